import { composedParent, shadowOf } from '../shadow.ts';
import { intersect, type Rect, shift, union } from './rect.ts';

/** An ancestor that shows only part of what is in it. */
export interface Clip {
  readonly element: Element;
  /** Whether a person can scroll it, per axis; otherwise what is outside of it is cut off for good. */
  readonly scrollsX: boolean;
  readonly scrollsY: boolean;
}

/** The parent, across the borders of shadow roots and of frames of the same origin. */
export function outerParent(element: Element): Element | null {
  return composedParent(element) ?? frameOf(element.ownerDocument);
}

/** The element's ancestors, innermost first, without itself. */
export function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = outerParent(element); at; at = outerParent(at)) found.push(at);
  return found;
}

/** The document of the tab itself, or undefined if a frame of another origin lies between. */
export function topDocument(element: Element): Document | undefined {
  let { ownerDocument } = element;
  for (let frame = frameOf(ownerDocument); frame; frame = frameOf(ownerDocument)) ownerDocument = frame.ownerDocument;
  const view = ownerDocument.defaultView;
  return view !== null && view === view.top ? ownerDocument : undefined;
}

/** The frame a document stands in, if its origin lets us see it. */
function frameOf(document: Document): Element | null {
  try {
    return document.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** Where a document's window lies in the tab's window. */
export function offsetOf(document: Document): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (let frame = frameOf(document); frame; frame = frameOf(frame.ownerDocument)) {
    const box = frame.getBoundingClientRect();
    const style = styleOf(frame);
    x += box.left + frame.clientLeft + Number.parseFloat(style.paddingLeft);
    y += box.top + frame.clientTop + Number.parseFloat(style.paddingTop);
  }
  return { x, y };
}

export function styleOf(element: Element, pseudo?: string): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? globalThis).getComputedStyle(element, pseudo);
}

/** An element's box in the tab's window. One without a box of its own (`display: contents`) has that of what is in it. */
export function boxOf(element: Element): Rect {
  const { x, y } = offsetOf(element.ownerDocument);
  return shift(localBox(element), x, y);
}

function localBox(element: Element): Rect {
  const box = element.getBoundingClientRect();
  if (element.getClientRects().length > 0) return box;
  const inside = [...(shadowOf(element)?.children ?? element.children)].map(localBox);
  return union(inside.filter(({ left, right }) => right > left)) ?? box;
}

/** The ancestors that clip an element, innermost first; windows of documents are not among them. */
export function clipsOf(element: Element): Clip[] {
  return ancestorsOf(element).flatMap((ancestor) => {
    const { documentElement, body } = ancestor.ownerDocument;
    if (ancestor === documentElement || (ancestor === body && handsOver(documentElement))) return [];
    const { overflowX, overflowY, display } = styleOf(ancestor);
    if ((overflowX === 'visible' && overflowY === 'visible') || display === 'contents' || display === 'inline') return [];
    const scrollsX = /auto|scroll|overlay/.test(overflowX) && ancestor.scrollWidth > ancestor.clientWidth;
    const scrollsY = /auto|scroll|overlay/.test(overflowY) && ancestor.scrollHeight > ancestor.clientHeight;
    return [{ element: ancestor, scrollsX, scrollsY }];
  });
}

/** Whether the body's `overflow` is the window's, because the root says nothing. */
function handsOver(root: Element): boolean {
  const { overflowX, overflowY } = styleOf(root);
  return overflowX === 'visible' && overflowY === 'visible';
}

/** What shows through an ancestor, in the tab's window: its padding box without scroll bars. */
function clipBox(element: Element): Rect {
  const { left, top } = boxOf(element);
  const from = { left: left + element.clientLeft, top: top + element.clientTop };
  return { ...from, right: from.left + element.clientWidth, bottom: from.top + element.clientHeight };
}

/** What the windows of a document and those around it leave to be seen, in the tab's window. */
function windowBox(document: Document): Rect {
  const view = document.defaultView;
  const { x, y } = offsetOf(document);
  const sight = view?.visualViewport;
  const own = sight
    ? {
        left: x + sight.offsetLeft,
        top: y + sight.offsetTop,
        right: x + sight.offsetLeft + sight.width,
        bottom: y + sight.offsetTop + sight.height,
      }
    : { left: x, top: y, right: x + (view?.innerWidth ?? 0), bottom: y + (view?.innerHeight ?? 0) };
  const frame = frameOf(document);
  return frame ? intersect(own, windowBox(frame.ownerDocument)) : own;
}

/** What scrolls around an element, innermost first: scrollers and the documents. */
export function scrollersOf(element: Element): Element[] {
  const clips = new Set(clipsOf(element).flatMap((clip) => (clip.scrollsX || clip.scrollsY ? [clip.element] : [])));
  const found: Element[] = [];
  for (const ancestor of ancestorsOf(element)) {
    if (clips.has(ancestor)) found.push(ancestor);
    else if (ancestor === ancestor.ownerDocument.documentElement) found.push(ancestor.ownerDocument.scrollingElement ?? ancestor);
  }
  return found;
}

/** The box that shows what a scroller scrolls: the window for a document. */
export function scrollBox(scroller: Element): Rect {
  const document = scroller.ownerDocument;
  return scroller === document.scrollingElement ? windowBox(document) : clipBox(scroller);
}

/**
 * The part of an element that a person can get to see, and what of that can be seen now, both in the tab's window. What lies outside of a
 * clipping ancestor that nobody can scroll is in neither; behind the first scroller of an axis only the second is cut.
 */
export function areaOf(element: Element): { area: Rect; seen: Rect } {
  let area = boxOf(element);
  const wide = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  let window: Rect = windowBox(element.ownerDocument);
  let scrolledX = false;
  let scrolledY = false;
  for (const clip of clipsOf(element)) {
    const box = clipBox(clip.element);
    window = intersect(window, box);
    scrolledX ||= clip.scrollsX;
    scrolledY ||= clip.scrollsY;
    const cut = {
      ...wide,
      ...(scrolledX ? {} : { left: box.left, right: box.right }),
      ...(scrolledY ? {} : { top: box.top, bottom: box.bottom }),
    };
    area = intersect(area, cut);
  }
  return { area, seen: intersect(area, window) };
}
