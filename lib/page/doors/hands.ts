import type { Conversation } from '../conversation.ts';
import type { Painter } from '../painter.ts';

/**
 * The clipboard and the mouse. Browsers leave what is `inert` out of what they copy themselves; a page's own handler need not: it may read the
 * selected nodes. Where something hidden lies in a selection, such handlers are not called, and it cannot be dragged. These listeners are the
 * first there are, because they are added before the page has run.
 */
export function guardHands(conversation: Conversation, painter: Painter, signal: AbortSignal): void {
  const hidesIn = (selection: Selection | null): boolean => {
    if (!conversation.hiding || !selection || selection.isCollapsed) return false;
    for (const message of conversation.messages.values())
      for (const { element } of message.blocks)
        if (painter.isMarked(element, 'inert') && selection.containsNode(topOf(element), true)) return true;
    return false;
  };
  const options = { capture: true, signal };
  for (const type of ['copy', 'cut'])
    globalThis.addEventListener(
      type,
      (event) => {
        if (hidesIn(getSelection())) event.stopImmediatePropagation();
      },
      options,
    );
  globalThis.addEventListener(
    'dragstart',
    (event) => {
      const dragged = event.target instanceof Node ? event.target : null;
      const selection = getSelection();
      const selected = dragged !== null && selection?.containsNode(dragged, true) === true && hidesIn(selection);
      if (!selected && !holdsHidden(dragged, conversation, painter)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
}

/** Whether what is dragged holds hidden text, or is a part of it. */
function holdsHidden(dragged: Node | null, conversation: Conversation, painter: Painter): boolean {
  if (!dragged || !conversation.hiding) return false;
  for (const message of conversation.messages.values())
    for (const { element } of message.blocks)
      if (painter.isMarked(element, 'inert') && (dragged.contains(topOf(element)) || element.contains(dragged))) return true;
  return false;
}

/** The element, or the host in the document of the shadow root it is in: selections end there. */
function topOf(element: Element): Element {
  let top = element;
  for (let root = top.getRootNode(); root instanceof ShadowRoot; root = top.getRootNode()) top = root.host;
  return top;
}
