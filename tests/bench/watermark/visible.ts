import type { Pixels } from '../../../lib/mark/label/types.ts';
import { blur } from '../../../lib/mark/watermark/blur.ts';

/** What of a watermark might be seen on plain ground, where nothing hides it: grey levels by which it lies above or below its surroundings. */
export interface Visible {
  /** Share of the picture that is plain: one colour, 16 px around. */
  readonly plain: number;
  /** Root of the mean square after a mean over 1, 9 and 17 px: the eye takes such means, by how far away it is. */
  readonly rms: readonly [number, number, number];
  /** 8-bit levels between the lightest and the darkest change: pattern and shade together. */
  readonly span: number;
}

const SURROUNDINGS = 32;

export function visible(original: Pixels, marked: Pixels): Visible {
  const { width, height } = original;
  const change = new Float32Array(width * height);
  const busy = new Float32Array(width * height);
  for (let at = 0; at < change.length; at++) {
    change[at] = (marked.data[at * 4 + 1] ?? 0) - (original.data[at * 4 + 1] ?? 0);
    const here = original.data[at * 4 + 1];
    const right = at % width < width - 1 ? original.data[at * 4 + 5] : here;
    const below = at + width < change.length ? original.data[(at + width) * 4 + 1] : here;
    busy[at] = here !== right || here !== below ? 1 : 0;
  }
  blur(busy, width, height, 16);
  const plain = busy.map((share) => (share < 1e-5 ? 1 : 0));
  const count = plain.reduce((sum, one) => sum + one, 0);
  const slope = change.slice();
  blur(slope, width, height, SURROUNDINGS);
  const rms = (radius: number): number => {
    const seen = change.map((value, at) => value - (slope[at] ?? 0));
    if (radius > 0) blur(seen, width, height, radius);
    return Math.sqrt(seen.reduce((sum, value, at) => sum + value * value * (plain[at] ?? 0), 0) / Math.max(1, count));
  };
  let least = 255;
  let most = -255;
  change.forEach((value, at) => {
    if (plain[at] !== 1) return;
    least = Math.min(least, value);
    most = Math.max(most, value);
  });
  return { plain: count / change.length, rms: [rms(0), rms(4), rms(8)], span: Math.max(0, most - least) };
}
