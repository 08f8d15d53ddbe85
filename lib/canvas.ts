/** Most pixels a canvas has on a side, and in all, in both browsers (Chrome: 2^28). */
const MOST_SIDE = 32_767;
const MOST_PIXELS = 2 ** 28;

/** Whether a canvas of this size, in pixels, can be made at all. */
export function fits(width: number, height: number): boolean {
  return width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_PIXELS;
}
