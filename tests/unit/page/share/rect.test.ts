import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { grow, intersect, isEmpty, overlap, type Rect, sameRect, shift, union } from '../../../../lib/page/share/rect.ts';

const rect = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), fc.nat(60), fc.nat(60))
  .map(([left, top, width, height]): Rect => ({ left, top, right: left + width, bottom: top + height }));

test('what two share lies in both, and never has a negative size', () => {
  fc.assert(
    fc.property(rect, rect, (a, b) => {
      const both = intersect(a, b);
      expect(both.right).toBeGreaterThanOrEqual(both.left);
      expect(both.bottom).toBeGreaterThanOrEqual(both.top);
      expect(overlap(a, b, 0)).toBe(both.right > both.left && both.bottom > both.top);
      expect(isEmpty(both) || (sameRect(intersect(both, a), both) && sameRect(intersect(both, b), both))).toBe(true);
    }),
  );
});

test('shifting and growing can be taken back', () => {
  fc.assert(
    fc.property(rect, fc.integer({ min: -9, max: 9 }), (a, by) => {
      expect(sameRect(shift(shift(a, by, -by), -by, by), a)).toBe(true);
      expect(sameRect(grow(grow(a, by), -by), a)).toBe(true);
    }),
  );
});

test('a union holds every part', () => {
  fc.assert(
    fc.property(fc.array(rect, { minLength: 1 }), (rects) => {
      const all = union(rects);
      for (const one of rects) expect(all && sameRect(intersect(all, one), one)).toBe(true);
    }),
  );
  expect(union([])).toBeUndefined();
});
