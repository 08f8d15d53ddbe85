import type { Place } from './cuts.ts';
import type { RowReader } from './rows.ts';
import { LINE_ROOM } from './tokens.ts';

/** A place for an opaque strip above source row `row`: the capture is parted there and nothing of it is covered. */
export interface PlatePlace extends Place {
  readonly kind: 'plate';
  readonly row: number;
  readonly insert: number;
}

/** Neighbouring pixels further apart than this (sum of channels) are an edge: text, not a gradient. */
const EDGE = 40;
const PLATE = 4;
const PER_EDGE = 0.12;
const EDGES_MOST = 15;
/** css px in which one place, the quietest, is enough. */
const ONE_PER = 10;

/**
 * Where the capture has no gaps (pictures, gradients) it is parted where it is quietest: between lines of text, never through one if it can be helped.
 * @param top where row 0 will be, px of the picture
 * @param stretches source rows to look at, `from` to `to` exclusive
 */
export function platePlaces(
  reader: RowReader,
  { top, enlarged, unit }: { top: number; enlarged: number; unit: number },
  stretches: readonly { from: number; to: number }[],
): PlatePlace[] {
  const insert = Math.round(LINE_ROOM * unit);
  const each = Math.max(1, Math.round((ONE_PER * unit) / enlarged));
  return stretches.flatMap(({ from, to }) => {
    const noise = Array.from({ length: to - from }, (_, index) => edges(reader.row(from + index)));
    const places: PlatePlace[] = [];
    for (let start = 1; start < noise.length; start += each) {
      const row = quietest(noise, start, Math.min(noise.length, start + each));
      const cost = PLATE + PER_EDGE * Math.min(EDGES_MOST / PER_EDGE, noiseAt(noise, row));
      places.push({ kind: 'plate', at: top + (from + row) * enlarged, grow: insert, insert, row: from + row, cost });
    }
    return places;
  });
}

/** Of the rows above which the capture could be parted, the middle one of the quietest. */
function quietest(noise: readonly number[], from: number, to: number): number {
  let [first, last, least] = [from, from, Infinity];
  for (let row = from; row < to; row++) {
    const here = noiseAt(noise, row);
    if (here < least) [first, last, least] = [row, row, here];
    else if (here === least && last === row - 1) last = row;
  }
  return (first + last) >> 1;
}

/** What a cut above `row` would part. */
function noiseAt(noise: readonly number[], row: number): number {
  return Math.max(noise[row - 1] ?? 0, noise[row] ?? 0);
}

function edges(row: Uint32Array): number {
  let count = 0;
  for (let x = 1; x < row.length; x++) {
    const one = row[x - 1] ?? 0;
    const two = row[x] ?? 0;
    if (one === two) continue;
    const red = Math.abs((one & 255) - (two & 255));
    const green = Math.abs(((one >>> 8) & 255) - ((two >>> 8) & 255));
    const blue = Math.abs(((one >>> 16) & 255) - ((two >>> 16) & 255));
    if (red + green + blue > EDGE) count++;
  }
  return count;
}
