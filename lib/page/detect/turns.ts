import { attributesOf, classesOf, contentsOf, textIn } from '../shadow.ts';

/** So many messages show whether two kinds of them take turns. */
const TURNS = 4;
/** Of all rows these are messages at least: the others are dates, notes, suggestions. */
const MOST_ROWS = 2 / 3;
/** So often at least one kind follows the other: an answer may have come twice. */
const MOST_TURNS = 0.8;
/** The longer kind of row has at least so much more text, as answers have. */
const LONGER = 1.5;
/** Longest name of a kind in a page's own attributes, and of who speaks, in UTF-16 code units. */
const MARK_CHARS = 12;
const NAME_CHARS = 24;
/** Rows of a table and lines of a text are messages only if the longer ones have so many characters each, and most of them answer a shorter one. */
const TALK_CHARS = 80;
const MOST = 0.75;

/** What an answer's text is made of differs too much to tell one kind of row from the other. */
const PROSE = /^(?:P|H[1-6]|UL|OL|PRE|BLOCKQUOTE|TABLE|DL|HR|FIGURE|SPAN|A|EM|STRONG|CODE|B|I|BR|IMG)$/;

/** Rows of two kinds that take turns: those of the kind that came first, and the others. */
interface Turns {
  readonly first: readonly Element[];
  readonly second: readonly Element[];
}

/** What may tell the two kinds of rows from each other: the row, marks on it, the name it begins with, what is in it. */
const KINDS: readonly ((row: Element) => string)[] = [
  lookOf,
  marksOf,
  nameOf,
  ...[firstChild, mainChild].flatMap((child) => [1, 2, 3].map((level) => (row: Element) => insideOf(row, child, level))),
];

/**
 * Whether rows look like a conversation: two kinds of them take turns, told apart by element, classes, marks, the name each begins with, or
 * what is in them, and one kind is longer, as answers are. Between them may be dates, notes, suggestions.
 */
export function takeTurns(rows: readonly Element[]): boolean {
  const turns = turnsOf(rows);
  if (!turns) return false;
  const [first, second] = [charsOfAll(turns.first), charsOfAll(turns.second)];
  return Math.max(first, second) >= Math.min(first, second) * LONGER;
}

/** The questions in such a conversation and the other messages, if it begins with a question: those are the shorter ones. */
export function questionsOf(rows: readonly Element[]): Turns | undefined {
  const turns = turnsOf(rows);
  return turns && charsOfAll(turns.second) >= charsOfAll(turns.first) * LONGER ? turns : undefined;
}

/** The same for what may as well be one text: a question each, and a long answer to it, on lines of their own. */
export function talk(rows: readonly Element[]): boolean {
  const turns = areAlike(rows) && rows.every((row) => standsApart(row)) ? questionsOf(rows) : undefined;
  if (!turns) return false;
  const { first: questions, second: answers } = turns;
  const answering = answers.filter((answer, index) => {
    const question = questions[index];
    return question !== undefined && charsOf(answer) > charsOf(question) * LONGER;
  });
  return charsOfAll(answers) / answers.length >= TALK_CHARS && answering.length >= answers.length * MOST;
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

function turnsOf(rows: readonly Element[]): Turns | undefined {
  if (rows.length < TURNS) return undefined;
  for (const kindOf of KINDS) {
    const kinds = rows.map((row) => kindOf(row));
    const [one, other] = [...Map.groupBy(kinds, (kind) => kind)]
      .filter(([kind]) => kind !== '')
      .toSorted(([, a], [, b]) => b.length - a.length);
    if (!one || !other || Math.min(one[1].length, other[1].length) < TURNS / 2) continue;
    const told = rows.flatMap((row, at) => (kinds[at] === one[0] || kinds[at] === other[0] ? [{ row, kind: kinds[at] }] : []));
    const changes = told.filter(({ kind }, at) => at > 0 && kind !== told[at - 1]?.kind).length;
    if (told.length < rows.length * MOST_ROWS || changes < (told.length - 1) * MOST_TURNS) continue;
    const of = (same: boolean): Element[] => told.flatMap(({ row, kind }) => ((kind === told[0]?.kind) === same ? [row] : []));
    return { first: of(true), second: of(false) };
  }
  return undefined;
}

function charsOfAll(rows: readonly Element[]): number {
  return rows.reduce((sum, row) => sum + charsOf(row), 0);
}

function lookOf(row: Element): string {
  return `${row.tagName}.${classesOf(row).toSorted().join('.')}`;
}

/** What short words of the page's own a row is marked with. */
function marksOf(row: Element): string {
  const marks = attributesOf(row).filter(([name, value]) => name.startsWith('data-') && value.length <= MARK_CHARS);
  return marks.map(([name, value]) => `${name}=${value}`).join(' ');
}

/** The short text a row begins with: the name of who wrote it, or a sign. */
function nameOf(row: Element): string {
  let first: Element = row;
  while (first.firstElementChild && charsOf(first.firstElementChild) > 0) first = first.firstElementChild;
  if (first !== row && charsOf(first) <= NAME_CHARS) return textIn(first).trim();
  return PREFIX.exec(textIn(row))?.[0].trim() ?? 'none';
}

/** As in "You: Hello" and "> Hello". */
const PREFIX = /^\s*(?:[\p{L}\d ]{1,16}[:：>]|[>$»›#%•▶❯])\s/u;

/** How what is in a row looks, so deep, by the first or by the main child of each. */
function insideOf(row: Element, child: (element: Element) => Element | undefined, level: number): string {
  let at: Element | undefined = row;
  for (let down = 0; at && down < level; down++) at = child(at);
  return at && !PROSE.test(at.tagName) ? lookOf(at) : 'text';
}

function firstChild(element: Element): Element | undefined {
  return contentsOf(element)[0];
}

/** The child in which most of the text is. */
function mainChild(element: Element): Element | undefined {
  let [main, ...others] = contentsOf(element);
  for (const other of others) if (main && charsOf(other) > charsOf(main)) main = other;
  return main;
}

/** Characters of text in an element, but for what is blank around it. */
export function charsOf(element: Element): number {
  return textIn(element).trim().length;
}
