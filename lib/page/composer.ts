import { elementsIn } from './shadow.ts';

/** What may stand beside a composer in its box without being part of the conversation. */
const CONTROL =
  'button, input, select, textarea, label, svg, img, [role="button"], [contenteditable]:not([contenteditable="false"])';
/** Longest text of such a neighbour: a hint, a counter. */
const HINT_CHARS = 40;
/** How far up the box of a composer reaches at most. */
const LEVELS = 5;

/** The text a composer holds now. */
export function composerText(composer: Element | undefined): string {
  if (!composer) return '';
  return composer instanceof HTMLTextAreaElement || composer instanceof HTMLInputElement
    ? composer.value
    : (composer.textContent ?? '');
}

/** Whether `sibling` belongs to the composer's box: controls, a hint, or the twin by which a textarea finds its height. */
function belongs(sibling: Element, composer: Element): boolean {
  if (sibling.matches(CONTROL) || sibling.querySelector(CONTROL)) return (sibling.textContent ?? '').length < HINT_CHARS * 5;
  const text = (sibling.textContent ?? '').trim();
  // An empty neighbour may be where the conversation will be.
  return text !== '' && (text.length < HINT_CHARS || text === composerText(composer).trim());
}

/** The box of a composer: the outermost element around it in which there is nothing but controls and hints. */
export function composerBox(composer: Element): Element {
  let box = composer;
  for (let level = 0; level < LEVELS; level++) {
    const { parentElement: parent } = box;
    if (!parent || parent === document.body || parent.tagName === 'MAIN') break;
    const inner = box;
    if (!elementsIn(parent).every((child) => child === inner || belongs(child, composer))) break;
    box = parent;
  }
  return box;
}
