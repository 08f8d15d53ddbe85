import type { Rect } from './rect.ts';
import { textPieces, type Piece } from './visible-text.ts';

/** A stretch of the visible text, in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const BLANKS = /[ \t\n\r\f]+/g;

/**
 * Offsets in a node's data of each unit of what was read from it, and behind the last one: runs of white space were one blank there, and the
 * ends were cut off.
 */
export function rawOffsets(data: string): number[] {
  const offsets: number[] = [];
  let text = '';
  let from = 0;
  for (const { 0: run, index } of [...data.matchAll(BLANKS), { 0: '', index: data.length }]) {
    for (let at = from; at < index; at++) offsets.push(at);
    text += data.slice(from, index);
    if (run !== '') {
      offsets.push(index);
      text += ' ';
    }
    from = index + run.length;
  }
  const lead = text.length - text.trimStart().length;
  const core = offsets.slice(lead, lead + text.trim().length);
  return [...core, (core.at(-1) ?? -1) + 1];
}

function rectsOf(piece: Piece, { start, end }: Span): Rect[] {
  const { from, at, length, keep } = piece;
  const [first, last] = [Math.max(0, start - at), Math.min(length, end - at)];
  if (first >= last) return [];
  // Where in a field a text stands nobody tells: all of it is covered.
  if ('field' in from) return [plain(from.field.getBoundingClientRect())];
  const { node } = from;
  const offsets = keep ? undefined : rawOffsets(node.data);
  const range = node.ownerDocument.createRange();
  range.setStart(node, offsets?.[first] ?? first);
  // The unit behind the last one may lie behind more white space.
  range.setEnd(node, offsets ? (offsets[last - 1] ?? 0) + 1 : last);
  const rects = [...range.getClientRects()].map(plain).filter(({ left, right, top, bottom }) => right > left && bottom > top);
  if (rects.length > 0) return rects;
  const around = node.parentElement;
  return around ? [plain(around.getBoundingClientRect())] : [];
}

const plain = ({ left, top, right, bottom }: Rect): Rect => ({ left, top, right, bottom });

/** Boxes of stretches of an element's visible text, in its own window; of each line its own. Parameters as of `visibleText`. */
export function textBoxes(element: Element, area: Rect, strip: readonly string[], spans: readonly Span[]): Rect[][] {
  const pieces = textPieces(element, area, strip);
  return spans.map((span) => pieces.flatMap((piece) => rectsOf(piece, span)));
}
