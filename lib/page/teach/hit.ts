import { isClaimed, shadowOf } from '../shadow.ts';

/** The innermost element of the page at a point of the window, also in shadow roots; whatever is ours is looked through. */
export function pageElementAt(x: number, y: number): Element | undefined {
  let hit = document.elementsFromPoint(x, y).find((element) => !isClaimed(element));
  for (let shadow = hit && shadowOf(hit); hit && shadow; shadow = shadowOf(hit)) {
    const inner = shadow.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit && throughVeils(hit, x, y);
}

/** What is veiled is inert, and no hit test finds it. */
function throughVeils(hit: Element, x: number, y: number): Element {
  let at = hit;
  while (at.querySelector('[inert]')) {
    const inner = [...at.children].find((child) => {
      if (!child.matches('[inert], :has([inert])')) return false;
      const box = child.getBoundingClientRect();
      return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    });
    if (!inner) break;
    at = inner;
  }
  return at;
}
