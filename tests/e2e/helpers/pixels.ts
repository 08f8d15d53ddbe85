import { PNG } from 'pngjs';
import type { Box } from './types.ts';

/**
 * Least difference of brightness (0 to 255) between neighbouring pixels that counts as an edge of a letter. Text of any
 * readable contrast has thousands of such steps; a blur of several pixels spreads each of them out below it.
 */
const EDGE = 40;

export type Picture = Pick<PNG, 'width' | 'height' | 'data'>;

export function decode(png: Buffer): Picture {
  return PNG.sync.read(png);
}

/**
 * Sharp edges per 1,000 pixels of the boxes, leaving out what lies under the excluded ones. Readable text gives about
 * 60 to 200, an empty or blurred place less than 3.
 */
export function sharpness(picture: Picture, boxes: readonly Box[], excluded: readonly Box[] = []): number {
  let edges = 0;
  let pixels = 0;
  for (const box of boxes) {
    for (let y = top(box); y < bottom(box, picture); y += 1) {
      for (let x = left(box); x < right(box, picture) - 1; x += 1) {
        if (excluded.some((other) => contains(other, x, y))) continue;
        pixels += 1;
        if (Math.abs(brightness(picture, x, y) - brightness(picture, x + 1, y)) >= EDGE) edges += 1;
      }
    }
  }
  return pixels === 0 ? 0 : (edges * 1000) / pixels;
}

const left = (box: Box): number => Math.max(0, Math.floor(box.x));
const top = (box: Box): number => Math.max(0, Math.floor(box.y));
const right = (box: Box, picture: Picture): number => Math.min(picture.width, Math.ceil(box.x + box.width));
const bottom = (box: Box, picture: Picture): number => Math.min(picture.height, Math.ceil(box.y + box.height));

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1;
}

/** Brightness as the eye weighs the colours (ITU-R BT.601). */
function brightness({ data, width }: Picture, x: number, y: number): number {
  const at = (y * width + x) * 4;
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
}
