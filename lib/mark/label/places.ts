import type { Place } from './cuts.ts';
import { coverage, groundOf, type Segment } from './ground.ts';
import type { Gap, Scan } from './scan.ts';
import type { Sheet } from './sheet.ts';
import type { LabelSpec } from './types.ts';

/** A place in a gap: `insert` px are put in by repeating source row `row`; the line is centred in them. */
export interface GapPlace extends Place {
  readonly kind: 'gap';
  readonly row: number;
  readonly insert: number;
  readonly segments: readonly Segment[];
}

/** A place in the air above or below the capture. */
export interface AirPlace extends Place {
  readonly kind: 'air';
}

const AIR = 0.5;
const AIR_EVERY = 8;
const CUT = 1;
const ROOMY = 18;
const TIGHT_PER_PX = 0.09;
const INSIDE = 2.2;
const PAGE_SHARE = 0.985;
const CHEQUERED = 0.8;
const CHEQUERED_RUNS = 3;
const AFTER_HEADING = 1.6;
/** By how much a heading's space above exceeds that below, or its size that of the text. */
const HEADS = 1.25;
const IN_PARAGRAPH = 1.6;
/** css px; more between two gaps is no single line. */
const ONE_LINE = 48;
/** Gaps above and below that tell how far apart paragraphs are. */
const NEARBY = 12;
/** Lines of one size differ by their letters with stems and tails. */
const SAME_SIZE = 0.55;
/** Share of the space between paragraphs that the space between lines stays under. */
const WITHIN = 0.58;
const IN_BLOCK = 0.8;
const UNCOVERED = 4;
/** A row of which less can be written on is no place for a line. */
const COVERAGE_LEAST = 0.55;
/** css px between the places tried in a gap that is roomy without insertion. */
const TRY_EVERY = 90;

/** All places in the capture's gaps, from top to bottom. */
export function gapPlaces({ gaps }: Scan, sheet: Sheet, markWidth: number, blocks: LabelSpec['blocks']): GapPlace[] {
  return gaps.flatMap((gap, index) => {
    const segments = groundOf(sheet, gap.runs, markWidth);
    const covered = coverage(sheet, segments);
    if (covered < COVERAGE_LEAST) return [];
    const cost = costOf(gaps, index, sheet, blocks) + UNCOVERED * (1 - covered);
    return placesIn(gap, sheet).map(({ row, insert }) => {
      return { kind: 'gap', at: sheet.captureTop + row * sheet.enlarged, grow: insert, insert, row, segments, cost };
    });
  });
}

/** Places in what was added above and below. */
export function airPlaces({ air, captureTop, captureHeight, below, room, px }: Sheet): AirPlace[] {
  const inset = Math.ceil(room / 2);
  const count = Math.max(0, Math.floor((air - 2 * inset) / px(AIR_EVERY)));
  const starts = [captureTop - air, captureTop + captureHeight + below - air];
  return starts.flatMap((start) => {
    return Array.from({ length: count + 1 }, (_, index) => ({
      kind: 'air' as const,
      at: start + inset + index * px(AIR_EVERY),
      grow: 0,
      cost: AIR,
    })).filter(() => air >= 2 * inset);
  });
}

/** The middle of a gap; several places in one that needs no insertion. */
function placesIn(gap: Gap, { enlarged, unit, room }: Sheet): { row: number; insert: number }[] {
  const height = (gap.to - gap.from) * enlarged;
  const middle = Math.floor((gap.from + gap.to) / 2);
  if (height < 2 * room) return [{ row: middle, insert: Math.max(0, room - height) }];
  const inset = Math.ceil(room / 2 / enlarged);
  const [first, last] = [gap.from + inset, gap.to - inset];
  const steps = Math.max(2, Math.ceil(((last - first) * enlarged) / (TRY_EVERY * unit)));
  return Array.from({ length: steps + 1 }, (_, index) => ({
    row: Math.round(first + ((last - first) * index) / steps),
    insert: 0,
  }));
}

/** Cost of cutting there: cheap between paragraphs, dearer in tight gaps, inside of boxes and after a heading. */
function costOf(gaps: readonly Gap[], index: number, { enlarged, unit }: Sheet, blocks: LabelSpec['blocks']): number {
  const gap = gaps[index];
  if (gap === undefined) return Infinity;
  let cost = CUT + TIGHT_PER_PX * Math.max(0, ROOMY - (tall(gap) * enlarged) / unit);
  if (gap.pageShare < PAGE_SHARE) cost += INSIDE;
  if (gap.runs.length > CHEQUERED_RUNS) cost += CHEQUERED;
  const oneLine = (ONE_LINE * unit) / enlarged;
  if (afterHeading(gaps, index, oneLine)) cost += AFTER_HEADING;
  else if (inParagraph(gaps, index, oneLine)) cost += IN_PARAGRAPH;
  const middle = (gap.from + gap.to) / 2;
  if (blocks?.some(({ top, bottom }) => top < middle && middle < bottom) === true) cost += IN_BLOCK;
  return cost;
}

function tall({ from, to }: Gap): number {
  return to - from;
}

/** A line with clearly more space above than below, or clearly taller than the next, heads what follows: cutting after it would part the two. */
function afterHeading(gaps: readonly Gap[], index: number, oneLine: number): boolean {
  const [above, here, below] = [gaps[index - 1], gaps[index], gaps[index + 1]];
  if (above === undefined || here === undefined || below === undefined) return false;
  const [line, next] = [here.from - above.to, below.from - here.to];
  return line < oneLine && (tall(above) > HEADS * tall(here) || (line > HEADS * next && next > SAME_SIZE * line));
}

/** Between two lines of text of one size, with clearly less space than elsewhere nearby: the inside of a paragraph. */
function inParagraph(gaps: readonly Gap[], index: number, oneLine: number): boolean {
  const [above, here, below] = [gaps[index - 1], gaps[index], gaps[index + 1]];
  if (above === undefined || here === undefined || below === undefined) return false;
  const [line, next] = [here.from - above.to, below.from - here.to];
  if (Math.max(line, next) > oneLine || Math.min(line, next) < SAME_SIZE * Math.max(line, next)) return false;
  // Not the margins at the very top and bottom.
  const nearby = gaps.slice(Math.max(1, index - NEARBY), Math.min(gaps.length - 1, index + NEARBY + 1));
  return nearby.some((gap) => tall(gap) * WITHIN > tall(here));
}
