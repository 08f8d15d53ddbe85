import { isAside, isLabel, LABEL_CHARS, SHORT_CHARS } from './aside.ts';
import { findBlocks } from './blocks.ts';
import { composerBox } from './composer.ts';
import type { Conversation } from './conversation.ts';
import type { Evidence } from './detect/evidence.ts';
import { conversationRows } from './detect/rows.ts';
import { rolesOf } from './detect/side.ts';
import type { Message } from './message.ts';
import { isCount } from './part.ts';
import { composedParent } from './shadow.ts';
import type { Submissions } from './submissions.ts';

/** Controls: their labels are the page's. */
const CONTROLS =
  'textarea, input, select, button, [role="button"], [role="menu"], [role="tooltip"], [contenteditable]:not([contenteditable="false"]), script, style, noscript, title, svg, label, time';
/** Parts of a page where completions are only if the composer is there, too (side panels). */
const PANES =
  'nav, aside, body > header, body > footer, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]';
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
/** Text that grows so often, each time within so many milliseconds of the last, to so many characters, streams. */
const STREAM_TIMES = 6;
const STREAM_MS = 1500;
const STREAM_CHARS = 80;

export interface GrowthParts {
  readonly conversation: Conversation;
  readonly submissions: Submissions;
  readonly evidence: Evidence;
  /** Selectors of messages that the page names as the user's. */
  readonly users: readonly string[];
  /** Whether text that nobody asked for is judged: on a page for talking to a model, once engines can answer. */
  readonly judgesPresent: () => boolean;
}

/** Finds completions on pages that name no roles: by what appears outside the composer after a message was sent. */
export class GrowthFinder {
  readonly #conversation: Conversation;
  readonly #submissions: Submissions;
  readonly #evidence: Evidence;
  readonly #judgesPresent: () => boolean;
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
  /** Where the user's own texts stand. */
  readonly #own: Node[] = [];
  /** The last text that came unasked into a place: a page that starts by itself grows there. */
  readonly #unasked = new WeakMap<Element, string>();

  /** Text has been streaming where we do not look. */
  unclaimed = false;
  readonly #elsewhere = new WeakMap<Element, { times: number; at: number }>();

  constructor({ conversation, submissions, evidence, users, judgesPresent }: GrowthParts) {
    this.#conversation = conversation;
    this.#submissions = submissions;
    this.#evidence = evidence;
    this.#users = users.join(', ');
    this.#apart = [STRUCTURE, ...users].join(', ');
    this.#judgesPresent = judgesPresent;
  }

  /** Takes records that concern no known completion, before the page is painted. */
  look(record: MutationRecord): void {
    if (countsOnly(record)) return;
    if (record.type === 'characterData') {
      if (record.target.parentElement) this.#take(record.target.parentElement);
      if (record.target.parentElement) this.#noteElsewhere(record.target.parentElement);
      return;
    }
    for (const node of record.addedNodes) {
      if (node instanceof Element) this.lookInto(node);
      else if (node instanceof Text && node.parentElement) this.#takeText(node, node.parentElement);
    }
    if (record.target instanceof Element) this.#noteElsewhere(record.target);
  }

  /** Notes text that grows in a pane of the page after a message was sent, while nothing that we know grows. */
  #noteElsewhere(element: Element): void {
    if (this.unclaimed || !this.#submissions.armed || this.#conversation.growing || !element.closest(PANES)) return;
    const place = element.closest('p, li, div, section, article') ?? element;
    const now = performance.now();
    const known = this.#elsewhere.get(place);
    const times = known && now - known.at < STREAM_MS ? known.times + 1 : 1;
    this.#elsewhere.set(place, { times, at: now });
    this.unclaimed = times >= STREAM_TIMES && (place.textContent ?? '').length >= STREAM_CHARS;
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
      if (role === 'user' || this.#isUsers(row) || this.#submissions.match(row.textContent ?? '') === 'equal') continue;
      const message = this.#conversation.addPresent(row);
      message.source = { by: 'list' };
      message.role = role;
    }
    return rows.length > 0;
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
      for (const child of element.children) this.#take(child);
      return;
    }
    if (this.#own.some((mine) => mine.contains(element)) || this.#conversation.messageOf(element)) return;
    if (this.#submissions.armed || this.#startsByItself(element, text)) {
      const root = this.#rootOf(element);
      // A label that calls itself the assistant, and was taken for the answer.
      for (const inner of this.#conversation.messages.values())
        if (!inner.byGrowth && root !== inner.root && root.contains(inner.root) && charsOf(inner) < LABEL_CHARS)
          this.#conversation.drop(inner);
      this.#conversation.add(root, true).byGrowth = true;
      if (text.length <= SHORT_CHARS) this.#soon();
    } else if (this.#judgesPresent()) for (const block of findBlocks(element, () => false).texts) this.#judgeOnly(block);
  }

  /** Whether text that nobody asked for grows here by being written anew. From then on the page counts as one that has been asked. */
  #startsByItself(element: Element, text: string): boolean {
    const place = composedParent(element) ?? element;
    const last = this.#unasked.get(place);
    this.#unasked.set(place, text);
    if (!this.#evidence.mayBeChat(performance.now())) return false;
    if (last === undefined || text.length <= last.length || !text.startsWith(last)) return false;
    this.#submissions.arm();
    return true;
  }

  /** Whether the user's message is a block of its own in here. An answer may quote it inside a line: that is no reason to take it apart. */
  #holdsOwn(element: Element): boolean {
    for (const node of element.childNodes) if (node instanceof Text && /\S/.test(node.data)) return false;
    for (const child of element.children) {
      const own = this.#submissions.match(child.textContent ?? '');
      if (own === 'equal' || (own === 'within' && this.#holdsOwn(child))) return true;
    }
    return false;
  }

  #keep(node: Node): void {
    this.#own.push(node);
    if (this.#own.length > 60) this.#own.shift();
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
      if (this.#own.some((mine) => around.contains(mine))) break;
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
    for (let at: Element | null = element; at; at = at.parentElement) if (this.#ownRows.has(at)) return true;
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
    const pane = element.closest(PANES);
    if (pane && !(composer && pane.contains(composer))) return true;
    return composer !== undefined && composerBox(composer).contains(element);
  }
}

function charsOf({ root }: Message): number {
  return root.textContent?.length ?? 0;
}

/** The innermost element that holds all of a text: what stands beside it in a wrapper is not the user's. */
function innermost(element: Element, text: string): Element {
  for (const child of element.children) if (child.textContent?.trim() === text.trim()) return innermost(child, text);
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
  const [one, other] = element.children;
  if (!one || !other || one.tagName !== other.tagName || one.className !== other.className || one.tagName === 'SPAN')
    return false;
  const { display, flexDirection, gridTemplateColumns } = getComputedStyle(element);
  if (display.endsWith('flex')) return flexDirection.startsWith('row');
  return display.endsWith('grid') && gridTemplateColumns.trim().split(/\s+/).length > 1;
}
