import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../components/policy/choice.ts';

describe('places a day', () => {
  it('are whole numbers within the limits', () => {
    expect(placesOf(' 7 ', 1_000)).toBe(7);
    expect(placesOf('1', 1_000)).toBe(1);
    expect(placesOf('1000', 1_000)).toBe(1_000);
  });

  it.each(['', '0', '-1', '1001', '2.5', '1e2', 'four', '٣'])('%j is none', (typed) => {
    expect(placesOf(typed, 1_000)).toBeUndefined();
  });
});
