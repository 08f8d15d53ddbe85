import type { Cascade } from '../moderate/cascade.ts';
import { looksFinished } from '../moderate/segment.ts';
import { plan, type Region } from '../moderate/plan.ts';
import { MARK } from '../sites/hold-sheet.ts';
import type { PageBlock } from './block.ts';
import type { FinishSignals } from './finish.ts';
import { QUIET_MS } from './finish.ts';
import { Message } from './message.ts';
import { composedParent } from './shadow.ts';
import { type Painter, paintOf } from './painter.ts';
import type { PillView } from './pills.ts';

/** Longest stretch of work in one go, in milliseconds; the rest follows in later tasks, while its text stays held. */
const SLICE_MS = 10;
/** A tail that reads like a whole sentence is closed after this silence. */
const REST_MS = 250;
/** An unfinished tail explains itself after this silence. */
const TAIL_PILL_MS = 2000;
/** "Not unsafe" can be taken back on the page for this long; after that in the options. */
const UNDO_MS = 15_000;

/** Treatments for which text is taken out of sight. */
const HIDDEN: ReadonlySet<string> = new Set(['veil', 'mild', 'hold']);

/** What the conversation tells whoever shows pills and counts. */
export interface ConversationView {
  /** Pills that belong on the page now, by block. */
  show(views: readonly PillView[]): void;
  /** Text grew, was judged or was shown. */
  changed(): void;
}

/** The completions of a page: reads what mutation records concern, asks the cascade, and has the result painted. */
export class Conversation {
  readonly messages = new Map<Element, Message>();
  /** Hashes of regions the user chose to see. */
  readonly revealed = new Set<string>();
  /** Blocks with texts the user has just called "Not unsafe"; they can take it back here for a while. */
  readonly pardoned = new Map<Element, { hashes: readonly string[]; at: number }>();
  readonly #cascade: Cascade;
  readonly #painter: Painter;
  readonly #view: ConversationView;
  readonly #dirty = new Set<Message>();
  readonly #gone: Message[] = [];
  #beaten: 'a' | 'b' = 'a';
  #sliced = false;
  #pillsStale = false;
  /** Elements have left the page since the last tick: a new completion may stand in for a removed one. */
  removal = false;
  /** "Count only", or switched off: everything is judged, nothing hidden. */
  hiding = true;

  constructor(cascade: Cascade, painter: Painter, view: ConversationView) {
    this.#cascade = cascade;
    this.#painter = painter;
    this.#view = view;
  }

  /** Takes up a completion. `generic` ones carry the hold marker, known ones are held by the sheet. */
  add(root: Element, generic: boolean): Message {
    const known = this.messages.get(root);
    if (known) return known;
    const message = new Message(root, generic);
    const previous = this.removal ? this.#predecessor(root) : undefined;
    if (previous) message.inherit(previous);
    this.messages.set(root, message);
    if (generic && this.hiding) this.#painter.mark(root, MARK.hold, true);
    this.#dirty.add(message);
    return message;
  }

  /**
   * Takes up text that nobody waited for and whose role is unknown: a history, or a part of the page. It stays visible while it is judged
   * (except in `strict`), and is held like any completion from the moment it is found unsafe, or grows.
   */
  addPresent(root: Element): void {
    if (this.messages.has(root)) return;
    const message = new Message(root, true);
    message.finished = true;
    message.visible = this.#cascade.strictness !== 'strict';
    this.messages.set(root, message);
    if (!message.visible && this.hiding) this.#painter.mark(root, MARK.hold, true);
    this.#dirty.add(message);
  }

  /** Lets go of something that turned out not to be a completion. */
  drop(message: Message): void {
    this.messages.delete(message.root);
    this.#dirty.delete(message);
    this.#unpaint(message);
    this.#pillsStale = true;
  }

  touch(message: Message, record: MutationRecord): void {
    message.touch(record);
    this.#dirty.add(message);
  }

  /** Everything is looked at again: engines, strictness or the user's mind have changed. */
  refresh(): void {
    this.#pillsStale = true;
    for (const message of this.messages.values()) this.#dirty.add(message);
    this.flush();
  }

  /** Looks at one message again with the next flush. */
  refreshOne(message: Message): void {
    this.#dirty.add(message);
  }

