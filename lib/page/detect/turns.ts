import { contentsOf, textIn } from '../shadow.ts';

/** So many messages show whether two kinds of them take turns. */
const TURNS = 4;
/** The longer kind of row has at least so much more text, as answers have. */
const LONGER = 1.5;
/** Longest name of a kind in a page's own attributes, and of who speaks, in UTF-16 code units. */
const MARK_CHARS = 12;
const NAME_CHARS = 24;
/** Rows of a table and lines of a text are messages only if the longer ones have so many characters each, and most of them answer a shorter one. */
const TALK_CHARS = 80;
const MOST = 0.75;

/** What may tell the two kinds of rows from each other: the row, marks on it, the name it begins with, what is in it. */
const KINDS: readonly ((row: Element) => string)[] = [lookOf, marksOf, nameOf, insideOf, (row) => insideOf(mainChild(row))];

/**
 * Whether rows look like a conversation: two kinds of them take turns, told apart by element, classes, the name each begins with, or what
 * is in them, and one kind is longer, as answers are.
 */
export function takeTurns(rows: readonly Element[]): boolean {
  if (rows.length < TURNS || !KINDS.some((kindOf) => alternates(rows.map((row) => kindOf(row))))) return false;
  const [first, second] = charsByTurn(rows);
  return Math.max(first, second) >= Math.min(first, second) * LONGER;
}

/** Whether in such a conversation the first row, and every second after it, is a question: those are the shorter ones. */
export function asksFirst(rows: readonly Element[]): boolean {
  const [first, second] = charsByTurn(rows);
  return takeTurns(rows) && second >= first * LONGER;
}

/** The same for what may as well be one text: a question each, and a long answer to it, on lines of their own. */
export function talk(rows: readonly Element[]): boolean {
  if (!areAlike(rows) || !asksFirst(rows) || !rows.every((row) => standsApart(row))) return false;
  const chars = rows.map((row) => charsOf(row));
  const answers = chars.filter((_, index) => index % 2 === 1);
  const answering = answers.filter((answer, index) => answer > (chars[index * 2] ?? 0) * LONGER);
  const [, second] = charsByTurn(rows);
  return second / answers.length >= TALK_CHARS && answering.length >= answers.length * MOST;
}

/** Whether all rows are the same element: headings and what stands below them are one text. */
export function areAlike(rows: readonly Element[]): boolean {
  return rows.every(({ tagName }) => tagName === rows[0]?.tagName);
}

/** Whether an element begins on a line of its own. */
function standsApart(row: Element): boolean {
  const { previousSibling: before } = row;
  if (!before || row.tagName !== 'SPAN') return true;
  return before instanceof Text ? before.data.includes('\n') : before.nodeName === 'BR';
}

function alternates(kinds: readonly string[]): boolean {
  const [even, odd] = kinds;
  return even !== odd && even !== '' && odd !== '' && kinds.every((kind, index) => kind === (index % 2 === 0 ? even : odd));
}

function charsByTurn(rows: readonly Element[]): [number, number] {
  const chars: [number, number] = [0, 0];
  for (const [index, row] of rows.entries()) chars[index % 2 === 0 ? 0 : 1] += charsOf(row);
  return chars;
}

function lookOf(row: Element): string {
  return `${row.tagName}.${[...row.classList].toSorted().join('.')}`;
}

/** What short words of the page's own a row is marked with. */
function marksOf(row: Element): string {
  const marks = [...row.attributes].filter(({ name, value }) => name.startsWith('data-') && value.length <= MARK_CHARS);
  return marks.map(({ name, value }) => `${name}=${value}`).join(' ');
}

/** The short text a row begins with: the name of who wrote it. */
function nameOf(row: Element): string {
  let first: Element = row;
  while (first.firstElementChild && charsOf(first.firstElementChild) > 0) first = first.firstElementChild;
  return first !== row && charsOf(first) <= NAME_CHARS ? textIn(first).trim() : '';
}

/** How the part of a row looks in which most of its text is. */
function insideOf(row: Element | undefined): string {
  const main = row && mainChild(row);
  return main ? lookOf(main) : '';
}

function mainChild(row: Element): Element | undefined {
  const [first, ...others] = contentsOf(row);
  let main = first;
  for (const other of others) if (main && charsOf(other) > charsOf(main)) main = other;
  return main;
}

function charsOf(element: Element): number {
  return textIn(element).trim().length;
}
