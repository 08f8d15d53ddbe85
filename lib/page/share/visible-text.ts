import { shadowOf } from '../shadow.ts';
import { intersect, overlap, type Rect } from './rect.ts';

/** Names of what a page puts beside a text for people to press: labels, not what the completion says. */
const CONTROL = 'button, [role="button"], [role="toolbar"], [role="menu"], [role="tooltip"], script, style, template, noscript';
/** Elements whose text stands on lines of its own, with or without a blank line before. */
const PARAGRAPH = /^(P|H[1-6]|PRE|UL|OL|DL|TABLE|BLOCKQUOTE|FIGURE|HR|DETAILS)$/;
/** Less than this many css pixels in either direction is what pages leave of texts for screen readers only. */
const SLIVER = 1.5;
const EVERYWHERE: Rect = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/**
 * The text of an element as a reader sees it: shadow roots and values of fields included; without what is hidden, cut off or pinned to the
 * window, and without the labels of controls. White space is as on the page: runs are one blank, except where the page keeps them.
 * Layout is read, nothing is written.
 * @param area only what lies in there, in the element's own window
 * @param strip selectors of what belongs to the page's completions without being what the model answered
 */
export function visibleText(element: Element, area: Rect = EVERYWHERE, strip: readonly string[] = []): string {
  const writer = new Writer(leftOut(strip));
  visit(element, area, writer);
  return writer.text;
}

/** What a stretch of {@link visibleText} was read from: a text node, or a field. */
type From = { readonly node: Text } | { readonly field: Element };

export interface Piece {
  readonly from: From;
  /** Offset in the text at which its own begins. */
  readonly at: number;
  readonly length: number;
  /** White space stands as it is in the node. */
  readonly keep: boolean;
}

/** All pieces of {@link visibleText}, in order; same parameters. */
export function textPieces(element: Element, area: Rect, strip: readonly string[]): Piece[] {
  const writer = new Writer(leftOut(strip));
  visit(element, area, writer);
  return writer.pieces;
}

/** Whether a text is the label of a control, or stripped: {@link visibleText} leaves it out although it can be seen. */
export function isLabel(node: Text, strip: readonly string[] = []): boolean {
  return node.parentElement?.closest(leftOut(strip)) !== null;
}

function leftOut(strip: readonly string[]): string {
  return [CONTROL, ...strip].join(', ');
}

function visit(element: Element, clip: Rect, writer: Writer): void {
  if (element.matches(writer.leaveOut) || !element.checkVisibility({ opacityProperty: true })) return;
  const style = getComputedStyle(element);
  if (style.position === 'fixed' || (style.position === 'absolute' && style.clip.startsWith('rect('))) return;
  const inner =
    style.overflowX === 'visible' && style.overflowY === 'visible' ? clip : intersect(clip, element.getBoundingClientRect());
  const block = !/^(inline|contents|ruby|table-cell)/.test(style.display);
  const paragraph = PARAGRAPH.test(element.tagName);
  if (block) writer.line(paragraph);
  if (style.display === 'table-cell') writer.cell();
  if (element.tagName === 'BR') writer.newLine();
  const value = fieldText(element);
  if (value !== undefined) {
    if (shows(style) && overlap(element.getBoundingClientRect(), clip, SLIVER)) writer.write(value, true, { field: element });
  } else for (const child of childrenOf(element)) visitNode(child, inner, style, writer);
  if (block) writer.line(paragraph);
}

function visitNode(node: Node, clip: Rect, style: CSSStyleDeclaration, writer: Writer): void {
  if (node.nodeType === Node.ELEMENT_NODE) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nodeType says so; elements of other frames are no instances of ours.
    visit(node as Element, clip, writer);
    return;
  }
  if (node.nodeType !== Node.TEXT_NODE || !shows(style)) return;
  const data = node.nodeValue ?? '';
  if (/\S/.test(data)) {
    const range = node.ownerDocument?.createRange();
    range?.selectNodeContents(node);
    if (![...(range?.getClientRects() ?? [])].some((box) => overlap(box, clip, SLIVER))) return;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nodeType says so.
  writer.write(data, style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces', { node: node as Text });
}

/** What of an element is laid out: its shadow root's content, what is slotted into a slot, else its children. */
function childrenOf(element: Element): Iterable<Node> {
  const shadow = shadowOf(element);
  if (shadow) return shadow.childNodes;
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes({ flatten: true });
    if (assigned.length > 0) return assigned;
  }
  return element.childNodes;
}

function fieldText(element: Element): string | undefined {
  if (element instanceof HTMLTextAreaElement) return element.value;
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  if (element instanceof HTMLInputElement) return /^(text|search|url|email|tel|number)$/.test(element.type) ? element.value : '';
  return undefined;
}

function shows(style: CSSStyleDeclaration): boolean {
  return style.visibility === 'visible';
}

/** Puts pieces together with the white space between them. */
class Writer {
  /** Selector of what is not written. */
  readonly leaveOut: string;
  #text = '';
  readonly #pieces: Piece[] = [];
  #pending: '' | ' ' | '\t' | '\n' | '\n\n' = '';

  constructor(leaveOut: string) {
    this.leaveOut = leaveOut;
  }

  /** The text so far, without white space around it. */
  get text(): string {
    return this.#text.trim();
  }

  /** What {@link text} was read from. */
  get pieces(): Piece[] {
    const lead = this.#text.length - this.#text.trimStart().length;
    return this.#pieces.map((piece) => ({ ...piece, at: piece.at - lead }));
  }

  /** @param keep white space means what it says */
  write(data: string, keep: boolean, from: From): void {
    const text = keep ? data : data.replace(/[ \t\n\r\f]+/g, ' ');
    if (!keep && text.startsWith(' ')) this.#blank();
    const core = keep ? text : text.trim();
    if (core === '') return;
    this.#flush();
    this.#pieces.push({ from, at: this.#text.length, length: core.length, keep });
    this.#text += core;
    if (!keep && text.endsWith(' ')) this.#blank();
  }

  /** The next piece stands on a line of its own, a paragraph with a blank line before it. */
  line(paragraph: boolean): void {
    this.#pending = paragraph || this.#pending === '\n\n' ? '\n\n' : '\n';
  }

  newLine(): void {
    if (this.#pending !== ' ') this.#flush();
    this.#text += '\n';
    this.#pending = '';
  }

  /** The next piece stands in a cell of its own. */
  cell(): void {
    if (this.#pending === '' || this.#pending === ' ') this.#pending = '\t';
  }

  #blank(): void {
    if (this.#pending === '') this.#pending = ' ';
  }

  #flush(): void {
    if (this.#pending.startsWith('\n')) this.#text = this.#text.trimEnd();
    if (this.#text !== '' && !(this.#pending === ' ' && this.#text.endsWith('\n'))) this.#text += this.#pending;
    this.#pending = '';
  }
}
