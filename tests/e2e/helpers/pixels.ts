import { PNG } from 'pngjs';
import type { Box, TestPage } from './types.ts';

/**
 * Least difference of brightness (0 to 255) between neighbouring pixels that counts as an edge of a letter. Text of any
 * readable contrast has thousands of such steps; a blur of several pixels spreads each of them out below it.
 */
const EDGE = 40;

/** Pixels of a part of the viewport; x and y say where it lies there, in whole CSS pixels. */
export interface Picture extends Box {
  /** Four bytes a pixel, line by line. */
  data: Buffer;
}

/** The pixels of a picture of the viewport, or of the part of it that begins at the corner. */
export function decode(png: Buffer, { x, y } = { x: 0, y: 0 }): Picture {
  const { width, height, data } = PNG.sync.read(png);
  return { x, y, width, height, data };
}

/** What is taken along around the boxes, in pixels: some tests look at the ground beside a text. */
const AROUND = 8;

/**
 * Takes a picture of no more of the viewport than the boxes need: to take and to read the whole of it costs five times as much. Boxes that are out
 * of sight have no pixels in it.
 */
export async function photograph(page: TestPage, boxes: readonly Box[]): Promise<Picture> {
  const clip = await clipAround(page, boxes, AROUND);
  return clip ? decode(await page.screenshot(clip), clip) : { x: 0, y: 0, width: 0, height: 0, data: Buffer.alloc(0) };
}

/** The part of the viewport in which boxes lie, with so many pixels on each side; undefined if none of them is in sight. */
export async function clipAround(
  page: Pick<TestPage, 'evaluate'>,
  boxes: readonly Box[],
  around: number,
): Promise<Box | undefined> {
  const view = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const left = Math.max(0, Math.floor(Math.min(...boxes.map(({ x }) => x)) - around));
  const top = Math.max(0, Math.floor(Math.min(...boxes.map(({ y }) => y)) - around));
  const right = Math.min(view.width, Math.ceil(Math.max(...boxes.map(({ x, width }) => x + width)) + around));
  const bottom = Math.min(view.height, Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height)) + around));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

/**
 * Sharp edges per 1,000 pixels of the boxes, leaving out what lies under the excluded ones. Readable text gives about
 * 60 to 200, an empty or blurred place less than 3.
 */
export function sharpness(picture: Picture, boxes: readonly Box[], excluded: readonly Box[] = []): number {
  let edges = 0;
  let pixels = 0;
  for (const box of boxes) {
    for (let y = Math.max(top(box), picture.y); y < bottom(box, picture); y += 1) {
      for (let x = Math.max(left(box), picture.x); x < right(box, picture) - 1; x += 1) {
        if (excluded.some((other) => contains(other, x, y))) continue;
        pixels += 1;
        if (Math.abs(brightness(picture, x, y) - brightness(picture, x + 1, y)) >= EDGE) edges += 1;
      }
    }
  }
  return pixels === 0 ? 0 : (edges * 1000) / pixels;
}

const left = (box: Box): number => Math.floor(box.x);
const top = (box: Box): number => Math.floor(box.y);
const right = (box: Box, picture: Picture): number => Math.min(picture.x + picture.width, Math.ceil(box.x + box.width));
const bottom = (box: Box, picture: Picture): number => Math.min(picture.y + picture.height, Math.ceil(box.y + box.height));

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1;
}

/** Brightness as the eye weighs the colours (ITU-R BT.601). */
function brightness(picture: Picture, x: number, y: number): number {
  const { data } = picture;
  const at = ((y - picture.y) * picture.width + x - picture.x) * 4;
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
}
