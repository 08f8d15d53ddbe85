import { beforeEach, describe, expect, test } from 'vitest';
import { isSendable, MAX_IMAGE_BYTES } from '../../../lib/moderate/engines/openai/request.ts';
import { createModerationService, type ModerationService } from '../../../lib/moderate/engines/openai/service.ts';
import { testConnection } from '../../../lib/moderate/engines/openai/test-connection.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/schema.ts';
import type { UncheckedReason } from '../../../lib/types.ts';
import { FakeClock, memory, result } from './openai-fakes.ts';
import { sentBody } from './openai-faulty.ts';

let clock: FakeClock;
let settings: Settings['openai'];
let service: ModerationService;
let answer: () => Response;
let asked: unknown[];
let allowed: boolean;

const fetcher: typeof fetch = (_input, init) => {
  asked.push(sentBody(init));
  return new Promise((resolve) => resolve(answer()));
};
const picture = { bytes: new Uint8Array([137, 80, 78, 71]), type: 'image/png' };
const OF_IMAGES = ['self-harm', 'self-harm/intent', 'self-harm/instructions', 'sexual', 'violence', 'violence/graphic'];
/** A result about a picture: the categories that were not applied have 0. */
const seen = (change: object = {}) => {
  const given = result('kill');
  const applied = Object.fromEntries(
    Object.keys(given.categories).map((name) => [name, OF_IMAGES.includes(name) ? ['image'] : []]),
  );
  const scores = Object.fromEntries(
    Object.entries(given.category_scores).map(([name, score]) => [name, OF_IMAGES.includes(name) ? score : 0]),
  );
  return { ...given, category_applied_input_types: applied, category_scores: scores, ...change };
};

beforeEach(() => {
  clock = new FakeClock();
  settings = { ...defaultSettings().openai, enabled: true };
  asked = [];
  allowed = true;
  answer = () => Response.json({ results: [seen()] });
  service = createModerationService({
    clock,
    random: () => 0.5,
    readKey: () => Promise.resolve('sk-test'),
    settings: () => settings,
    online: () => true,
    usage: memory(),
    allowed: () => Promise.resolve(allowed),
    fetch: fetcher,
  });
});

describe('a picture', () => {
  test('travels alone, as data, and is scored in what pictures are judged by', async () => {
    const { scores, unchecked } = await service.assessPicture(picture);
    expect(unchecked).toBeUndefined();
    expect(Object.keys(scores).toSorted()).toEqual(OF_IMAGES.toSorted());
    expect(scores.violence).toBeGreaterThan(0.8);
    expect(asked).toEqual([
      { model: 'omni-moderation-latest', input: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } }] },
    ]);
  });
  test('that a text model looks at, or that is answered for something else, is not judged', async () => {
    for (const results of [
      [seen({ category_applied_input_types: undefined })],
      [seen({ category_applied_input_types: {} })],
      [result('kill')],
      [],
      [seen(), seen()],
    ]) {
      answer = () => Response.json({ results });
      expect(await service.assessPicture(picture)).toMatchObject({ unchecked: 'failed' });
      answer = () => Response.json({ results: [result('fine')] });
      clock.advance(60_000);
    }
  });
  test('of no known kind, empty, above 20 MB, or for a guard model is not sent', async () => {
    for (const bad of [
      { ...picture, type: 'image/svg+xml' },
      { ...picture, bytes: new Uint8Array(0) },
      { ...picture, bytes: new Uint8Array(MAX_IMAGE_BYTES + 1) },
    ])
      expect(await service.assessPicture(bad)).toMatchObject({ unchecked: 'not-text' });
    settings = { ...settings, format: 'llama-guard' };
    expect(await service.assessPicture(picture)).toMatchObject({ unchecked: 'not-text' });
    expect(asked).toEqual([]);
    expect(isSendable({ ...picture, bytes: new Uint8Array(MAX_IMAGE_BYTES) })).toBe(true);
  });
  test('counts in the budget', async () => {
    settings = { ...settings, budget: { requests: 1, chars: 0 } };
    expect((await service.assessPicture(picture)).unchecked).toBeUndefined();
    expect((await service.assessPicture(picture)).unchecked).toBe('budget');
  });
});

const broken =
  (status: number, error: object): (() => Response) =>
  () =>
    Response.json({ error }, { status });

describe('what is wrong has its own name', () => {
  test.each<[string, () => Response, UncheckedReason]>([
    ['402', broken(402, {}), 'no-credit'],
    ['429 without credit', broken(429, { code: 'insufficient_quota' }), 'no-credit'],
    ['429 without credit, by its type', broken(429, { type: 'insufficient_quota', code: null }), 'no-credit'],
    ['429', broken(429, { code: 'rate_limit_exceeded' }), 'limited'],
    ['401', broken(401, { code: 'invalid_api_key' }), 'bad-key'],
    ['403', broken(403, {}), 'bad-key'],
    ['403 from the wrong country', broken(403, { code: 'unsupported_country_region_territory' }), 'blocked'],
    ['500', broken(500, { code: 'insufficient_quota' }), 'failed'],
  ])('%s', async (_what, given, reason) => {
    answer = given;
    expect((await service.assessPicture(picture)).unchecked).toBe(reason);
    expect(service.health()).toEqual({ state: 'trouble', reason });
    expect(await testConnection({ ...settings, key: 'sk-test', fetch: fetcher }, { clock })).toBe(reason);
    // And it is over without anybody's help.
    clock.advance(60_000);
    answer = () => Response.json({ results: [seen()] });
    const count = asked.length;
    await service.assessPicture(picture);
    expect(asked.length).toBeGreaterThan(count);
  });

  test('no answer at all: blocked if the browser gives no access, else not reached', async () => {
    answer = () => {
      throw new TypeError('Failed to fetch');
    };
    expect((await service.assessPicture(picture)).unchecked).toBe('offline');
    allowed = false;
    clock.advance(60_000);
    await service.assessPicture(picture);
    expect(service.health()).toEqual({ state: 'trouble', reason: 'blocked' });
  });

  test.each([401, 402, 403])('after %i nothing is sent for a minute', async (status) => {
    answer = broken(status, {});
    await service.assessPicture(picture);
    clock.advance(59_999);
    await service.assessPicture(picture);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    await service.assessPicture(picture);
    expect(asked).toHaveLength(2);
  });
});
