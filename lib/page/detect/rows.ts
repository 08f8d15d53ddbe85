import { composerBox } from '../composer.ts';
import { isPart } from '../part.ts';
import { classesOf, composedParent, contentsOf, elementsIn } from '../shadow.ts';
import { areAlike, charsOf, takeTurns, talk } from './turns.ts';

/** The inside of one answer: a place where most children are these is no list of messages. */
const PROSE = /^(?:P|H[1-6]|UL|OL|PRE|BLOCKQUOTE|TABLE|DL|HR|FIGURE|SPAN|A|EM|STRONG|CODE|B|I|BR|IMG|TR|TD|TBODY)$/;
/** What has an only child of these may still be a list. */
const WRAPPER = /^(?:TABLE|TBODY)$/;
/** May be an answer's, or that of all messages. */
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

/**
 * The messages that stand in the same column as a composer, in order: the children of the list they are in. That is beside the composer's
 * box, or beside something around it; or the box stands at the end of the list itself.
 */
export function conversationRows(composer: Element): Element[] {
  let at = composerBox(composer);
  for (let level = 0; level < LEVELS && at !== document.body; level++) {
    const parent = composedParent(at);
    const box = at;
    const siblings = (at.parentNode ? elementsIn(at.parentNode) : []).filter(
      (sibling) =>
        sibling !== box && !NO_TEXT.test(sibling.tagName) && !sibling.matches(PANES) && charsOf(sibling) >= LEAST_CHARS,
    );
    const [largest] = siblings.toSorted((a, b) => charsOf(b) - charsOf(a));
    if (largest && !isHint(largest)) {
      const rows = siblings.filter((sibling) => !isPart(sibling));
      return !PROSE.test(largest.tagName) && areAlike(rows) && takeTurns(rows) ? rows : rowsIn(largest);
    }
    if (!parent) return [];
    at = parent;
  }
  return [];
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
    // A bar and a list have nothing in common; two messages have.
    const main = other ? mainOf(children, list) : only;
    if (main) {
      if (LIST.test(main.tagName) && takeTurns(texty(main))) return texty(main);
      if (PROSE.test(main.tagName)) return talkIn(main) ?? [list];
      list = main;
      continue;
    }
    if (children.filter((child) => PROSE.test(child.tagName)).length * 2 > children.length) return talkIn(list) ?? [list];
    const rows = children.filter((child) => !isPart(child));
    return rows.length > 0 ? rows : children;
  }
}

function mainOf(children: readonly Element[], list: Element): Element | undefined {
  const main = children.find((child) => charsOf(child) >= charsOf(list) * MOST_OF_IT);
  return main && children.length <= 3 && !children.some((child) => child !== main && alike(child, main)) ? main : undefined;
}

/** The rows of a table, or the lines of a text, that are messages: nothing but their taking turns tells them from an answer's. */
function talkIn(element: Element): Element[] | undefined {
  let list = element;
  for (let [only, other] = texty(list); only && !other && WRAPPER.test(list.tagName); [only, other] = texty(list)) list = only;
  const rows = texty(list);
  return talk(rows) ? rows : undefined;
}

/** Children in which there is text, of an element or of its shadow root. */
function texty(element: Element): Element[] {
  return contentsOf(element).filter((child) => charsOf(child) > 0);
}

function alike(one: Element, other: Element): boolean {
  if (one.tagName !== other.tagName) return false;
  const [names, others] = [classesOf(one), classesOf(other)];
  return names.length === 0 || others.length === 0 || others.some((name) => names.includes(name));
}
