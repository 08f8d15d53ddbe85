/** Chips over which the shade goes up and down once, along a row and along a column: no multiple of the tile, so every chip of it meets every shade. */
const ACROSS = 76;
const DOWN = 92;

/**
 * Grey levels, -1, 0 or 1, by which a chip's ground moves: a slope too slow to be seen. JPEG rounds the mean of a block of 8 x 8 px to steps of 2 (q50) to 3.4 levels (q30).
 * Two chips that differ by less than a step come out alike, or not, by where their ground lies; with three grounds, some always come out different.
 */
export function shadeAt(row: number, column: number): number {
  const turn = (column / ACROSS + row / DOWN) % 1;
  return Math.min(2, Math.floor(3 * (turn < 0.5 ? 2 * turn : 2 - 2 * turn))) - 1;
}
