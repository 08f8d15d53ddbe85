import { describe, expect, it } from 'vitest';
import { JUDGING_LEVELS, thresholdOf, thresholdTable } from '../../../lib/moderate/thresholds.ts';

const ENGINES = ['on-device', 'openai'] as const;

describe.each(ENGINES)('thresholds of %s', (engine) => {
  const tables = JUDGING_LEVELS.map((level) => thresholdTable(engine, level));

  it('never rise with strictness, and call nothing unsafe that is not sensitive', () => {
    for (const [category, { sensitive, unsafe }] of tables[0] ?? []) {
      expect(sensitive).toBeLessThanOrEqual(unsafe);
      let last = { sensitive, unsafe };
      for (const table of tables.slice(1)) {
        const next = table.get(category) ?? { sensitive: 1, unsafe: 1 };
        expect(next.sensitive).toBeLessThanOrEqual(last.sensitive);
        expect(next.unsafe).toBeLessThanOrEqual(last.unsafe);
        expect(next.sensitive).toBeLessThanOrEqual(next.unsafe);
        last = next;
      }
    }
  });

  it('judge every category but the user’s own terms', () => {
    for (const table of tables) {
      expect(table.size).toBe(13);
      expect(table.has('custom')).toBe(false);
    }
  });

  it('count in observe what standard would do', () => {
    expect(thresholdTable(engine, 'observe')).toEqual(thresholdTable(engine, 'standard'));
  });
});

describe('published points', () => {
  it('takes the 2021 content filter’s certainty for relaxed and the endpoint’s own flag for standard', () => {
    expect(thresholdOf('openai', 'relaxed', 'violence').unsafe).toBeCloseTo(Math.exp(-0.355), 2);
    expect(thresholdOf('openai', 'standard', 'violence').unsafe).toBe(0.5);
  });

  it('never lets the gravest categories pass as a matter of taste', () => {
    for (const level of JUDGING_LEVELS) expect(thresholdOf('openai', level, 'sexual/minors').unsafe).toBe(0.2);
  });

  it('keeps standard at or a step below the calibrated operating point of one half', () => {
    const { sensitive, unsafe } = thresholdOf('on-device', 'standard', 'hate');
    expect(unsafe).toBeLessThanOrEqual(0.5);
    expect(unsafe).toBeGreaterThan(sensitive);
  });
});
