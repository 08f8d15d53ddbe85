import type { Box } from '../../types.ts';
import type { Find } from './types.ts';

/** A find with its place in the picture, in pixels of the capture. */
export interface Suggestion extends Find {
  readonly boxes: readonly Box[];
}

/** Css pixels around a box: letters lean out of theirs, and their edges are blurred. */
const MARGIN = 2;

/**
 * Finds with their boxes.
 * @param boxes of each find, in css pixels from the capture's corner
 * @param scale pixels of the capture per css pixel
 */
export function placed(finds: readonly Find[], boxes: readonly (readonly Box[])[], scale: number): Suggestion[] {
  const outward = ({ left, top, right, bottom }: Box): Box => ({
    left: Math.floor((left - MARGIN) * scale),
    top: Math.floor((top - MARGIN) * scale),
    right: Math.ceil((right + MARGIN) * scale),
    bottom: Math.ceil((bottom + MARGIN) * scale),
  });
  return finds.map((find, index) => ({ ...find, boxes: (boxes[index] ?? []).map(outward) }));
}

/** A text in which words stand in the place of finds. @param finds in order, without overlaps */
export function redactText(text: string, finds: readonly Find[], words: (find: Find) => string): string {
  let redacted = '';
  let from = 0;
  for (const find of finds) {
    redacted += text.slice(from, find.start) + words(find);
    from = find.end;
  }
  return redacted + text.slice(from);
}

/** At most `max` finds: what is more becomes one with the last, so that nothing is left out. */
export function atMost(finds: readonly Find[], max: number): Find[] {
  const [kept, rest] = [finds.slice(0, max - 1), finds.slice(max - 1)];
  const [first] = rest;
  return first ? [...kept, { ...first, end: rest.at(-1)?.end ?? first.end }] : kept;
}
