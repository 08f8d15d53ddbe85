import type { Region } from '../moderate/plan.ts';
import type { FoundBy } from '../messages.ts';
import type { Verdict } from '../types.ts';
import { MARK } from '../sites/hold-sheet.ts';
import { PageBlock } from './block.ts';
import { findBlocks } from './blocks.ts';
import { noteTellers } from './doors/around.ts';
import { fieldsOf } from './doors/fields.ts';
import { areBeside } from './layout.ts';
import { blockOf, touchMedium } from './media.ts';
import { composedParent } from './shadow.ts';

/** How long a change may wait until it is looked at: not at all, until the next frame is painted, or a little. */
export type Patience = 'none' | 'frame' | 'some';

/** The lesser of two. */
export function lesser(one: Patience, other: Patience): Patience {
  if (one === 'none' || other === 'none') return 'none';
  return one === 'frame' ? one : other;
}

/** A completion on the page: its root element and the blocks it consists of. Knows the DOM's state, decides nothing. */
export class Message {
  readonly root: Element;
  blocks: PageBlock[] = [];
  media: readonly Element[] = [];
  /** Pictures within lines of text, where there is an engine that judges pictures. */
  pictures: readonly Element[] = [];
  /** Fields in it, in blocks or beside them. */
  fields: readonly Element[] = [];
  /** Nothing more is expected. */
  finished = false;
  /** A verdict on the whole, when it was graver than those on its parts. */
  override: Verdict | undefined;
  /** Epoch of the cascade in which it was last judged. */
  judgedIn = -1;
  /** `performance.now()` of the first text and of the last change. */
  bornAt = 0;
  grownAt = 0;
  /** Text came in more than one piece. */
  grew = false;
  /** The page showed that it was generating while this message grew. */
  generatingSeen = false;
  /** By what it was recognised, and in which of the adapter's layouts. */
  source: { by: FoundBy; layer?: string } = { by: 'growth' };
  /** Whether anything says that this is an answer, not just text: only then it can be attributed. */
  role: 'assistant' | 'unknown' = 'unknown';
  /** Held by our marker, because no sheet knows it. */
  readonly generic: boolean;
  /** Found by how it grew: a part of it may yet name itself as the completion. */
  byGrowth = false;
  /** It was on the page before anybody waited for it, and nothing says what it is. */
  present = false;
  /** It may be seen while it is judged. */
  visible = false;
  wholeChecked = false;
  /** Elements that are no blocks any more since this was last emptied. */
  readonly left: Element[] = [];
  #byElement = new Map<Element, PageBlock>();
  #stale = new Set<PageBlock>();
  #restructured = true;
  #updates = 0;

  constructor(root: Element, generic: boolean) {
    this.root = root;
    this.generic = generic;
  }

  /** Takes over from a message whose root the page has just replaced by this one's. */
  inherit(previous: Message): void {
    this.blocks = previous.blocks;
    this.#byElement = previous.#byElement;
    this.#updates = previous.#updates;
    this.bornAt = previous.bornAt;
    this.grownAt = previous.grownAt;
    this.grew = previous.grew;
    this.generatingSeen = previous.generatingSeen;
    this.finished = previous.finished;
  }

  /**
   * Notes what a mutation record concerns, so that only that is read again. Returns for how long it may wait: a little, where what came is held
   * as it stands and was only added behind what is painted; until the next frame, where something else has gone that the reader may have seen.
   */
  touch(record: MutationRecord): Patience {
    const { block, cleared } = this.#around(record.target);
    if (block) this.#stale.add(block);
    if (!block || (record.type === 'childList' && structural(record))) this.#restructured = true;
    if (cleared || this.visible) return 'none';
    if (block) return isLonger(record, block.runs.at(-1)?.node) ? 'some' : 'none';
    if (record.type !== 'childList') return 'none';
    return record.removedNodes.length === 0 ? 'some' : 'frame';
  }

  touchAll(): void {
    this.#restructured = true;
    for (const block of this.blocks) this.#stale.add(block);
  }

