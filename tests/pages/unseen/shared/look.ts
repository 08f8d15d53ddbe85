/** What can be seen of texts, by computed style and highlights: as a reader's eye would, but for every frame and without a picture. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Root = Document | ShadowRoot | Element;

const SKIPPED = /^(?:script|style|title|head|meta|link|option|template|noscript|textarea)$/;

/** Whether a colour lets nothing be seen. */
const isClear = (colour: string): boolean => /^(?:rgba\(.*, 0\)|.* \/ 0\)|transparent)$/.test(colour);

/** Text nodes in an element or root, in order; `closed` gives the roots that only the page itself knows. */
export function textNodes(root: Root, closed: (host: Element) => ShadowRoot | null | undefined = () => null): Text[] {
  const nodes: Text[] = [];
  const collect = (parent: Node): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) nodes.push(node);
      if (!(node instanceof Element) || SKIPPED.test(node.localName)) continue;
      const inner = node.shadowRoot ?? closed(node);
      if (inner) collect(inner);
      collect(node);
    }
  };
  if (root instanceof Element) {
    const inner = root.shadowRoot ?? closed(root);
    if (inner) collect(inner);
  }
  collect(root);
  return nodes;
}

/** What highlights whose name ends so paint of each text node. */
function highlighted(kinds: readonly string[]): Map<Node, [number, number][]> {
  const found = new Map<Node, [number, number][]>();
  for (const [name, highlight] of CSS.highlights) {
    if (!kinds.some((kind) => name === `sharemark-${kind}`)) continue;
    for (const { startContainer, startOffset, endContainer, endOffset } of highlight as Iterable<AbstractRange>) {
      const walker = document.createTreeWalker(startContainer.getRootNode(), NodeFilter.SHOW_TEXT);
      walker.currentNode = startContainer;
      for (let node: Node | null = startContainer; node; node = node === endContainer ? null : walker.nextNode()) {
        const start = node === startContainer ? startOffset : 0;
        const end = node === endContainer ? endOffset : Number.POSITIVE_INFINITY;
        found.set(node, [...(found.get(node) ?? []), [start, end]]);
      }
    }
  }
  return found;
}

const isIn = (ranges: readonly [number, number][] | undefined, at: number): boolean =>
  ranges?.some(([start, end]) => at >= start && at < end) ?? false;

/** Characters of the nodes that are painted; the others come as a middle dot. */
export function paintedText(nodes: readonly Text[]): string {
  const veils = highlighted(['veil', 'mild']);
  const clears = highlighted(['clear', 'plain']);
  return nodes
    .map((node) => {
      const element = node.parentElement;
      if (element === null) return '';
      const { webkitTextFillColor, color, visibility } = getComputedStyle(element);
      const hidden = visibility === 'hidden' || (isClear(webkitTextFillColor) && !isClear(color));
      const veil = veils.get(node);
      const clear = clears.get(node);
      if (!hidden && veil === undefined) return node.data;
      return Array.from({ length: node.data.length }, (_, at) =>
        /\s/.test(node.data[at] ?? '') || (!isIn(veil, at) && (!hidden || isIn(clear, at))) ? node.data[at] : '·',
      ).join('');
    })
    .join('');
}

/** Whether all of an element's own text is unpainted. */
export function isUnpainted(element: Element): boolean {
  const { webkitTextFillColor, color } = getComputedStyle(element);
  if (!isClear(webkitTextFillColor) || isClear(color)) return false;
  return [...element.childNodes].some(
    (node) => node instanceof Text && /\S/.test(node.data) && paintedText([node]).includes('·'),
  );
}

/** Parts of text nodes that make up the last occurrence of a text. */
function locate(nodes: readonly Text[], wanted: string): { node: Text; from: number; to: number }[] {
  const start = nodes
    .map(({ data }) => data)
    .join('')
    .lastIndexOf(wanted);
  if (start < 0) return [];
  let offset = 0;
  return nodes.flatMap((node) => {
    const from = Math.max(start - offset, 0);
    const to = Math.min(start + wanted.length - offset, node.data.length);
    offset += node.data.length;
    return from < to ? [{ node, from, to }] : [];
  });
}

/** Where the last occurrence of a text is laid out, one box per line and node. */
export function boxesOf(nodes: readonly Text[], wanted: string): Box[] {
  return locate(nodes, wanted).flatMap(({ node, from, to }) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].flatMap(({ x, y, width, height }) => (width > 8 ? { x, y, width, height } : []));
  });
}

/** Whether the whole last occurrence of a text is painted. */
export function isPainted(nodes: readonly Text[], wanted: string): boolean {
  const parts = locate(nodes, wanted);
  return parts.length > 0 && parts.every(({ node, from, to }) => !paintedText([node]).slice(from, to).includes('·'));
}