  /** Nothing is hidden any more, or everything is as it should be again. Messages stay known, and are judged either way. */
  setHiding(hiding: boolean): void {
    if (this.hiding === hiding) return;
    this.hiding = hiding;
    for (const message of this.messages.values()) {
      if (!hiding) this.#unpaint(message);
      else if (message.generic && !message.visible) this.#painter.mark(message.root, MARK.hold, true);
    }
    this.#pillsStale = true;
    this.refresh();
  }

  /** Works off what was touched, newest message first, for at most a slice. */
  flush(): void {
    if (this.#dirty.size === 0 && !this.#pillsStale) return;
    const started = performance.now();
    for (const message of [...this.#dirty].toReversed()) {
      this.#dirty.delete(message);
      if (message.root.isConnected) this.#update(message, started);
      else this.#remove(message);
      if (this.#dirty.size > 0 && performance.now() - started > SLICE_MS) {
        this.#later();
        break;
      }
    }
    if (this.#pillsStale) {
      this.#pillsStale = false;
      this.#view.show([...this.#pills()]);
    }
    this.#view.changed();
  }

  /** Looks for completions that are finished, tails that rest, and nodes that are gone. Call a few times a second. */
  tick(signals: FinishSignals, asked: number): void {
    const now = performance.now();
    let newestBirth = Number.POSITIVE_INFINITY;
    const generating = this.messages.size > 0 && signals.generating();
    for (const message of [...this.messages.values()].toReversed()) {
      if (!message.root.isConnected) {
        this.#remove(message);
        continue;
      }
      const overtaken = newestBirth !== Number.POSITIVE_INFINITY && newestBirth >= message.grownAt && message.bornAt > 0;
      if (message.bornAt > 0) newestBirth = Math.max(message.bornAt, newestBirth === Number.POSITIVE_INFINITY ? 0 : newestBirth);
      if (message.finished) continue;
      const quiet = now - message.grownAt;
      if (message.bornAt > 0) message.generatingSeen ||= generating;
      if (message.bornAt > 0 && quiet >= (overtaken ? 0 : QUIET_MS) && signals.finished(message, generating, asked, overtaken)) {
        message.finished = true;
        this.#dirty.add(message);
      } else if (quiet >= REST_MS && this.#rest(message)) this.#dirty.add(message);
      else if (quiet >= TAIL_PILL_MS) this.#pillsStale = true;
    }
    this.removal = false;
    for (const [element, { at }] of this.pardoned) {
      if (now - at < UNDO_MS) continue;
      this.pardoned.delete(element);
      this.#pillsStale = true;
    }
    this.#gone.splice(0, Math.max(0, this.#gone.length - 4));
    this.#painter.sweep();
    if (this.#dirty.size > 0 || this.#pillsStale) this.flush();
  }

  /** Takes back everything that was written to the page. */
  dispose(): void {
    for (const message of this.messages.values()) this.#unpaint(message);
    this.messages.clear();
    this.#dirty.clear();
    this.#view.show([]);
  }

  /** Whether a completion is not finished. */
  get growing(): boolean {
    for (const message of this.messages.values()) if (!message.finished && message.bornAt > 0) return true;
    return false;
  }

  /** The message an element belongs to, also from inside shadow roots. */
  messageOf(element: Element): Message | undefined {
    for (let at: Element | null = element; at; at = composedParent(at)) {
      const message = this.messages.get(at);
      if (message) return message;
    }
    return undefined;
  }

  #update(message: Message, started: number): void {
    // One clock for all of a flush: what came together is told to have come together.
    message.read(started);
    for (const element of message.left.splice(0)) this.#painter.release(element);
    if (message.judgedIn !== this.#cascade.epoch) {
      message.judgedIn = this.#cascade.epoch;
      message.override = undefined;
      message.wholeChecked = false;
    }
    message.settle();
    let open = true;
    for (const [index, block] of message.blocks.entries()) {
      if (this.#isDone(block, message)) continue;
      const final = block.settled || block.rested;
      block.live.close(final);
      const key = `${this.#cascade.epoch} ${final} ${block.live.cuts.length} ${block.live.closedTo} ${message.override?.kind}`;
      if (block.planned !== key || block.plan?.waiting || (block.plan && block.plan.judgedTo < block.live.closedTo)) {
        block.plan = plan(block.live, this.#cascade, message.textBefore(index), final, message.override);
        block.planned = key;
        if (performance.now() - started > SLICE_MS && index + 1 < message.blocks.length) {
          // Long histories: the rest of this message stays held and follows in the next slice.
          for (const rest of message.blocks.slice(index + 1)) rest.planned = '';
          this.#paint(message, index + 1, open);
          this.#dirty.add(message);
          this.#later();
          return;
        }
      }
      if (!this.#whole(block)) open = false;
    }
    this.#paint(message, message.blocks.length, open);
    if (message.finished && !message.wholeChecked) this.#checkWhole(message);
  }

  /** Whether a block was found clear and painted so, and nothing has changed since: long answers are not gone through with every token. */
  #isDone(block: PageBlock, message: Message): boolean {
    return block.clearIn === this.#cascade.epoch && block.settled && message.override === undefined;
  }

  /** Whether nothing in the block waits any more. */
  #whole(block: PageBlock): boolean {
    return block.plan !== undefined && !block.plan.waiting && block.plan.judgedTo >= block.live.text.trimEnd().length;
  }

  #paint(message: Message, upTo: number, whole: boolean): void {
    if (!this.hiding) return;
    if (message.visible) {
      if (!message.grew && ![...message.regions()].some(({ region }) => HIDDEN.has(region.treatment))) return;
      message.visible = false;
      this.#painter.mark(message.root, MARK.hold, true);
    }
    let open = true;
    let allClear = message.finished && whole;
    for (const [index, block] of message.blocks.entries()) {
      if (index >= upTo) break;
      if (this.#isDone(block, message)) continue;
      const clear = this.#paintBlock(block, open || block.part || block.passed);
      allClear &&= clear;
      // Released in order: what follows a segment without a verdict waits with it.
      open &&= this.#whole(block) || block.part || block.passed;
    }
    for (const media of message.media) this.#painter.mark(media, MARK.clear, this.#cascade.strictness !== 'strict');
    // Where the root is a block itself, the block's own mark is what counts.
    if (message.blocks.some((block) => block.element === message.root)) return;
    const cleared = allClear && upTo === message.blocks.length && this.#cascade.strictness !== 'strict';
    this.#painter.mark(message.root, MARK.clear, cleared);
  }

  #paintBlock(block: PageBlock, open: boolean): boolean {
    const { element, live } = block;
    const done = (block.settled || block.rested) && this.#whole(block);
    const regions = open ? (block.plan?.regions ?? []) : [];
    const shown = regions.map((region) => ({ region, revealed: region.hash !== '' && this.revealed.has(region.hash) }));
    const clear =
      live.text.trim() === '' || (open && done && shown.every(({ region, revealed }) => paintOf(region, revealed) === 'clear'));
    if (regions.some((region) => region.treatment !== 'clear')) this.#pillsStale = true;
    this.#painter.mark(element, MARK.clear, clear);
    this.#painter.mark(element, 'inert', !clear);
    if (clear) this.#painter.erase(element);
    // What a person chose to see can be hidden again at any time.
    if (clear && done && shown.every(({ revealed }) => !revealed)) block.clearIn = this.#cascade.epoch;
    else {
      const drawn = shown.flatMap(({ region, revealed }) => {
        const paint = paintOf(region, revealed);
        return paint ? [{ start: region.start, end: region.end, paint }] : [];
      });
      const key = `${drawn.map(({ start, end, paint }) => `${start}-${end}${paint}`).join()}|${drawn.length > 0 ? this.#identity(block) : ''}`;
      this.#painter.draw(element, block.runs, drawn, key);
    }
    return clear;
  }

  /** Text nodes a page swaps for new ones with the same text need their ranges anew. */
  #identity(block: PageBlock): number {
    let sum = block.runs.length;
    for (const run of block.runs) sum = (sum * 31 + nodeNumber(run.node)) | 0;
    return sum;
  }

  *#pills(): Generator<PillView> {
    if (!this.hiding) return;
    const now = performance.now();
    for (const message of this.messages.values()) {
      let marked = false;
      for (const block of message.blocks) {
        const regions = (block.plan?.regions ?? []).filter((region) => region.treatment !== 'clear');
        const told = regions.filter((region) => region.treatment !== 'marked' || !marked);
        if (regions.some((region) => region.treatment === 'marked')) marked = true;
        const pardon = this.pardoned.get(block.element);
        if (told.length > 0) yield this.#pill(block, told);
        else if (pardon) yield { kind: 'pardoned', block, regions: [], revealed: false, pardoned: pardon.hashes };
        else if (
          !message.finished &&
          !block.settled &&
          block.live.tail.trim() !== '' &&
          now - message.grownAt >= TAIL_PILL_MS &&
          message.bornAt > 0
        )
          yield { kind: 'tail', block, regions: [], revealed: false };
      }
    }
  }

  #pill(block: PageBlock, regions: readonly Region[]): PillView {
    const revealed = regions.every((region) => this.revealed.has(region.hash));
    const treatment =
      (['veil', 'hold', 'mild', 'marked'] as const).find((kind) => regions.some((region) => region.treatment === kind)) ??
      'marked';
    return { kind: treatment, block, regions, revealed };
  }

