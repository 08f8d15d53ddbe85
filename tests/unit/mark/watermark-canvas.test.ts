import { expect, it } from 'vitest';
import { middleOf, watermarkCanvas } from '../../../lib/mark/watermark-canvas.ts';
import { embedWatermark, readWatermark } from '../../../lib/mark/watermark/index.ts';

const ID = 0x1b4e28ba;

/** A canvas's pixels in node: as much as the strips need of it. @param grey of a pixel, 0..255 */
function canvas(width: number, height: number, grey: (x: number, y: number) => number) {
  const data = new Uint8ClampedArray(width * height * 4).map((_, at) =>
    at % 4 === 3 ? 255 : grey((at >> 2) % width, Math.floor((at >> 2) / width)),
  );
  const part = (left: number, top: number, across: number, down: number) => {
    if (left !== 0 || across !== width) throw new RangeError('whole rows only');
    return { width: across, height: down, data: data.slice(top * width * 4, (top + down) * width * 4), colorSpace: 'srgb' };
  };
  const context = {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- node has no ImageData.
    getImageData: (...place: Parameters<typeof part>) => part(...place) as unknown as ImageData,
    putImageData: ({ data: strip }: ImageData, _left: number, top: number) => data.set(strip, top * width * 4),
  };
  return { width, height, data, context };
}

/** Dark bars on light ground, like the lines of a text with its margins. */
const paragraphs = (x: number, y: number): number => (y % 24 < 12 && x > 40 && x < 300 && x % 9 < 5 ? 60 : 240);
/** Noise of the full range, the same each time: a linear congruential generator (Numerical Recipes, 7.1). */
function noise(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24;
}

it('can be read from a picture that is all noise if it is written more strongly', () => {
  const [usual, strong] = [canvas(800, 900, noise()), canvas(800, 900, noise())];
  watermarkCanvas(usual.context, usual, ID);
  expect(readWatermark(usual)).toBeUndefined();
  watermarkCanvas(strong.context, strong, ID, 6);
  expect(readWatermark(strong)).toEqual({ id: ID });
});

it('is written in strips as it would be at once', () => {
  const [strips, whole] = [canvas(400, 545, paragraphs), canvas(400, 545, paragraphs)];
  watermarkCanvas(strips.context, strips, ID);
  embedWatermark(whole, ID);
  expect(Buffer.from(strips.data).equals(Buffer.from(whole.data))).toBe(true);
  expect(readWatermark(strips)).toEqual({ id: ID });
});

it.each([
  [300, 200],
  [1_000, 30_000],
  [16_384, 16_384],
  [20, 32_000],
])('reads at most 3 MP of %i by %i, from the middle', (width, height) => {
  const middle = middleOf({ width, height });
  expect(middle.width * middle.height).toBeLessThanOrEqual(3e6);
  expect(middle.width * middle.height).toBeGreaterThanOrEqual(Math.min(width * height, 2.9e6));
  expect(Math.abs(middle.left * 2 + middle.width - width)).toBeLessThanOrEqual(1);
  expect(Math.abs(middle.top * 2 + middle.height - height)).toBeLessThanOrEqual(1);
});
