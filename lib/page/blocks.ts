import { BLOCK_BREAK, type Lines } from '../moderate/segment.ts';
import { isFormula, repeatsFormula } from './doors/formulas.ts';
import { isApart, isAside } from './part.ts';
import { elementsIn, nodesIn, shadowOf } from './shadow.ts';

/** Part of a block's text: one text node, and what separates it from the run before. */
export interface Run {
  readonly node: Text;
  /** Offset of the run in the block's text. */
  readonly start: number;
}

/** A block-level piece of a message as the DOM has it now. */
export interface BlockText {
  readonly runs: readonly Run[];
  readonly text: string;
}

const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG BR BUTTON CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RP RT RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIALOG DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD', 'TITLE']);
const MEDIA = new Set([
  'IMG',
  'PICTURE',
  'SVG',
  'CANVAS',
  'VIDEO',
  'AUDIO',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'TEXTAREA',
  'INPUT',
  'SELECT',
]);
/** Containers whose own text and nested blocks belong together (a list item and the list inside it). */
const WHOLE = new Set([
  'LI',
  'P',
  'TD',
  'TH',
  'DD',
  'DT',
  'PRE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'SUMMARY',
  'FIGCAPTION',
  'CAPTION',
]);

const inlineByLook = new Map<string, boolean>();

/** Whether an element flows inside a line. Where its name does not tell (div, custom elements), its computed display does, once per class. */
function isInline(element: Element): boolean {
  const tag = element.tagName.toUpperCase();
  if (INLINE.has(tag)) return true;
  if (BLOCK.has(tag)) return false;
  // Every letter of a formula has an element of its own; all of it is part of the sentence around.
  if (isFormula(element)) return true;
  const look = `${tag}.${element.getAttribute('class') ?? ''}.${element.getAttribute('style') ?? ''}`;
  let inline = inlineByLook.get(look);
  if (inline === undefined) {
    const { display } = getComputedStyle(element);
    inline = display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');
    if (inlineByLook.size > 500) inlineByLook.clear();
    inlineByLook.set(look, inline);
  }
  return inline;
}

/** Not text of the answer: what scripts and styles are made of, and the second and third form of a formula. */
function isSkipped(element: Element): boolean {
  return SKIPPED.has(element.tagName) || repeatsFormula(element);
}

function isMedia(element: Element): boolean {
  return MEDIA.has(element.tagName.toUpperCase());
}

function hasText(node: Node): boolean {
  return node.textContent !== null && /\S/.test(node.textContent);
}

/** Whether anything below flows as a block of its own. */
function holdsBlock(element: Element): boolean {
  for (const child of elementsIn(element)) if (!isMedia(child) && (!isInline(child) || holdsBlock(child))) return true;
  return false;
}

/** Whether all but one of a few inline elements are controls: then that one holds the text. */
function isOneBesideAsides(inline: readonly Element[]): boolean {
  return inline.length > 1 && inline.length <= MOST_ASIDES && inline.filter((element) => !isAside(element)).length === 1;
}
const MOST_ASIDES = 8;

/** What a walk over a message found, in document order. */
export interface Found {
  readonly texts: Element[];
  readonly media: Element[];
}

/**
 * The blocks of a message: the outermost elements that hold text of their own, and media outside of them.
 * @param known blocks from an earlier walk whose inside need not be looked at again
 */
export function findBlocks(root: Element, known: (element: Element) => boolean, found: Found = { texts: [], media: [] }): Found {
  if (known(root)) {
    found.texts.push(root);
    return found;
  }
  if (isMedia(root)) {
    found.media.push(root);
    return found;
  }
  const shadow = shadowOf(root);
  if (shadow) for (const child of elementsIn(shadow)) if (!isSkipped(child)) findBlocks(child, known, found);
  let ownText = false;
  const inline: Element[] = [];
  let blocks = false;
  for (const child of nodesIn(root)) {
    if (child.nodeType === Node.TEXT_NODE) ownText ||= hasText(child);
    else if (child instanceof Element && !isSkipped(child)) {
      if (isMedia(child) || !isInline(child) || holdsBlock(child)) blocks = true;
      else if (hasText(child)) inline.push(child);
    }
  }
  // Controls beside the text are blocks of their own where it has an element: they must stay usable when it is not.
  const whole = blocks ? WHOLE.has(root.tagName) && !inline.every(isApart) : !isOneBesideAsides(inline);
  if (ownText || (inline.length > 0 && whole)) {
    found.texts.push(root);
    return found;
  }
  for (const child of elementsIn(root)) if (!isSkipped(child)) findBlocks(child, known, found);
  return found;
}

/** How the line breaks inside a block's text nodes are meant; `soft` ones are white space. Reads the computed style. */
export function lineMode(block: Element): Lines | 'soft' {
  if (block.tagName === 'PRE' || block.querySelector(':scope > code, :scope > pre') !== null) return 'code';
  return getComputedStyle(block).whiteSpace.startsWith('pre') ? 'hard' : 'soft';
}

/** Controls at the beginning and at the end of a block, where no sentence goes on in them: not its text. */
export function asidesOf(block: Element): readonly Element[] {
  if (block.childElementCount === 0) return NONE;
  const asides: Element[] = [];
  for (const way of ['previousSibling', 'nextSibling'] as const) {
    let node = way === 'nextSibling' ? block.firstChild : block.lastChild;
    for (; node; node = node[way]) {
      if (node instanceof Element && !isMedia(node) && isAside(node)) asides.push(node);
      else if (node.nodeType !== Node.COMMENT_NODE && (node instanceof Element || hasText(node))) break;
    }
    // Nothing but controls: a block of them.
    if (!node) return NONE;
  }
  return asides;
}
const NONE: readonly Element[] = [];

/** The text of a block and the nodes it is made of. Nested blocks are set apart by {@link BLOCK_BREAK}, `<br>` by a line break. @param without children that are not its text */
export function readBlock(block: Element, mode: Lines | 'soft', without: readonly Element[]): BlockText {
  const only = block.firstChild;
  if (only instanceof Text && only.nextSibling === null) return { runs: [{ node: only, start: 0 }], text: flow(only.data, mode) };
  const runs: Run[] = [];
  let text = '';
  const add = (separator: string) => {
    if (text !== '' && !text.endsWith(separator)) text += separator;
  };
  const visit = (parent: Element) => {
    for (const child of nodesIn(parent)) {
      if (child instanceof Text) {
        runs.push({ node: child, start: text.length });
        text += flow(child.data, mode);
      } else if (child instanceof Element && !isSkipped(child) && !isMedia(child) && !without.includes(child)) {
        if (child.tagName === 'BR') text += '\n';
        else if (isInline(child)) visit(child);
        else {
          add(BLOCK_BREAK);
          visit(child);
          add(BLOCK_BREAK);
        }
      }
    }
  };
  visit(block);
  return { runs, text };
}

/** A text node's data as it flows on the page; same length. */
function flow(data: string, mode: Lines | 'soft'): string {
  return mode === 'soft' && data.includes('\n') ? data.replaceAll('\n', ' ') : data;
}

/** The DOM position of an offset into a block's text. At a border between runs: the end of the first when `end`, else the start of the second. */
export function locate(runs: readonly Run[], offset: number, end: boolean): { node: Text; offset: number } | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const start = runs[middle]?.start ?? 0;
    if (end ? start < offset : start <= offset) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run && { node: run.node, offset: Math.min(Math.max(offset - run.start, 0), run.node.data.length) };
}
