import { nodesIn } from './shadow.ts';

/** Elements whose whole text is a control's label: part of the page, not of the completion. */
export const CONTROL = 'button, [role="button"], [role="toolbar"], time, label, summary, nav';
/** Besides, in a block of nothing but short links. */
const LINK_ROW = `${CONTROL}, a`;

/** What may stand beside controls without being a text: a time, a count, a separator. */
const TIME = /^[\d\s:.,·•|/()–—-]*(?:[ap]m|min|s|h)?\s*$/i;

/** The address of a link that is only there to be pressed. */
const NOWHERE = /^(?:#|javascript:.*)?$/i;

/** A row of links with more text than this is none. */
const LABEL_CHARS = 25;

/** Whether a text became another by its digits alone, as a clock's or a counter's does. What ends in digits may just be growing. */
export function isCount(last: string, text: string): boolean {
  if (last === text || text.length > 80 || !/\d/.test(last) || (text.startsWith(last) && /\d$/.test(text))) return false;
  return last.replace(/\d+/g, '0') === text.replace(/\d+/g, '0');
}

/** Whether something that flows in a line is no part of the text there: controls with a label at most. A link is one if it leads nowhere. */
export function isAside(element: Element): boolean {
  if ((element.textContent ?? '').trim().length >= LABEL_CHARS) return false;
  if (element.matches(CONTROL) || (element.tagName === 'A' && NOWHERE.test(element.getAttribute('href') ?? ''))) return true;
  if (element.childElementCount === 0) return false;
  for (const child of nodesIn(element))
    if (child instanceof Element ? !isAside(child) : !TIME.test(child.textContent ?? '')) return false;
  return true;
}

/** The same below or above paragraphs, where no sentence goes on: there any short link is one, a time, and what a pointer changes on. */
export function isApart(element: Element): boolean {
  const text = (element.textContent ?? '').trim();
  if (text.length >= LABEL_CHARS) return false;
  if (isAside(element) || isPart(element) || TIME.test(text)) return true;
  const { parentElement } = element;
  return parentElement !== null && points(element) && !points(parentElement);
}

function points(element: Element): boolean {
  return getComputedStyle(element).cursor === 'pointer';
}

/** Whether a block is nothing but controls, labels and times: part of the page, not of the completion. */
export function isPart(element: Element): boolean {
  if (element.closest(CONTROL)) return true;
  if (element.childElementCount === 0) return element.tagName === 'A' && (element.textContent ?? '').length < LABEL_CHARS;
  const controls = (element.textContent ?? '').length < LABEL_CHARS * 2 ? LINK_ROW : CONTROL;
  for (const child of nodesIn(element)) {
    if (
      child instanceof Element
        ? !child.matches(controls) && /\S/.test(child.textContent ?? '')
        : !TIME.test(child.textContent ?? '')
    )
      return false;
  }
  return true;
}
