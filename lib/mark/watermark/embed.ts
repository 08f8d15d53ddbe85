import type { Pixels } from '../label/types.ts';
import { encode } from './code.ts';
import { CHIP, SIDE, tileOf } from './pattern.ts';
import { shadeAt } from './shade.ts';

/** Grey levels by which a chip is lighter or darker on plain ground: the least that 8 bits can show. docs/watermark.md says what each choice here costs and gains. */
const PLAIN = 1;
/** The same where the picture is busy: hidden there, and needed there. */
const BUSY = 2;
/** Grey levels between the lightest and darkest pixel of a chip and the chips beside it from which on it is busy. */
const BUSY_RANGE = 24;

/** A row of chips. All rows are those of the strip. */
interface Band {
  readonly pixels: Pixels;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Writes an id into a picture, in place: a pattern of chips of 8 x 8 px, each a little lighter or darker, repeated every 256 px. Alpha stays.
 * White and black are drawn in by as much as the pattern needs, or it would be cut off there. Deterministic. Works on strips: `fromRow` says which row of the
 * whole picture the strip begins with, a multiple of 8.
 * A picture under about 128 x 128 px takes the pattern but can hardly be read again.
 * @param id uint32
 * @param busy grey levels on busy ground, 2 if not given; more is seen sooner, and read where a picture is busy all over
 * @throws RangeError if the id or the row is something else
 */
export function embedWatermark(pixels: Pixels, id: number, fromRow = 0, busy = BUSY): void {
  if (!Number.isInteger(id) || id < 0 || id > 0xffffffff) throw new RangeError(`A watermark's id is a uint32, not ${id}.`);
  if (!Number.isInteger(fromRow) || fromRow < 0 || fromRow % CHIP !== 0)
    throw new RangeError(`A strip begins with a row that is a multiple of ${CHIP}, not with ${fromRow}.`);
  const tile = tileOf(encode(id));
  const signAt = (row: number, column: number): number => tile[(row % SIDE) * SIDE + (column % SIDE)] ?? 0;
  const across = Math.ceil(pixels.width / CHIP);
  for (let top = 0; top < pixels.height; top += CHIP) {
    const band = { pixels, top, bottom: Math.min(top + CHIP, pixels.height) };
    const ranges = Uint8Array.from({ length: across }, (_, column) => rangeIn(band, column));
    const row = (fromRow + top) / CHIP;
    for (let column = 0; column < across; column++) {
      const sign = signAt(row, column);
      const range = Math.max(ranges[column] ?? 0, ranges[column - 1] ?? 0, ranges[column + 1] ?? 0);
      // where the next chip is of the other sign, a line between them stays as it is: no step is greater than it must be
      const width = signAt(row, column + 1) === sign ? CHIP : CHIP - 1;
      const height = signAt(row + 1, column) === sign ? CHIP : CHIP - 1;
      markChip(band, column, { sign, strength: range < BUSY_RANGE ? PLAIN : busy, shade: shadeAt(row, column), width, height });
    }
  }
}

/** Grey levels between the lightest and the darkest pixel; green stands for the brightness, as this only asks whether anything happens here. */
function rangeIn({ pixels: { width, data }, top, bottom }: Band, column: number): number {
  let least = 255;
  let most = 0;
  const right = Math.min((column + 1) * CHIP, width);
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + column * CHIP) * 4 + 1, end = (y * width + right) * 4; at < end; at += 4) {
      const green = data[at] ?? 0;
      if (green < least) least = green;
      if (green > most) most = green;
    }
  }
  return most - least;
}

/** What happens to a chip: its part of `width` x `height` px moves by `strength` levels towards `sign`, all of it by `shade`. */
interface Chip {
  readonly sign: number;
  readonly strength: number;
  readonly shade: number;
  readonly width: number;
  readonly height: number;
}

function markChip({ pixels: { width, data }, top, bottom }: Band, column: number, chip: Chip): void {
  const { strength, shade } = chip;
  const left = column * CHIP;
  const right = Math.min(left + CHIP, width);
  const ceiling = 255 - strength;
  for (let y = top; y < bottom; y++) {
    const change = y < top + chip.height ? chip.sign * strength : 0;
    for (let x = left; x < right; x++) {
      const by = x < left + chip.width ? change : 0;
      for (let at = (y * width + x) * 4, end = at + 3; at < end; at++) {
        // room for the pattern before the shade, so that white has a shade, and after it
        const value = data[at] ?? 0;
        const ground = (value < strength ? strength : value > ceiling ? ceiling : value) + shade;
        data[at] = (ground < strength ? strength : ground > ceiling ? ceiling : ground) + by;
      }
    }
  }
}
