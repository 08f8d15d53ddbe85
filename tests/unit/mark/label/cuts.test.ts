import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseCuts, type Place } from '../../../../lib/mark/label/cuts.ts';

const BETWEEN = { start: 0, end: 1000, pitch: 300, apart: 40, unit: 1 };

const places = fc
  .uniqueArray(fc.integer({ min: 1, max: 24 }), { maxLength: 8 })
  .chain((at) =>
    fc.tuple(
      ...at
        .toSorted((one, other) => one - other)
        .map((step) =>
          fc.record({ at: fc.constant(step * 40), grow: fc.integer({ min: 0, max: 39 }), cost: fc.integer({ min: 1, max: 6 }) }),
        ),
    ),
  );

/** Cost of a choice as the design states it; infinite if two lines are too close. */
function costOf(chosen: readonly Place[]): number {
  const stops = [{ at: BETWEEN.start, grow: 0, cost: 0 }, ...chosen, { at: BETWEEN.end, grow: 0, cost: 0 }];
  return stops.slice(1).reduce((sum, stop, index) => {
    const before = stops[index] ?? stop;
    const distance = stop.at - before.at + (stop.grow + before.grow) / 2;
    if (distance < BETWEEN.apart) return Infinity;
    const over = Math.max(0, distance - BETWEEN.pitch);
    return sum + stop.cost + 0.15 * (distance / BETWEEN.pitch) ** 2 + (over > 0 ? 6 + 2 * over : 0);
  }, 0);
}

function cheapest(all: readonly Place[]): number {
  const subsets = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_place, index) => (bits >> index) & 1));
  return Math.min(...subsets.map(costOf));
}

describe('chooseCuts', () => {
  test('is as cheap as the cheapest of all choices', () => {
    fc.assert(
      fc.property(places, (all) => {
        const chosen = chooseCuts(all, BETWEEN).flatMap((index) => all[index] ?? []);
        expect(costOf(chosen)).toBeCloseTo(cheapest(all), 6);
      }),
    );
  });

  test('keeps to the pitch where it can', () => {
    const all = Array.from({ length: 24 }, (_, index) => ({ at: (index + 1) * 40, grow: 0, cost: 3 }));
    const stops = [0, ...chooseCuts(all, BETWEEN).map((index) => all[index]?.at ?? 0), 1000];
    expect(Math.max(...stops.slice(1).map((at, index) => at - (stops[index] ?? 0)))).toBeLessThanOrEqual(300);
    expect(stops).toHaveLength(5);
  });

  test('without a place it chooses none', () => {
    expect(chooseCuts([], BETWEEN)).toEqual([]);
  });
});
