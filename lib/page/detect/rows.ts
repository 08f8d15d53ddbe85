import { composerBox } from '../composer.ts';
import { composedParent } from '../shadow.ts';

/** The inside of one answer: a place where most children are these is no list of messages. */
const PROSE = /^(?:P|H[1-6]|UL|OL|PRE|BLOCKQUOTE|TABLE|DL|HR|FIGURE|SPAN|A|EM|STRONG|CODE|B|I|BR|IMG|TR|TD|TBODY)$/;
const LIST = /^(?:UL|OL|DL|TABLE|TBODY)$/;
const NO_TEXT = /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/;
/** Where no conversation is. */
const PANES = 'nav, aside, header, footer, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]';
/** How far from the composer's box the conversation is at most, in levels. */
const LEVELS = 8;
/** Less text than this in all is no conversation yet, in UTF-16 code units. */
const LEAST_CHARS = 2;
/** A part with so much of the text of its parent is where the conversation is; the others are bars and titles. */
const MOST_OF_IT = 0.8;

/** The messages that stand in the same column as a composer, in order: the children of the list they are in. */
export function conversationRows(composer: Element): Element[] {
  const region = regionBeside(composer);
  return region ? rowsIn(region) : [];
}

/** So many messages show whether two kinds of them take turns. */
const TURNS = 4;
/** Of all rows these are messages at least: the others are dates, notes, suggestions. */
const MOST_ROWS = 2 / 3;
/** So often at least one kind follows the other: an answer may have come twice. */
const MOST_TURNS = 0.8;

/** The longer kind of row has at least so much more text, as answers have. */
const LONGER = 1.5;

/** Rows of two kinds that take turns: those of the kind that came first, and the others. */
interface Turns {
  readonly first: readonly Element[];
  readonly second: readonly Element[];
}

/**
 * Whether rows look like a conversation: two kinds of them take turns, told apart by element, classes, marks, what is in them, or the name
 * each begins with, and one kind is longer, as answers are.
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

function turnsOf(rows: readonly Element[]): Turns | undefined {
  if (rows.length < TURNS) return undefined;
  for (const kindOf of KINDS) {
    const kinds = rows.map((row) => kindOf(row));
    const counts = Map.groupBy(kinds, (kind) => kind);
    const [one, other] = [...counts].filter(([kind]) => kind !== '').toSorted(([, a], [, b]) => b.length - a.length);
    if (!one || !other || Math.min(one[1].length, other[1].length) < TURNS / 2) continue;
    const told = rows.flatMap((row, at) => (kinds[at] === one[0] || kinds[at] === other[0] ? [{ row, kind: kinds[at] }] : []));
    const changes = told.filter(({ kind }, at) => at > 0 && kind !== told[at - 1]?.kind).length;
    if (told.length < rows.length * MOST_ROWS || changes < (told.length - 1) * MOST_TURNS) continue;
    const [first, second] = [true, false].map((same) => told.filter(({ kind }) => (kind === told[0]?.kind) === same));
    return { first: first?.map(({ row }) => row) ?? [], second: second?.map(({ row }) => row) ?? [] };
  }
  return undefined;
}

function charsOfAll(rows: readonly Element[]): number {
  return rows.reduce((sum, row) => sum + charsOf(row), 0);
}

function lookOf(row: Element): string {
  return `${row.tagName}.${[...row.classList].toSorted().join('.')}`;
}

/** What short words of the page's own a row is marked with. */
function marksOf(row: Element): string {
  const marks = [...row.attributes].filter(({ name, value }) => name.startsWith('data-') && value.length <= MARK_CHARS);
  return marks.map(({ name, value }) => `${name}=${value}`).join(' ');
}

const MARK_CHARS = 12;

/** So deep one looks for what rows are made of. */
const INSIDE_LEVELS = [1, 2, 3];

/** The first element in a row, so deep. What an answer's text is made of differs too much to tell anything. */
function insideOf(row: Element, level: number): string {
  let at: Element | null = row;
  for (let down = 0; at && down < level; down++) at = at.firstElementChild;
  return at && !PROSE.test(at.tagName) ? lookOf(at) : 'text';
}

/** The short text a row begins with: the name of who wrote it, or a sign. */
function nameOf(row: Element): string {
  let first: Element = row;
  while (first.firstElementChild && charsOf(first.firstElementChild) > 0) first = first.firstElementChild;
  if (first !== row && charsOf(first) <= NAME_CHARS) return first.textContent?.trim() ?? '';
  return PREFIX.exec(row.textContent ?? '')?.[0].trim() ?? 'none';
}

/** By what the two sides of a conversation may be told apart. */
const KINDS = [lookOf, marksOf, nameOf, ...INSIDE_LEVELS.map((level) => (row: Element) => insideOf(row, level))];

/** As in "You: Hello" and "> Hello". */
const PREFIX = /^\s*(?:[\p{L}\d ]{1,16}[:：>]|[>$»›#%•▶❯])\s/u;
const NAME_CHARS = 24;

/** The largest text beside the composer's box: its sibling, or that of something around it. */
function regionBeside(composer: Element): Element | undefined {
  let at = composerBox(composer);
  for (let level = 0; level < LEVELS && at !== document.body; level++) {
    const parent = composedParent(at);
    const siblings = [...(at.parentNode?.children ?? [])].filter(
      (sibling) => sibling !== at && !sibling.matches(PANES) && charsOf(sibling) >= LEAST_CHARS,
    );
    const [largest] = siblings.toSorted((a, b) => charsOf(b) - charsOf(a));
    if (largest && !isHint(largest)) return largest;
    if (!parent) return undefined;
    at = parent;
  }
  return undefined;
}

/** Something short without parts: what is said below a composer. */
function isHint(element: Element): boolean {
  return element.childElementCount === 0 && charsOf(element) < 120;
}

function rowsIn(region: Element): Element[] {
  let list = region;
  for (;;) {
    const children = texty(list);
    // Lists and tables are made of messages at times.
    if (LIST.test(list.tagName) && takeTurns(children)) return children;
    const [only, other] = children;
    if (!only) return [list];
    if (!other) {
      if (PROSE.test(only.tagName) && !LIST.test(only.tagName)) return [list];
      list = only;
      continue;
    }
    const main = children.find((child) => charsOf(child) >= charsOf(list) * MOST_OF_IT);
    // A bar and a list have nothing in common; two messages have.
    if (main && children.length <= 3 && !children.some((child) => child !== main && alike(child, main))) {
      if (PROSE.test(main.tagName)) return [list];
      list = main;
      continue;
    }
    if (LIST.test(list.tagName) && list !== region) return [region];
    return children.filter((child) => PROSE.test(child.tagName)).length * 2 > children.length ? [list] : children;
  }
}

function texty(element: Element): Element[] {
  return [...element.children].filter((child) => !NO_TEXT.test(child.tagName) && charsOf(child) > 0);
}

function alike(one: Element, other: Element): boolean {
  if (one.tagName !== other.tagName) return false;
  const names = new Set(one.classList);
  return names.size === 0 || other.classList.length === 0 || [...other.classList].some((name) => names.has(name));
}

function charsOf(element: Element): number {
  return element.textContent?.trim().length ?? 0;
}
