import type { Pixels } from '../../label/types.ts';
import type { Edges, Patch } from './types.ts';

/** Brightness 0..255 of the pixel at an offset (Rec. 601, in whole numbers). */
export function brightness(data: Uint8ClampedArray, offset: number): number {
  return ((data[offset] ?? 0) * 77 + (data[offset + 1] ?? 0) * 150 + (data[offset + 2] ?? 0) * 29) >> 8;
}

/**
 * A part of the picture, each pixel the mean of `by` x `by` of its own. What lies outside is cut off.
 * @param by whole number, 1 for the picture's own pixels
 */
export function patchOf(
  { width, height, data }: Pixels,
  { left, top, right, bottom }: Edges,
  by: number,
): Patch & { left: number; top: number } {
  const [x0, y0] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
  const wide = Math.max(0, Math.floor((Math.min(width, Math.ceil(right)) - x0) / by));
  const high = Math.max(0, Math.floor((Math.min(height, Math.ceil(bottom)) - y0) / by));
  const grey = new Float32Array(wide * high);
  for (let y = 0; y < high * by; y++) {
    const row = Math.floor(y / by) * wide;
    for (let x = 0; x < wide * by; x++) {
      const at = row + Math.floor(x / by);
      grey[at] = (grey[at] ?? 0) + brightness(data, ((y0 + y) * width + x0 + x) * 4);
    }
  }
  if (by > 1) for (const [at, sum] of grey.entries()) grey[at] = sum / (by * by);
  return { left: x0, top: y0, width: wide, height: high, grey };
}
