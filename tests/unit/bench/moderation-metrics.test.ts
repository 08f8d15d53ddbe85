import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auc,
  averagePrecision,
  bestF1,
  bins,
  bootstrap,
  calibrationError,
  rate,
  ratio,
  type Scored,
} from '../../bench/moderation-metrics.ts';

/** Scores with a + for rows that should be found: `0.9+ 0.8 0.7+`. */
const rows = (text: string): Scored[] =>
  text.split(' ').map((row) => ({ score: Number.parseFloat(row), positive: row.endsWith('+') }));
const anyRows = fc.array(fc.record({ score: fc.integer({ min: 0, max: 8 }).map((n) => n / 8), positive: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

describe('worked out by hand', () => {
  it('average precision: 1/2 · 1 + 1/2 · 2/3', () => {
    expect(averagePrecision(rows('0.9+ 0.8 0.7+ 0.1'))).toBeCloseTo(5 / 6, 12);
  });
  it('equal scores are one step: 1/2 · 1/2 + 1/2 · 2/4', () => {
    expect(averagePrecision(rows('0.9+ 0.9 0.2+ 0.2'))).toBeCloseTo(0.5, 12);
  });
  it('AUC: of the four pairs three are in order, and equal ones count half', () => {
    expect(auc(rows('0.9+ 0.8 0.7+ 0.1'))).toBe(0.75);
    expect(auc(rows('0.9+ 0.9 0.2+ 0.2'))).toBe(0.5);
    expect(auc(rows('0.5+ 0.5'))).toBe(0.5);
    expect(auc(rows('0.1+ 0.9'))).toBe(0);
  });
  it('F1: best where 2 of 3 flagged are right and none is missed', () => {
    expect(bestF1(rows('0.9+ 0.8 0.7+ 0.1'))).toBeCloseTo(0.8, 12);
  });
  it('calibration: two bins of two, off by 0.1 and by 0.45', () => {
    const some = rows('0.95+ 0.85+ 0.96 0.82+');
    expect(bins(some).map(({ from, rows: count, positive }) => [from, count, positive])).toEqual([
      [0.8, 2, 1],
      [0.9, 2, 0.5],
    ]);
    // Means 0.835 against 1, and 0.955 against 0.5.
    expect(calibrationError(some)).toBeCloseTo((0.165 + 0.455) / 2, 12);
    expect(bins(rows('1+'))).toHaveLength(1);
  });
  it('rates and ratios', () => {
    expect(rate([true, false, false, false])).toBe(0.25);
    expect(ratio([true, false, false], [false, false, false])).toBe(3);
    expect(ratio([], [])).toBe(1);
  });
  it('says nothing of nothing', () => {
    expect(averagePrecision(rows('0.5'))).toBeNaN();
    expect(bestF1(rows('0.5'))).toBeNaN();
    expect(auc(rows('0.5+'))).toBeNaN();
    expect(calibrationError([])).toBeNaN();
    expect(rate([])).toBeNaN();
  });
});

describe('for any rows', () => {
  it('AUC is the share of pairs in order', () => {
    fc.assert(
      fc.property(anyRows, (some) => {
        const pairs = some.flatMap((one) =>
          one.positive ? some.filter((other) => !other.positive).map((other) => one.score - other.score) : [],
        );
        fc.pre(pairs.length > 0);
        const won = pairs.reduce((sum, gap) => sum + (gap > 0 ? 1 : gap === 0 ? 0.5 : 0), 0);
        expect(auc(some)).toBeCloseTo(won / pairs.length, 10);
      }),
    );
  });
  it('what is drawn lies in 0..1 around a value that rows alone decide, and the same each time', () => {
    fc.assert(
      fc.property(anyRows, (some) => {
        fc.pre(some.some(({ positive }) => positive));
        const estimate = bootstrap(some, averagePrecision, 50);
        expect(estimate).toEqual(bootstrap(some, averagePrecision, 50));
        expect(estimate.value).toBe(averagePrecision(some));
        expect(estimate.low).toBeLessThanOrEqual(estimate.high);
        expect([estimate.low, estimate.high].every((edge) => edge >= 0 && edge <= 1 + 1e-12)).toBe(true);
      }),
    );
  });
  it('the interval of a coin thrown 400 times is about 0.1 wide', () => {
    const coin = Array.from({ length: 400 }, (_, index) => index % 2 === 0);
    const { value, low, high } = bootstrap(coin, rate, 500);
    expect(value).toBe(0.5);
    expect(high - low).toBeGreaterThan(0.08);
    expect(high - low).toBeLessThan(0.12);
    expect(bootstrap(coin, rate, 0)).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
  });
});
