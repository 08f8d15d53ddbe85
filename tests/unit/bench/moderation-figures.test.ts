import { describe, expect, it } from 'vitest';
import type { VerdictKind } from '../../../lib/types.ts';
import { categoryFigures, groupFigures, hiddenRatios, type Judged, levels, setFigures } from '../../bench/moderation-figures.ts';

/** A row that is one thing in strict and another at the other levels. */
function row(
  score: number,
  positive: boolean,
  verdict: VerdictKind,
  change: Partial<Judged['row']> = {},
  strict = verdict,
): Judged {
  const scores = { harassment: 0, hate: score, illicit: 0, 'self-harm': 0, sexual: 0, violence: 0 };
  return {
    row: { text: 'x', source: '', licence: '', kind: '', flagged: positive ? 1 : 0, ...change },
    judgement: { score, scores, verdict: { relaxed: verdict, standard: verdict, strict } },
  };
}
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('figures of a set', () => {
  it('hidden at strict is what is sensitive, too', () => {
    const found = levels([row(0.9, true, 'unsafe'), row(0.3, true, 'safe', {}, 'sensitive')], 0);
    expect(found?.standard.hidden.value).toBe(0.5);
    expect(found?.strict.unsafe.value).toBe(0.5);
    expect(found?.strict.hidden.value).toBe(1);
    expect(levels([], 0)).toBeUndefined();
  });

  it('rank only where there are rows of both kinds', () => {
    const both = setFigures('x', [row(0.9, true, 'unsafe'), row(0.1, false, 'unchecked')], 10);
    expect(both).toMatchObject({ rows: 2, positives: 1, unchecked: 1 });
    expect(both.auprc.value).toBe(1);
    expect(both.fpr?.standard.hidden.value).toBe(0);
    const one = setFigures('x', [row(0.1, false, 'safe')], 10);
    expect(one.auprc.value).toBeNaN();
    expect(one.recall).toBeUndefined();
  });

  it('of a category leave out rows of which nobody knows', () => {
    const rows = [
      ...times(10, row(0.9, true, 'unsafe', { labels: { hate: 1 } })),
      ...times(5, row(0.95, false, 'safe', { labels: { hate: null } })),
      ...times(5, row(0.1, false, 'safe', { labels: { hate: 0, violence: 0 } })),
    ];
    expect(categoryFigures(rows, 0).map(({ category, positives, precision }) => [category, positives, precision.value])).toEqual([
      ['hate', 10, 1],
    ]);
    expect(categoryFigures(rows, 0, 11)).toEqual([]);
  });
});

describe('figures of groups', () => {
  const rows = [
    ...times(3, row(0.9, false, 'unsafe', { dialect: 'AAE' })),
    ...times(17, row(0.1, false, 'safe', { dialect: 'AAE' })),
    ...times(1, row(0.9, false, 'unsafe', { dialect: 'SAE' })),
    ...times(19, row(0.1, false, 'safe', { dialect: 'SAE' })),
    ...times(5, row(0.9, true, 'unsafe', { dialect: 'SAE' })),
  ];
  it('are of harmless rows, most false alarms first', () => {
    const found = groupFigures(rows, ({ dialect }) => (dialect === undefined ? [] : [dialect]), 0);
    expect(found.map(({ group, rows: count, fpr }) => [group, count, fpr.standard.hidden.value])).toEqual([
      ['AAE', 20, 0.15],
      ['SAE', 20, 0.05],
    ]);
    expect(groupFigures(rows, () => ['all'], 0, 41)).toEqual([]);
  });
  it('and their ratio: 3½ of 21 to 1½ of 21', () => {
    expect(hiddenRatios(rows, ({ dialect }) => dialect === 'AAE', 0).standard.value).toBeCloseTo(7 / 3, 12);
  });
});
