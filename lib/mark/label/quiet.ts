import type { Place } from './cuts.ts';
import type { RowReader } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** A place for an opaque strip above source row `row`: the capture is parted there and nothing of it is covered. */
export interface PlatePlace extends Place {
  readonly kind: 'plate';
  readonly row: number;
  readonly insert: number;
}

/** Neighbouring pixels further apart than this (sum of channels) are an edge: text, not a gradient. */
const EDGE = 40;
/** Rows with no more edges than the sides of a table or two have no text. */
const QUIET = 8;
const PLATE = 4;
const ROOMY = 18;
const TIGHT_PER_PX = 0.09;
const PER_EDGE = 0.12;
const EDGES_MOST = 15;
/** css px: places in a long quiet or noisy stretch. */
const ONE_PER = 24;

/**
 * Where the capture has no gaps (pictures, gradients) it is parted where it is quietest: between lines of text, never through one if it can be helped.
 * @param stretches source rows to look at, `from` to `to` exclusive
 */
export function platePlaces(reader: RowReader, sheet: Sheet, stretches: readonly { from: number; to: number }[]): PlatePlace[] {
  const { captureTop, enlarged, unit, room: insert } = sheet;
  const each = Math.max(1, Math.round((ONE_PER * unit) / enlarged));
  return stretches.flatMap(({ from, to }) => {
    const noise = Array.from({ length: to - from }, (_, index) => edges(reader.row(from + index)));
    return runsOf(noise).flatMap((run) => {
      const rows = run.quiet ? evenly(run.from, run.to, each) : quietest(noise, run.from, run.to, each);
      const tight = run.quiet ? TIGHT_PER_PX * Math.max(0, ROOMY - ((run.to - run.from) * enlarged) / unit) : 0;
      return rows.map((row): PlatePlace => {
        const cost = PLATE + tight + Math.min(EDGES_MOST, PER_EDGE * noiseAt(noise, row));
        return { kind: 'plate', at: captureTop + (from + row) * enlarged, grow: insert, insert, row: from + row, cost };
      });
    });
  });
}

/** Stretches of quiet rows and of rows with much in them. */
function runsOf(noise: readonly number[]): { from: number; to: number; quiet: boolean }[] {
  const runs: { from: number; to: number; quiet: boolean }[] = [];
  for (const [row, count] of noise.entries()) {
    const quiet = count <= QUIET;
    const last = runs.at(-1);
    if (last?.quiet === quiet) last.to = row + 1;
    else runs.push({ from: row, to: row + 1, quiet });
  }
  return runs;
}

/** The middle of a short stretch; more places in a long one, none at its ends. */
function evenly(from: number, to: number, each: number): number[] {
  const parts = Math.max(2, Math.round((to - from) / each));
  return Array.from({ length: parts - 1 }, (_, index) => Math.round(from + ((index + 1) * (to - from)) / parts));
}

/** Of every so many rows the one with least in it. */
function quietest(noise: readonly number[], from: number, to: number, each: number): number[] {
  const rows: number[] = [];
  for (let start = from + 1; start < to; start += each) {
    let best = start;
    for (let row = start; row < Math.min(to, start + each); row++) if (noiseAt(noise, row) < noiseAt(noise, best)) best = row;
    rows.push(best);
  }
  return rows;
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
