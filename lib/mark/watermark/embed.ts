import type { Pixels } from '../label/types.ts';
import { encode } from './code.ts';
import { CHIP, SIDE, tileOf } from './pattern.ts';

/** Grey levels by which a chip is lighter or darker on a plain ground; from /work/shared/docs/capture.md 2c, where 1.0 did not last. */
const STRENGTH = 2;
/** How much stronger it is where the picture is busy, at most: hidden there, and needed there. */
const BUSY = 0.75;
/** Grey levels between the lightest and darkest pixel of a chip from which on it is as busy as can be. */
const BUSY_RANGE = 64;

/**
 * Writes an id into a picture, in place: a pattern of chips of 4 x 4 px, each a little lighter or darker, repeated every 128 px. Alpha stays.
 * White and black are drawn in by as much as the pattern needs, or it would be cut off there. Deterministic. Works on strips: `fromRow` says which row of the
 * whole picture the strip begins with, a multiple of 4.
 * A picture under about 128 x 128 px takes the pattern but can hardly be read again.
 * @param id uint32
 * @throws RangeError if the id or the row is something else
 */
export function embedWatermark(pixels: Pixels, id: number, fromRow = 0): void {
  if (!Number.isInteger(id) || id < 0 || id > 0xffffffff) throw new RangeError(`A watermark's id is a uint32, not ${id}.`);
  if (!Number.isInteger(fromRow) || fromRow < 0 || fromRow % CHIP !== 0)
    throw new RangeError(`A strip begins with a row that is a multiple of ${CHIP}, not with ${fromRow}.`);
  const { width, height } = pixels;
  const tile = tileOf(encode(id));
  for (let top = 0; top < height; top += CHIP) {
    const row = (((fromRow + top) / CHIP) % SIDE) * SIDE;
    const bottom = Math.min(top + CHIP, height);
    for (let left = 0; left < width; left += CHIP) {
      const sign = tile[row + ((left / CHIP) % SIDE)] ?? 0;
      markChip(pixels, left, Math.min(left + CHIP, width), top, bottom, sign);
    }
  }
}

function markChip({ width, data }: Pixels, left: number, right: number, top: number, bottom: number, sign: number): void {
  let least = 255;
  let most = 0;
  // green stands for the brightness: this only asks whether anything happens here
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + left) * 4 + 1, end = (y * width + right) * 4; at < end; at += 4) {
      const green = data[at] ?? 0;
      if (green < least) least = green;
      if (green > most) most = green;
    }
  }
  const strength = STRENGTH * (1 + BUSY * Math.min(1, (most - least) / BUSY_RANGE));
  const change = strength * sign;
  const ceiling = 255 - strength;
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + left) * 4, end = (y * width + right) * 4; at < end; at += 4) {
      for (let channel = at; channel < at + 3; channel++) {
        const value = data[channel] ?? 0;
        data[channel] = (value < strength ? strength : value > ceiling ? ceiling : value) + change;
      }
    }
  }
}
