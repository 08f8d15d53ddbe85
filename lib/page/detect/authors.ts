import { takeTurns } from './turns.ts';
import { isModelName } from './words.ts';

/** So many people, none of them a model, make a room. */
const AUTHORS = 3;
/** Of a long conversation the newest are enough. */
const MOST_ROWS = 30;
/** A name has no more characters. */
const NAME_CHARS = 24;
/** What text itself stands in, and not a name. */
const PROSE = /^(?:P|H[1-6]|LI|PRE|CODE|TD|TIME)$/;

/** Whether rows are what several people have written: each begins with a name, the names look alike, are many, and do not take turns. */
export function fromSeveral(rows: readonly Element[]): boolean {
  const heads = rows.slice(-MOST_ROWS).map((row) => headOf(row));
  const [first] = heads;
  if (
    heads.length < AUTHORS ||
    !first ||
    heads.some((head) => head?.tagName !== first.tagName || head.className !== first.className)
  )
    return false;
  const names = new Set(heads.map((head) => textOf(head)));
  return names.size >= AUTHORS && ![...names].some((name) => isModelName(name)) && !takeTurns(rows);
}

/** The name before what is in a row: a short text, no time and no sentence. */
function headOf(row: Element | undefined): Element | undefined {
  let first = row;
  while (first?.firstElementChild && textOf(first.firstElementChild) !== '') first = first.firstElementChild;
  const name = textOf(first);
  if (!first || first === row || name.length > NAME_CHARS || textOf(row).length < name.length + 2) return undefined;
  const isName = /\p{L}{2}/u.test(name) && !/\d[:.]\d|\b(?:ago|now)$|[.!?…,]$/.test(name) && !PROSE.test(first.tagName);
  return isName ? first : undefined;
}

function textOf(element: Element | undefined): string {
  return element?.textContent?.trim() ?? '';
}
