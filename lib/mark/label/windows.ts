import { ASPECT_MOST, aspects, CROP_SHARE } from './period.ts';
import type { LabelPlan, Rect, WindowCount } from './types.ts';

/** css px between neighbouring windows. */
const STEP = 2;

/**
 * Counts all windows of a quarter of the picture's area (41 aspects from 1:3 to 3:1, every 2 css px) and those without a whole mark.
 * Nothing is slid: the windows that hold a mark are a rectangle of positions, so the bare ones are what the union of these rectangles leaves.
 */
export function checkWindows(plan: Pick<LabelPlan, 'width' | 'height' | 'scale' | 'marks'>): WindowCount {
  const step = Math.max(1, Math.floor(STEP * plan.scale));
  let [windows, bare] = [0, 0];
  for (const { width, height } of cropSizes(plan)) {
    const across = Math.floor((plan.width - width) / step) + 1;
    const down = Math.floor((plan.height - height) / step) + 1;
    const holding = plan.marks.map((mark) => positions(mark, width, height, step, across, down));
    windows += across * down;
    bare += across * down - unionArea(holding);
  }
  return { windows, bare };
}

/** Sizes of the windows that fit into the picture, whole px. */
export function cropSizes({ width, height }: { width: number; height: number }): { width: number; height: number }[] {
  const area = width * height * CROP_SHARE;
  return aspects()
    .map((aspect) => ({ width: Math.floor(Math.sqrt(area * aspect)), height: Math.floor(Math.sqrt(area / aspect)) }))
    .filter((crop) => crop.width <= width && crop.height <= height && crop.width <= crop.height * (ASPECT_MOST + 1));
}

/** Ranges of grid positions, ends included. */
interface Positions {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Positions on the grid at which a window holds the mark. */
function positions(mark: Rect, width: number, height: number, step: number, across: number, down: number): Positions {
  return {
    left: Math.max(0, Math.ceil((mark.x + mark.width - width) / step)),
    right: Math.min(across - 1, Math.floor(mark.x / step)),
    top: Math.max(0, Math.ceil((mark.y + mark.height - height) / step)),
    bottom: Math.min(down - 1, Math.floor(mark.y / step)),
  };
}

/** Grid points in at least one of the rectangles. */
function unionArea(all: readonly Positions[]): number {
  const some = all
    .filter(({ left, right, top, bottom }) => left <= right && top <= bottom)
    .toSorted((one, other) => one.left - other.left);
  const edges = [...new Set(some.flatMap(({ top, bottom }) => [top, bottom + 1]))].toSorted((one, other) => one - other);
  let area = 0;
  for (const [index, top] of edges.entries()) {
    const next = edges[index + 1];
    if (next === undefined) break;
    area += (next - top) * unionLength(some.filter((one) => one.top <= top && one.bottom >= top));
  }
  return area;
}

/** @param ranges by their left ends */
function unionLength(ranges: readonly Positions[]): number {
  let [length, end] = [0, -1];
  for (const { left, right } of ranges) {
    if (right <= end) continue;
    length += right - Math.max(left - 1, end);
    end = right;
  }
  return length;
}
