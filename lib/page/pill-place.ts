import type { PageBlock } from './block.ts';
import { locate } from './blocks.ts';
import type { PillView } from './pill-views.ts';
import { isAside } from './pill-words.ts';
import { composedParent } from './shadow.ts';

/** A place in the window, in CSS pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
}

/** Where a pill belongs: on its veil, or, once the text is shown, above the block's end. `undefined` when that is scrolled out of sight. */
export function placeOf(view: PillView, node: Element): Place | undefined {
  const { block, regions } = view;
  const box = block.element.getBoundingClientRect();
  const own = node.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return undefined;
  const at = isAside(view)
    ? { left: box.right - own.width, top: box.top - own.height }
    : (startOf(block, regions[0]?.start ?? block.live.closedTo, own.height) ?? box);
  const clip = visibleClip(block.element);
  // A message that is hidden whole may be taller than the window: its pill stays in sight.
  const top = block.runs.length === 0 && box.bottom > clip.top + 40 ? Math.max(at.top, clip.top + 8) : at.top;
  if (top < clip.top - 8 || top > clip.bottom - 8 || at.left > innerWidth) return undefined;
  const left = Math.min(Math.max(at.left, 4), Math.max(4, innerWidth - own.width - 4));
  return { left: Math.round(left), top: Math.round(top) };
}

/** The place over the first line of a region, centred on it. */
function startOf(block: PageBlock, offset: number, height: number): Place | undefined {
  const from = locate(block.runs, offset, false);
  if (!from?.node.isConnected) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(from.node, Math.min(from.node.data.length, from.offset + 1));
  const box = range.getClientRects()[0];
  return box && { left: box.left, top: box.top + (box.height - height) / 2 };
}

/** The heights between which a block can be seen: what its scrollers and the window leave of it. */
function visibleClip(element: Element): { top: number; bottom: number } {
  let top = 0;
  let bottom = innerHeight;
  for (let at = composedParent(element); at && at !== document.body; at = composedParent(at)) {
    if (at.scrollHeight <= at.clientHeight + 1 || getComputedStyle(at).overflowY === 'visible') continue;
    const box = at.getBoundingClientRect();
    top = Math.max(top, box.top);
    bottom = Math.min(bottom, box.bottom);
  }
  return { top, bottom };
}
