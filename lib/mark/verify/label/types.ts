import type { Font, Pixels, Rect } from '../../label/types.ts';

/**
 * Draws a text with one of the label's fonts, the way `setFont` of lib/mark/label does: one flat ink on one flat ground, nothing cut off, any margin.
 * Injected, so that the search runs without a canvas.
 */
export type DrawText = (text: string, font: Font) => Pixels;

/** How one wording of the mark looks: ink 0..1, cut to its ink. */
export interface Template {
  readonly text: string;
  readonly weight: number;
  readonly width: number;
  readonly height: number;
  /** px of the template per unit of the label. */
  readonly unit: number;
  /** The text's, spaces included: each takes the same part of the width. */
  readonly letters: readonly string[];
  /** Sums of the ink above and left of a corner, (width + 1) x (height + 1). */
  readonly sums: Float64Array;
}

/** A mark read in a picture. */
export interface Found {
  readonly text: string;
  /** Its ink, px of the picture. */
  readonly box: Rect;
  /** px of the picture per css px of the label. */
  readonly unit: number;
  /** Likeness to the mark as the label draws it, 0..1. */
  readonly score: number;
  /** False: the picture's side cuts it, and `box` goes on behind it. */
  readonly whole: boolean;
  /** Ends with a leader beside them: 0..2. A mark without any may be the picture's own text in a face like ours. */
  readonly leaders: number;
  /** Heavy rules above and below it: 0..2. */
  readonly rules: number;
}

export interface FoundLabel {
  /** From the most to the least like ours. */
  readonly marks: readonly Found[];
  /** `lines`: the credit lines of `card` or `plain`, which do not differ in a crop. Absent if there is no mark. */
  readonly style?: 'lines' | 'strict';
}

/** A part of a picture as brightness. */
export interface Patch {
  readonly width: number;
  readonly height: number;
  /** 0..255, row after row. */
  readonly grey: Float32Array;
}

/** A rectangle by its edges: right and bottom are not part of it. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
