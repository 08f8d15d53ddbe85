import { parseHTML } from 'linkedom';
import { vi } from 'vitest';
import { conversationRows } from '../../../../lib/page/detect/rows.ts';

/** Opens a page in place of the browser's until `vi.unstubAllGlobals()`. What stands in an `<x-row>` goes into its shadow root. */
export function openPage(body: string): Document {
  const { document, window } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  for (const name of ['ShadowRoot', 'Text', 'Element', 'HTMLElement', 'HTMLTextAreaElement', 'HTMLInputElement'])
    vi.stubGlobal(name, Reflect.get(window, name));
  vi.stubGlobal('document', document);
  for (const host of document.querySelectorAll('x-row')) {
    const inside = host.innerHTML;
    host.innerHTML = '';
    host.attachShadow({ mode: 'open' }).innerHTML = inside;
  }
  return document;
}

/** The rows beside the field of such a page. */
export function rowsOf(body: string): Element[] {
  const field = openPage(body).querySelector('textarea, input');
  if (!field) throw new Error('no field');
  return conversationRows(field);
}
