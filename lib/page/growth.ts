import { isAside, isLabel, LABEL_CHARS, SHORT_CHARS } from './aside.ts';
import { findBlocks } from './blocks.ts';
import { composerBox } from './composer.ts';
import type { Conversation } from './conversation.ts';
import type { Evidence } from './detect/evidence.ts';
import { conversationRows } from './detect/rows.ts';
import { rolesOf } from './detect/side.ts';
import type { Message } from './message.ts';
import { isCount, isPart } from './part.ts';
import { CONTROLS, PANES } from './places.ts';
import { composedParent, contentsOf, elementsIn, nodesIn, textIn } from './shadow.ts';
import type { Submissions } from './submissions.ts';

/** What contains one of these is a page or a pane, never a completion. */
const STRUCTURE =
  'nav, aside, [role="navigation"], textarea, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"])';
/** Names of classes and the like that tell a label from the first word of a completion. */
const LABEL_HINT = /name|author|role|label|avatar|time|date|meta|status|typing|tool|action|badge|icon|spinner|loader/i;
/** User text and page parts are never hidden longer than 300 ms; checked a few times a second. */
const PART_MS = 100;
const UNHINTED_MS = 200;
/** How far from a piece of it the user's message is at most, and how long a piece is. */
const OWN_LEVELS = 3;
const OWN_CHARS = 200;
/** So many of them are remembered. */
const MOST_OWN = 60;

type Messages = Pick<
  Conversation,
  'messages' | 'growing' | 'messageOf' | 'add' | 'addPresent' | 'drop' | 'divide' | 'refreshOne' | 'refreshNow' | 'flush'
>;
type Sent = Pick<Submissions, 'at' | 'armed' | 'composer' | 'match' | 'isDraft' | 'arm'>;

export interface GrowthParts {
  readonly conversation: Messages;
  readonly submissions: Sent;
  readonly evidence: Pick<Evidence, 'mayBeChat'>;
  /** Selectors of messages that the page names as the user's. */
  readonly users: readonly string[];
  /** Whether text that nobody asked for is judged: on a page for talking to a model, once engines can answer. */
  readonly judgesPresent: () => boolean;
  /** The user wants answers looked for in panes, too. */
  readonly everywhere: boolean;
}

/** Finds completions on pages that name no roles: by what appears outside the composer after a message was sent. */
export class GrowthFinder {
  readonly #conversation: Messages;
  readonly #submissions: Sent;
  readonly #evidence: GrowthParts['evidence'];
  readonly #judgesPresent: () => boolean;
  readonly #everywhere: boolean;
  /** Selectors of what the page names as the user's messages. */
  readonly #users: string;
  /** Messages of a history that by their place are the user's. */
  readonly #ownRows = new WeakSet<Element>();
  /** The last short text in a place. */
  readonly #shown = new WeakMap<Element, string>();
  /** What contains one of these is no completion. */
  readonly #apart: string;
  /** Elements that came into the page after a message was sent. */
  readonly #fresh = new WeakSet<Element>();
  /** Where the user's own texts stand, and how long each place's text was then. */
  readonly #own = new Map<Node, number>();
  /** Elements in which a name stands before the place where an answer is going to be. */
  readonly #labelled = new WeakSet<Element>();
  /** The last text that came unasked into a place: a page that starts by itself grows there. */
  readonly #unasked = new WeakMap<Element, string>();

  /** The page has shown what was sent. */
  #echoed = false;

  constructor({ conversation, submissions, evidence, users, judgesPresent, everywhere }: GrowthParts) {
    this.#conversation = conversation;
    this.#submissions = submissions;
    this.#evidence = evidence;
    this.#users = users.join(', ');
    this.#apart = [STRUCTURE, ...users].join(', ');
    this.#judgesPresent = judgesPresent;
    this.#everywhere = everywhere;
  }

  /** Takes records that concern no known completion, before the page is painted. */
  look(record: MutationRecord): void {
    if (countsOnly(record)) return;
    if (record.type === 'characterData') {
      if (record.target.parentElement) this.#take(record.target.parentElement);
      return;
    }
    for (const node of record.addedNodes) {
      if (node instanceof Element) this.lookInto(node);
      else if (node instanceof Text && node.parentElement) this.#takeText(node, node.parentElement);
    }
  }

