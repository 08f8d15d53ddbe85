/** The design's measures in css px of a capture of ordinary width; `unitFor` says by how much they grow. */

/** Captures narrower than this (css px) get the narrow measures. */
export const NARROW_UNDER = 520;

export const MARK = 'AI-GENERATED';

/** Line box of a credit line. */
export const LINE = 13;
/** No two lines are set closer than this, or this share of the pitch in small pictures: they would read as a block. */
export const LINES_APART = 80;
export const LINES_APART_SHARE = 0.6;

/** Leaders: thickness, space to the text, and the least length worth drawing. */
export const LEADER = 1;
export const LEADER_GAP = 8;
export const LEADER_LEAST = 18;

/** A mark keeps this far from a border beside it. */
export const BORDER_CLEAR = 14;
/** A run of one colour must be this much wider than a mark to carry one. */
export const RUN_SPARE = 16;

export const INK_TOP = 16;
/** A little more than at the top: the footer's line reaches above the footer. */
export const INK_BOTTOM = 17;

export const MONO_SIZE = 10;
export const MONO_SPACING = 0.06;

/** How much larger the label is drawn on wide captures, so that it stays readable when the picture is shown small. */
export function unitFor(captureWidth: number): number {
  return Math.min(2.2, Math.max(1, Math.sqrt(captureWidth / 816)));
}

/** Outline and soft shadow of the card: distance down, blur (both css px) and colour. */
export const SHADOWS: readonly (readonly [down: number, blur: number, colour: string])[] = [
  [18, 40, '#14103c29'],
  [2, 6, '#14103c14'],
];
export const OUTLINE = '#14103c12';
