/* oxlint-disable no-underscore-dangle -- a name that no page script of a package can have */
/** What people do on an ordinary page, as a script: always the same, at a person's pace made short. */
import { diary } from '../../diary.ts';

declare global {
  interface Window {
    /** Uses the page: types, sends, clicks, lets updates come. Resolves when everything has happened. */
    __use(): Promise<void>;
  }
}

export function onUse(run: () => Promise<void>): void {
  window.__use = run;
}

/** The first match. @throws Error if there is none */
export function $(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** A field of that selector. @throws Error if there is none */
export function field(selector: string): HTMLInputElement | HTMLTextAreaElement {
  const found = $(selector);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
  throw new Error(`${selector} is no field`);
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Does something so often, with a pause after each time. */
export async function every(ms: number, times: number, act: (index: number) => void): Promise<void> {
  for (let index = 0; index < times; index++) {
    act(index);
    await wait(ms);
  }
}

/** Appends HTML and gives its last element. */
export function add(parent: Element, html: string, first = false): HTMLElement {
  parent.insertAdjacentHTML(first ? 'afterbegin' : 'beforeend', html);
  const added = first ? parent.firstElementChild : parent.lastElementChild;
  return added instanceof HTMLElement ? added : document.body;
}

const key = (target: Element, type: string, name: string): boolean =>
  target.dispatchEvent(new KeyboardEvent(type, { key: name, bubbles: true, cancelable: true, composed: true }));

/** Presses a key on an element; Enter in a form's field submits it, as a browser does. */
export function press(target: Element, name: string): void {
  const went = key(target, 'keydown', name);
  if (went && name === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit();
  key(target, 'keyup', name);
}

/** Types a text, letter by letter, one a few ms. */
export async function type(target: HTMLElement, text: string, ms = 8): Promise<void> {
  target.focus();
  for (const letter of text) {
    key(target, 'keydown', letter);
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.value += letter;
    else target.append(letter);
    target.dispatchEvent(new InputEvent('input', { data: letter, inputType: 'insertText', bubbles: true }));
    key(target, 'keyup', letter);
    await wait(ms);
  }
}

/** Harmless prose without markdown of about so many characters: as one text, or as paragraphs. */
export function prose(characters: number, seed: number): string {
  return diary(characters, seed)
    .replaceAll(/[#*]+ ?|^- /gm, '')
    .replaceAll(/\n+/g, ' ');
}

export const paragraphs = (count: number, seed: number): string =>
  Array.from({ length: count }, (_, n) => `<p>${prose(320, seed + n)}</p>`).join('');
