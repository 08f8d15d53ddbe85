import type { Find, Finder } from './types.ts';

/** Where a long row goes on in the next line: indentation and a quotation's sign count for nothing. */
const WRAP = /(?<=[A-Za-z0-9+/=_-]{8})\\?\r?\n[ \t>|]{0,16}(?=[A-Za-z0-9+/=_-]{2})/g;

/** Whether a piece of a line looks like a part of a key, not like a word. */
function isPiece(text: string): boolean {
  return /\d/.test(text) || /[a-z][A-Z]/.test(text) || /^[A-Z]{6,}/.test(text);
}

/**
 * Finds what line ends have cut apart. Only what crosses one is given, and only if every piece of it looks like a part of a key: a token at the
 * end of a line must not swallow the word that begins the next.
 */
export function* wrapped(text: string, find: Finder): Generator<Find> {
  if (!text.includes('\n')) return;
  const cuts: { readonly at: number; readonly length: number }[] = [];
  let left = 0;
  const joined = text.replace(WRAP, (gap: string, offset: number) => {
    cuts.push({ at: offset - left, length: gap.length });
    left += gap.length;
    return '';
  });
  if (cuts.length === 0) return;
  let first = 0;
  for (const found of find(joined)) {
    // Finds come in order: what lies before one lies before the next.
    while (first < cuts.length && (cuts[first]?.at ?? 0) <= found.start) first++;
    let last = first;
    const edges = [found.start];
    for (; last < cuts.length && (cuts[last]?.at ?? 0) < found.end; last++) edges.push(cuts[last]?.at ?? 0);
    edges.push(found.end);
    if (last === first) continue;
    if (!edges.slice(1).every((edge, index) => isPiece(joined.slice(edges[index], edge)))) continue;
    const shift = (to: number): number => cuts.slice(0, to).reduce((sum, { length }) => sum + length, 0);
    yield { ...found, start: found.start + shift(first), end: found.end + shift(last) };
  }
}
