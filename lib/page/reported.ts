import type { PageBlock } from './block.ts';
import { locate } from './blocks.ts';
import type { LiveCut } from '../moderate/live-text.ts';
import { composedParent } from './shadow.ts';

/** One sentence of a block. */
export interface Sentence {
  readonly block: PageBlock;
  readonly cut: LiveCut;
}

/** What the user has selected, also inside the shadow roots that completions stand in. */
export function selectedRange(blocks: Iterable<PageBlock>): Range | undefined {
  const selection = document.getSelection();
  if (!selection) return undefined;
  const roots = new Set<ShadowRoot>();
  for (const { element } of blocks) {
    const root = element.getRootNode();
    if (root instanceof ShadowRoot) roots.add(root);
  }
  const [found] = composed(selection, [...roots]);
  if (!found || found.collapsed) return undefined;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range.collapsed ? undefined : range;
}

/** The sentences that a selection touches. */
export function sentencesIn(blocks: Iterable<PageBlock>, selected: Range): Sentence[] {
  const found: Sentence[] = [];
  const root = selected.startContainer.getRootNode();
  for (const block of blocks) {
    if (block.element.getRootNode() !== root || !selected.intersectsNode(block.element)) continue;
    for (const cut of block.live.cuts) if (meets(rangeOf(block, cut), selected)) found.push({ block, cut });
  }
  return found;
}

/** All sentences of the block an element stands in: a paragraph. */
export function sentencesAround(blocks: Iterable<PageBlock>, element: Element): Sentence[] {
  const byElement = new Map([...blocks].map((block) => [block.element, block]));
  for (let at: Element | null = element; at; at = composedParent(at)) {
    const block = byElement.get(at);
    if (block) return block.live.cuts.map((cut) => ({ block, cut }));
  }
  return [];
}

function rangeOf({ runs }: PageBlock, { start, end }: LiveCut): Range | undefined {
  const [from, to] = [locate(runs, start, false), locate(runs, end, true)];
  if (!from?.node.isConnected || !to?.node.isConnected) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

function meets(one: Range | undefined, other: Range): boolean {
  if (!one) return false;
  return one.compareBoundaryPoints(Range.START_TO_END, other) > 0 && one.compareBoundaryPoints(Range.END_TO_START, other) < 0;
}

/** Newer than the types, and than the oldest browsers we run in: those know no selection inside of shadow roots. */
function composed(selection: Selection, shadowRoots: readonly ShadowRoot[]): readonly AbstractRange[] {
  const ask: unknown = Reflect.get(selection, 'getComposedRanges');
  if (typeof ask === 'function') {
    const ranges: unknown = Reflect.apply(ask, selection, [{ shadowRoots }]);
    return Array.isArray(ranges) ? ranges.filter((range) => range instanceof AbstractRange) : [];
  }
  return selection.rangeCount > 0 ? [selection.getRangeAt(0)] : [];
}
