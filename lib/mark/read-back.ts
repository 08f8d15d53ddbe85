import type { PictureFormat } from '../types.ts';
import { contextOf } from './canvas.ts';
import { MarkError } from './error.ts';
import type { LabelPlan } from './label/index.ts';
import { watermarkOfPicture } from './watermark-canvas.ts';

/** Mean difference of a mark's pixels (0..255) that compression may make. PNG makes none. */
const MOST_DIFFERENCE: Record<PictureFormat, number> = { png: 0, jpeg: 16, webp: 16 };

/** What a finished file's pixels have to show. */
export interface Wanted {
  /** The picture as it was encoded. */
  readonly drawn: OffscreenCanvas;
  readonly plan: LabelPlan;
  readonly format: PictureFormat;
  /** Id of the watermark; absent if it has none. */
  readonly watermark?: number;
}

/** Compares every mark in the finished file's pixels with what was drawn, and reads the watermark. @throws MarkError `pixels`, `watermark` */
export async function readBack(file: Blob, { drawn, plan, format, watermark }: Wanted): Promise<void> {
  const decoded = await createImageBitmap(file);
  try {
    if (decoded.width !== plan.width || decoded.height !== plan.height) throw new MarkError('pixels', 'size');
    const wanted = contextOf(drawn);
    for (const { x, y, width, height } of plan.marks) {
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [columns, rows] = [Math.ceil(width), Math.ceil(height)];
      const seen = contextOf(new OffscreenCanvas(columns, rows));
      seen.drawImage(decoded, left, top, columns, rows, 0, 0, columns, rows);
      const difference = meanDifference(
        seen.getImageData(0, 0, columns, rows).data,
        wanted.getImageData(left, top, columns, rows).data,
      );
      if (difference > MOST_DIFFERENCE[format]) throw new MarkError('pixels', `${difference.toFixed(1)} at ${left}, ${top}`);
    }
    if (watermark !== undefined && watermarkOfPicture(decoded) !== watermark)
      throw new MarkError('watermark', 'it cannot be read');
  } finally {
    decoded.close();
  }
}

/** Of two stretches of RGBA of the same length, 0..255. */
function meanDifference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += Math.abs((one[index] ?? 0) - (other[index] ?? 0));
  return sum / one.length;
}
