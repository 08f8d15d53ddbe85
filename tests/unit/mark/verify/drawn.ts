/** Pictures with a made-up face of 5 x 7 squares, so that the search is tested without a canvas. */
import type { DrawText } from '../../../../lib/mark/verify/label/index.ts';
import type { Pixels } from '../../../../lib/mark/label/types.ts';

/** Rows of a letter, five bits each. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  G: [14, 17, 16, 23, 17, 17, 14],
  I: [31, 4, 4, 4, 4, 4, 31],
  N: [17, 25, 21, 21, 19, 17, 17],
  R: [30, 17, 17, 30, 20, 18, 17],
  T: [31, 4, 4, 4, 4, 4, 4],
  '-': [0, 0, 0, 14, 0, 0, 0],
};
export const LETTERS = Object.keys(GLYPHS);

/** Units from a letter to the next, and from a mark's first column to its last. */
const ADVANCE = 6.6;
export const MARK_WIDTH = 11 * ADVANCE + 5;

export function blank(width: number, height: number, ground: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(ground);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { width, height, data };
}

/** Lays a colour over a rectangle; px at its edge by how much of them it covers. */
export function fill(
  { width, height, data }: Pixels,
  x: number,
  y: number,
  wide: number,
  high: number,
  colour: number,
  alpha = 1,
): void {
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(height, y + high); row++) {
    for (let column = Math.max(0, Math.floor(x)); column < Math.min(width, x + wide); column++) {
      const covered = (Math.min(column + 1, x + wide) - Math.max(column, x)) * (Math.min(row + 1, y + high) - Math.max(row, y));
      const at = (row * width + column) * 4;
      for (let channel = at; channel < at + 3; channel++) {
        const ground = data[channel] ?? 0;
        data[channel] = ground + (colour - ground) * covered * alpha;
      }
    }
  }
}

export function write(pixels: Pixels, text: string, x: number, y: number, unit: number, colour: number): void {
  for (const [index, letter] of Array.from(text).entries()) {
    for (const [row, bits] of (GLYPHS[letter] ?? []).entries()) {
      for (let column = 0; column < 5; column++) {
        if (((bits >> (4 - column)) & 1) === 0) continue;
        fill(pixels, x + (index * ADVANCE + column) * unit, y + row * unit, unit, unit, colour);
      }
    }
  }
}

/** The injected drawing: black on white. */
export const draw: DrawText = (text, { size }) => {
  const pixels = blank(Math.ceil((text.length * ADVANCE + 4) * (size / 10)), Math.ceil(size * 1.2), 255);
  write(pixels, text, size / 5, size / 5, size / 10, 0);
  return pixels;
};

export interface Line {
  readonly text?: string;
  readonly unit: number;
  readonly dark?: boolean;
  readonly ruled?: boolean;
}

/** One credit line: leader, mark, leader, as the label sets them. `x` and `y` are where the mark's ink begins. */
export function creditLine({ text = 'AI-GENERATED', unit, dark = false, ruled = false }: Line): {
  pixels: Pixels;
  x: number;
  y: number;
} {
  const [ground, ink, leader] = dark ? [22, 173, 220] : [255, 90, 90];
  const [width, height] = [Math.ceil((MARK_WIDTH + 100) * unit), Math.ceil(50 * unit)];
  const pixels = blank(width, height, ground);
  const [x, y] = [50 * unit, 21.5 * unit];
  write(pixels, text, x, y, unit, ink);
  const [middle, thick] = [Math.round(y + 3 * unit), Math.round(unit)];
  fill(pixels, 4 * unit, middle, 38 * unit, thick, leader, 0.28);
  fill(pixels, x + (MARK_WIDTH + 8) * unit, middle, 34 * unit, thick, leader, 0.28);
  if (ruled)
    for (const rule of [y - 9.5 * unit, y + 13.5 * unit]) fill(pixels, 0, Math.round(rule), width, Math.round(3 * unit), ink);
  return { pixels, x, y };
}

export function cut({ width, data }: Pixels, x: number, y: number, wide: number, high: number): Pixels {
  const part = blank(wide, high, 0);
  for (let row = 0; row < high; row++) {
    part.data.set(data.subarray(((y + row) * width + x) * 4, ((y + row) * width + x + wide) * 4), row * wide * 4);
  }
  return part;
}

/** At half size: each px the mean of four. */
export function halved(pixels: Pixels): Pixels {
  const half = blank(pixels.width >> 1, pixels.height >> 1, 0);
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const at = (2 * y * pixels.width + 2 * x) * 4;
      const four = [at, at + 4, at + pixels.width * 4, at + pixels.width * 4 + 4];
      const value = four.reduce((sum, one) => sum + (pixels.data[one] ?? 0), 0) / 4;
      half.data.fill(value, (y * half.width + x) * 4, (y * half.width + x) * 4 + 3);
    }
  }
  return half;
}
