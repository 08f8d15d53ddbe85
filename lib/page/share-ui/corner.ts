import { composedParent } from '../shadow.ts';
import { pageElementAt } from './free.ts';

/** Where a notice stands: in the corner of the window where it hides least of what a person writes in. */

const MARGIN = 12;
const EDITABLE = 'textarea, input, select, [role="textbox"], [contenteditable]:not([contenteditable="false"])';
/** Points of a notice at which the page is asked what lies there, in each direction. */
const GRID = [0.02, 0.25, 0.5, 0.75, 0.98];

const CORNERS = ['top-end', 'bottom-end', 'top-start', 'bottom-start', 'middle'] as const;

/** Hiding one of our buttons is as bad as hiding some of a field: who reads a refusal wants to press again. */
const BUTTON_WEIGHT = 5;

/**
 * The best corner for a box of this size.
 * @param rtl whether lines begin on the right
 * @param buttons boxes of our own buttons
 */
export function cornerFor(
  size: { width: number; height: number },
  rtl: boolean,
  host: Element,
  buttons: readonly DOMRectReadOnly[],
): { left: number; top: number } {
  const wide = document.documentElement.clientWidth;
  const right = Math.max(MARGIN, wide - size.width - MARGIN);
  const bottom = Math.max(MARGIN, innerHeight - size.height - MARGIN);
  let best = { left: MARGIN, top: MARGIN };
  let fewest = Number.POSITIVE_INFINITY;
  for (const corner of CORNERS) {
    const left = corner.endsWith('end') === rtl ? MARGIN : right;
    const top = corner.startsWith('top')
      ? MARGIN
      : corner === 'middle'
        ? Math.max(MARGIN, (innerHeight - size.height) / 2)
        : bottom;
    const hidden = editables({ left, top }, size, host) + BUTTON_WEIGHT * covered({ left, top }, size, buttons);
    if (hidden < fewest) {
      fewest = hidden;
      best = { left: Math.round(left), top: Math.round(top) };
    }
    if (fewest === 0) break;
  }
  return best;
}

function covered(
  at: { left: number; top: number },
  size: { width: number; height: number },
  boxes: readonly DOMRectReadOnly[],
): number {
  const [right, bottom] = [at.left + size.width, at.top + size.height];
  return boxes.filter((box) => box.right > at.left && box.left < right && box.bottom > at.top && box.top < bottom).length;
}

/** At how many of its points a box would hide something to write in. */
function editables({ left, top }: { left: number; top: number }, size: { width: number; height: number }, host: Element): number {
  let count = 0;
  for (const across of GRID)
    for (const down of GRID) {
      const hit = pageElementAt(left + size.width * across, top + size.height * down, host);
      if (hit && isEditable(hit)) count += 1;
    }
  return count;
}

function isEditable(element: Element): boolean {
  for (let at: Element | null = element; at; at = composedParent(at)) {
    if (at === document.body) return false;
    if (at.matches(EDITABLE)) return true;
  }
  return false;
}
