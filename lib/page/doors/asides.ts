import { NO_ELEMENTS, type PageBlock } from '../block.ts';
import type { Conversation } from '../conversation.ts';
import { MARK } from '../../sites/hold-sheet.ts';
import type { Painter } from '../painter.ts';
import { composedParent } from '../shadow.ts';
import { doorTexts, labelOf } from './texts.ts';

/**
 * Controls of the page in one element with an answer's text ("try again" behind the last word). The element is `inert` while the text is hidden,
 * and nothing below can be excepted from that (`interactivity: auto` does not count there, and Firefox 153 does not know it). They are shown all
 * the same, and what the mouse does there is passed on to them.
 */

/** Shows those that say nothing grave themselves. */
export function showAsides(block: PageBlock, painter: Painter): void {
  if (block.asides.length === 0 && block.usable.size === 0) return;
  const { grave } = block;
  const says = (aside: Element): boolean =>
    [...labelOf(aside), ...doorTexts(aside, false)].some((text) => grave?.some((sentence) => text.includes(sentence)) ?? true);
  const usable = new Set(grave === undefined ? [] : block.asides.filter((aside) => !says(aside)));
  for (const aside of block.usable) if (!usable.has(aside)) painter.mark(aside, MARK.clear, false);
  for (const aside of usable) painter.mark(aside, MARK.clear, true);
  block.usable = usable;
}

/** Takes back what was written for them. */
export function hideAsides(block: PageBlock, painter: Painter): void {
  for (const aside of block.usable) painter.mark(aside, MARK.clear, false);
  block.usable = NO_ELEMENTS;
}

const PRESSES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/** Passes presses on to controls that cannot be pressed themselves. */
export function forwardPresses(conversation: Conversation, painter: Painter, signal: AbortSignal): void {
  const press = (event: Event): void => {
    if (!event.isTrusted || !conversation.hiding || !(event instanceof MouseEvent)) return;
    const [target] = event.composedPath();
    // An element that is inert is never the target: what is below the pointer must lie around it.
    const control = target instanceof Element ? controlAt(event, target, conversation, painter) : undefined;
    if (!control) return;
    event.stopImmediatePropagation();
    const copy = event instanceof PointerEvent ? new PointerEvent(event.type, event) : new MouseEvent(event.type, event);
    if (!control.dispatchEvent(copy)) event.preventDefault();
  };
  for (const type of PRESSES) globalThis.addEventListener(type, press, { capture: true, signal });
}

function controlAt(
  { clientX: x, clientY: y }: MouseEvent,
  target: Element,
  conversation: Conversation,
  painter: Painter,
): Element | undefined {
  for (const message of conversation.messages.values())
    for (const { element, usable } of message.blocks) {
      if (usable.size === 0 || !painter.isMarked(element, 'inert') || !isSeenAt(element, target, x, y)) continue;
      for (const aside of usable) {
        const hit = [aside, ...aside.querySelectorAll('*')].findLast((part) => isAt(part, x, y) && isPressable(part));
        if (hit) return hit;
      }
    }
  return undefined;
}

/** Whether the point lies in the element as far as elements up to the target let it be seen. */
function isSeenAt(element: Element, target: Element, x: number, y: number): boolean {
  for (let at = composedParent(element); at; at = composedParent(at)) {
    // The page's own `inert` is meant.
    if (at.hasAttribute('inert') && !at.hasAttribute(MARK.inert)) return false;
    if (at === target) return true;
    if (getComputedStyle(at).overflow !== 'visible' && !isAt(at, x, y)) return false;
  }
  return false;
}

function isAt(element: Element, x: number, y: number): boolean {
  return [...element.getClientRects()].some(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom);
}

function isPressable(element: Element): boolean {
  const { visibility, pointerEvents } = getComputedStyle(element);
  return visibility === 'visible' && pointerEvents !== 'none' && !element.closest(':disabled');
}
