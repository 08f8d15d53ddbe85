import type { Conversation } from '../conversation.ts';

/**
 * Style sheets may put text beside an element only while the pointer is on it, or the focus: a tooltip made of an attribute. When either comes to
 * a block, what its styles generate is read and judged before the browser paints.
 */
export function watchHover(conversation: Conversation, signal: AbortSignal): void {
  const look = ({ target }: Event): void => {
    if (!(target instanceof Element) || !conversation.hiding) return;
    const message = conversation.messageOf(target);
    if (!message?.blockOf(target)?.readDoors(true)) return;
    conversation.refreshOne(message);
    conversation.flush();
  };
  const options = { capture: true, passive: true, signal };
  // Not `pointerover`: in Firefox that comes before `:hover` holds.
  for (const type of ['mouseover', 'focusin']) globalThis.addEventListener(type, look, options);
}
