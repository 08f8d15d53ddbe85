import { NEAR, nearPacked, pack } from './colour.ts';
import type { RowReader } from './rows.ts';
import type { Band, LabelPlan, LabelText, Rect } from './types.ts';

/** A gap's rows may differ by as much as a run's columns, and both at once. */
const FLAT = 2 * NEAR;
/** Around a text that must be free, px across and down per css px of the label. */
const AROUND = { x: 4, y: 2 } as const;

/**
 * Texts that do not stand on one flat colour of the re-assembled capture, which is to say that lie on content.
 * @param reader the capture the plan was made for
 */
export function coveringTexts(plan: LabelPlan, reader: RowReader): LabelText[] {
  return plan.texts.filter((text) => text.kind !== 'badge' && !isFlat(plan, reader, text));
}

function isFlat(plan: LabelPlan, reader: RowReader, { box, ground }: LabelText): boolean {
  const area = grown(box, plan.unit);
  const colour = pack(ground);
  return plan.bands.every((band) => {
    const [top, bottom] = [Math.max(area.y, band.y), Math.min(area.y + area.height, band.y + band.height)];
    if (top >= bottom) return true;
    const [left, right] = columns(plan, area, reader.width);
    for (const row of rowsOf(band, top, bottom, plan.enlarged)) {
      const pixels = reader.row(row);
      for (let x = left; x < right; x++) if (!nearPacked(pixels[x] ?? 0, colour, FLAT)) return false;
    }
    return true;
  });
}

/** A text's box with the space that belongs to it. */
export function grown({ x, y, width, height }: Rect, unit: number): Rect {
  const [across, down] = [Math.round(AROUND.x * unit), Math.round(AROUND.y * unit)];
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down };
}

/** Columns of the capture under a box, `to` exclusive. */
function columns({ captureX, enlarged }: LabelPlan, { x, width }: Rect, most: number): [from: number, to: number] {
  const from = Math.floor((x - captureX) / enlarged);
  const to = Math.ceil((x + width - captureX) / enlarged);
  return [Math.max(0, from), Math.min(most, to)];
}

/** Rows of the capture that a band shows between two heights of the picture. */
function rowsOf(band: Band, top: number, bottom: number, enlarged: number): number[] {
  if (band.rows === 1 && band.height !== enlarged) return [band.row];
  const first = band.row + Math.floor((top - band.y) / enlarged);
  const last = band.row + Math.ceil((bottom - band.y) / enlarged);
  return Array.from({ length: last - first }, (_, index) => first + index);
}
