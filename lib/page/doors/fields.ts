import type { Conversation } from '../conversation.ts';
import { touchMedium } from '../media.ts';
import { isField } from './texts.ts';

/** Follows the values of fields inside of completions, whose changes nothing announces. Call the result a few times a second. */
export function watchFields(conversation: Conversation): () => void {
  const values = new WeakMap<Element, string>();
  const changed = (field: Element): boolean => {
    const value = 'value' in field ? String(field.value) : '';
    const known = values.get(field);
    values.set(field, value);
    return known !== value;
  };
  return () => {
    let any = false;
    for (const message of conversation.messages.values()) {
      if (message.fields.length === 0) continue;
      for (const field of message.fields) {
        if (!changed(field)) continue;
        any = true;
        touchMedium(field);
        message.blockOf(field)?.readDoors(true);
        conversation.refreshOne(message);
      }
    }
    if (any) conversation.flush();
  };
}

/** The fields of a message, which may stand in its blocks or beside them. */
export function fieldsOf(root: Element): Element[] {
  return isField(root) ? [root] : [...root.querySelectorAll('input, textarea, select')];
}
