import type { Find, Finder } from './types.ts';

/** Where a long row goes on in the next line: indentation and a quotation's sign count for nothing. */
const WRAP = /(?<=[A-Za-z0-9+/=_-]{8})\\?\r?\n[ \t>|]{0,16}(?=[A-Za-z0-9+/=_-]{2})/g;

/** Whether a piece of a line looks like a part of a key, not like a word. */
function isPiece(text: string): boolean {
  return /\d/.test(text) || /[a-z][A-Z]/.test(text) || /^[A-Z]{6,}/.test(text);
}

/** A place in the joined text where a line ended, and what was left out up to and with it. */
interface Cut {
  readonly at: number;
  readonly left: number;
}

function joinLines(text: string): { joined: string; cuts: readonly Cut[] } {
  const cuts: Cut[] = [];
  const parts: string[] = [];
  let [from, left] = [0, 0];
  for (const { 0: gap, index } of text.matchAll(WRAP)) {
    parts.push(text.slice(from, index));
    cuts.push({ at: index - left, left: left + gap.length });
    from = index + gap.length;
    left += gap.length;
  }
  return { joined: parts.join('') + text.slice(from), cuts };
}

/** How many cuts lie before `at`. */
function cutsBefore(cuts: readonly Cut[], at: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds what line ends have cut apart. Only what crosses one is given, and only if every piece of it looks like a part of a key: a token at the
 * end of a line must not swallow the word that begins the next.
 */
export function* wrapped(text: string, find: Finder): Generator<Find> {
  if (!text.includes('\n')) return;
  const { joined, cuts } = joinLines(text);
  if (cuts.length === 0) return;
  for (const found of find(joined)) {
    const first = cutsBefore(cuts, found.start + 1);
    const last = cutsBefore(cuts, found.end);
    if (last === first) continue;
    const edges = [found.start, ...cuts.slice(first, last).map(({ at }) => at), found.end];
    if (!edges.slice(1).every((edge, index) => isPiece(joined.slice(edges[index], edge)))) continue;
    yield { ...found, start: found.start + (cuts[first - 1]?.left ?? 0), end: found.end + (cuts[last - 1]?.left ?? 0) };
  }
}
