import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeBesides, withBesides } from '../../../lib/moderate/doors.ts';
import type { Judge, Plan, Region } from '../../../lib/moderate/plan.ts';
import type { Treatment } from '../../../lib/moderate/treatment.ts';
import type { Verdict } from '../../../lib/types.ts';

const of = (kind: Verdict['kind'], more: Partial<Verdict> = {}): Verdict => ({ kind, scores: {}, engine: 'blocklist', ...more });

/** BAD is unsafe, ODD sensitive, FREMD another language, LOST not judged; LATE has no verdict yet. */
const judge = (strictness: Judge['strictness'] = 'standard'): Judge => ({
  strictness,
  epoch: 1,
  verdict({ text }) {
    if (text.includes('LATE')) return undefined;
    if (text.includes('BAD')) return of('unsafe');
    if (text.includes('ODD')) return of('sensitive');
    if (text.includes('FREMD')) return of('unchecked', { reason: 'language' });
    return text.includes('LOST') ? of('unchecked', { reason: 'failed' }) : of('safe');
  },
  openFrom: (text) => text.length,
  isSettled: () => false,
});

const region = (start: number, end: number, treatment: Treatment): Region => ({
  start,
  end,
  treatment,
  verdict: of(treatment === 'clear' ? 'safe' : 'unsafe'),
  hash: treatment === 'clear' ? '' : `${start}`,
});

test('the gravest sentence decides, and says which ones were grave', () => {
  const found = judgeBesides(['Fine. It is BAD here. Fine.', 'LOST', 'ODD'], judge('strict'));
  expect(found).toMatchObject({ treatment: 'veil', verdict: { kind: 'unsafe' } });
  expect(found === 'waiting' ? [] : found?.texts.map((text) => text.trim())).toEqual(['It is BAD here.', 'LOST', 'ODD']);
  expect(judgeBesides(['ODD'], judge())).toBeUndefined();
  expect(judgeBesides(['LOST'], judge())).toMatchObject({ treatment: 'hold' });
});

test('a label in another language hides nothing, not even in Strict', () => {
  expect(judgeBesides(['FREMD'], judge('strict'))).toBeUndefined();
});

test('as long as one has no verdict nothing is released', () => {
  const plan: Plan = { regions: [region(0, 5, 'clear')], judgedTo: 5, waiting: false, done: 0 };
  const found = judgeBesides(['Fine.', 'LATE'], judge());
  expect(withBesides(plan, found, 'Text.')).toEqual({ regions: [], judgedTo: 0, waiting: true, done: 0 });
});

const planned = (treatments: readonly Treatment[]): Plan => ({
  regions: treatments.map((treatment, index) => region(index, index + 1, treatment)),
  judgedTo: treatments.length,
  waiting: false,
  done: 0,
});
const treatments = fc.array(fc.constantFrom<Treatment[]>('clear', 'marked', 'veil', 'hold', 'mild'), { maxLength: 6 });

test('nothing of a block is painted beside a grave text; what is hidden for a graver reason stays as it is', () => {
  fc.assert(
    fc.property(treatments, fc.constantFrom('BAD', 'LOST', 'ODD'), (given, word) => {
      const plan = planned(given);
      const after = withBesides(plan, judgeBesides([word], judge('strict')), 'text');
      expect(after.regions.filter(({ treatment }) => !['veil', 'hold', 'mild'].includes(treatment))).toEqual([]);
      expect(after.regions.map(({ start, end }) => [start, end])).toEqual(plan.regions.map(({ start, end }) => [start, end]));
      const veiled = plan.regions.filter(({ treatment }) => treatment === 'veil');
      expect(after.regions.filter((_, index) => given[index] === 'veil')).toEqual(veiled);
      expect(after.judgedTo).toBe(plan.judgedTo);
    }),
  );
});

test('beside harmless texts a plan stays what it is', () => {
  fc.assert(
    fc.property(treatments, (given) => {
      const plan = planned(given);
      expect(withBesides(plan, judgeBesides(['Copy', 'More about it'], judge('strict')), 'text')).toBe(plan);
    }),
  );
});
