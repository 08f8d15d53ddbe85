import { inWorld } from './world.ts';

/** Shadow roots, open and closed: the one place that knows how each browser lets an extension into them. */

interface ChromeDom {
  openOrClosedShadowRoot?(element: HTMLElement): ShadowRoot | null;
}

/**
 * The elements in a node, and all that is in it. Not by `children` and `childNodes`: browsers keep a list for every node that was ever asked for
 * it, some 300 bytes.
 */
export function elementsIn(parent: ParentNode): Element[] {
  const found: Element[] = [];
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) found.push(child);
  return found;
}
export function nodesIn(parent: Node): ChildNode[] {
  const found: ChildNode[] = [];
  for (let child = parent.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

/** The names in an element's `class`, and all its attributes with their values; again without a list that stays. */
export function classesOf(element: Element): string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '');
}
export function attributesOf(element: Element): [name: string, value: string][] {
  return element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? '']);
}

const HOSTS = new Set(['DIV', 'SPAN', 'SECTION', 'MAIN', 'ARTICLE', 'ASIDE', 'P', 'BLOCKQUOTE']);

/** Claimed by all scripts of ours together. */
const ours = inWorld('claimed', () => new WeakSet<Element>());

/** Marks an element as our own: its shadow root is none of the page's, and what it says is no completion. */
export function claim(element: Element): void {
  ours.add(element);
}

/** Whether an element is our own. */
export function isClaimed(element: Element): boolean {
  return ours.has(element);
}

export function isCustom(element: Element): boolean {
  return element.tagName.includes('-');
}

/** Whether an element may have a shadow root: custom elements, and plain ones that have nothing else to show. */
export function mayHost(element: Element): boolean {
  if (ours.has(element)) return false;
  return isCustom(element) || (HOSTS.has(element.tagName) && element.childElementCount === 0);
}

/** The shadow root of an element, whatever its mode; `undefined` when it has none that we may see. */
export function shadowOf(element: Element): ShadowRoot | undefined {
  if (ours.has(element)) return undefined;
  if (element.shadowRoot) return element.shadowRoot;
  if (!mayHost(element)) return undefined;
  // Firefox has a property, Chrome a function; neither is in the types.
  if ('openOrClosedShadowRoot' in element) {
    const shadow = element.openOrClosedShadowRoot;
    return shadow instanceof ShadowRoot ? shadow : undefined;
  }
  const dom = (globalThis as { chrome?: { dom?: ChromeDom } }).chrome?.dom;
  if (!dom?.openOrClosedShadowRoot || !(element instanceof HTMLElement)) return undefined;
  return dom.openOrClosedShadowRoot(element) ?? undefined;
}

/** The shadow roots in a subtree, one level deep; the caller looks into each of them in turn. */
export function* shadowsIn(subtree: Element | Document | ShadowRoot): Generator<ShadowRoot> {
  if (subtree instanceof Element) {
    const own = shadowOf(subtree);
    if (own) yield own;
    if (subtree.childElementCount === 0) return;
  }
  for (const element of subtree.querySelectorAll('*')) {
    const shadow = shadowOf(element);
    if (shadow) yield shadow;
  }
}

const NO_TEXT = /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/;
/** Who has less text of its own than this may show that of shadow roots. */
const LITTLE_CHARS = 25;

/** The text of an element, with that of shadow roots where it has next to none of its own. */
export function textIn(element: Element): string {
  let text = element.textContent ?? '';
  if (text.trim().length >= LITTLE_CHARS) return text;
  for (const shadow of shadowsIn(element)) for (const child of contentsOf(shadow)) text += textIn(child);
  return text;
}

/** The children of an element that may have text, those of its shadow root first. */
export function contentsOf(element: Element | ShadowRoot): Element[] {
  const shadow = element instanceof Element ? shadowOf(element) : undefined;
  return [...(shadow ? elementsIn(shadow) : []), ...elementsIn(element)].filter((child) => !NO_TEXT.test(child.tagName));
}

/** The pieces of text in an element; those of its shadow roots where it has none of its own. */
export function* textsIn(element: Element): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let own = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !/\S/.test(node.data) || NO_TEXT.test(node.parentElement?.tagName ?? '')) continue;
    own = true;
    yield node;
  }
  if (!own) for (const shadow of shadowsIn(element)) for (const child of contentsOf(shadow)) yield* textsIn(child);
}

/** The element that has the focus, inside shadow roots too. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  for (let shadow = active && shadowOf(active); shadow?.activeElement; shadow = shadowOf(shadow.activeElement))
    active = shadow.activeElement;
  return active;
}

/** The parent of an element, or the host of the shadow root it is at the top of. */
export function composedParent(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
