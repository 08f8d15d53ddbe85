import { beforeEach, expect, test } from 'vitest';
import { MAX_PICTURE_CHARS, parseModerateReply, parsePictureRequest } from '../../../lib/messages.ts';
import { createModerationService, type ModerationService } from '../../../lib/moderate/engines/openai/service.ts';
import { noPictures, treatPicture } from '../../../lib/moderate/pictures.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/schema.ts';
import { STRICTNESS_LEVELS, type Verdict } from '../../../lib/types.ts';
import { FakeClock, FakePort, memory, result } from './openai-fakes.ts';

const JPEG = btoa('\xff\xd8\xff\xe0 a picture');
let settings: Settings['openai'];
let requests: number;
let answer: () => Response;
let service: ModerationService;

const seen = () => {
  const judged = result('kill');
  const applied = Object.fromEntries(Object.keys(judged.categories).map((name) => [name, ['image']]));
  return Response.json({ results: [{ ...judged, category_applied_input_types: applied }] });
};

beforeEach(() => {
  settings = { ...defaultSettings().openai, enabled: true, images: true };
  requests = 0;
  answer = seen;
  service = createModerationService({
    clock: new FakeClock(),
    random: () => 0.5,
    readKey: () => Promise.resolve('sk-test'),
    settings: () => settings,
    online: () => true,
    usage: memory(),
    fetch: () => {
      requests++;
      return Promise.resolve(answer());
    },
  });
});

async function ask(jpeg: string) {
  const port = new FakePort({ tab: { id: 7 }, origin: 'https://chatgpt.com' });
  service.serve(port);
  port.receive({ id: 1, jpeg });
  return parseModerateReply(await port.message(1))?.assessments[0];
}

test('a picture is judged once, whoever shows it on a site', async () => {
  expect((await ask(JPEG))?.scores.violence).toBeGreaterThan(0.8);
  expect((await ask(JPEG))?.scores.violence).toBeGreaterThan(0.8);
  expect(requests).toBe(1);
});

test('nothing is sent without the setting, for a guard model, or if it is no JPEG', async () => {
  for (const change of [{ images: false }, { enabled: false }, { format: 'llama-guard' as const }]) {
    settings = { ...settings, enabled: true, images: true, format: 'moderations', ...change };
    // oxlint-disable-next-line no-await-in-loop -- one setting after the other
    expect((await ask(JPEG))?.unchecked).toBe('not-text');
  }
  settings = { ...settings, enabled: true, images: true, format: 'moderations' };
  expect((await ask(btoa('<svg>')))?.unchecked).toBe('not-text');
  expect(requests).toBe(0);
});

test('what fails is no "safe", and pictures that fail do not stop texts', async () => {
  answer = () => Response.json({}, { status: 500 });
  for (const letter of 'abcd') expect((await ask(btoa(`\xff\xd8\xff${letter}`)))?.unchecked).toBe('failed'); // oxlint-disable-line no-await-in-loop
  expect(requests).toBe(3);
  answer = () => Response.json({ results: [result('fine')] });
  const port = new FakePort({ tab: { id: 7 }, origin: 'https://chatgpt.com' });
  service.serve(port);
  port.receive({ id: 1, segments: [{ text: 'fine', before: '' }] });
  expect(parseModerateReply(await port.message(1))?.assessments[0]?.unchecked).toBeUndefined();
});

test('a message has its form and its size', () => {
  expect(parsePictureRequest({ id: 1, jpeg: JPEG })).toEqual({ id: 1, jpeg: JPEG });
  for (const bad of ['', 'https://example.org/a.jpg', 'A'.repeat(MAX_PICTURE_CHARS + 1)])
    expect(parsePictureRequest({ id: 1, jpeg: bad })).toBeUndefined();
});

const verdict = (kind: Verdict['kind']): Verdict => ({ kind, scores: {}, engine: 'openai' });

test('a picture that nobody checked is never simply shown', () => {
  expect(STRICTNESS_LEVELS.map((level) => treatPicture(verdict('unchecked'), level))).toEqual([
    'marked',
    'marked',
    'marked',
    'hold',
  ]);
  for (const level of STRICTNESS_LEVELS) expect(treatPicture(verdict('unsafe'), level)).toBe('veil');
  expect(STRICTNESS_LEVELS.map((level) => treatPicture(verdict('sensitive'), level))).toEqual([
    'clear',
    'clear',
    'clear',
    'mild',
  ]);
  expect(noPictures().verdict({}, 'standard')).toBe('waiting');
  expect(noPictures('failed').verdict({}, 'standard')).toMatchObject({ kind: 'unchecked' });
});
