/** What comes with an answer and is none: names and times, notes over the page, titles elsewhere. */
import { inOneRow } from './layout.ts';
import type { Message } from './message.ts';
import { composedParent } from './shadow.ts';

/** Shorter texts that do not grow are the page's: names, times, captions. */
export const LABEL_CHARS = 25;
/** So are these, where no answer is written. */
export const SHORT_CHARS = 80;

/** Whether there is nothing but labels in a message: a name, and a time below it. */
export function isLabel({ root, blocks }: Message): boolean {
  if ((root.textContent?.trim().length ?? 0) < LABEL_CHARS) return true;
  return blocks.length > 1 && blocks.every(({ part, isContent }) => part || !isContent);
}

/**
 * Whether a short text that does not grow stands where no answer is written: in a note over the page, or, once an answer grows, in anything
 * that does not look like that one. What is beside it may be a second one.
 * @param asked `performance.now()` when something was last sent
 */
export function isAside({ root }: Message, others: Iterable<Message>, composer: Element | undefined, asked: number): boolean {
  if (charsOf(root) > SHORT_CHARS) return false;
  if (isNote(root, composer)) return true;
  for (const { grew, grownAt, root: answer } of others) {
    if (!grew || grownAt < asked || charsOf(answer) < SHORT_CHARS) continue;
    return !alike(answer, root) && !inOneRow(answer, root);
  }
  return false;
}

/** Whether an element is a note that lies over the page, or names itself one. A panel in which one writes is none. */
function isNote(element: Element, composer: Element | undefined): boolean {
  if (element.closest('[role="alert"], [role="status"]')) return true;
  for (let at: Element | null = element; at && at !== document.body; at = composedParent(at))
    if (getComputedStyle(at).position === 'fixed') return composer !== undefined && !at.contains(composer);
  return false;
}

function alike(one: Element, other: Element): boolean {
  return one.tagName === other.tagName && one.className === other.className;
}

function charsOf(element: Element): number {
  return element.textContent?.length ?? 0;
}
