import { nearPacked, pack, unpack } from './colour.ts';
import type { RowReader } from './rows.ts';
import type { Colour } from './types.ts';

/** Columns `from` to `to` (exclusive) of one colour. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly colour: Colour;
}

/** Rows `from` to `to` (exclusive) that look alike, so that any of them can be repeated unseen. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** What such a row is made of. */
  readonly runs: readonly Run[];
  /** Share of the row in the page's colour, 0..1. */
  readonly pageShare: number;
}

export interface Scan {
  readonly page: Colour;
  readonly gaps: readonly Gap[];
  /** Space between the capture's edges and its ink, px; the whole side if there is no ink. */
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** A row of more pieces than this is a picture or a gradient, no ground for a line. */
const RUNS_MOST = 24;
const SAMPLES = 96;
/** How much more a pixel at the side counts: the page shows there. */
const SIDE_WEIGHT = 6;

/**
 * Finds the page's colour, the ink's margins and the gaps in one pass.
 * @param least rows a gap must have, px of the capture
 */
export function scan(reader: RowReader, least: number): Scan {
  const page = pageColour(reader);
  const ground = pack(page);
  const { width, height } = reader;
  const gaps: Gap[] = [];
  let [top, bottom, left, right] = [height, height, width, width];
  // Compared with the first row of the run, not with the one above: a slow gradient must not add up.
  let first = reader.row(0).slice();
  let from = 0;
  for (let y = 0; y <= height; y++) {
    const row = y < height ? reader.row(y) : undefined;
    if (row !== undefined && y > 0 && alike(row, first)) continue;
    if (y - from >= least) {
      const runs = runsOf(first);
      if (runs.length <= RUNS_MOST) gaps.push({ from, to: y, runs, pageShare: shareOf(runs, ground, width) });
    }
    if (y > 0) {
      const inked = ink(first, ground, left, right);
      if (inked !== undefined) {
        [left, right] = inked;
        top = Math.min(top, from);
        bottom = height - y;
      }
    }
    if (row === undefined) break;
    first = row.slice();
    from = y;
  }
  return { page, gaps, margin: { top, bottom, left, right } };
}

/** Most frequent colour of a coarse sample; neighbouring shades count together, so that a gradient has one too. */
function pageColour(reader: RowReader): Colour {
  const shades = new Map<number, Map<number, number>>();
  const step = Math.max(1, Math.floor(reader.width / SAMPLES));
  const down = Math.max(1, Math.floor(reader.height / SAMPLES));
  for (let y = down >> 1; y < reader.height; y += down) {
    const row = reader.row(y);
    for (let x = 0; x < row.length; x += step) count(shades, row[x] ?? 0, x === 0 ? SIDE_WEIGHT : 1);
    count(shades, row[row.length - 1] ?? 0, SIDE_WEIGHT);
  }
  let [winner, most] = [new Map([[pack([255, 255, 255]), 1]]), 0];
  for (const colours of shades.values()) {
    const times = colours.values().reduce((sum, one) => sum + one, 0);
    if (times > most) [winner, most] = [colours, times];
  }
  const [best] = [...winner].toSorted(([, one], [, other]) => other - one);
  return unpack(best?.[0] ?? 0);
}

function count(shades: Map<number, Map<number, number>>, pixel: number, times: number): void {
  const shade = pixel & 0xf8f8f8;
  const colours = shades.get(shade) ?? new Map<number, number>();
  shades.set(shade, colours.set(pixel, (colours.get(pixel) ?? 0) + times));
}

function alike(row: Uint32Array, other: Uint32Array): boolean {
  for (let x = 0; x < row.length; x++) {
    const one = row[x] ?? 0;
    const two = other[x] ?? 0;
    if (one !== two && !nearPacked(one, two)) return false;
  }
  return true;
}

/** Runs of one colour across a row; breaks off when there are too many. */
function runsOf(row: Uint32Array): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let x = 1; x <= row.length; x++) {
    if (x < row.length && nearPacked(row[x] ?? 0, row[from] ?? 0)) continue;
    runs.push({ from, to: x, colour: unpack(row[from] ?? 0) });
    if (runs.length > RUNS_MOST) break;
    from = x;
  }
  return runs;
}

function shareOf(runs: readonly Run[], ground: number, width: number): number {
  return runs.reduce((sum, { from, to, colour }) => sum + (nearPacked(pack(colour), ground) ? to - from : 0), 0) / width;
}

/** The new margins left and right if the row has ink. */
function ink(row: Uint32Array, ground: number, left: number, right: number): [number, number] | undefined {
  const isInk = (x: number) => !nearPacked(row[x] ?? 0, ground);
  let start = 0;
  while (start < row.length && !isInk(start)) start++;
  if (start === row.length) return undefined;
  let end = 0;
  while (end < right && !isInk(row.length - 1 - end)) end++;
  return [Math.min(left, start), Math.min(right, end)];
}
