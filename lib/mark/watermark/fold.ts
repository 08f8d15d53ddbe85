import type { Field } from './field.ts';
import { TILE } from './pattern.ts';

/** Part of a field, in its px. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * All tiles of an area laid on each other: sums of the field for `bins` x `bins` places of one tile.
 * @param scale px of this picture per px of the picture that was marked
 */
export function fold(field: Field, area: Area, scale: number, bins: number): Float32Array {
  const { width } = area;
  const rows = new Float32Array(bins * width);
  const perPx = bins / (TILE * scale);
  for (let y = 0; y < area.height; y++) {
    const into = (Math.floor((y + 0.5) * perPx) % bins) * width;
    const from = (area.top + y) * field.width + area.left;
    for (let x = 0; x < width; x++) rows[into + x] = (rows[into + x] ?? 0) + (field.values[from + x] ?? 0);
  }
  const columns = Uint16Array.from({ length: width }, (_, x) => Math.floor((x + 0.5) * perPx) % bins);
  const folded = new Float32Array(bins * bins);
  for (let bin = 0; bin < bins; bin++) {
    for (let x = 0; x < width; x++) {
      const at = bin * bins + (columns[x] ?? 0);
      folded[at] = (folded[at] ?? 0) + (rows[bin * width + x] ?? 0);
    }
  }
  return folded;
}