  /** Takes an element that has just come into the page, or into sight. */
  lookInto(element: Element): void {
    if (this.#submissions.armed) this.#fresh.add(element);
    this.#take(element);
  }

  /** Text that is on the page already (a history): all of it is judged, at once and as finished. */
  lookAtAll(root: Element): void {
    if (this.#isExcluded(root)) return;
    for (const block of findBlocks(root, () => false).texts) this.#judgeOnly(block);
  }

  /** The conversation beside a composer that was there already: message by message, where that shows. Returns whether there is one. */
  lookAtRows(composer: Element): boolean {
    const taken = [...this.#conversation.messages.keys()];
    const rows = conversationRows(composer).filter(
      (row) => !this.#isExcluded(row) && !this.#conversation.messageOf(row) && !taken.some((root) => row.contains(root)),
    );
    for (const [row, role] of rolesOf(rows)) {
      if (role === 'user') this.#ownRows.add(row);
      if (role === 'user' || this.#isUsers(row) || this.#submissions.match(textIn(row)) === 'equal') continue;
      for (const root of lightOf(row)) {
        const message = this.#conversation.addPresent(root);
        message.source = { by: 'list' };
        message.role = role;
      }
    }
    return rows.length > 0;
  }

  /**
   * Whether a message turns out to be something else by what has just come into it: it is dropped then, and the record is to be looked at as
   * if it had not been known. The user's message may come into a row some time after the name on it, or into the history as a whole.
   */
  turnsOut(message: Message, record: MutationRecord): boolean {
    if (message.byGrowth && knownChars(message) < LABEL_CHARS) {
      const text = message.root.textContent ?? '';
      if (this.#submissions.match(text) !== 'equal') return false;
      this.#conversation.drop(message);
      this.#keep(innermost(message.root, text));
      return true;
    }
    if (!message.present || ![...record.addedNodes].some((node) => this.#submissions.match(node.textContent ?? ''))) return false;
    this.#conversation.divide(message);
    return true;
  }

  /** Whether an element stands where completions may be. */
  mayHold(element: Element): boolean {
    return !this.#isExcluded(element);
  }

  /** Lets go of what turned out to be the page's: short texts that do not grow. */
  tick(now: number): void {
    const { composer, at } = this.#submissions;
    for (const message of this.#conversation.messages.values()) {
      if (!message.byGrowth || message.grew || message.finished || message.bornAt === 0) continue;
      const aside = isAside(message, this.#conversation.messages.values(), composer, at);
      if (!aside && !isLabel(message)) continue;
      const hinted = aside || LABEL_HINT.test(`${message.root.className} ${message.root.id} ${message.root.tagName}`);
      if (now - message.bornAt >= (hinted ? PART_MS : UNHINTED_MS)) this.#finish(message);
    }
  }

  readonly #waking = new Set<number>();
  /** Labels do not wait for the next tick. */
  #soon(): void {
    for (const ms of [PART_MS, UNHINTED_MS]) {
      if (this.#waking.has(ms)) continue;
      this.#waking.add(ms);
      setTimeout(() => {
        this.#waking.delete(ms);
        this.tick(performance.now());
        this.#conversation.flush();
      }, ms + 10);
    }
  }

  #finish(message: Message): void {
    message.finished = true;
    message.touchAll();
    this.#conversation.refreshNow(message);
  }

  #takeText(node: Text, parent: Element): void {
    if (this.#submissions.match(node.data) === 'equal') this.#keep(node);
    else this.#take(parent);
  }

  #take(element: Element): void {
    if (!element.isConnected || this.#isExcluded(element)) return;
    const text = element.textContent ?? '';
    // Figures alone are a page's: counters, cells, prices.
    if (!/\p{L}|\p{Emoji_Presentation}/u.test(text) || this.#submissions.isDraft(text)) return;
    if (this.#counts(element, text)) return;
    const own = this.#submissions.match(text);
    if (own === 'equal') {
      this.#keep(innermost(element, text));
      return;
    }
    const around = text.length < OWN_CHARS ? this.#ownAround(element) : undefined;
    if (around) {
      this.#keep(around);
      return;
    }
    if (
      element.childElementCount > 0 &&
      ((own === 'within' && this.#holdsOwn(element)) || isColumns(element) || element.querySelector(this.#apart))
    ) {
      for (const child of elementsIn(element)) this.#take(child);
      return;
    }
    if (this.#isOwn(element) || this.#conversation.messageOf(element)) return;
    if (this.#expects || this.#startsByItself(element, text)) {
      const label = labelBeforePlace(element, text);
      if (label) {
        this.#labelled.add(element);
        // The answer will be all that is in this place; the name is seen while it is judged.
        if (element.lastElementChild) this.#fresh.add(element.lastElementChild);
        this.#conversation.addPresent(label);
        return;
      }
      const root = this.#rootOf(element);
      // A label that calls itself the assistant, and was taken for the answer.
      for (const inner of this.#conversation.messages.values())
        if (!inner.byGrowth && root !== inner.root && root.contains(inner.root) && charsOf(inner) < LABEL_CHARS)
          this.#conversation.drop(inner);
      this.#conversation.add(root, true).byGrowth = true;
      if (text.length <= SHORT_CHARS) this.#soon();
    } else if (this.#judgesPresent()) for (const block of findBlocks(element, () => false).texts) this.#judgeOnly(block);
  }

  /** Whether what comes now may be an answer. Where no word of the page speaks for a chat, it has to show first what was sent, as chats do and forms do not. */
  get #expects(): boolean {
    return this.#submissions.armed && (this.#echoed || this.#evidence.mayBeChat(performance.now()));
  }

  /** Whether text that nobody asked for grows here by being written anew. From then on the page counts as one that has been asked. */
  #startsByItself(element: Element, text: string): boolean {
    const place = composedParent(element) ?? element;
    const last = this.#unasked.get(place);
    this.#unasked.set(place, text);
    if (!this.#submissions.armed && !this.#evidence.mayBeChat(performance.now())) return false;
    if (last === undefined || text.length <= last.length || !text.startsWith(last)) return false;
    if (!this.#submissions.armed) this.#submissions.arm();
    this.#echoed = true;
    return true;
  }

  /** Whether the user's message is a block of its own in here. An answer may quote it inside a line: that is no reason to take it apart. */
  #holdsOwn(element: Element): boolean {
    for (const node of nodesIn(element)) if (node instanceof Text && /\S/.test(node.data)) return false;
    for (const child of elementsIn(element)) {
      const own = this.#submissions.match(child.textContent ?? '');
      if (own === 'equal' || (own === 'within' && this.#holdsOwn(child))) return true;
    }
    return false;
  }

  #keep(node: Node): void {
    this.#echoed = true;
    this.#own.set(node, node.textContent?.length ?? 0);
    for (const oldest of this.#own.keys()) if (this.#own.size > MOST_OWN) this.#own.delete(oldest);
  }

  /** Whether an element is in a text of the user's. What has grown by more than a label since is none: an answer may begin with the question. */
  #isOwn(element: Element): boolean {
    for (const [mine, chars] of this.#own) {
      if (!mine.contains(element)) continue;
      if ((mine.textContent?.length ?? 0) < chars + LABEL_CHARS) return true;
      this.#own.delete(mine);
    }
    return false;
  }

  /** Text nobody waited for: a history, or a part of the page. It is judged as it stands. */
  #judgeOnly(block: Element): void {
    const text = block.textContent ?? '';
    if (text.trim().length < LABEL_CHARS || this.#isExcluded(block) || this.#submissions.match(text)) return;
    if (!this.#conversation.messageOf(block)) this.#conversation.addPresent(block);
  }

  /** The outermost element around `element` that is new since the message was sent and holds nothing of the user's. */
  #rootOf(element: Element): Element {
    let root = element;
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const around = at;
      if (this.#labelled.has(around) || [...this.#own.keys()].some((mine) => around.contains(mine))) break;
      if (at === element || !this.#fresh.has(at)) continue;
      if (isColumns(around) || around.querySelector(this.#apart) || this.#submissions.match(around.textContent ?? '')) break;
      root = at;
    }
    return root;
  }

  /** Several messages have come at once: those of the user are told from the others before anything is held. */
  learnRows(composer: Element): void {
    for (const [row, role] of rolesOf(conversationRows(composer))) if (role === 'user') this.#ownRows.add(row);
  }

  #isUsers(element: Element): boolean {
    for (let at: Element | null = element; at; at = composedParent(at)) if (this.#ownRows.has(at)) return true;
    return this.#users !== '' && element.closest(this.#users) !== null;
  }

  /** The user's message that an element is a piece of: one that the page puts together bit by bit. */
  #ownAround(element: Element): Element | undefined {
    let at = composedParent(element);
    for (let level = 0; at && at !== document.body && level < OWN_LEVELS; level++, at = composedParent(at))
      if (this.#submissions.match(at.textContent ?? '') === 'equal') return at;
    return undefined;
  }

  /** Whether a text took the place of another that differed in figures only. */
  #counts(element: Element, text: string): boolean {
    const place = composedParent(element) ?? element;
    const last = this.#shown.get(place);
    if (text.length <= SHORT_CHARS) this.#shown.set(place, text);
    return last !== undefined && isCount(last, text);
  }

  #isExcluded(element: Element): boolean {
    if (element === document.body || element === document.documentElement) return false;
    if (element.closest(CONTROLS) || this.#isUsers(element)) return true;
    const { composer } = this.#submissions;
    const pane = this.#everywhere ? null : element.closest(PANES);
    if (pane && !(composer && pane.contains(composer))) return true;
    return composer !== undefined && composerBox(composer).contains(element);
  }
}

function charsOf({ root }: Message): number {
  return root.textContent?.length ?? 0;
}

/** So much of a message's text has been read already. */
function knownChars({ blocks }: Message): number {
  return blocks.reduce((chars, { live }) => chars + live.text.length, 0);
}

/** An element, or what of its shadow roots has text where it has none of its own. */
function lightOf(element: Element): Element[] {
  if (/\S/.test(element.textContent ?? '')) return [element];
  return contentsOf(element)
    .filter((child) => !isPart(child) && /\S/.test(textIn(child)))
    .flatMap(lightOf);
}

/** The name that stands alone in a new row, before an element in which there is nothing yet, or dots. */
function labelBeforePlace(row: Element, text: string): Element | undefined {
  const [label, place, more] = elementsIn(row);
  if (!label || !place || more || text.length >= LABEL_CHARS || place.matches(CONTROLS) || place.childElementCount > 0)
    return undefined;
  return EMPTY_PLACE.test(place.textContent ?? '') && label.textContent?.trim() !== '' && isText(place) ? label : undefined;
}

const EMPTY_PLACE = /^[\s.…·•▍▌█]*$/;

/** Whether text may be in an element. */
function isText({ tagName }: Element): boolean {
  return /^(?:DIV|SPAN|P|SECTION|ARTICLE|DD|TD|PRE)$/.test(tagName);
}

/** The innermost element that holds all of a text: what stands beside it in a wrapper is not the user's. */
function innermost(element: Element, text: string): Element {
  for (const child of elementsIn(element)) if (child.textContent?.trim() === text.trim()) return innermost(child, text);
  return element;
}

/** Whether nothing but digits changed, in place: a clock, a counter. */
function countsOnly(record: MutationRecord): boolean {
  const [added] = record.addedNodes;
  const [removed] = record.removedNodes;
  if (record.type === 'characterData') return isCount(record.oldValue ?? '', record.target.textContent ?? '');
  if (record.addedNodes.length !== 1 || record.removedNodes.length !== 1) return false;
  return added instanceof Text && removed instanceof Text && isCount(removed.data, added.data);
}

/** Whether an element lays its like children out side by side: several answers, each a completion of its own. */
function isColumns(element: Element): boolean {
  const [one, other] = elementsIn(element);
  if (!one || !other || one.tagName !== other.tagName || one.className !== other.className || one.tagName === 'SPAN')
    return false;
  const { display, flexDirection, gridTemplateColumns } = getComputedStyle(element);
  if (display.endsWith('flex')) return flexDirection.startsWith('row');
  return display.endsWith('grid') && gridTemplateColumns.trim().split(/\s+/).length > 1;
}
