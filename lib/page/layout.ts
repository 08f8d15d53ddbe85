/** How the blocks of a message stand to each other on the page. Reads styles and boxes. */

/** Elements that a page may use for the lines of a text, and what is inside of these is no such line. */
const LINES = /^(?:DIV|P|SPAN)$|-/;
const NO_LINES = 'li, pre, code, table, button, [role="row"], [role="listitem"]';

/** Whether an element may be one of the lines of a text. */
export function isLine(element: Element): boolean {
  return LINES.test(element.tagName);
}

/** Whether two blocks look like lines of the same text: of one kind, in one place, outside of lists, tables and code. */
export function areLines(one: Element, other: Element): boolean {
  if (one.tagName !== other.tagName || one.className !== other.className) return false;
  const near =
    one.parentElement === other.parentElement || one.parentElement?.parentElement === other.parentElement?.parentElement;
  return near && one.closest(NO_LINES) === null;
}

/** Whether the browser breaks no line of this block for its width. */
export function keepsLines(element: Element): boolean {
  return /^(?:pre|nowrap)$/.test(getComputedStyle(element).whiteSpace);
}

/** Whether two blocks stand in different columns. Cells of a row follow each other. */
export function areBeside(one: Element, other: Element): boolean {
  const row = one.closest('tr, [role="row"]');
  if (row && row === other.closest('tr, [role="row"]')) return false;
  const a = one.getBoundingClientRect();
  const b = other.getBoundingClientRect();
  return a.width > 0 && b.width > 0 && (b.left >= a.right - 1 || a.left >= b.right - 1);
}

/** Whether two elements stand side by side, at the same height. */
export function inOneRow(one: Element, other: Element): boolean {
  const a = one.getBoundingClientRect();
  const b = other.getBoundingClientRect();
  return areBeside(one, other) && a.top < b.bottom && b.top < a.bottom;
}
