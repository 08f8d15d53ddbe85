import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cascade, type ModelEngine, type TermEngine } from '../../../lib/moderate/cascade.ts';
import { createRemote } from '../../../lib/moderate/engines/openai/remote.ts';
import { SAMPLE } from '../../../lib/moderate/engines/openai/sender.ts';
import { createModerationService, type ModerationService } from '../../../lib/moderate/engines/openai/service.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/schema.ts';
import type { Verdict } from '../../../lib/types.ts';
import { FakeClock, linked, memory } from './openai-fakes.ts';
import { FAULTS, FaultyService, settle, type Fault } from './openai-faulty.ts';

/** Nothing but the remote engine finds anything. */
const terms: TermEngine = {
  assess: () => ({ engine: 'blocklist', scores: {} }),
  openFrom: (text) => text.length,
  without: () => undefined,
  hitIn: () => undefined,
};
const model: ModelEngine = {
  assess: () => ({ engine: 'on-device', scores: { violence: 0.001 } }),
  whole: () => ({ engine: 'on-device', scores: { violence: 0.001 } }),
};

/** Texts of one completion, all different; every fifth is flagged by the service. */
const textsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    at % 5 === 3 ? `In sentence ${at} somebody wants to kill.` : `Sentence ${at} says something about bread and how it is made.`,
  );
const isBad = (text: string) => text.includes('kill');

interface Scene {
  readonly clock: FakeClock;
  readonly server: FaultyService;
  readonly service: ModerationService;
  readonly settings: Settings['openai'];
  readonly store: ReturnType<typeof memory>;
  /** A page in strict, where a verdict waits for the remote engine. */
  readonly page: () => { readonly verdicts: (texts: readonly string[]) => (Verdict | undefined)[] };
  /** Time goes by, in steps in which pages look after what they have not got. */
  readonly pass: (ms: number) => Promise<void>;
}

function scene(change: Partial<Settings['openai']> = {}): Scene {
  const clock = new FakeClock();
  const server = new FaultyService(clock);
  const store = memory();
  const settings = { ...defaultSettings().openai, enabled: true, ...change };
  const service = createModerationService({
    clock,
    random: () => 0.5,
    readKey: () => Promise.resolve('sk-test'),
    settings: () => settings,
    online: () => true,
    usage: store,
    fetch: server.fetch,
  });
  const cascades: Cascade[] = [];
  return {
    clock,
    server,
    service,
    settings,
    store,
    page() {
      const cascade = new Cascade(terms, () => undefined);
      cascade.strictness = 'strict';
      cascade.setModel(model);
      cascade.setRemote(createRemote(() => linked(service, `https://chatgpt.com`, cascades.length), clock));
      cascades.push(cascade);
      return { verdicts: (texts) => texts.map((text) => cascade.verdict({ text, before: '' })) };
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= 500) {
        clock.advance(Math.min(500, left));
        for (const cascade of cascades) cascade.retry(clock.now());
        await settle();
      }
    },
  };
}

