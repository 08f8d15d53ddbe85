import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkWindows } from '../../../../lib/mark/label/index.ts';
import { cropSizes } from '../../../../lib/mark/label/windows.ts';

interface Marked {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly marks: readonly { x: number; y: number; width: number; height: number }[];
}

/** Every window slid over every mark. */
function slide({ width, height, scale, marks }: Marked) {
  const step = Math.max(1, Math.floor(2 * scale));
  let [windows, bare] = [0, 0];
  for (const crop of cropSizes({ width, height })) {
    for (let y = 0; y + crop.height <= height; y += step) {
      for (let x = 0; x + crop.width <= width; x += step) {
        windows++;
        const holds = marks.some((mark) => {
          const inside = mark.x >= x && mark.x + mark.width <= x + crop.width;
          return inside && mark.y >= y && mark.y + mark.height <= y + crop.height;
        });
        if (!holds) bare++;
      }
    }
  }
  return { windows, bare };
}

const size = fc.integer({ min: 8, max: 110 });
const marked: fc.Arbitrary<Marked> = fc.tuple(size, size).chain(([width, height]) =>
  fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    scale: fc.constantFrom(0.5, 1, 1.25, 2),
    marks: fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: width - 1 }),
        y: fc.integer({ min: 0, max: height - 1 }),
        width: fc.integer({ min: 1, max: 30 }),
        height: fc.integer({ min: 1, max: 8 }),
      }),
      { maxLength: 8 },
    ),
  }),
);

describe('checkWindows', () => {
  test('counts what sliding every window counts', () => {
    fc.assert(
      fc.property(marked, (picture) => {
        expect(checkWindows(picture)).toEqual(slide(picture));
      }),
      { numRuns: 150 },
    );
  });

  test('without marks every window is bare', () => {
    const { windows, bare } = checkWindows({ width: 824, height: 1284, scale: 1, marks: [] });
    expect(windows).toBeGreaterThan(1_500_000);
    expect(bare).toBe(windows);
  });

  test('a mark that fills the picture is in no window', () => {
    const { windows, bare } = checkWindows({
      width: 100,
      height: 100,
      scale: 1,
      marks: [{ x: 0, y: 0, width: 100, height: 100 }],
    });
    expect(bare).toBe(windows);
  });

  test('all 41 aspects fit a square, few a tower', () => {
    expect(cropSizes({ width: 1000, height: 1000 })).toHaveLength(41);
    expect(cropSizes({ width: 400, height: 4000 }).length).toBeLessThan(10);
  });
});