  /** Closes the tail of the last block when it reads like a finished sentence. Returns whether that changes anything. */
  #rest(message: Message): boolean {
    const block =
      message.blocks.findLast((candidate) => candidate.isContent && !candidate.part) ??
      message.blocks.findLast((candidate) => !candidate.part);
    if (!block || block.rested || block.settled || !looksFinished(block.live.tail)) return false;
    block.rested = true;
    block.planned = '';
    return true;
  }

  /** Once finished, the whole text is checked in context, a few paragraphs at a time, when the page is idle. */
  #checkWhole(message: Message): void {
    message.wholeChecked = true;
    if ([...message.regions()].some(({ region }) => region.treatment !== 'clear')) return;
    const pieces = chunks(message.blocks.map((block) => block.live.text));
    const next = () => {
      const piece = pieces.shift();
      if (piece === undefined || !message.finished || !message.root.isConnected) return;
      const verdict = this.#cascade.whole(piece);
      if (verdict && (verdict.kind === 'unsafe' || verdict.kind === 'sensitive')) {
        message.override = verdict;
        message.judgedIn = this.#cascade.epoch;
        this.#dirty.add(message);
        this.flush();
      } else requestIdleCallback(next, { timeout: 2000 });
    };
    requestIdleCallback(next, { timeout: 2000 });
  }

  #predecessor(root: Element): Message | undefined {
    const text = root.textContent ?? '';
    for (const [element, message] of this.messages) if (!element.isConnected) this.#remove(message);
    const index = this.#gone.findLastIndex((message) => {
      const old = message.blocks[0]?.live.text ?? '';
      return old.trim() !== '' && text.includes(old.slice(0, 80).trim());
    });
    return index === -1 ? undefined : this.#gone.splice(index, 1)[0];
  }

  #remove(message: Message): void {
    this.messages.delete(message.root);
    this.#dirty.delete(message);
    for (const block of message.blocks) this.#painter.erase(block.element);
    this.#gone.push(message);
    this.#pillsStale = true;
  }

  #unpaint(message: Message): void {
    this.#painter.release(message.root);
    message.root.removeAttribute(MARK.alive);
    for (const block of message.blocks) {
      block.clearIn = -1;
      this.#painter.release(block.element);
    }
    for (const media of message.media) this.#painter.release(media);
  }

  /** Shows the hold sheet that this script is alive, on whatever is held. */
  beat(): void {
    if (!this.hiding) return;
    this.#beaten = this.#beaten === 'a' ? 'b' : 'a';
    for (const { root, visible } of this.messages.values())
      if (!visible && !this.#painter.isMarked(root, MARK.clear)) root.setAttribute(MARK.alive, this.#beaten);
  }

  #later(): void {
    if (this.#sliced) return;
    this.#sliced = true;
    setTimeout(() => {
      this.#sliced = false;
      this.flush();
    });
  }
}

const numbers = new WeakMap<Node, number>();
let lastNumber = 0;

/** A number that stays with a node. */
function nodeNumber(node: Node): number {
  let number = numbers.get(node);
  if (number === undefined) numbers.set(node, (number = ++lastNumber));
  return number;
}

/** Joins blocks to pieces of about 2,000 characters: what one idle slice can judge. */
function chunks(texts: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const text of texts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + text.length < 2000) pieces[pieces.length - 1] = `${last}\n${text}`;
    else pieces.push(text);
  }
  return pieces;
}
