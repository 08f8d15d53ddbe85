import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hashText } from '../../../../lib/moderate/cache.ts';
import { Cascade, type ModelEngine } from '../../../../lib/moderate/cascade.ts';
import { createBlocklist } from '../../../../lib/moderate/engines/blocklist/index.ts';
import { eventId, FEEDBACK_LIMITS, type FeedbackEvent } from '../../../../lib/moderate/feedback/event.ts';
import { createFeedbackStore, lastAbout } from '../../../../lib/moderate/feedback/store.ts';
import { MOST_SHIFT, swayOf } from '../../../../lib/moderate/feedback/sway.ts';
import { judgeText } from '../../../../lib/moderate/judge.ts';
import { JUDGING_LEVELS, thresholdOf } from '../../../../lib/moderate/thresholds.ts';
import { CATEGORIES, type Category, ENGINES, type Strictness } from '../../../../lib/types.ts';
import { anyEvent, said } from './events.ts';

/** A page, or somebody at the keyboard, that has "Not unsafe" pressed as often as it can. */

const DAY = 86_400_000;
const TERMS = createBlocklist({ terms: ['zorblax'], exceptions: [], shipped: false });

/** A classifier that gives every text one score in one category. */
function giving(category: Category, score: number): ModelEngine {
  const assessment = { engine: 'on-device', scores: { [category]: score } } as const;
  return { assess: () => assessment, whole: () => assessment };
}

function verdictOn(text: string, model: ModelEngine, strictness: Strictness, events: readonly FeedbackEvent[]) {
  const cascade = new Cascade(TERMS, () => undefined);
  cascade.setModel(model);
  cascade.configure(strictness, swayOf(events));
  return cascade.verdict({ text, before: '' });
}

/** So many presses, spread over days as an attacker likes, about texts of any kind. */
const hostile = (most: number): fc.Arbitrary<FeedbackEvent[]> =>
  fc
    .record({
      count: fc.constantFrom(100, most),
      perDay: fc.constantFrom(1, 5, 20, most),
      categories: fc.subarray([...CATEGORIES], { minLength: 1 }),
      engines: fc.subarray([...ENGINES], { minLength: 1 }),
    })
    .map(({ count, perDay, categories, engines }) =>
      Array.from({ length: count }, (_, index) =>
        said({
          at: Math.floor(index / perDay) * DAY + index,
          hash: `h${index}`,
          category: categories[index % categories.length] ?? 'violence',
          engine: engines[index % engines.length] ?? 'on-device',
        }),
      ),
    );

describe('hostile "Not unsafe" presses, 100 or 10,000', () => {
  it('move no category beyond its bound: what scores more is veiled as before, at every level', () => {
    fc.assert(
      fc.property(
        hostile(10_000),
        fc.constantFrom(...CATEGORIES),
        fc.constantFrom(...JUDGING_LEVELS),
        (events, category, level) => {
          fc.pre(category !== 'custom');
          const { unsafe } = thresholdOf('on-device', level, category);
          const verdict = verdictOn('Another text.', giving(category, unsafe + MOST_SHIFT), level, events);
          expect(verdict).toMatchObject({ kind: 'unsafe', category });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never lift sexual content by a threshold, nor sexual/minors by anything', () => {
    fc.assert(
      fc.property(hostile(10_000), fc.constantFrom(...JUDGING_LEVELS), (events, level) => {
        const [sexual, minors] = (['sexual', 'sexual/minors'] as const).map((category) =>
          giving(category, thresholdOf('on-device', level, category).unsafe),
        );
        if (!sexual || !minors) throw new Error('two engines were made');
        expect(verdictOn('Another text.', sexual, level, events)).toMatchObject({ kind: 'unsafe', category: 'sexual' });
        // Not even where this very text was pressed, under whatever name it was veiled.
        const text = 'This text.';
        const own = CATEGORIES.map((category, index) => said({ at: 1e12 + index, hash: hashText(text), category }));
        expect(verdictOn(text, minors, level, [...events, ...own])).toMatchObject({ kind: 'unsafe', category: 'sexual/minors' });
      }),
      { numRuns: 40 },
    );
  });

  it('leave the user’s terms and what is shared as they were', async () => {
    const events = Array.from({ length: 10_000 }, (_, index) => said({ at: index * DAY, hash: `h${index}`, category: 'custom' }));
    expect(verdictOn('A zorblax here.', giving('hate', 0), 'relaxed', events)).toMatchObject({
      kind: 'unsafe',
      category: 'custom',
    });
    await fc.assert(
      fc.asyncProperty(hostile(10_000), fc.constantFrom(...JUDGING_LEVELS), async (presses, level) => {
        const model = giving('violence', thresholdOf('on-device', level, 'violence').unsafe);
        const text = 'One more text.';
        const sway = swayOf([...presses, said({ at: 1e12, hash: hashText(text) })]);
        const verdict = await judgeText(text, { terms: TERMS, model, remote: undefined }, level, sway);
        expect(verdict).toMatchObject({ kind: 'unsafe', category: 'violence' });
      }),
      { numRuns: 20 },
    );
  });
});

describe('through storage', () => {
  beforeEach(() => fakeBrowser.reset());

  it('10,000 presses leave a thousand, and the bound', async () => {
    const store = await createFeedbackStore(fakeBrowser.storage.local);
    const presses = Array.from({ length: 10_000 }, (_, index) => said({ at: index * DAY, hash: `h${index}` }));
    for (let from = 0; from < presses.length; from += 2_500)
      await store.add(presses.slice(from, from + 2_500).map((event) => ({ event, text: 'x' })));
    expect(store.getState()).toHaveLength(FEEDBACK_LIMITS.events);
    expect(swayOf(store.getState()).shift('violence')).toBeLessThanOrEqual(MOST_SHIFT);
    expect(await store.texts()).toHaveProperty('size', FEEDBACK_LIMITS.events);
  });

  it('a reported miss changes the verdict of the same text, Undo takes it back, and the export has it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEvent, { maxLength: 20 }),
        fc.constantFrom(...JUDGING_LEVELS),
        fc.constantFrom(...CATEGORIES),
        async (before, level, category) => {
          fakeBrowser.reset();
          const store = await createFeedbackStore(fakeBrowser.storage.local);
          const text = 'Nobody had called this unsafe.';
          const hash = hashText(text);
          const model = giving('hate', 0);
          await store.add(before.map((event) => ({ event, text: 'other' })));
          const now = () => verdictOn(text, model, level, store.getState())?.kind;
          expect(now()).toBe('safe');

          const event = said({ at: 1e12, hash, kind: 'missed', category });
          await store.add([{ event, text }]);
          expect(verdictOn(text, model, level, store.getState())).toMatchObject({ kind: 'unsafe', category, reported: true });
          const shared = await judgeText(text, { terms: TERMS, model, remote: undefined }, level, swayOf(store.getState()));
          expect(shared).toMatchObject({ kind: 'unsafe', category });
          const lines = (await store.lines()).trimEnd().split('\n');
          expect(lines.map((line): unknown => JSON.parse(line))).toContainEqual({ ...event, text });

          await store.remove(lastAbout(store.getState(), 'missed', [hash]));
          expect(now()).toBe('safe');
          expect(store.getState().some((one) => eventId(one) === eventId(event))).toBe(false);
          expect(await store.lines()).not.toContain(text);
          store.destroy();
        },
      ),
      { numRuns: 30 },
    );
  });
});
