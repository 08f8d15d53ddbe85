import type { Pixels } from '../label/types.ts';
import { blur } from './blur.ts';

/** What of a picture may be watermark: deviations from the surroundings, each times how much it is to be trusted. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  /** 0..1: low where the picture itself is busy. */
  readonly trust: Float32Array;
}

/** Mean change from px to px (grey levels) at which a place counts a half: compression noise and the mark itself stay below. */
const BUSY = 6;
const BUSY_RADIUS = 1;
/** px around a pixel that are its surroundings. */
const AROUND = 5;
/** Grey levels: the mark is hardly stronger than this; what is, is the picture. */
const MOST = 2.5;

/** @param pixels RGBA; transparent pixels count as what they would be without alpha */
export function fieldOf({ width, height, data }: Pixels): Field {
  const count = width * height;
  const light = new Float32Array(count);
  for (let at = 0, from = 0; at < count; at++, from += 4)
    light[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  const trust = trustIn(light, width, height);
  const values = new Float32Array(count);
  for (let at = 0; at < count; at++) values[at] = (light[at] ?? 0) * (trust[at] ?? 0);
  const near = trust.slice();
  blur(values, width, height, AROUND);
  blur(near, width, height, AROUND);
  for (let at = 0; at < count; at++) {
    const above = (light[at] ?? 0) - (values[at] ?? 0) / Math.max(near[at] ?? 0, 1e-6);
    values[at] = Math.max(-MOST, Math.min(MOST, above)) * (trust[at] ?? 0);
  }
  return { width, height, values, trust };
}

function trustIn(light: Float32Array, width: number, height: number): Float32Array {
  const trust = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const down = y + 1 < height ? width : 0;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const here = light[at] ?? 0;
      const right = light[x + 1 < width ? at + 1 : at] ?? 0;
      trust[at] = Math.abs(here - right) + Math.abs(here - (light[at + down] ?? 0));
    }
  }
  blur(trust, width, height, BUSY_RADIUS);
  for (let at = 0; at < trust.length; at++) {
    const busy = (trust[at] ?? 0) / BUSY;
    trust[at] = 1 / (1 + busy * busy * busy * busy);
  }
  return trust;
}
