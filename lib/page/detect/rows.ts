import { composerBox } from '../composer.ts';
import { composedParent } from '../shadow.ts';

/** The inside of one answer: a place where most children are these is no list of messages. */
const PROSE = /^(?:P|H[1-6]|UL|OL|PRE|BLOCKQUOTE|TABLE|DL|HR|FIGURE|SPAN|A|EM|STRONG|CODE|B|I|BR|IMG|TR|TD|TBODY)$/;
const LIST = /^(?:UL|OL|DL)$/;
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

/** The longer kind of row has at least so much more text, as answers have. */
const LONGER = 1.5;

/**
 * Whether rows look like a conversation: two kinds of them take turns, told apart by element, classes, or the name each begins with, and
 * one kind is longer, as answers are.
 */
export function takeTurns(rows: readonly Element[]): boolean {
  if (rows.length < TURNS || ![lookOf, marksOf, nameOf].some((kindOf) => alternates(rows.map((row) => kindOf(row)))))
    return false;
  const [first, second] = charsByTurn(rows);
  return Math.max(first, second) >= Math.min(first, second) * LONGER;
}

/** Whether in such a conversation the first row, and every second after it, is a question: those are the shorter ones. */
export function asksFirst(rows: readonly Element[]): boolean {
  const [first, second] = charsByTurn(rows);
  return takeTurns(rows) && second >= first * LONGER;
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

const MARK_CHARS = 12;

/** The short text a row begins with: the name of who wrote it. */
function nameOf(row: Element): string {
  let first: Element = row;
  while (first.firstElementChild && charsOf(first.firstElementChild) > 0) first = first.firstElementChild;
  return first !== row && charsOf(first) <= NAME_CHARS ? (first.textContent?.trim() ?? '') : '';
}

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
    const [only, other] = children;
    if (!only) return [list];
    if (!other) {
      // A list may be an answer's, or that of all messages: only in the latter two kinds of rows take turns.
      if (PROSE.test(only.tagName) && !(LIST.test(only.tagName) && takeTurns(texty(only)))) return [list];
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
