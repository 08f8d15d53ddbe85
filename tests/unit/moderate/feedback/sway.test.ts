import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_SHIFT, NO_SWAY, overrides, swayOf, thresholdShift } from '../../../../lib/moderate/feedback/sway.ts';
import { JUDGING_LEVELS, thresholdOf } from '../../../../lib/moderate/thresholds.ts';
import { CATEGORIES } from '../../../../lib/types.ts';
import { anyEvent, said } from './events.ts';

const DAY = 86_400_000;
/** So many presses of one kind, each about a text of its own, some a day. */
const presses = (count: number, perDay: number, change: Parameters<typeof said>[0] = {}) =>
  Array.from({ length: count }, (_, index) =>
    said({ at: Math.floor(index / perDay) * DAY + index, hash: `h${index}`, ...change }),
  );

describe('thresholdShift', () => {
  it('never leaves its bounds, whatever was said', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 300 }), (events) => {
        for (const category of CATEGORIES) expect(Math.abs(thresholdShift(events, category))).toBeLessThanOrEqual(MOST_SHIFT);
        expect(thresholdShift(events, 'sexual/minors')).toBe(0);
        // The on-device engine calls that `sexual`.
        expect(thresholdShift(events, 'sexual')).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('a hundred presses a day for a year stay within the bound, a hundred on one day far from it', () => {
    expect(thresholdShift(presses(36_500, 100), 'violence')).toBeLessThanOrEqual(MOST_SHIFT);
    expect(thresholdShift(presses(36_500, 100), 'violence')).toBeGreaterThan(0.09);
    const oneDay = thresholdShift(presses(100, 100), 'violence');
    expect(oneDay).toBe(thresholdShift(presses(5, 5), 'violence'));
    expect(oneDay).toBeLessThan(0.07);
    expect(thresholdShift(presses(36_500, 100, { category: 'sexual/minors' }), 'sexual/minors')).toBe(0);
  });

  it('each press counts less than the one before, and none counts the other way', () => {
    const shifts = [0, 1, 2, 3, 4, 5].map((count) => thresholdShift(presses(count, 1), 'violence'));
    const steps = shifts.slice(1).map((shift, index) => shift - (shifts[index] ?? 0));
    expect(steps[0]).toBeCloseTo(0.02, 5);
    expect(steps.toSorted((one, other) => other - one)).toEqual(steps);
    expect(new Set(steps.map((step) => step.toFixed(6))).size).toBe(steps.length);
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  it('what was missed lowers, what was not unsafe raises, and both together cancel', () => {
    const missed = thresholdShift(presses(3, 1, { kind: 'missed' }), 'violence');
    expect(missed).toBeLessThan(0);
    expect(thresholdShift(presses(3, 1), 'violence')).toBeCloseTo(-missed, 10);
    const other = Array.from({ length: 3 }, (_, day) => said({ at: day * DAY, hash: `m${day}`, kind: 'missed' }));
    const both = [...presses(3, 1), ...other];
    expect(thresholdShift(both, 'violence')).toBeCloseTo(0, 10);
  });

  it('one press on several sentences counts once, one text pressed again and again counts once', () => {
    const once = thresholdShift([said()], 'violence');
    expect(thresholdShift([said(), said({ hash: 'other' })], 'violence')).toBe(once);
    expect(
      thresholdShift(
        Array.from({ length: 50 }, (_, day) => said({ at: day * DAY })),
        'violence',
      ),
    ).toBe(once);
  });

  it('says nothing about other categories, nor about the classifier where a word list or the endpoint had decided', () => {
    expect(thresholdShift([said()], 'hate')).toBe(0);
    for (const engine of ['blocklist', 'openai'] as const) expect(thresholdShift([said({ engine })], 'violence')).toBe(0);
  });

  it('turns no level into another where they differ most', () => {
    for (const category of CATEGORIES) {
      const levels = JUDGING_LEVELS.map((level) => thresholdOf('on-device', level, category));
      const most = Math.max(
        ...levels
          .slice(1)
          .map(({ unsafe, sensitive }, index) =>
            Math.max((levels[index]?.unsafe ?? 0) - unsafe, (levels[index]?.sensitive ?? 0) - sensitive),
          ),
      );
      expect(MOST_SHIFT).toBeLessThan(most / 2);
      for (const { unsafe, sensitive } of levels) {
        expect(unsafe + MOST_SHIFT).toBeLessThan(1);
        expect(sensitive - MOST_SHIFT).toBeGreaterThan(0);
      }
    }
  });
});

describe('overrides', () => {
  it('the last word on a text counts', () => {
    const events = [said({ at: 1 }), said({ at: 2, kind: 'missed', category: 'hate' })];
    expect(overrides(events).get('h')).toEqual({ kind: 'unsafe', category: 'hate', engine: 'on-device' });
    expect(overrides(events.toReversed()).get('h')).toEqual({ kind: 'clear' });
  });

  it('sexual/minors is cleared by nothing', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 50 }), (events) => {
        const about = events.map((event) => ({ ...event, kind: 'not-unsafe' as const, category: 'sexual/minors' as const }));
        expect(overrides(about).size).toBe(0);
      }),
    );
  });
});

describe('undo', () => {
  it('of anything, in any order, leaves what the rest alone would have done', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.array(anyEvent, { maxLength: 40 }), (before, added) => {
        const undone = [...before, ...added].filter((event) => !added.includes(event));
        expect(overrides(undone)).toEqual(overrides(before));
        for (const category of CATEGORIES) expect(swayOf(undone).shift(category)).toBe(swayOf(before).shift(category));
      }),
    );
  });

  it('of everything leaves nothing', () => {
    expect(swayOf([])).toBe(NO_SWAY);
  });
});
