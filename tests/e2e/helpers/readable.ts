import { followOverlay } from './companion.ts';
import { decode, photograph, sharpness, type Picture } from './pixels.ts';
import type { Box, Frame, TestPage } from './types.ts';
import { until } from './until.ts';

/** Sharp edges per 1,000 pixels from which on text counts as readable; see pixels.ts. */
export const READABLE = 12;
/** A frame and what the page noted belong together if they are at most so far apart, in milliseconds. */
const NEAR_MS = 150;

/** A piece of text where the page had it laid out at a moment, whether painted or not. */
export interface Sighting {
  /** Date.now() of the page. */
  at: number;
  boxes: Box[];
  /** Where pills and buttons of Sharemark lay around that time. */
  overlay: Box[];
}

/**
 * Where the page has laid out a text: one box per line and text node (but for the blank that hangs at a line's end), looking into open shadow roots. With `keep`, notes that before every
 * frame in `globalThis.sightings` for as long as `globalThis.following` is true. Runs in the page, so it may use nothing from outside.
 */
function sight({ text: wanted, keep }: { text: string; keep: boolean }): Box[] {
  const layout = (): Box[] => {
    const nodes: Text[] = [];
    const collect = (root: Node): void => {
      for (const node of root.childNodes) {
        if (node instanceof Text) nodes.push(node);
        if (!(node instanceof Element) || /^(script|style|textarea)$/.test(node.localName)) continue;
        if (node.shadowRoot) collect(node.shadowRoot);
        collect(node);
      }
    };
    collect(document);
    const start = nodes
      .map(({ data }) => data)
      .join('')
      .lastIndexOf(wanted);
    if (start < 0) return [];
    const boxes: Box[] = [];
    let offset = 0;
    for (const node of nodes) {
      const from = Math.max(start - offset, 0);
      const to = Math.min(start + wanted.length - offset, node.data.length);
      offset += node.data.length;
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      for (const { x, y, width, height } of range.getClientRects()) if (width > 8) boxes.push({ x, y, width, height });
    }
    return boxes;
  };
  if (keep) {
    const sightings: Sighting[] = [];
    Object.assign(globalThis, { sightings, following: true });
    const look = (): void => {
      const boxes = layout();
      if (boxes.length > 0) sightings.push({ at: Date.now(), boxes, overlay: [] });
      if (Reflect.get(globalThis, 'following')) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }
  return layout();
}

/** Boxes of a text, line by line; empty if the page does not have it. */
export function boxesOf(page: TestPage, text: string): Promise<Box[]> {
  return page.evaluate(sight, { text, keep: false });
}

/** Whether a person could read the text on the screen now. False if it is not in the page. */
export async function isReadable(page: TestPage, text: string): Promise<boolean> {
  const boxes = await boxesOf(page, text);
  const picture = await photograph(page, boxes);
  return boxes.length > 0 && boxes.every((box) => sharpness(picture, [box]) >= READABLE);
}

/** Waits until a person can read the text. */
export async function becomesReadable(page: TestPage, text: string, timeout?: number): Promise<void> {
  await until(`"${text}" to become readable`, () => isReadable(page, text), timeout);
}

/** Waits until the text is in the page, painted or not. */
export async function arrives(page: TestPage, text: string, timeout?: number): Promise<void> {
  await until(`"${text}" to be in the page`, async () => (await boxesOf(page, text)).length > 0, timeout);
}

/** Notes with every frame of the page where a text is laid out, and where Sharemark's overlay lies, until stop. */
export async function follow(page: TestPage, text: string): Promise<{ stop(): Promise<Sighting[]> }> {
  await page.evaluate(sight, { text, keep: true });
  const covered = await followCovers(page);
  return {
    async stop() {
      const sightings = await page.evaluate((): Sighting[] => {
        Object.assign(globalThis, { following: false });
        return Reflect.get(globalThis, 'sightings');
      });
      await covered(sightings);
      return sightings;
    },
  };
}

/** Notes where Sharemark's overlay lies from now on; what it gives ends that and writes it to sightings of the same time. */
export async function followCovers(page: TestPage): Promise<(sightings: readonly Sighting[]) => Promise<void>> {
  const overlay = await followOverlay(page);
  return async (sightings) => {
    const covers = await overlay.stop();
    const near = (at: number): Box[] => covers.flatMap((cover) => (Math.abs(cover.at - at) <= NEAR_MS ? cover.boxes : []));
    for (const sighting of sightings) sighting.overlay = near(sighting.at);
  };
}

/** By how much the clocks of pages and of pictures differ, in milliseconds. */
const CLOCKS_MS = 20;
/** By how much a picture's time may be off on a busy machine, in milliseconds. */
const LATE_MS = 1000;

export interface LeakReport {
  /** Frames taken while the text was in the page and stood still. */
  judged: number;
  leaked: Frame[];
}

/**
 * Searches captured frames for a followed text. Frames in which it moved are not judged: which pixels were its own is not known then.
 * Neither are the pixels on which a pill lay at that time, nor those that `besides` names for the text's boxes.
 */
export function leaks(
  frames: readonly Frame[],
  sightings: readonly Sighting[],
  besides: (boxes: readonly Box[]) => Box[] = () => [],
  nearMs = NEAR_MS,
): LeakReport {
  const report: LeakReport = { judged: 0, leaked: [] };
  for (const frame of frames) {
    const near = sightings.filter(({ at }) => at >= (frame.since ?? frame.at) - nearMs && at <= frame.at + nearMs);
    const first = near[0];
    if (first === undefined || near.some(({ boxes }) => !sameBoxes(boxes, first.boxes))) continue;
    // Before it was there other text may have stood in its place.
    if (!sightings.some(({ at, boxes }) => at <= frame.at + CLOCKS_MS && sameBoxes(boxes, first.boxes))) continue;
    const picture = decode(frame.png, frame.corner);
    if (frame.corner && !holds(picture, first.boxes)) continue;
    report.judged += 1;
    const covered = [...distinct(near.flatMap(({ overlay }) => overlay)), ...besides(first.boxes)];
    if (sharpness(picture, first.boxes, covered) < READABLE) continue;
    // A busy machine delivers a picture late, and other text may have scrolled to this place meanwhile: only what is readable wherever the
    // text was around that time is a leak.
    const elsewhere = sightings.filter(({ at }) => at >= (frame.since ?? frame.at) - LATE_MS && at <= frame.at + LATE_MS);
    // So may a pill have come to lie there before it was noted.
    const covers = distinct(elsewhere.flatMap(({ overlay }) => overlay));
    const shown = elsewhere.every(({ boxes }) => sharpness(picture, boxes, [...covers, ...besides(boxes)]) >= READABLE);
    if (shown) report.leaked.push(frame);
  }
  return report;
}

/** Whether a picture of a part of the viewport has all rows of the boxes: where the text has moved out of it, nothing is known. */
function holds(picture: Picture, boxes: readonly Box[]): boolean {
  return boxes.every(({ y, height }) => y >= picture.y && y + height <= picture.y + picture.height);
}

function sameBoxes(one: readonly Box[], other: readonly Box[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function distinct(boxes: readonly Box[]): Box[] {
  return [...new Map(boxes.map((box) => [JSON.stringify(box), box])).values()];
}
