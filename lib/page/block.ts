import { LiveText } from '../moderate/live-text.ts';
import type { Plan } from '../moderate/plan.ts';
import type { Lines } from '../moderate/segment.ts';
import { asidesOf, lineMode, readBlock, type Run } from './blocks.ts';
import type { Teller } from './doors/around.ts';
import { doorTexts, labelOf } from './doors/texts.ts';
import { areLines, isLine, keepsLines } from './layout.ts';
import { mayRunOn, runsOn } from './lines.ts';
import { CONTROL, isCount, isPart } from './part.ts';

const CONTENT = new Set(['P', 'LI', 'PRE', 'TD', 'TH', 'DD', 'DT', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
/** Of these, what may hold a name as well. */
const CELL = new Set(['TD', 'TH', 'DT']);
const NONE: readonly never[] = [];
/** One for all blocks: most have none. */
export const NO_ELEMENTS: ReadonlySet<Element> = new Set();
/** Shorter texts may be labels. */
const CONTENT_CHARS = 25;

/** One block of a message on the page: its element, its text and what was decided about it. */
export class PageBlock {
  readonly element: Element;
  readonly mode: Lines | 'soft';
  readonly live: LiveText;
  #runs: readonly Run[] | undefined = [];
  /** The text is a control's label or a time: never what settles the block before it. */
  part: boolean;
  #counts = false;
  /** The text was read from this very element before. */
  #seen = false;
  /** Number of the update in which the text was first there, last changed in any way, and last grew at its end (or was born). */
  bornIn = 0;
  changedAt = 0;
  grewAt = 0;
  plan: Plan | undefined;
  /** The plan of its text alone, and under which verdicts it was made: where the next one goes on. */
  own: Plan | undefined;
  ownKind = '';
  /** Judge epoch and settledness `plan` was made for. */
  planned = '';
  /** No more text is expected in this block although the message goes on. */
  settled = false;
  /** A label that stayed as it is while text before it grew: the answer is not written there. */
  passed = false;
  /** Epoch of the cascade in which the whole block was found clear, settled and painted; -1 while it is not. */
  clearIn = -1;
  /** The text has no end: a page that breaks lines by itself may go on with it in the next block. */
  #runsOn = false;
  /** What the verdicts on its first and last segment rest on besides its own text. */
  restsOn = '';
  /** Its first segment is the end of a sentence of the block before. */
  endsAnother = false;
  /** Texts in no text node: attributes, fields, drawings; once it has ended also what style sheets generate. */
  doors: readonly string[] = NONE;
  /** Elements around it that tell something by an attribute, and those of them that are shut now. */
  tellers: readonly Teller[] = NONE;
  shut: ReadonlySet<Element> = NO_ELEMENTS;
  /** Controls in its element that are not its text, and those of them that are shown whatever becomes of it. */
  asides: readonly Element[] = NONE;
  usable: ReadonlySet<Element> = NO_ELEMENTS;
  /** Sentences of `doors` that were found grave; `undefined` while that is not known. */
  grave: readonly string[] | undefined;
  #generatedRead = false;
  /** Closed by a short silence; undone as soon as the text grows. */
  rested = false;

  /** @param previous the block that stood here before the page replaced its element */
  constructor(element: Element, previous?: PageBlock) {
    this.element = element;
    const same = previous?.element.tagName === element.tagName;
    this.mode = same ? previous.mode : lineMode(element);
    this.live = previous && previous.mode === this.mode ? previous.live : new LiveText(this.mode === 'code' ? 'code' : 'hard');
    this.bornIn = previous?.bornIn ?? 0;
    this.changedAt = previous?.changedAt ?? 0;
    this.grewAt = previous?.grewAt ?? 0;
    this.part = isPart(element);
  }

  /** The text nodes it is made of. */
  get runs(): readonly Run[] {
    return (this.#runs ??= readBlock(this.element, this.mode, this.asides).runs);
  }

  /** All of it was found clear and is painted so in an epoch of the cascade: what was kept for going on is given up. Histories have thousands of blocks. */
  finish(epoch: number): void {
    this.clearIn = epoch;
    this.own = undefined;
    this.ownKind = '';
    this.planned = '';
    this.#runs = undefined;
    this.live.trim();
    if (this.plan) this.plan = { ...this.plan, regions: this.plan.regions.slice() };
  }

  /** Whether this is a paragraph and the like rather than a label or a time beside one. */
  get isContent(): boolean {
    return CONTENT.has(this.element.tagName) || this.live.text.trim().length >= CONTENT_CHARS;
  }

  /** Whether it is a short text with controls of the page's in it: a name and "Copy", a time and "Try again". A paragraph may have a source's. */
  get hasControls(): boolean {
    if (this.live.text.trim().length >= CONTENT_CHARS * 2 || (this.isContent && !CELL.has(this.element.tagName))) return false;
    return this.element.querySelector(CONTROL) !== null;
  }

  /** Whether nothing in the block waits for a verdict, or for its end. */
  get isJudged(): boolean {
    return this.plan !== undefined && !this.plan.waiting && this.plan.judgedTo >= this.live.text.trimEnd().length;
  }

  /** Whether it will not grow, as far as can be told. */
  get ended(): boolean {
    return this.settled || this.rested;
  }

  /** Whether the sentence at its end goes on in the next block, because the page gives every line a block of its own. */
  goesOnIn(next: PageBlock | undefined): boolean {
    if (!this.#runsOn || !next || this.part || this.passed || next.part || next.passed) return false;
    return areLines(this.element, next.element) && runsOn(this.live.text, next.live.text, () => keepsLines(this.element));
  }

  /** Takes the tail for ended although more may come. */
  rest(): void {
    this.rested = true;
    this.planned = '';
  }

  /** Reads what stands in no text node. @param generated also what style sheets generate, which is painted only once the block is cleared */
  readDoors(generated: boolean): boolean {
    this.#generatedRead = generated;
    const texts = [
      ...doorTexts(this.element, generated),
      ...this.asides.flatMap(labelOf),
      ...this.tellers.flatMap((teller) => teller.texts),
    ];
    if (texts.length === this.doors.length && texts.every((text, index) => text === this.doors[index])) return false;
    this.doors = texts.length > 0 ? texts : NONE;
    this.planned = '';
    this.clearIn = -1;
    return true;
  }

  noteTellers(tellers: readonly Teller[]): void {
    if (tellers.length === 0 && this.tellers.length === 0) return;
    this.tellers = tellers.length > 0 ? tellers : NONE;
    this.readDoors(this.#generatedRead);
  }

  /** Before a block that has ended is cleared: style sheets may put text beside its own. */
  readGenerated(): void {
    if (!this.#generatedRead) this.readDoors(true);
  }

  /** Reads the text anew. @param update number of this update. Returns whether it changed. */
  read(update: number): boolean {
    this.asides = asidesOf(this.element);
    const { runs, text } = readBlock(this.element, this.mode, this.asides);
    this.#runs = runs;
    this.#runsOn = this.mode !== 'code' && isLine(this.element) && mayRunOn(text);
    this.readDoors(false);
    const counts = isCount(this.live.text, text);
    const change = this.live.update(text);
    if (change === 'same') return false;
    if (counts !== this.#counts) {
      this.#counts = counts;
      this.part = counts || isPart(this.element);
    }
    this.rested = false;
    this.clearIn = -1;
    if (change === 'changed') this.planned = '';
    // A page that writes its answer anew in another shape has written it to the end.
    if (this.bornIn === 0 || (change === 'changed' && !this.#seen)) this.bornIn = update;
    this.#seen = true;
    if (change === 'grown') this.grewAt = update;
    this.changedAt = update;
    return true;
  }
}
