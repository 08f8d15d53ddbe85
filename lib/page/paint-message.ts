import type { Cascade } from '../moderate/cascade.ts';
import { MARK } from '../sites/hold-sheet.ts';
import type { PageBlock } from './block.ts';
import { shutTellers } from './doors/around.ts';
import { hideAsides, showAsides } from './doors/asides.ts';
import type { Judged } from './judge-message.ts';
import { judgeMedium } from './media.ts';
import type { Message } from './message.ts';
import { type Painter, paintOf } from './painter.ts';

/** Treatments for which text is taken out of sight. */
const HIDDEN: ReadonlySet<string> = new Set(['veil', 'mild', 'hold']);

/** A block with more text than this is painted when all of it is judged: each further piece of a million characters would be laid out anew. */
const MOST_CHARS = 100_000;

/** Brings a message's marks and highlights in line with what was decided about its blocks. */
export class MessagePainter {
  readonly #cascade: Cascade;
  readonly #painter: Painter;
  readonly #revealed: ReadonlySet<string>;

  /** @param revealed hashes of regions the user chose to see */
  constructor(cascade: Cascade, painter: Painter, revealed: ReadonlySet<string>) {
    this.#cascade = cascade;
    this.#painter = painter;
    this.#revealed = revealed;
  }

  /** Holds a completion that no sheet knows. */
  hold(message: Message): void {
    this.#painter.mark(message.root, MARK.hold, true);
  }

  /** Paints what was judged. Returns whether something in it asks for a pill. */
  paint(message: Message, { upTo, whole }: Judged): boolean {
    for (const gone of message.findPictures(this.#cascade.pictures !== undefined)) this.#painter.release(gone);
    // A picture is taken out of sight by itself, also where the text around it may be seen.
    let media = this.#cascade.pictures && this.#paintMedia(message);
    if (message.visible) {
      if (!message.grew && ![...message.regions()].some(({ region }) => HIDDEN.has(region.treatment)))
        return media?.pills ?? false;
      message.visible = false;
      this.hold(message);
    }
    const strict = this.#cascade.strictness === 'strict';
    let open = true;
    let allClear = message.finished && whole;
    let pills = false;
    for (const [index, block] of message.blocks.entries()) {
      if (index >= upTo) break;
      if (message.isDone(block, this.#cascade.epoch)) continue;
      const mayShow = open || block.part || block.passed;
      allClear = this.#paintBlock(block, mayShow) && allClear;
      pills ||= mayShow && (block.plan?.regions ?? []).some((region) => region.treatment !== 'clear');
      // Released in order: what follows a segment without a verdict waits with it.
      open &&= block.isJudged || block.part || block.passed;
    }
    media ??= this.#paintMedia(message);
    pills ||= media.pills;
    allClear &&= media.clear;
    // Where the root is a block itself, the block's own mark is what counts.
    if (message.blocks.some((block) => block.element === message.root)) return pills;
    this.#painter.mark(message.root, MARK.clear, allClear && upTo === message.blocks.length && !strict);
    return pills;
  }

  /** Takes everything back that was written for a message. */
  unpaint(message: Message): void {
    this.#painter.release(message.root);
    message.root.removeAttribute(MARK.alive);
    for (const block of message.blocks) {
      block.clearIn = -1;
      shutTellers(block, false, this.#painter);
      hideAsides(block, this.#painter);
      this.#painter.release(block.element);
    }
    for (const medium of [...message.media, ...message.pictures]) this.#painter.release(medium);
  }

  /** Shows the hold sheet that this script is alive. @param sign flips from call to call */
  beat({ root, visible }: Message, sign: 'a' | 'b'): void {
    if (!visible && !this.#painter.isMarked(root, MARK.clear)) root.setAttribute(MARK.alive, sign);
  }

  /** Returns whether something asks for a pill, and whether all are shown. */
  #paintMedia(message: Message): { readonly pills: boolean; readonly clear: boolean } {
    const { pictures } = this.#cascade;
    let pills = false;
    let clear = true;
    for (const medium of [...message.media, ...message.pictures]) {
      const block = judgeMedium(medium, this.#cascade);
      const regions = block.plan?.regions ?? [];
      const shown =
        block.isJudged &&
        regions.every(
          ({ treatment, hash }) => treatment === 'clear' || treatment === 'marked' || (hash !== '' && this.#revealed.has(hash)),
        );
      this.#painter.mark(medium, MARK.clear, shown);
      this.#painter.mark(medium, 'inert', !shown);
      this.#painter.mark(medium, MARK.veil, pictures !== undefined && !shown);
      // The engine sets it too, when a picture changes.
      if (pictures && shown)
        for (const one of [medium, ...medium.querySelectorAll(`img[${MARK.veil}]`)]) one.removeAttribute(MARK.veil);
      pills ||= regions.some(({ treatment }) => treatment !== 'clear');
      clear &&= shown;
    }
    return { pills, clear };
  }

  #paintBlock(block: PageBlock, open: boolean): boolean {
    const { element, live } = block;
    const done = (block.settled || block.rested) && block.isJudged;
    const regions = open && (live.text.length <= MOST_CHARS || block.isJudged) ? (block.plan?.regions ?? []) : [];
    const shown = regions.map((region) => ({ region, revealed: region.hash !== '' && this.#revealed.has(region.hash) }));
    const clear =
      live.text.trim() === '' || (open && done && shown.every(({ region, revealed }) => paintOf(region, revealed) === 'clear'));
    this.#painter.mark(element, MARK.clear, clear);
    this.#painter.mark(element, 'inert', !clear);
    shutTellers(block, !clear, this.#painter);
    showAsides(block, this.#painter);
    if (clear) this.#painter.erase(element);
    // What a person chose to see can be hidden again at any time.
    if (clear && done && shown.every(({ revealed }) => !revealed)) {
      block.finish(this.#cascade.epoch);
      return clear;
    }
    const drawn = shown.flatMap(({ region, revealed }) => {
      const paint = paintOf(region, revealed);
      return paint ? [{ start: region.start, end: region.end, paint }] : [];
    });
    const key = `${drawn.map(({ start, end, paint }) => `${start}-${end}${paint}`).join()}|${drawn.length > 0 ? identity(block) : ''}`;
    this.#painter.draw(element, block.runs, drawn, key);
    return clear;
  }
}

/** Text nodes a page swaps for new ones with the same text need their ranges anew. */
function identity(block: PageBlock): number {
  let sum = block.runs.length;
  for (const run of block.runs) sum = (sum * 31 + nodeNumber(run.node)) | 0;
  return sum;
}

const numbers = new WeakMap<Node, number>();
let lastNumber = 0;

/** A number that stays with a node. */
function nodeNumber(node: Node): number {
  let number = numbers.get(node);
  if (number === undefined) numbers.set(node, (number = ++lastNumber));
  return number;
}
