import { CODE_BITS } from './code.ts';
import { LAYOUT, SIDE } from './pattern.ts';

/** Soft values of the code's bits from a folded square whose tile begins at bin (x, y). */
export function softBits(folded: Float32Array, bins: number, left: number, top: number): Float32Array {
  const soft = new Float32Array(CODE_BITS);
  const size = bins / SIDE;
  LAYOUT.data.forEach((place, bit) => {
    let sum = 0;
    for (let dy = 0; dy < size; dy++) {
      const row = ((top + Math.floor(place / SIDE) * size + dy) % bins) * bins;
      for (let dx = 0; dx < size; dx++) sum += folded[row + ((left + (place % SIDE) * size + dx) % bins)] ?? 0;
    }
    soft[bit] = sum * (LAYOUT.signs[place] ?? 0);
  });
  return soft;
}
