import { fits } from '../../canvas.ts';
import { build, type Effort, markWidthOf } from './build.ts';
import { coveringTexts } from './check.ts';
import { estimateWidth } from './measure.ts';
import { type AirPlace, airPlaces, type GapPlace, gapPlaces } from './places.ts';
import { type PlatePlace, platePlaces } from './quiet.ts';
import { rowReader, type RowReader } from './rows.ts';
import { scan, type Scan } from './scan.ts';
import { isSteady } from './steady.ts';
import { framesFor, sheetFor, type Sheet } from './sheet.ts';
import type { Frame } from './styles/style.ts';
import { STYLES } from './styles/index.ts';
import { unitFor } from './tokens.ts';
import { LabelError, type LabelPlan, type LabelSpec, type Measure, type PixelRows, type Pixels } from './types.ts';
import { wordingOf, type Wording } from './wording.ts';

export { drawLabel } from './draw.ts';
export { loadFonts } from './fonts.ts';
export { canWrite, measureWith } from './measure.ts';
export { LabelError } from './types.ts';
export type { LabelPlan, LabelSpec, LabelTexts, Measure, PixelRows, Pixels } from './types.ts';
export { checkWindows } from './windows.ts';

/** px per css px under which small letters do not survive a feed. */
const SHARP = 2;
/** css px; less space between two rows is no gap. */
const GAP_LEAST = 3;
/** Plans of one frame: a headline that follows the picture's size needs to know by how much the lines make it taller. */
const TRIES = 4;

/** From the design's own density to whatever leaves no window bare. */
const EFFORTS: readonly Effort[] = [
  { period: 1, pitch: 1, phases: 2, dense: false, plates: false },
  { period: 0.8, pitch: 1, phases: 2, dense: false, plates: false },
  { period: 0.8, pitch: 0.85, phases: 2, dense: false, plates: false },
  { period: 0.8, pitch: 1, phases: 2, dense: true, plates: false },
  { period: 0.6, pitch: 0.85, phases: 2, dense: true, plates: false },
  { period: 0.6, pitch: 0.7, phases: 3, dense: true, plates: false },
  { period: 0.4, pitch: 0.5, phases: 3, dense: true, plates: false },
  { period: 1, pitch: 1, phases: 2, dense: false, plates: true },
  { period: 0.8, pitch: 0.9, phases: 2, dense: false, plates: true },
  { period: 0.6, pitch: 0.7, phases: 3, dense: true, plates: true },
  { period: 0.4, pitch: 0.5, phases: 3, dense: true, plates: true },
];

/** Rather more air than lines in three steps. */
const CALM = EFFORTS.filter(({ phases, plates }) => phases === 2 && !plates);

/** css px of air above and below a capture too small to hold lines enough, from least to most. */
const AIRS = [24, 48, 72, 96, 128, 160, 192, 224, 256, 320, 400, 480, 560, 640];

/**
 * Plans the label around and in the gaps of a capture: what is copied where, what is written where. Pure; draws nothing.
 * @param measure widths as the canvas will draw them (`measureWith`); by default an estimate, for planning without a canvas
 * @throws LabelError `empty` without a pixel, `too-large` if not even the smallest label fits on a canvas, `covered` if a text would lie on content
 */
export function planLabel(pixels: Pixels | PixelRows, spec: LabelSpec, measure: Measure = estimateWidth): LabelPlan {
  if (pixels.width < 1 || pixels.height < 1) throw new LabelError('empty', 'The capture has no pixels.');
  const reader = rowReader(pixels);
  const all = scan(reader, Math.ceil(GAP_LEAST * spec.scale));
  const seen = { ...all, gaps: all.gaps.filter((gap) => isSteady(gap, reader, all.page, spec.scale)) };
  const wording = wordingOf(spec);
  for (const size of sizesFor(spec.scale, pixels.width)) {
    const plan = planAt(size, { reader, seen, spec, wording, measure });
    if (plan === undefined) continue;
    const [covered] = coveringTexts(plan, reader);
    if (covered !== undefined) throw new LabelError('covered', `“${covered.text}” would lie on content.`);
    return plan;
  }
  throw new LabelError('too-large', `No canvas holds ${pixels.width} by ${pixels.height} px and a label.`);
}

interface Size {
  readonly enlarged: number;
  readonly unit: number;
}

/** Enlarged to two px per css px; else by less, with a label as large as fits. */
function sizesFor(scale: number, width: number): Size[] {
  const unit = unitFor(width / scale);
  const sizes: Size[] = [];
  for (let enlarged = Math.max(1, Math.ceil(SHARP / scale)); enlarged >= 1; enlarged--) {
    const sharpness = scale * enlarged;
    const boosts = sharpness >= SHARP ? [1] : [Math.min(1.6, SHARP / sharpness), 1];
    sizes.push(...boosts.map((boost) => ({ enlarged, unit: unit * sharpness * boost })));
  }
  return sizes;
}

