import { composerBox } from './composer.ts';
import type { Conversation } from './conversation.ts';
import { CONTROLS, PANES } from './places.ts';
import type { Submissions } from './submissions.ts';

/** Text that grows in one place so often, each time within so long of the last, for so long in all and by so much, streams. */
const STREAM_TIMES = 6;
const GAP_MS = 1500;
const LEAST_MS = 800;
const STREAM_CHARS = 80;
/** What comes within this time came together, in milliseconds. */
const TOGETHER_MS = 16;
/** What text grows in: a paragraph is too small to last. */
const PLACE = 'div, section, article, main, aside, nav';

/** What has come into one place, in UTF-16 code units; parts that are taken out and put in again count once. */
interface Growth {
  readonly since: number;
  readonly first: number;
  at: number;
  now: number;
  most: number;
  times: number;
}

/** How texts grow, place by place. Knows only what the records say: the page's text is not read again. */
export class Streams<Place extends object> {
  readonly #places = new WeakMap<Place, Growth>();

  /** Notes that a place has so many characters more (or fewer). Returns whether text streams there. */
  note(place: Place, gained: number, at: number): boolean {
    const known = this.#places.get(place);
    if (!known || at - known.at > GAP_MS) {
      if (gained > 0) this.#places.set(place, { since: at, first: gained, at, now: gained, most: gained, times: 1 });
      return false;
    }
    known.now += gained;
    if (known.now <= known.most) return false;
    known.most = known.now;
    if (at - known.at < TOGETHER_MS) return false;
    known.at = at;
    known.times++;
    return known.times >= STREAM_TIMES && at - known.since >= LEAST_MS && known.most - known.first >= STREAM_CHARS;
  }

  forget(place: Place): void {
    this.#places.delete(place);
  }
}

export interface UnclaimedParts {
  readonly conversation: Conversation;
  readonly submissions: Submissions;
  /** Selectors of completions and of the user's messages, in one list; '' for none. */
  readonly messages: string;
  /** An adapter says where answers are: whatever else streams is told, wherever it stands. Else only text in panes, where nothing is looked for. */
  readonly adapter: boolean;
}

/** Notices text that streams without being anybody's: not a completion, not the user's, and no control of the page. */
export class Unclaimed {
  /** Text has been streaming where nobody looks. */
  seen = false;
  readonly #parts: UnclaimedParts;
  readonly #streams = new Streams<Element>();

  constructor(parts: UnclaimedParts) {
    this.#parts = parts;
  }

  /** Takes a record of text that is in no message. */
  note(record: MutationRecord): void {
    if (this.seen || record.type === 'attributes') return;
    const element = record.target instanceof Element ? record.target : record.target.parentElement;
    const place = element?.closest(PLACE);
    if (!element || !place || !this.#mayCount(element)) return;
    const gained = gainedBy(record);
    if (gained === 0 || !this.#streams.note(place, gained, performance.now())) return;
    this.seen = this.#isNobodys(element);
    this.#streams.forget(place);
  }

  #mayCount(element: Element): boolean {
    const { adapter, submissions, conversation } = this.#parts;
    return adapter || (submissions.armed && !conversation.growing && element.closest(PANES) !== null);
  }

  /** What is looked at once, when a text has streamed: it is dear. */
  #isNobodys(element: Element): boolean {
    const { conversation, messages, submissions } = this.#parts;
    if (element.closest(CONTROLS) || conversation.messageOf(element)) return false;
    // The list of messages grows when older ones are loaded.
    if (messages !== '' && (element.closest(messages) || element.querySelector(messages))) return false;
    for (const root of conversation.messages.keys()) if (element.contains(root)) return false;
    const { composer } = submissions;
    if (composer && (element.contains(composer) || composerBox(composer).contains(element))) return false;
    // What announces an answer to screen readers is no larger.
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  }
}

/** How many characters more a record says there are. */
function gainedBy(record: MutationRecord): number {
  if (record.type === 'characterData') return lengthOf(record.target) - (record.oldValue ?? '').length;
  let gained = 0;
  for (const node of record.addedNodes) gained += lengthOf(node);
  for (const node of record.removedNodes) gained -= lengthOf(node);
  return gained;
}

function lengthOf(node: Node): number {
  return node.textContent?.length ?? 0;
}
