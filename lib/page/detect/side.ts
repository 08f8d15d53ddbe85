import { composedParent, textsIn } from '../shadow.ts';
import { questionsOf } from './turns.ts';

/** A row that leaves so much of its list free on one side stands on the other. Part of the list's width. */
const ASIDE = 0.12;

type Side = 'left' | 'right' | 'full';

/** On which side of its list a row's text stands. Reads boxes. */
function sideOf(row: Element): Side {
  const list = composedParent(row)?.getBoundingClientRect();
  const box = textBox(row);
  if (!list || list.width === 0 || box === undefined) return 'full';
  const left = (box.left - list.left) / list.width;
  const right = (list.right - box.right) / list.width;
  if (left >= ASIDE && right < ASIDE && left > right * 2) return 'right';
  return right >= ASIDE && left < ASIDE && right > left * 2 ? 'left' : 'full';
}

/** So many pieces of text say where a row's text stands. */
const PIECES = 40;

/**
 * Which rows of a conversation are the user's, as far as that shows: theirs stand where lines end, the others do not; or short ones and long
 * ones take turns, the short ones first. Else nothing is known.
 */
export function rolesOf(rows: readonly Element[]): Map<Element, 'user' | 'assistant' | 'unknown'> {
  const sides = rows.map((row) => sideOf(row));
  const [first] = rows;
  const users: Side = first && getComputedStyle(first).direction === 'rtl' ? 'left' : 'right';
  const told = sides.includes(users) && sides.some((side) => side !== users);
  const turns = told ? undefined : questionsOf(rows);
  return new Map(
    rows.map((row, index) => {
      if (told) return [row, sides[index] === users ? 'user' : 'assistant'];
      return [row, turns?.first.includes(row) ? 'user' : turns?.second.includes(row) ? 'assistant' : 'unknown'];
    }),
  );
}

/** The box around the text of a row. */
function textBox(row: Element): { left: number; right: number } | undefined {
  const range = document.createRange();
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let pieces = 0;
  for (const text of textsIn(row)) {
    if (++pieces > PIECES) break;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    left = Math.min(left, box.left);
    right = Math.max(right, box.right);
  }
  return left < right ? { left, right } : undefined;
}
