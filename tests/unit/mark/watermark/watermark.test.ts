import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pixels } from '../../../../lib/mark/label/types.ts';
import { blur } from '../../../../lib/mark/watermark/blur.ts';
import { embedWatermark, readWatermark } from '../../../../lib/mark/watermark/index.ts';

type Paint = (x: number, y: number) => readonly [number, number, number];

function picture(width: number, height: number, paint: Paint): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([...paint(x, y), 255], (y * width + x) * 4);
  return { width, height, data };
}

const plain = (width: number, height: number, grey: number): Pixels => picture(width, height, () => [grey, grey, grey]);
/** Like lines of text: black strokes on white. */
const lines: Paint = (x, y) => (y % 24 < 12 && (x * 7 + (y >> 1) * 13) % 11 < 4 ? [20, 20, 20] : [255, 255, 255]);

function cut({ width, data }: Pixels, left: number, top: number, across: number, down: number): Pixels {
  const piece = new Uint8ClampedArray(across * down * 4);
  for (let y = 0; y < down; y++)
    piece.set(data.subarray(((top + y) * width + left) * 4, ((top + y) * width + left + across) * 4), y * across * 4);
  return { width: across, height: down, data: piece };
}

/** Each px the mean of what it covers, as a browser makes a picture smaller. */
function scaled(from: Pixels, scale: number): Pixels {
  const per = 1 / scale;
  return picture(Math.round(from.width * scale), Math.round(from.height * scale), (x, y) => {
    const sum = [0, 0, 0];
    let count = 0;
    for (let dy = 0; dy < 4; dy++) {
      for (let dx = 0; dx < 4; dx++) {
        const at =
          Math.min(from.height - 1, Math.floor((y + (dy + 0.5) / 4) * per)) * from.width +
          Math.min(from.width - 1, Math.floor((x + (dx + 0.5) / 4) * per));
        for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + (from.data[at * 4 + channel] ?? 0);
        count++;
      }
    }
    return [(sum[0] ?? 0) / count, (sum[1] ?? 0) / count, (sum[2] ?? 0) / count];
  });
}

function marked(pixels: Pixels, id: number): Pixels {
  embedWatermark(pixels, id);
  return pixels;
}

describe('a watermark', () => {
  test('any id is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 160, max: 240 }), (id, width) => {
        expect(readWatermark(marked(picture(width, 200, lines), id))).toEqual({ id });
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    ['white', 255],
    ['black', 0],
    ['grey', 128],
  ])('is read from plain %s', (_, grey) => {
    expect(readWatermark(marked(plain(200, 200, grey), 0xcafe0001))).toEqual({ id: 0xcafe0001 });
  });

  test('is read from any piece of 150 px', () => {
    const whole = marked(picture(400, 400, lines), 77);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 0, max: 250 }), (left, top) => {
        expect(readWatermark(cut(whole, left, top, 150, 150))).toEqual({ id: 77 });
      }),
      { numRuns: 15 },
    );
  });

  test.each([0.5, 0.61, 0.83, 1.37, 2])('is read at %f of the size, which nobody tells', (scale) => {
    expect(readWatermark(scaled(marked(picture(400, 400, lines), 123456789), scale))).toEqual({ id: 123456789 });
  });

  test('alpha stays, and no colour moves by more than strength, shade and the room for them', () => {
    const before = picture(64, 64, (x, y) => [x * 4, y * 4, 255 - x]);
    before.data.forEach((_, at) => {
      if (at % 4 === 3) before.data[at] = at % 256;
    });
    const after = marked({ ...before, data: before.data.slice() }, 5);
    after.data.forEach((value, at) => {
      expect(Math.abs(value - (before.data[at] ?? 0))).toBeLessThanOrEqual(at % 4 === 3 ? 0 : 5);
    });
  });

  test('strips give the picture that the whole gives', () => {
    const whole = marked(picture(200, 200, lines), 99);
    const strips = picture(200, 200, lines);
    for (const [from, to] of [
      [0, 64],
      [64, 136],
      [136, 200],
    ] as const)
      embedWatermark({ width: 200, height: to - from, data: strips.data.subarray(from * 800, to * 800) }, 99, from);
    expect(strips.data).toEqual(whole.data);
  });

  test.each([
    [0, 0],
    [1, 1],
    [7, 3],
    [1, 500],
    [32, 40],
  ])('%i x %i px are too few: no error, no id', (width, height) => {
    expect(readWatermark(marked(plain(width, height, 200), 3))).toBeUndefined();
  });

  test('what is no id and no strip is refused', () => {
    for (const id of [-1, 1.5, 2 ** 32, Number.NaN]) expect(() => embedWatermark(plain(8, 8, 0), id)).toThrow(RangeError);
    expect(() => embedWatermark(plain(8, 8, 0), 1, 4)).toThrow(RangeError);
  });
});

/** What is left of a plain picture after JPEG at low quality: the mean of each 8 x 8 px, in steps. */
function coarse({ width, height, data }: Pixels, step: number): Pixels {
  return picture(width, height, (x, y) => {
    let sum = 0;
    const [left, top] = [x - (x % 8), y - (y % 8)];
    for (let dy = 0; dy < 8; dy++) for (let dx = 0; dx < 8; dx++) sum += data[((top + dy) * width + left + dx) * 4] ?? 0;
    const grey = 128 + Math.round((sum / 64 - 128) / step) * step;
    return [grey, grey, grey];
  });
}

describe('plain ground', () => {
  test('of any grey keeps the watermark when JPEG rounds its blocks to steps of 2 (q50) and 3.4 levels (q30)', () => {
    const step = fc.constantFrom(2, 27 / 8);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 255 }), step, (id, grey, coarseness) => {
        expect(readWatermark(coarse(marked(plain(400, 400, grey), id), coarseness))).toEqual({ id });
      }),
      { numRuns: 20 },
    );
  });

  test('moves by at most two levels, hardly ever by more than one from px to px, and less the larger the look', () => {
    const { data } = marked(plain(512, 512, 100), 0xdeadbeef);
    const change = Float32Array.from({ length: 512 * 512 }, (_, at) => (data[at * 4] ?? 0) - 100);
    let steps = 0;
    change.forEach((value, at) => {
      expect(Math.abs(value)).toBeLessThanOrEqual(2);
      if (at % 512 > 0 && Math.abs(value - (change[at - 1] ?? 0)) > 1) steps++;
    });
    expect(steps / change.length).toBeLessThan(0.005);
    const slope = change.slice();
    blur(slope, 512, 512, 32);
    change.forEach((value, at) => {
      change[at] = value - (slope[at] ?? 0);
    });
    blur(change, 512, 512, 8);
    expect(Math.sqrt(change.reduce((sum, value) => sum + value * value, 0) / change.length)).toBeLessThan(0.5);
  });
});

describe('no watermark', () => {
  test.each([
    ['white', (): number => 255],
    ['a slope', (x: number, y: number): number => (x + y) / 2],
    ['stripes', (x: number): number => (x % 8 < 4 ? 120 : 123)],
    ['grain', (x: number, y: number): number => 120 + ((Math.imul(x * 7919 + y, 2654435761) >>> 24) & 15)],
    [
      'another tile',
      (x: number, y: number): number => 120 + ((Math.imul(((x >> 2) % 32) * 37 + ((y >> 2) % 32), 2654435761) >>> 28) & 3),
    ],
  ] as const)('is read from %s', (_, paint) => {
    expect(
      readWatermark(
        picture(160, 160, (x, y) => {
          const grey = paint(x, y);
          return [grey, grey, grey];
        }),
      ),
    ).toBeUndefined();
  });
});