  /** Reads what was touched. @param now `performance.now()`. Returns whether any text changed. */
  read(now: number): boolean {
    const update = ++this.#updates;
    if (this.#restructured) this.#rebuild();
    let changed = false;
    for (const block of this.#stale) if (this.#byElement.get(block.element) === block && block.read(update)) changed = true;
    this.#stale.clear();
    if (changed) {
      if (this.bornAt === 0) this.bornAt = now;
      else {
        this.grew = true;
        this.finished = false;
      }
      this.grownAt = now;
      this.wholeChecked = false;
      this.override = undefined;
    }
    return changed;
  }

  /**
   * Marks the blocks that will not grow: those behind which another one has grown (or appeared) since they last changed. A counter that
   * changes in place, a toolbar or a label that was there before does not count. Paragraphs that came together settle each other: the page
   * has gone on to the last of them.
   */
  settle(): void {
    let grown = 0;
    for (const block of this.blocks) {
      block.passed = !block.isContent && grown > block.changedAt;
      if (block.isContent && !block.part) grown = Math.max(grown, block.grewAt);
    }
    let later = 0;
    let born = 0;
    for (let index = this.blocks.length - 1; index >= 0; index--) {
      const block = this.blocks[index];
      if (!block) continue;
      const together = block.bornIn > 0 && born >= block.changedAt;
      block.settled =
        this.finished ||
        together ||
        block.part ||
        block.passed ||
        (later > block.changedAt && (block.settled || !this.#beside(index)));
      if (block.part || block.passed) continue;
      later = Math.max(later, block.grewAt);
      if (block.isContent) born = Math.max(born, block.bornIn);
    }
  }

  /** Whether what has grown behind a block stands beside it: two answers in columns grow each on its own. */
  #beside(index: number): boolean {
    const block = this.blocks[index];
    if (!block || index === 0) return false;
    const grown = this.blocks.slice(index + 1).filter((other) => !other.part && other.grewAt > block.changedAt);
    return [grown[0], grown.at(-1)].every((other) => other !== undefined && areBeside(block.element, other.element));
  }

  /** Whether a block was found clear and painted so, and nothing has changed since: long answers are not gone through with every token. */
  isDone(block: PageBlock, epoch: number): boolean {
    return block.clearIn === epoch && block.settled && this.override === undefined;
  }

  /** The block in which the message goes on: its last paragraph, or its last block that is no part of the page. */
  get lastBlock(): PageBlock | undefined {
    return this.blocks.findLast((block) => block.isContent && !block.part) ?? this.blocks.findLast((block) => !block.part);
  }

  /** The message's text up to a block, for context. */
  textBefore(index: number): string {
    return this.blocks[index - 1]?.live.text ?? '';
  }

  /** The block an element is in. */
  blockOf(element: Element): PageBlock | undefined {
    return this.#around(element).block;
  }

  /** Media and pictures, each as a block of its own. */
  get mediaBlocks(): PageBlock[] {
    return [...this.media, ...this.pictures].map(blockOf);
  }

  /** Notes the pictures that are in blocks of text. Returns those that are none any more. */
  findPictures(wanted: boolean): Element[] {
    if (!wanted && this.pictures.length === 0) return [];
    const media = new Set(this.media);
    const found = wanted ? [...this.root.getElementsByTagName('img')] : [];
    const last = this.pictures;
    this.pictures = found.filter((image) => !media.has(image) && !media.has(image.parentElement ?? image));
    return last.filter((image) => !this.pictures.includes(image));
  }

  /** All regions with their blocks. */
  *regions(): Generator<{ block: PageBlock; region: Region }> {
    for (const block of this.blocks) for (const region of block.plan?.regions ?? []) yield { block, region };
  }

  /** The block a node is in, and whether anything from there to the root shows what is in it. */
  #around(node: Node): { block: PageBlock | undefined; cleared: boolean } {
    let block: PageBlock | undefined;
    let cleared = false;
    for (let at = node instanceof Element ? node : node.parentElement; at; at = at === this.root ? null : composedParent(at)) {
      block ??= this.#byElement.get(at);
      touchMedium(at);
      cleared ||= at.hasAttribute(MARK.clear);
    }
    return { block, cleared };
  }

  /** Finds the blocks again. A block whose element was replaced hands its state to the one that stands in its place. */
  #rebuild(): void {
    this.#restructured = false;
    const found = findBlocks(this.root, (element) => {
      const known = this.#byElement.get(element);
      return known !== undefined && !this.#stale.has(known);
    });
    this.media = found.media;
    const kept = new Set(found.texts);
    const orphans = this.blocks.filter((block) => !kept.has(block.element));
    for (const { element, usable } of orphans) this.left.push(element, ...usable);
    const byElement = new Map<Element, PageBlock>();
    this.blocks = found.texts.map((element) => {
      const known = this.#byElement.get(element);
      const block = known ?? new PageBlock(element, orphans.shift());
      if (!known) this.#stale.add(block);
      byElement.set(element, block);
      return block;
    });
    this.#byElement = byElement;
    this.fields = fieldsOf(this.root);
    const media = new Set(this.media);
    noteTellers(this.root, this.blocks, (element) => byElement.has(element) || media.has(element));
  }
}

/** Whether the last text of a block has only got longer. */
function isLonger({ type, target, oldValue }: MutationRecord, last: Text | undefined): boolean {
  return type === 'characterData' && target === last && oldValue !== null && last.data.startsWith(oldValue);
}

/** Whether a change inside a block may have turned it into several, or into none. */
function structural(record: MutationRecord): boolean {
  for (const node of record.addedNodes)
    if (node instanceof Element && node.tagName !== 'BR' && node.tagName !== 'SPAN') return true;
  return record.removedNodes.length > 0;
}
