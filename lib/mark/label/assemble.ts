import { pageGround, type Segment } from './ground.ts';
import type { AirPlace, GapPlace } from './places.ts';
import type { PlatePlace } from './quiet.ts';
import type { Sheet } from './sheet.ts';
import { LINE } from './tokens.ts';
import type { Band, Rect } from './types.ts';

/** Where a credit line goes, and what it can be written on. */
interface LinePlace {
  readonly top: number;
  readonly segments: readonly Segment[];
}

export interface Assembly {
  readonly height: number;
  readonly bands: readonly Band[];
  readonly plates: readonly Rect[];
  readonly lines: readonly LinePlace[];
  readonly footerTop: number;
}

/** Centres of the header's and the footer's line before anything is inserted. */
export function outerCentres(sheet: Sheet): { start: number; end: number } {
  const half = sheet.px(LINE) / 2;
  const foot = sheet.captureTop + sheet.captureHeight + sheet.below - sheet.px(sheet.style.footLine);
  return { start: headTop(sheet) + half, end: foot + half };
}

/** Puts the capture back together with room for the lines. @param cuts from top to bottom */
export function assemble(sheet: Sheet, cuts: readonly (AirPlace | GapPlace | PlatePlace)[]): Assembly {
  const bands: Band[] = [];
  const plates: Rect[] = [];
  const lines: LinePlace[] = [{ top: headTop(sheet), segments: pageGround(sheet) }];
  const box = sheet.px(LINE);
  let [row, y] = [0, sheet.captureTop];
  const copy = (to: number) => {
    if (to <= row) return;
    const height = (to - row) * sheet.enlarged;
    bands.push({ row, rows: to - row, y, height });
    [row, y] = [to, y + height];
  };
  let inserted = 0;
  for (const cut of cuts) {
    if (cut.kind === 'air') {
      lines.push({ top: Math.round(cut.at + inserted - box / 2), segments: pageGround(sheet) });
      continue;
    }
    copy(cut.row);
    const top = Math.round(y + (cut.insert - box) / 2);
    if (cut.kind === 'plate') {
      plates.push({ x: sheet.mat, y, width: sheet.width - 2 * sheet.mat, height: cut.insert });
      lines.push({ top, segments: pageGround(sheet) });
    } else {
      if (cut.insert > 0) bands.push({ row: cut.row, rows: 1, y, height: cut.insert });
      lines.push({ top, segments: cut.segments });
    }
    y += cut.insert;
    inserted += cut.insert;
  }
  copy(Math.round(sheet.captureHeight / sheet.enlarged));
  const footerTop = y + sheet.below;
  lines.push({ top: footerTop - sheet.px(sheet.style.footLine), segments: pageGround(sheet) });
  return { height: footerTop + sheet.footer + sheet.mat, bands, plates, lines, footerTop };
}

function headTop(sheet: Sheet): number {
  return sheet.mat + sheet.header + sheet.px(sheet.style.headLine) - sheet.px(LINE);
}
