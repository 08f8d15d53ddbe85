import { NO_ELEMENTS, type PageBlock } from '../block.ts';
import type { Painter } from '../painter.ts';
import { composedParent } from '../shadow.ts';
import { doorOwners, ownDoorTexts } from './texts.ts';

/** An element of a message that stands in no block and tells something by an attribute: a wrapper, a heading's anchor, a button. */
export interface Teller {
  readonly element: Element;
  readonly texts: readonly string[];
}

/** Gives every block what elements around it tell: the first block in an element, else the message's first. */
export function noteTellers(root: Element, blocks: readonly PageBlock[], isOwn: (element: Element) => boolean): void {
  const told = new Map<PageBlock, Teller[]>();
  for (const element of blocks.length > 0 ? doorOwners(root) : []) {
    if (standsIn(element, root, isOwn)) continue;
    const texts = ownDoorTexts(element);
    const block = blocks.find((candidate) => element.contains(candidate.element)) ?? blocks[0];
    if (texts.length > 0 && block) told.set(block, [...(told.get(block) ?? []), { element, texts }]);
  }
  for (const block of blocks) block.noteTellers(told.get(block) ?? []);
}

/** Shuts dialogs in a hidden block, and the elements whose attributes are why a block is hidden, and opens those that are not any more. */
export function shutTellers(block: PageBlock, hidden: boolean, painter: Painter): void {
  const besides = (block.plan?.regions ?? []).flatMap((region) => region.besides ?? []);
  if (!hidden && block.shut.size === 0) return;
  const shut = new Set<Element>();
  if (hidden)
    for (const { element, texts } of block.tellers)
      if (texts.some((text) => besides.some((sentence) => text.includes(sentence)))) shut.add(element);
  // A dialog that the page opens over everything does not care for an inert element around it, only for its own attribute.
  if (hidden && block.element.childElementCount > 0)
    for (const dialog of block.element.querySelectorAll('dialog')) shut.add(dialog);
  for (const element of block.shut) if (!shut.has(element) && element !== block.element) painter.mark(element, 'inert', false);
  for (const element of shut) painter.mark(element, 'inert', true);
  block.shut = shut.size > 0 ? shut : NO_ELEMENTS;
}

function standsIn(element: Element, root: Element, isOwn: (element: Element) => boolean): boolean {
  for (let at: Element | null = element; at; at = at === root ? null : composedParent(at)) if (isOwn(at)) return true;
  return false;
}
