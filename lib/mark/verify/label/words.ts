import type { Edges } from './types.ts';

/** Gap between two letters of a word, and between two words of a mark, in heights of a capital; around a mark it is 1.1. */
const GAP_MOST = 0.64;
const SPACE_MOST = 1.5;
/** Share of the lower one's height that two pieces of a word have in common. */
const OVERLAP = 0.6;
/** px of the rows by which boxes are looked up. */
const ROWS = 32;

/** Puts boxes that stand beside each other on a line together. A hyphen is joined to its neighbours, a dot far above or below is not. */
export function wordsOf(letters: readonly Edges[]): Edges[] {
  return together(letters, GAP_MOST);
}

/** Two words with a space between them, for wordings that have one. */
export function pairsOf(words: readonly Edges[]): Edges[] {
  const rows = byRows(words);
  return words.flatMap((word) => {
    const next = rightOf(word, rows, SPACE_MOST)[0];
    return next === undefined ? [] : [around(word, next)];
  });
}

function together(boxes: readonly Edges[], gap: number): Edges[] {
  const rows = byRows(boxes);
  const group = new Map<Edges, Edges[]>();
  for (const box of boxes) {
    for (const next of rightOf(box, rows, gap)) {
      const [mine, other] = [group.get(box) ?? [box], group.get(next) ?? [next]];
      if (mine === other) continue;
      const [more, fewer] = mine.length > other.length ? [mine, other] : [other, mine];
      for (const each of fewer) {
        more.push(each);
        group.set(each, more);
      }
      for (const each of [box, next]) group.set(each, more);
    }
  }
  const joined = [...new Set(group.values())].map((parts) => parts.reduce(around));
  return [...joined, ...boxes.filter((box) => !group.has(box))];
}

/** Boxes of each strip of rows they touch, from left to right. */
function byRows(boxes: readonly Edges[]): Map<number, Edges[]> {
  const rows = new Map<number, Edges[]>();
  for (const box of boxes.toSorted((one, other) => one.left - other.left)) {
    // A hyphen may lie just across the border of its neighbours' strip.
    const spare = Math.min(ROWS, box.right - box.left);
    for (let row = Math.floor((box.top - spare) / ROWS); row <= Math.floor((box.bottom + spare) / ROWS); row++) {
      const there = rows.get(row);
      if (there === undefined) rows.set(row, [box]);
      else there.push(box);
    }
  }
  return rows;
}

/** What begins right of a box's left edge and no further from its right edge than the gap, at about its height; nearest first. */
function rightOf(box: Edges, rows: ReadonlyMap<number, readonly Edges[]>, gap: number): Edges[] {
  const high = box.bottom - box.top;
  const found: Edges[] = [];
  const strip = rows.get(Math.floor((box.top + box.bottom) / 2 / ROWS)) ?? [];
  // The gap is measured in the taller one's height, which is not known yet.
  const reach = box.right + gap * 12 * high;
  for (let index = firstFrom(strip, box.left); index < strip.length; index++) {
    const other = strip[index];
    if (other === undefined || other.left > reach) break;
    if (other === box) continue;
    const tall = Math.max(high, other.bottom - other.top);
    const common = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    if (common >= OVERLAP * Math.min(high, other.bottom - other.top) && other.left - box.right <= gap * tall) found.push(other);
  }
  return found;
}

function firstFrom(strip: readonly Edges[], left: number): number {
  let [low, high] = [0, strip.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strip[middle]?.left ?? 0) < left) low = middle + 1;
    else high = middle;
  }
  return low;
}

function around(one: Edges, other: Edges): Edges {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
