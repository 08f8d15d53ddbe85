import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meets, type Rect, SIZE, spotsFor, squareAt } from '../../../../lib/page/share-ui/spots.ts';

const WINDOW: Rect = { left: 0, top: 0, right: 1280, bottom: 800 };
const ids = (box: Rect, clip = WINDOW) => spotsFor(box, box, clip).map(({ id }) => id);

const rect = fc
  .tuple(
    fc.integer({ min: -400, max: 1600 }),
    fc.integer({ min: -3000, max: 1200 }),
    fc.integer({ min: 1, max: 1600 }),
    fc.integer({ min: 1, max: 4000 }),
  )
  .map(([left, top, width, height]): Rect => ({ left, top, right: left + width, bottom: top + height }));
const clip = fc
  .tuple(
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: 40, max: 1000 }),
    fc.integer({ min: 40, max: 800 }),
  )
  .map(([left, top, width, height]): Rect => ({ left, top, right: left + width, bottom: top + height }));

describe('spotsFor', () => {
  test('a column in a wide window has its button beside the first line, on the right', () => {
    const [first] = spotsFor({ left: 256, top: 100, right: 1008, bottom: 500 }, { left: 256, right: 1008 }, WINDOW);
    expect(first).toEqual({ id: 'right-0', left: 1014, top: 100 });
  });

  test('without room on the right it stands on the left, without either above, then below', () => {
    expect(ids({ left: 300, top: 100, right: 1270, bottom: 500 })[0]).toBe('left-0');
    expect(ids({ left: 10, top: 100, right: 1270, bottom: 500 }).slice(0, 3)).toEqual([
      'above-right',
      'above-left',
      'below-right',
    ]);
    expect(ids({ left: 10, top: 10, right: 1270, bottom: 500 })[0]).toBe('below-right');
  });

  test('a completion taller than the window keeps its button in sight, below a header if need be', () => {
    const spots = spotsFor({ left: 256, top: -900, right: 1008, bottom: 3000 }, { left: 256, right: 1008 }, WINDOW);
    const heights = spots.filter(({ id }) => id.startsWith('right')).map(({ top }) => top);
    expect(heights).toEqual([6, 64, 120]);
  });

  test('a single line is centred on', () => {
    const [first] = spotsFor({ left: 0, top: 100, right: 300, bottom: 124 }, { left: 0, right: 300 }, WINDOW);
    expect(first?.top).toBe(98);
  });

  test('content decides where a side is, not a wrapper as wide as the page', () => {
    const [first] = spotsFor({ left: 0, top: 100, right: 1280, bottom: 500 }, { left: 200, right: 900 }, WINDOW);
    expect(first).toEqual({ id: 'right-0', left: 906, top: 100 });
  });

  test('out of sight there is no place', () => {
    expect(ids({ left: 0, top: -300, right: 300, bottom: 0 })).toEqual([]);
    expect(ids({ left: 0, top: 800, right: 300, bottom: 900 })).toEqual([]);
    expect(ids({ left: 1300, top: 0, right: 1500, bottom: 900 })).toEqual([]);
  });

  test('every place can be seen whole', () => {
    fc.assert(
      fc.property(rect, clip, (box, seen) => {
        for (const spot of spotsFor(box, box, seen)) {
          const square = squareAt(spot);
          expect(square.left >= seen.left && square.right <= seen.right).toBe(true);
          expect(square.top >= seen.top && square.bottom <= seen.bottom).toBe(true);
        }
      }),
    );
  });

  test('only the places at the end touch the completion, and no id comes twice', () => {
    fc.assert(
      fc.property(rect, clip, (box, seen) => {
        const spots = spotsFor(box, box, seen);
        expect(new Set(spots.map(({ id }) => id)).size).toBe(spots.length);
        const touching = spots.filter((spot) => meets(squareAt(spot), box)).map(({ id }) => id);
        expect(touching.filter((id) => !id.startsWith('end-'))).toEqual([]);
      }),
    );
  });

  test('the button is larger than the smallest target', () => {
    expect(SIZE).toBeGreaterThanOrEqual(28);
    expect(SIZE).toBeLessThanOrEqual(32);
  });
});
