import { generatedText } from './generated.ts';

/**
 * Text of an answer that stands in no text node: what attributes tell a pointer or a screen reader, what fields hold, what a drawing says, what
 * style sheets generate. It is judged with the block it belongs to, and can only be hidden with it as a whole.
 */

/** Attributes that browsers show or read aloud. Watched: a change is judged before the next paint. */
export const DOOR_ATTRIBUTES = [
  'title',
  'alt',
  'aria-label',
  'aria-description',
  'placeholder',
  // Said by screen readers in place of what an element is, holds or is worth.
  'aria-valuetext',
  'aria-placeholder',
  'aria-roledescription',
  'aria-braillelabel',
  // Of options, groups of them and heads of columns.
  'label',
  'abbr',
] as const;
/** Attributes that name other elements by their id, whose texts are read aloud here even where they are hidden or inert. */
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-errormessage'] as const;
const DOORS = new Set<string>(DOOR_ATTRIBUTES);

/** Whether a change of this attribute changes what a reader may be told. */
export function isDoor(attribute: string | null): boolean {
  return attribute !== null && DOORS.has(attribute);
}

const WITH_ATTRIBUTES = [...DOOR_ATTRIBUTES, ...REFERENCES].map((name) => `[${name}]`).join(', ');
const FIELDS = 'input, textarea, select';
const DRAWINGS = 'svg';
/** Fields that show no text of their own. */
const WORDLESS = new Set(['checkbox', 'radio', 'range', 'color', 'file', 'hidden', 'image', 'password']);
/** What a block of plain text does not have. */
const ANY = `${WITH_ATTRIBUTES}, ${FIELDS}, ${DRAWINGS}`;

/** Less than a word: an icon's glyph, a bullet, a number. */
const WORD = /\p{L}{2}/u;

/** The texts of an element and all below it, each once. @param generated also what style sheets put there: costs a look at every style */
export function doorTexts(element: Element, generated: boolean): string[] {
  const texts = new Set<string>();
  collect(element, texts);
  if (element.childElementCount > 0) for (const inner of element.querySelectorAll(ANY)) collect(inner, texts);
  if (generated) for (const text of generatedText(element)) texts.add(text);
  return [...texts].filter((text) => WORD.test(text));
}

/** The texts of one element, without what is below it. */
export function ownDoorTexts(element: Element): string[] {
  const texts = new Set<string>();
  collect(element, texts);
  return [...texts].filter((text) => WORD.test(text));
}

/** What is written on a control. */
export function labelOf(control: Element): string[] {
  const label = (control.textContent ?? '').replace(/\s+/g, ' ').trim();
  return WORD.test(label) ? [label] : [];
}

/** Elements below a root, and the root itself, that tell something by an attribute. */
export function* doorOwners(root: Element): Generator<Element> {
  if (root.matches(WITH_ATTRIBUTES)) yield root;
  yield* root.querySelectorAll(WITH_ATTRIBUTES);
}

/** Whether the text of an element is no text node and changes without a mutation. */
export function isField(element: Element): boolean {
  return element.matches(FIELDS);
}

function collect(element: Element, texts: Set<string>): void {
  for (const name of DOOR_ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value !== null && value !== '') texts.add(value);
  }
  for (const name of REFERENCES) for (const text of referenced(element, name)) texts.add(text);
  for (const text of contents(element)) if (text !== '') texts.add(text);
}

function* referenced(element: Element, name: string): Generator<string> {
  const ids = element.getAttribute(name)?.trim();
  if (ids === undefined || ids === '') return;
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  for (const id of ids.split(/\s+/)) {
    const text = (root.getElementById(id)?.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '') yield text;
  }
}

function contents(element: Element): string[] {
  if (element.localName === 'select') return Array.from(element.querySelectorAll('option'), ({ text }) => text);
  if ((element.localName === 'input' && !WORDLESS.has(element.getAttribute('type') ?? '')) || element.localName === 'textarea')
    return 'value' in element && typeof element.value === 'string' ? [element.value] : [];
  // Words of a drawing may stand in a node each.
  if (element.localName === 'svg') return [words(element)];
  return [];
}

function words(svg: Element): string {
  return [...svg.querySelectorAll('text, title, desc, foreignObject')]
    .filter(({ parentElement }) => !parentElement?.closest('text, foreignObject'))
    .map((part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim())
    .join(' ')
    .trim();
}
