import { composedParent, shadowOf } from '../shadow.ts';
import { meets, type Rect } from './spots.ts';

/** What of the page can be seen, and where it is free of text and controls. */

const CONTROL =
  'a, button, input, textarea, select, summary, label, [role="button"], [role="textbox"], [contenteditable]:not([contenteditable="false"])';
const MEDIA = 'img, svg, canvas, video, audio, iframe, object, embed, picture, math, hr, table, pre';

/** The elements around another whose scrolling or clipping decides what of it can be seen. */
export function clippersOf(element: Element): Element[] {
  const clippers: Element[] = [];
  for (let at = composedParent(element); at && at !== document.body; at = composedParent(at))
    if (at !== document.documentElement && getComputedStyle(at).overflow !== 'visible') clippers.push(at);
  return clippers;
}

/** What the window and these elements leave to be seen. */
export function clipOf(clippers: readonly Element[]): Rect {
  let [left, top, right, bottom] = [0, 0, document.documentElement.clientWidth, innerHeight];
  for (const clipper of clippers) {
    const box = clipper.getBoundingClientRect();
    left = Math.max(left, box.left);
    top = Math.max(top, box.top);
    right = Math.min(right, box.right);
    bottom = Math.min(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** An element that has a box, for one that may have none of its own (`display: contents`). */
export function boxed(root: Element): Element {
  let at = root;
  for (let next: Element | null = root; next && getComputedStyle(next).display === 'contents'; next = next.firstElementChild)
    at = next.firstElementChild ?? next;
  return at;
}

/** How far the content of a completion begins and ends inside of its box: wrappers are often as wide as the page. */
export function insets(root: Element): { left: number; right: number } {
  const box = root.getBoundingClientRect();
  let inner = root;
  while (inner.childElementCount === 1 && !hasText(inner)) {
    const only = inner.firstElementChild;
    if (!only) break;
    inner = only;
  }
  const parts = hasText(inner) || inner.childElementCount === 0 ? [inner] : inner.children;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const own = part.getBoundingClientRect();
    if (own.width === 0 || own.height === 0) continue;
    left = Math.min(left, own.left);
    right = Math.max(right, own.right);
  }
  // Content that reaches beyond the box counts as far as it reaches.
  return right > left ? { left: left - box.left, right: right - box.right } : { left: 0, right: 0 };
}

/** Whether nothing of the page that a reader needs stands in a box. Asks the page what is painted where; forces layout. */
export function isFree(box: Rect, root: Element, host: Element): boolean {
  const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const;
  const points = [
    middle,
    [box.left + 1, box.top + 1],
    [box.right - 1, box.top + 1],
    [box.left + 1, box.bottom - 1],
    [box.right - 1, box.bottom - 1],
  ] as const;
  for (const [x, y] of points) {
    const hit = pageElementAt(x, y, host);
    if (!hit || !isGround(hit, root) || hasTextIn(hit, box)) return false;
  }
  return !reaches(root, box);
}

/** The innermost element of the page at a point of the window, also in shadow roots; ours are looked through. */
export function pageElementAt(x: number, y: number, host: Element): Element | undefined {
  // A list of all that lies there takes the browser many times as long as the topmost.
  const top = document.elementFromPoint(x, y);
  let hit = top === host ? document.elementsFromPoint(x, y).find((element) => element !== host) : (top ?? undefined);
  for (let shadow = hit && shadowOf(hit); hit && shadow; shadow = shadowOf(hit)) {
    const inner = shadow.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

/** Whether an element is the ground a completion stands on, or is plainly laid out beside it: no control, no picture, nothing afloat. */
function isGround(hit: Element, root: Element): boolean {
  if (hit.closest(CONTROL) || hit.closest(MEDIA)) return false;
  for (let at: Element | null = hit; at; at = composedParent(at)) {
    if (at === root || holds(at, root)) return true;
    if (/absolute|fixed|sticky/.test(getComputedStyle(at).position)) return false;
  }
  return false;
}

function holds(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; at = composedParent(at)) if (at === outer) return true;
  return false;
}

function hasText(element: Element): boolean {
  for (const node of element.childNodes) if (node instanceof Text && /\S/.test(node.data)) return true;
  return false;
}

/** Whether text directly in an element runs through a box. */
function hasTextIn(element: Element | ShadowRoot, box: Rect): boolean {
  for (const node of element.childNodes) {
    if (!(node instanceof Text) || !/\S/.test(node.data)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) if (meets(line, box)) return true;
  }
  return false;
}

/** Whether text or a picture of a completion reaches into a box, also where no hit test finds it: veiled blocks are inert. */
function reaches(element: Element | ShadowRoot, box: Rect): boolean {
  if (hasTextIn(element, box)) return true;
  for (const child of element.children) {
    const own = child.getBoundingClientRect();
    if ((own.width > 0 || own.height > 0) && !meets(own, box)) continue;
    if (own.width > 0 && child.matches(MEDIA)) return true;
    if (reaches(child, box)) return true;
  }
  const inner = element instanceof Element ? shadowOf(element) : undefined;
  return inner !== undefined && reaches(inner, box);
}
