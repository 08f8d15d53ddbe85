import { composerBox, composerText } from '../composer.ts';
import { composedParent, elementsIn } from '../shadow.ts';
import type { FieldFacts, PageFacts } from './score.ts';

/** Where text can be written. */
export const EDITABLE =
  'textarea, input:not([type]), input[type="text"], input[type="search"], [contenteditable]:not([contenteditable="false"])';
const SEARCHING = 'input[type="search"], [role="searchbox"], [role="search"] *, form[action*="search" i] *';
const EDITOR = '.monaco-editor, .ace_editor, .CodeMirror, [role="gridcell"], [role="row"], td, table';
const BUTTON = 'button, [role="button"], input[type="submit"], input[type="button"]';
/** What is opened for writing. */
const SHEET = 'dialog:not([open]), [popover]';
/** Parts of a page that may have a heading of their own. */
const PARTS = 'section, aside, dialog, [role="region"], [role="complementary"], [role="dialog"]';
const HEADINGS = 'h1, h2, h3, h4, [role="heading"]';
/** How far from a field its buttons are at most. */
const LEVELS = 4;
const NAME_CHARS = 120;
const MOST_FIELDS = 12;
const MOST_CONTROLS = 80;

/** Fields of a page in which somebody may write, hidden ones left out but for those in a sheet that is opened for it. */
export function* fieldsIn(roots: Iterable<Document | ShadowRoot>): Generator<Element> {
  let left = MOST_FIELDS;
  for (const root of roots)
    for (const field of root.querySelectorAll(EDITABLE)) {
      if (left === 0) return;
      if (field.parentElement?.closest(EDITABLE)) continue;
      if (field.getClientRects().length === 0 && !field.closest(SHEET)) continue;
      left -= 1;
      yield field;
    }
}

/** Reads what a field says of itself. */
export function fieldFacts(field: Element): FieldFacts {
  const form = field.closest('form');
  const around = form ?? up(field, LEVELS - 1);
  const close = form ?? up(field, LEVELS - 2);
  const others = [...around.querySelectorAll(`${EDITABLE}, input[type="email"], input[type="tel"], select[required]`)].filter(
    (other) => other !== field && !field.contains(other) && !other.contains(field) && other.getClientRects().length > 0,
  );
  return {
    label: labelOf(field),
    heading: headingOf(field),
    name: [nameOf(field), form ? nameOf(form) : ''].join(' '),
    search: field.matches(SEARCHING),
    buttons: buttonsOf(field),
    others: others.length,
    beside: others.filter((other) => close.contains(other)).flatMap((other) => namesOf(other)),
    length: composerText(field).length,
    inEditor: field.closest(EDITOR) !== null,
  };
}

/** Reads what a page says of itself. @param completions selectors by which pages name a model's messages */
export function pageFacts(roots: Iterable<Document | ShadowRoot>, completions: string): Omit<PageFacts, 'turns' | 'familiar'> {
  const controls: string[] = [];
  let log = false;
  let named = 0;
  for (const root of roots) {
    named += root.querySelectorAll(completions).length;
    log ||= root.querySelector('[role="log"]') !== null || [...fieldsIn([root])].some(hasLog);
    for (const control of root.querySelectorAll(`${BUTTON}, select, [aria-haspopup]`)) {
      if (controls.length >= MOST_CONTROLS) break;
      controls.push(buttonName(control));
    }
  }
  const application = document.querySelector('meta[name="application-name"], meta[property="og:site_name"]');
  const title = [document.title, application?.getAttribute('content') ?? '', document.querySelector('h1')?.textContent ?? ''];
  return { title: title.map((text) => text.slice(0, NAME_CHARS)).join(' '), controls, log, named };
}

/** Whether right before a field's box stands something that scrolls by itself: the messages of a conversation. */
function hasLog(field: Element): boolean {
  let at = composerBox(field);
  for (let level = 0; level < LEVELS && at !== document.body; level++) {
    const before = at.previousElementSibling;
    if (before && [before, ...elementsIn(before)].some(scrolls)) return true;
    const parent = composedParent(at);
    if (!parent) return false;
    at = parent;
  }
  return false;
}

function scrolls(element: Element): boolean {
  return /^(auto|scroll)$/.test(getComputedStyle(element).overflowY);
}

/** The buttons that belong to a field: in its form, else in the nearest elements around it that have any. */
export function buttonsNear(field: Element): Element[] {
  const form = field.closest('form');
  if (form) return [...form.querySelectorAll(BUTTON)];
  let around: Element | null = field;
  for (let level = 0; level < LEVELS && around && around !== document.body; level++) {
    const found = [...around.querySelectorAll(BUTTON)];
    if (found.length > 0) return found;
    if (around.parentNode instanceof ShadowRoot) {
      const inside = [...around.parentNode.querySelectorAll(BUTTON)];
      if (inside.length > 0) return inside;
    }
    const parent: Element | null = composedParent(around);
    // Of a whole page only what is next to the field belongs to it.
    if (parent === document.body) return besides(around).flatMap(buttonsIn);
    around = parent;
  }
  return [];
}

function besides(element: Element): Element[] {
  return [element.previousElementSibling, element.nextElementSibling].filter((beside) => beside !== null);
}

function buttonsIn(element: Element): Element[] {
  const inside = Array.from(element.querySelectorAll(BUTTON));
  return element.matches(BUTTON) ? [element, ...inside] : inside;
}

function buttonsOf(field: Element): string[] {
  return buttonsNear(field)
    .slice(0, MOST_CONTROLS)
    .map((button) => buttonName(button));
}

/** What a button is called, by whatever names it. */
export function buttonName(button: Element): string {
  const text = button instanceof HTMLInputElement ? button.value : (button.textContent ?? '');
  return [
    button.getAttribute('aria-label') ?? '',
    button.getAttribute('title') ?? '',
    button.getAttribute('data-testid') ?? '',
    text.trim().slice(0, NAME_CHARS),
  ]
    .join(' ')
    .trim();
}

/** The heading of the nearest part of the page around a field that has one. */
function headingOf(field: Element): string {
  const part = field.closest(PARTS);
  return part?.querySelector(HEADINGS)?.textContent?.trim().slice(0, NAME_CHARS) ?? '';
}

function labelOf(field: Element): string {
  return namesOf(field)
    .join(' ')
    .slice(0, NAME_CHARS * 3);
}

function namesOf(field: Element): string[] {
  const names = ['placeholder', 'aria-label', 'aria-placeholder', 'data-placeholder', 'title'].map(
    (name) => field.getAttribute(name) ?? '',
  );
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
    for (const label of field.labels ?? []) names.push((label.textContent ?? '').trim());
  // Rich editors write their placeholder into an element inside, or beside them.
  names.push(field.querySelector('[data-placeholder]')?.getAttribute('data-placeholder') ?? '');
  return names;
}

function nameOf(element: Element): string {
  return ['id', 'name', 'class', 'data-testid', 'aria-label', 'action']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .slice(0, NAME_CHARS * 3);
}

function up(element: Element, levels: number): Element {
  let at = element;
  for (let level = 0; level < levels; level++) {
    const parent = composedParent(at);
    if (!parent || parent === document.body) break;
    at = parent;
  }
  return at;
}