describe('whatever the service does', () => {
  test('nothing is safe that it did not call so, nothing is lost, and all is well again without a reload', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...FAULTS), { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
        async (script: Fault[], pieces: number[]) => {
          const { server, page, pass } = scene();
          server.script = [...script];
          const { verdicts } = page();
          const texts = textsOf(pieces.reduce((sum, piece) => sum + piece, 0));
          const wrong = (): string[] => {
            const found = verdicts(texts.slice(0, shown));
            return texts.slice(0, shown).filter((text, at) => {
              const kind = found[at]?.kind;
              return (kind === 'safe' && (isBad(text) || !server.answered.has(text))) || (kind === 'unsafe' && !isBad(text));
            });
          };
          let shown = 0;
          for (const piece of pieces) {
            shown += piece;
            verdicts(texts.slice(0, shown));
            await pass(500);
            expect(wrong()).toEqual([]);
          }
          // The longest pause of a service that is asked for one sentence at a time, and a page's own rhythm.
          for (
            let waited = 0;
            waited < 900_000 && verdicts(texts).some((verdict) => !verdict || verdict.kind === 'unchecked');
            waited += 10_000
          ) {
            await pass(10_000);
            expect(wrong()).toEqual([]);
          }
          expect(verdicts(texts).map((verdict) => verdict?.kind)).toEqual(texts.map((text) => (isBad(text) ? 'unsafe' : 'safe')));
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  test('answers that come in another order than the questions are each given to their own', async () => {
    const { server, page, pass } = scene();
    server.script = ['slow', 'ok', 'slow', 'ok'];
    const { verdicts } = page();
    const texts = textsOf(128);
    verdicts(texts);
    await pass(3_000);
    expect(server.asked.map(({ fault }) => fault)).toEqual(['slow', 'ok', 'slow', 'ok']);
    expect(verdicts(texts).map((verdict) => verdict?.kind)).toEqual(texts.map((text) => (isBad(text) ? 'unsafe' : 'safe')));
  });
});

const total = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);

describe('traffic', () => {
  test('each character is sent once, to however many tabs it is shown', async () => {
    const { server, page, pass } = scene();
    const texts = textsOf(200);
    const [one, two] = [page(), page()];
    for (let shown = 0; shown <= texts.length; shown += 4) {
      one.verdicts(texts.slice(0, shown));
      two.verdicts(texts.slice(0, shown));
      await pass(500);
    }
    expect(two.verdicts(texts).every((verdict) => verdict?.kind === 'safe' || verdict?.kind === 'unsafe')).toBe(true);
    expect(server.chars).toBe(total(texts));
  });

  test.each<Fault>(['500', 'malformed', 'too-few', 'drop', 'drop-midway', '401', 'no-credit', '429-retry-after'])(
    'a minute of %s in the middle of a completion costs less than 15 % more',
    async (fault) => {
      const { server, page, pass } = scene();
      const { verdicts } = page();
      const texts = textsOf(300);
      for (let shown = 0; shown <= texts.length; shown += 2) {
        server.stuck = shown >= 90 && shown < 210 ? fault : undefined;
        verdicts(texts.slice(0, shown));
        await pass(1_000);
      }
      await pass(120_000);
      expect(verdicts(texts).map((verdict) => verdict?.kind)).toEqual(texts.map((text) => (isBad(text) ? 'unsafe' : 'safe')));
      expect(server.chars / total(texts)).toBeLessThanOrEqual(1.15);
    },
  );

  test('a service that does not answer is asked about nobody’s text until it does', async () => {
    const { server, page, pass } = scene();
    server.stuck = '500';
    const { verdicts } = page();
    verdicts(textsOf(20));
    await pass(120_000);
    const sent = server.asked.flatMap(({ asked }) => ('input' in asked ? [asked.input] : []));
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.length).toBeLessThan(16);
    expect(sent.slice(1).every((input) => input.length === 1 && input[0] === SAMPLE)).toBe(true);
    server.stuck = undefined;
    await pass(30_000);
    expect(verdicts(textsOf(20)).every((verdict) => verdict?.kind === 'safe' || verdict?.kind === 'unsafe')).toBe(true);
  });

  test('an answer that has no end is given up: by its length at once, by its slowness after ten seconds', async () => {
    const { server, page, pass, service } = scene();
    const { verdicts } = page();
    server.script = ['endless'];
    verdicts(['One.']);
    await pass(500);
    expect(verdicts(['One.'])[0]).toMatchObject({ kind: 'unchecked', reason: 'failed' });
    expect(service.health()).toMatchObject({ state: 'trouble' });
    const second = scene();
    const slow = second.page();
    second.server.script = ['loris'];
    slow.verdicts(['One.']);
    await second.pass(9_500);
    expect(second.service.health()).toEqual({ state: 'ready' });
    await second.pass(1_000);
    expect(second.service.health()).toMatchObject({ state: 'trouble' });
  });
});

describe('the budget', () => {
  test.each([
    ['requests', { requests: 3, chars: null }],
    ['characters', { requests: null, chars: 2_000 }],
  ])('of %s is never passed, says so, and is there again the next day or when it is raised', async (_of, budget) => {
    const { server, page, pass, service, settings, clock } = scene({ budget });
    const { verdicts } = page();
    const texts = textsOf(60);
    for (let shown = 1; shown <= texts.length; shown++) {
      verdicts(texts.slice(0, shown));
      await pass(500);
    }
    const [requests, chars] = [server.asked.length, server.chars];
    expect(requests).toBeLessThanOrEqual(budget.requests ?? Infinity);
    expect(chars).toBeLessThanOrEqual(budget.chars ?? Infinity);
    expect(requests).toBeGreaterThan(1);
    expect(verdicts(texts).at(-1)).toMatchObject({ kind: 'unchecked', reason: 'budget' });
    expect(service.health()).toEqual({ state: 'trouble', reason: 'budget' });
    await pass(60_000);
    expect(server.asked).toHaveLength(requests);
    clock.advance(86_400_000);
    await pass(20_000);
    expect(server.asked.length).toBeGreaterThan(requests);
    Object.assign(settings, { budget: { requests: null, chars: null } });
    await pass(60_000);
    expect(verdicts(texts).map((verdict) => verdict?.kind)).toEqual(texts.map((text) => (isBad(text) ? 'unsafe' : 'safe')));
  });

  test('outlives the background, and a day’s count is not another’s', async () => {
    const first = scene({ budget: { requests: 1, chars: null } });
    first.page().verdicts(['One.']);
    await first.pass(1_000);
    expect(first.server.asked).toHaveLength(1);
    const second = scene({ budget: { requests: 1, chars: null } });
    second.store.kept = first.store.kept;
    const { verdicts } = second.page();
    verdicts(['Two.']);
    await second.pass(500);
    expect(second.server.asked).toHaveLength(0);
    expect(verdicts(['Two.'])[0]).toMatchObject({ kind: 'unchecked', reason: 'budget' });
  });

  test('that cannot be counted sends nothing; without one, it is not needed', async () => {
    for (const [requests, sent] of [
      [10, 0],
      [null, 1],
    ] as const) {
      const { server, page, pass, store } = scene({ budget: { requests, chars: null } });
      store.write = () => Promise.reject(new Error('disk full'));
      page().verdicts(['One.']);
      await pass(1_000);
      expect(server.asked).toHaveLength(sent);
    }
  });
});
