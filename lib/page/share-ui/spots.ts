/** Where the button of a completion may stand. Plain geometry in CSS pixels of the window. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Spot {
  /** Names the place, so that it can be found again when the page has scrolled. */
  readonly id: string;
  readonly left: number;
  readonly top: number;
}

/** Side of the button: 28 px, more than the 24 px a target needs. */
export const SIZE = 28;
/** Between the button and the text, and between it and the edge of what can be seen. */
const GAP = 6;
const EDGE = 4;
/** Heights beside a completion that reaches beyond the window: below its edge, and below a header of the page's that may be there. */
const STEPS = [GAP, 64, 120];

/**
 * The places for a button, best first: outside the right edge, outside the left, above the start, below the end, and last the free part of
 * the last line. Only places that can be seen whole; none when the completion is out of sight.
 * @param box the completion @param ink where its content begins and ends across @param clip what of the page can be seen
 */
export function spotsFor(box: Rect, ink: Pick<Rect, 'left' | 'right'>, clip: Rect): Spot[] {
  const top = Math.max(box.top, clip.top);
  const bottom = Math.min(box.bottom, clip.bottom);
  if (bottom <= top || ink.right <= clip.left || ink.left >= clip.right) return [];
  const heights = besides(box, top, bottom, clip);
  const right = Math.min(ink.right, clip.right);
  const left = Math.max(ink.left, clip.left);
  const spots: Spot[] = [];
  for (const [id, at] of [
    ['right', right + GAP],
    ['left', left - GAP - SIZE],
  ] as const)
    for (const [step, height] of heights.entries()) spots.push({ id: `${id}-${step}`, left: at, top: height });
  for (const [id, height] of [
    ['above', box.top - SIZE - EDGE],
    ['below', box.bottom + EDGE],
    ['under', box.bottom],
    ['end', box.bottom - SIZE],
  ] as const) {
    spots.push({ id: `${id}-right`, left: right - SIZE, top: height });
    spots.push({ id: `${id}-left`, left, top: height });
    if (id === 'below') spots.push({ id: 'below-middle', left: (left + right - SIZE) / 2, top: height });
  }
  return spots
    .map(({ id, left, top }) => ({ id, left: Math.round(left), top: Math.round(top) }))
    .filter((spot) => isInside(spot, clip));
}

/** Heights at which a button can stand beside a completion: beside its first line, or as far up as it can be seen. */
function besides(box: Rect, top: number, bottom: number, clip: Rect): number[] {
  if (box.bottom - box.top <= SIZE + GAP) return [(box.top + box.bottom - SIZE) / 2];
  const last = bottom - SIZE;
  if (box.top >= clip.top + EDGE) return [...new Set([box.top, Math.min(box.top + 64, last)])].filter((height) => height <= last);
  return STEPS.map((step) => top + step).filter((height) => height <= last);
}

function isInside({ left, top }: Spot, clip: Rect): boolean {
  return left >= clip.left + EDGE && left + SIZE <= clip.right - EDGE && top >= clip.top && top + SIZE <= clip.bottom;
}

/** The square a button takes at a spot. */
export function squareAt({ left, top }: Pick<Spot, 'left' | 'top'>): Rect {
  return { left, top, right: left + SIZE, bottom: top + SIZE };
}

export function meets(one: Rect, other: Rect): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
