import { near } from './colour.ts';
import type { Run } from './scan.ts';
import type { Sheet } from './sheet.ts';
import { BORDER_CLEAR, RUN_SPARE } from './tokens.ts';
import type { Colour } from './types.ts';

/** A stretch of a line on one colour, clear of borders. px of the picture. */
export interface Segment {
  readonly left: number;
  readonly right: number;
  readonly ground: Colour;
}

/** The card's own ground, from end to end. */
export function pageGround({ left, right, page }: Sheet): Segment[] {
  return [{ left, right, ground: page }];
}

/** Where on a row of the capture a line can stand: runs of one colour that hold a mark. The space beside the capture belongs to its ground. */
export function groundOf(sheet: Sheet, runs: readonly Run[], markWidth: number): Segment[] {
  const { left, right, mat, width, page, captureX, enlarged, unit } = sheet;
  const clear = Math.round(BORDER_CLEAR * unit);
  return runs
    .map(({ from, to, colour }, index) => {
      const atLeft = index === 0 && near(colour, page);
      const atRight = index === runs.length - 1 && near(colour, page);
      return {
        from: atLeft ? mat : captureX + from * enlarged,
        to: atRight ? width - mat : captureX + to * enlarged,
        left: atLeft ? left : Math.max(left, captureX + from * enlarged + clear),
        right: atRight ? right : Math.min(right, captureX + to * enlarged - clear),
        ground: colour,
      };
    })
    .filter((run) => run.to - run.from >= markWidth + RUN_SPARE * unit && run.right - run.left >= markWidth)
    .map(({ left: from, right: to, ground }) => ({ left: from, right: to, ground }));
}

/** Share of a line's length that can be written on, 0..1. */
export function coverage({ left, right }: Sheet, segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.right - segment.left, 0) / (right - left);
}
