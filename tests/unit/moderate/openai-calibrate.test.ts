import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrated, FLAGGED_SCORE } from '../../../lib/moderate/engines/openai/calibrate.ts';
import { parseResponse } from '../../../lib/moderate/engines/openai/response.ts';
import { result } from './openai-fakes.ts';

const score = fc.double({ min: 0, max: 1, noNaN: true });
const threshold = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('a threshold of one’s own', () => {
  test('lies at "flagged", keeps the order of scores, and stays within 0..1', () => {
    fc.assert(
      fc.property(threshold, score, score, fc.boolean(), (own, a, b, flagged) => {
        const of = (value: number) => calibrated('hate', value, flagged, { hate: own }) ?? Number.NaN;
        expect(of(a)).toBeGreaterThanOrEqual(0);
        expect(of(a)).toBeLessThanOrEqual(1);
        expect(Math.sign(of(a) - FLAGGED_SCORE) * Math.sign(a - own)).toBeGreaterThanOrEqual(0);
        expect(of(Math.min(a, b))).toBeLessThanOrEqual(of(Math.max(a, b)) + 1e-12);
      }),
    );
  });
  test('never makes milder what nobody should meet', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sexual/minors' as const, 'self-harm/instructions' as const, 'hate/threatening' as const),
        threshold,
        score,
        fc.boolean(),
        (category, own, value, flagged) => {
          const without = calibrated(category, value, flagged, {}) ?? 0;
          expect(calibrated(category, value, flagged, { [category]: own })).toBeGreaterThanOrEqual(without);
        },
      ),
    );
  });
  test('without one, the service’s word counts', () => {
    expect(calibrated('hate', 0.2, true, {})).toBe(FLAGGED_SCORE);
    expect(calibrated('hate', 0.2, false, {})).toBe(0.2);
    expect(calibrated('hate', undefined, true, { hate: 0.9 })).toBe(FLAGGED_SCORE);
    expect(calibrated('hate', undefined, false, { hate: 0.9 })).toBeUndefined();
  });
  test('is for its category alone', () => {
    const own = { violence: 0.99 };
    const [plain] = parseResponse({ results: [result('I kill you')] }, 1) ?? [];
    const [lifted] = parseResponse({ results: [result('I kill you')] }, 1, own) ?? [];
    expect(plain?.scores.violence).toBeGreaterThan(0.5);
    expect(lifted?.scores.violence).toBeLessThan(0.5);
    expect({ ...lifted?.scores, violence: 0 }).toEqual({ ...plain?.scores, violence: 0 });
  });
});
