/** What every crop of a quarter of the picture must contain, turned into distances. All lengths in one unit, any unit. */
export interface Distances {
  /** Greatest distance between neighbouring lines, centre to centre. */
  readonly pitch: number;
  /** Greatest distance between the starts of two marks on a line. */
  readonly period: number;
}

/** Crops count if their sides are no more unequal than this. */
export const ASPECT_MOST = 3;
const ASPECTS = 41;
/** A crop that counts is this part of the picture's area. */
export const CROP_SHARE = 1 / 4;

/** The 41 aspects from 1:3 to 3:1 in equal ratios. */
export function aspects(): number[] {
  return Array.from({ length: ASPECTS }, (_, index) => ASPECT_MOST ** ((2 * index) / (ASPECTS - 1) - 1));
}

interface Sizes {
  readonly width: number;
  /** Lower bound: before space for lines is inserted. */
  readonly height: number;
  readonly markWidth: number;
  readonly lineHeight: number;
  readonly pitchMost: number;
}

/** A mark or a line that only just fits may miss by rounding. */
const ROUNDING = 2;
/** On very tall crops one mark would do for the whole width; two look intended. */
const PERIOD_MOST = 0.62;

/**
 * Every crop holds a whole line, so the lines are a crop's least height apart at most. A crop that holds two lines may be half as wide
 * between marks, since neighbouring lines are staggered by half a period.
 */
export function distances({ width, height, markWidth, lineHeight, pitchMost }: Sizes): Distances {
  const area = width * height * CROP_SHARE;
  const least = Math.max(height * CROP_SHARE, Math.sqrt(area / ASPECT_MOST));
  const pitch = Math.max(lineHeight * 2, Math.min(least - lineHeight - ROUNDING, pitchMost));
  // Just below the height at which a second line is sure to be in it a crop is at its most demanding.
  const critical = 2 * pitch + lineHeight - 1;
  const heights = [...aspects().map((aspect) => Math.sqrt(area / aspect)), critical];
  const bounds = heights
    .filter((crop) => crop <= height && area / crop <= width)
    .map((crop) => (area / crop - markWidth - ROUNDING) * (crop - lineHeight >= 2 * pitch ? 2 : 1));
  return { pitch, period: Math.max(markWidth, Math.min(PERIOD_MOST * width, ...bounds)) };
}
