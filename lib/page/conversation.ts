import type { Cascade } from '../moderate/cascade.ts';
import { age } from './ageing.ts';
import { BeforePaint } from './before-paint.ts';
import { Departed } from './departed.ts';
import type { FinishSignals } from './finish.ts';
import { type Judged, judgeMessage } from './judge-message.ts';
import { measured } from './measured.ts';
import { Message, type Patience } from './message.ts';
import { MessagePainter } from './paint-message.ts';
import type { Painter } from './painter.ts';
import { type PillView, pillsOf } from './pill-views.ts';
import { composedParent } from './shadow.ts';
import { checkWhole } from './whole-check.ts';

/** Longest stretch of work in one go, in milliseconds; the rest follows in later tasks, while its text stays held. */
const SLICE_MS = 10;
/**
 * A history that takes longer than a few slices is painted together this often, in milliseconds: with each time the browser lays the page out anew,
 * which on a page of thousands of messages takes longer than a slice.
 */
const TOGETHER_MS = 100;
const PROMPT_SLICES = 4;
/** Text that is held as it comes is looked at this often, in milliseconds: several tokens at once, two of a reader's frames. */
const BATCH_MS = 30;
/** "Not unsafe" can be taken back on the page for this long; after that in the options. */
const UNDO_MS = 15_000;

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
  readonly #paint: MessagePainter;
  readonly #view: ConversationView;
  readonly #dirty = new Set<Message>();
  readonly #gone = new Departed();
  #beaten: 'a' | 'b' = 'a';
  #sliced = false;
  /** Slices since all was done, what was judged in them and is still to be painted, and when that was last done. */
  #slices = 0;
  readonly #unpainted = new Map<Message, Judged>();
  #paintedAt = 0;
  /** Works off what may wait. */
  #soon: ReturnType<typeof setTimeout> | undefined;
  #soonSince = 0;
  readonly #inFrame = new BeforePaint(measured('frame', () => this.flush()));
  #pillsStale = false;
  /** Elements have left the page since the last tick: a new completion may stand in for a removed one. */
  removal = false;
  /** "Count only", or switched off: everything is judged, nothing hidden. */
  hiding = true;

  constructor(cascade: Cascade, painter: Painter, view: ConversationView) {
    this.#cascade = cascade;
    this.#painter = painter;
    this.#paint = new MessagePainter(cascade, painter, this.revealed);
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
    if (generic && this.hiding) this.#paint.hold(message);
    this.#dirty.add(message);
    return message;
  }

  /**
   * Takes up text that nobody waited for and whose role is unknown: a history, or a part of the page. It stays visible while it is judged
   * (except in `strict`), and is held like any completion from the moment it is found unsafe, or grows.
   */
  addPresent(root: Element): Message {
    const known = this.messages.get(root);
    if (known) return known;
    const message = new Message(root, true);
    message.finished = true;
    message.present = true;
    message.visible = this.#cascade.strictness !== 'strict';
    this.messages.set(root, message);
    if (!message.visible && this.hiding) this.#paint.hold(message);
    this.#dirty.add(message);
    return message;
  }

  /** Lets go of something that turned out not to be a completion. */
  drop(message: Message): void {
    this.messages.delete(message.root);
    this.#dirty.delete(message);
    this.#paint.unpaint(message);
    this.#pillsStale = true;
  }

  /** Text that was taken for one is several: each block of it is judged by itself, and held until then. */
  divide(message: Message): void {
    const blocks = message.blocks.map(({ element }) => element);
    this.drop(message);
    for (const element of blocks) {
      const part = this.addPresent(element);
      part.visible = false;
      if (this.hiding) this.#paint.hold(part);
    }
  }

  /** Notes what a mutation record concerns. Returns for how long it may wait. */
  touch(message: Message, record: MutationRecord): Patience {
    this.#dirty.add(message);
    const patience = message.touch(record);
    return this.hiding ? patience : 'none';
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

  /** Looks at a short one at once: a page that writes much anew leaves no time for what waits. */
  refreshNow(message: Message): void {
    this.#dirty.delete(message);
    this.#update(message, performance.now());
  }

  /** Nothing is hidden any more, or everything is as it should be again. Messages stay known, and are judged either way. */
  setHiding(hiding: boolean): void {
    if (this.hiding === hiding) return;
    this.hiding = hiding;
    for (const message of this.messages.values()) {
      if (!hiding) this.#paint.unpaint(message);
      else if (message.generic && !message.visible) this.#paint.hold(message);
    }
    this.#pillsStale = true;
    this.refresh();
  }

  /** Works off what was touched, newest message first, for at most a slice. */
  flush(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    if (this.#dirty.size === 0 && this.#unpainted.size === 0 && !this.#pillsStale) return;
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
    if (this.#dirty.size === 0) this.#slices = 0;
    if (this.#slices === 0 || started - this.#paintedAt > TOGETHER_MS) this.#paintTogether(started);
    if (this.#pillsStale) {
      this.#pillsStale = false;
      this.#view.show(this.#pills());
    }
    this.#view.changed();
  }

  /** Works off what was touched, once for all that comes before the next frame is painted. */
  flushInFrame(): void {
    this.#inFrame.ask(performance.now());
  }

  /** Works off together what may wait. Not in a frame's own time: the browser would have to look at the page twice in each. */
  flushSoon(): void {
    if (this.#dirty.size === 0) return;
    const now = performance.now();
    if (this.#soon !== undefined) {
      // A page that is busy with every token leaves timers no turn.
      if (now - this.#soonSince > BATCH_MS * 2) this.flush();
      return;
    }
    this.#soonSince = now;
    this.#soon = setTimeout(
      measured('batch', () => this.flush()),
      BATCH_MS,
    );
  }

  /** Looks for completions that are finished, tails that rest, and nodes that are gone. Call a few times a second. */
  tick(signals: FinishSignals, asked: number): void {
    const now = performance.now();
    for (const message of Array.from(this.messages.values())) if (!message.root.isConnected) this.#remove(message);
    for (const [message, change] of age([...this.messages.values()], signals, asked, now)) {
      if (change === 'stuck') this.#pillsStale = true;
      else this.#dirty.add(message);
    }
    this.removal = false;
    for (const [element, { at }] of this.pardoned) {
      if (now - at < UNDO_MS) continue;
      this.pardoned.delete(element);
      this.#pillsStale = true;
    }
    this.#gone.trim();
    this.#painter.sweep();
    if (this.#dirty.size > 0 || this.#pillsStale) this.flush();
  }

  /** Takes back everything that was written to the page. */
  dispose(): void {
    clearTimeout(this.#soon);
    for (const message of this.messages.values()) this.#paint.unpaint(message);
    this.messages.clear();
    this.#dirty.clear();
    this.#unpainted.clear();
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
    const judged = judgeMessage(message, this.#cascade, () => performance.now() - started > SLICE_MS);
    // What grows is waited for, and what can be seen must not stay so.
    if (this.#slices > PROMPT_SLICES && !message.grew && !message.visible) this.#unpainted.set(message, judged);
    else this.#show(message, judged);
    if (judged.more) {
      this.#dirty.add(message);
      this.#later();
    } else if (message.finished && !message.wholeChecked)
      checkWhole(message, this.#cascade, () => {
        this.#dirty.add(message);
        this.flush();
      });
  }

  #show(message: Message, judged: Judged): void {
    this.#unpainted.delete(message);
    if (this.hiding && this.#paint.paint(message, judged)) this.#pillsStale = true;
  }

  /** Paints what was judged, unless something has happened to it since: then it is judged again first. */
  #paintTogether(now: number): void {
    this.#paintedAt = now;
    for (const [message, judged] of this.#unpainted)
      if (!this.#dirty.has(message) && this.messages.get(message.root) === message) this.#show(message, judged);
    this.#unpainted.clear();
  }

  #pills(): PillView[] {
    const now = performance.now();
    return this.hiding ? [...this.messages.values()].flatMap((message) => pillsOf(message, this, now)) : [];
  }

  #predecessor(root: Element): Message | undefined {
    for (const [element, message] of this.messages) if (!element.isConnected) this.#remove(message);
    return this.#gone.takeFor(root.textContent ?? '');
  }

  #remove(message: Message): void {
    this.messages.delete(message.root);
    this.#dirty.delete(message);
    for (const block of message.blocks) this.#painter.erase(block.element);
    this.#gone.add(message);
    this.#pillsStale = true;
  }

  /** Shows the hold sheet that this script is alive, on whatever is held. */
  beat(): void {
    if (!this.hiding) return;
    this.#beaten = this.#beaten === 'a' ? 'b' : 'a';
    for (const message of this.messages.values()) this.#paint.beat(message, this.#beaten);
  }

  #later(): void {
    if (this.#sliced) return;
    this.#sliced = true;
    setTimeout(
      measured('slice', () => {
        this.#sliced = false;
        this.#slices += 1;
        this.flush();
      }),
    );
  }
}
