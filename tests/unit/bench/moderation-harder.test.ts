import { describe, expect, it } from 'vitest';
import { besideBest, harderHalf } from '../../bench/moderation-harder.ts';

describe('the harder half', () => {
  it('is what fewest filters flag, the first of equals', () => {
    const filters = [{ found: [true, false, true, false, false] }, { found: [true, true, false, false, false] }];
    expect(harderHalf(filters)).toEqual([3, 4, 1]);
  });

  it('is nothing of nothing', () => {
    expect([harderHalf([]), harderHalf([{ found: [] }])]).toEqual([[], []]);
  });
});

describe('the comparison with word filters', () => {
  const ours = { name: 'ours', recall: 0.5, fpr: 0.01 };

  it('takes the filter that finds most, with its own false alarms', () => {
    const most = { name: 'most', recall: 0.1, fpr: 0.02 };
    expect(besideBest(ours, [{ name: 'less', recall: 0.05, fpr: 0 }, most])).toEqual({ best: most, times: 5, noMoreFalse: true });
  });

  it('does not hide that the filter has fewer false alarms', () => {
    expect(besideBest(ours, [{ name: 'shy', recall: 0.1, fpr: 0.005 }])?.noMoreFalse).toBe(false);
  });

  it('needs a filter', () => {
    expect(besideBest(ours, [])).toBeUndefined();
  });
});