interface Task {
  readonly reader: RowReader;
  readonly seen: Scan;
  readonly spec: LabelSpec;
  readonly wording: Wording;
  readonly measure: Measure;
}

/** The calmest plan that leaves no window bare, in the first frame that is not too much label; undefined if none fits on a canvas. */
function planAt({ enlarged, unit }: Size, task: Task): LabelPlan | undefined {
  const { reader, spec } = task;
  const { width, height } = reader;
  const style = STYLES[spec.style];
  const size = { width, height, scale: spec.scale * enlarged, enlarged, unit, air: 0 };
  let best: LabelPlan | undefined;
  for (const frame of framesFor(style, { width, height, scale: spec.scale })) {
    const plan = inFrame(frame, size, EFFORTS, task);
    if (plan === undefined) continue;
    if (best === undefined || plan.windows.bare < best.windows.bare) best = plan;
    else if (plan.windows.bare === best.windows.bare && plan.area.bands < best.area.bands) best = plan;
    if (best.windows.bare === 0 && best.area.bands <= style.bandsMost) break;
  }
  return best === undefined || best.windows.bare === 0 ? best : withAir(best, size, task);
}

type SheetSize = Omit<Parameters<typeof sheetFor>[2], 'inserted'>;

/** Small captures have windows hardly wider than a mark: with air around them they are larger, and there is room for lines. */
function withAir(best: LabelPlan, size: SheetSize, task: Task): LabelPlan {
  const [frame] = framesFor(STYLES[task.spec.style], { ...size, scale: task.spec.scale });
  let least = best;
  for (const efforts of [CALM, EFFORTS]) {
    for (const air of AIRS) {
      const plan = inFrame(frame, { ...size, air }, efforts, task);
      if (plan !== undefined && plan.windows.bare < least.windows.bare) least = plan;
      if (least.windows.bare === 0) return least;
    }
  }
  return least;
}

/** The plan of one frame, whose headline is as large as the finished picture asks; undefined if it fits on no canvas. */
function inFrame(frame: Frame, size: SheetSize, efforts: readonly Effort[], task: Task): LabelPlan | undefined {
  const style = STYLES[task.spec.style];
  let inserted = 0;
  for (let tries = 1; ; tries++) {
    const sheet = sheetFor(frame, task.seen, { ...size, inserted }, { ...task, style });
    const plan = fits(sheet.width, sheet.height) ? withEffort(sheet, efforts, task) : undefined;
    if (plan === undefined || sheet.cap >= style.capShare * Math.min(plan.width, plan.height)) return plan;
    // Never less than the width asks, which is never less than the shortest side does: this ends.
    inserted = tries < TRIES ? Math.max(inserted, plan.height - sheet.height) : sheet.width;
  }
}

function withEffort(
  sheet: Sheet,
  efforts: readonly Effort[],
  { reader, seen, spec, wording, measure }: Task,
): LabelPlan | undefined {
  const gaps = [...gapPlaces(seen, sheet, markWidthOf(sheet, wording, measure), spec.blocks), ...airPlaces(sheet)];
  let [best, plates]: [best?: LabelPlan, plates?: PlatePlace[]] = [];
  for (const effort of efforts) {
    if (effort.plates) plates ??= platePlaces(reader, sheet, stretchesWithout(gaps, sheet, reader.height));
    const places = [...gaps, ...(plates ?? [])].toSorted((one, other) => one.at - other.at);
    const plan = build(sheet, places, wording, measure, effort);
    if (!fits(plan.width, plan.height)) continue;
    if (best !== undefined && coveringTexts(plan, reader).length > 0) continue;
    if (best === undefined || plan.windows.bare < best.windows.bare) best = plan;
    if (best.windows.bare === 0) break;
  }
  return best;
}

/** Rows that have no place of the capture's own for further than this, css px, are looked at for others. */
const BARREN = 100;

/** Rows between two places far from each other. */
function stretchesWithout(
  places: readonly (GapPlace | AirPlace)[],
  sheet: Sheet,
  height: number,
): { from: number; to: number }[] {
  const least = (BARREN * sheet.unit) / sheet.enlarged;
  const rows = [0, ...places.flatMap((place) => (place.kind === 'gap' ? [place.row] : [])), height];
  return rows.flatMap((from, index) => {
    const to = rows[index + 1] ?? from;
    return to - from > least ? [{ from, to }] : [];
  });
}
