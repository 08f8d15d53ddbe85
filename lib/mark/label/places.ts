import type { Place } from './cuts.ts';
import type { Gap, Run, Scan } from './scan.ts';
import { LINE_ROOM } from './tokens.ts';
import type { LabelSpec } from './types.ts';

/** A place in a gap: `insert` px are put in by repeating source row `row`; the line is centred in them. */
export interface GapPlace extends Place {
  readonly kind: 'gap';
  readonly row: number;
  readonly insert: number;
  readonly runs: readonly Run[];
}

interface Frame {
  /** Where row 0 of the capture will be, px of the picture. */
  readonly top: number;
  /** px of the picture per row. */
  readonly enlarged: number;
  /** px of the picture per css px of the label. */
  readonly unit: number;
  readonly blocks: LabelSpec['blocks'];
}

const CUT = 1;
const ROOMY = 18;
const TIGHT_PER_PX = 0.09;
const INSIDE = 2.2;
const PAGE_SHARE = 0.985;
const CHEQUERED = 0.8;
const CHEQUERED_RUNS = 3;
const AFTER_HEADING = 1.6;
const IN_BLOCK = 0.8;
/** css px between the places tried in a gap that is roomy without insertion. */
const TRY_EVERY = 90;

/** All places in the capture's gaps, from top to bottom. */
export function gapPlaces(scan: Scan, frame: Frame): GapPlace[] {
  return scan.gaps.flatMap((gap, index) => placesIn(gap, costOf(scan.gaps, index, frame), frame));
}

function placesIn(gap: Gap, cost: number, { top, enlarged, unit }: Frame): GapPlace[] {
  const room = Math.round(LINE_ROOM * unit);
  const height = (gap.to - gap.from) * enlarged;
  const insert = Math.max(0, room - height);
  const place = (row: number): GapPlace => {
    const at = top + row * enlarged;
    return { kind: 'gap', at, grow: insert, insert, row, runs: gap.runs, cost };
  };
  const middle = Math.floor((gap.from + gap.to) / 2);
  if (height < 2 * room) return [place(middle)];
  const inset = Math.ceil(room / 2 / enlarged);
  const [first, last] = [gap.from + inset, gap.to - inset];
  const steps = Math.max(2, Math.ceil(((last - first) * enlarged) / (TRY_EVERY * unit)));
  return Array.from({ length: steps + 1 }, (_, index) => place(Math.round(first + ((last - first) * index) / steps)));
}

/** Cost of cutting there: cheap between paragraphs, dearer in tight gaps, inside of boxes and after a heading. */
function costOf(gaps: readonly Gap[], index: number, { enlarged, unit, blocks }: Frame): number {
  const gap = gaps[index];
  if (gap === undefined) return Infinity;
  const height = ((gap.to - gap.from) * enlarged) / unit;
  let cost = CUT + TIGHT_PER_PX * Math.max(0, ROOMY - height);
  if (gap.pageShare < PAGE_SHARE) cost += INSIDE;
  if (gap.runs.length > CHEQUERED_RUNS) cost += CHEQUERED;
  if (afterHeading(gaps, index)) cost += AFTER_HEADING;
  const middle = (gap.from + gap.to) / 2;
  if (blocks?.some(({ top, bottom }) => top < middle && middle < bottom) === true) cost += IN_BLOCK;
  return cost;
}

/**
 * A heading looks like one line that is taller than the one below it and has more space above than below.
 * Cutting after it would part it from what it heads.
 */
function afterHeading(gaps: readonly Gap[], index: number): boolean {
  const [above, here, below] = [gaps[index - 1], gaps[index], gaps[index + 1]];
  if (above === undefined || here === undefined || below === undefined) return false;
  const line = here.from - above.to;
  const next = below.from - here.to;
  const [before, after] = [above.to - above.from, here.to - here.from];
  return before > 1.25 * after && line > 1.12 * next && line < 4 * next;
}
