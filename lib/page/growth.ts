import type { Conversation } from './conversation.ts';
import { findBlocks } from './blocks.ts';
import type { Message } from './message.ts';
import type { Submissions } from './submissions.ts';

/** Where completions never are. */
const EXCLUDED =
  'nav, aside, body > header, body > footer, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"], [role="menu"], [role="tooltip"], textarea, input, select, button, [role="button"], [contenteditable]:not([contenteditable="false"]), script, style, noscript, title, svg, label, time';
/** What contains one of these is a page or a pane, never a completion. */
const STRUCTURE =
  'nav, aside, [role="navigation"], textarea, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"])';
/** Names of classes and the like that tell a label from the first word of a completion. */
const LABEL_HINT = /name|author|role|label|avatar|time|date|meta|status|typing|tool|action|badge|icon|spinner|loader/i;
/** Shorter texts that do not grow are the page's: names, times, captions. */
const LABEL_CHARS = 25;
/** User text and page parts are never hidden longer than 300 ms; checked a few times a second. */
const PART_MS = 200;
const UNHINTED_MS = 280;
/** A form with less text than this is the composer. */
const COMPOSER_CHARS = 400;

/** Finds completions on pages that name no roles: by what appears outside the composer after a message was sent. */
export class GrowthFinder {
  readonly #conversation: Conversation;
  readonly #submissions: Submissions;
  /** Elements that came into the page after a message was sent. */
  readonly #fresh = new WeakSet<Element>();
  readonly #own: Element[] = [];

  constructor(conversation: Conversation, submissions: Submissions) {
    this.#conversation = conversation;
    this.#submissions = submissions;
  }

  /** Takes records that concern no known completion, before the page is painted. */
  look(record: MutationRecord): void {
    if (record.type === 'characterData') {
      if (record.target.parentElement) this.#take(record.target.parentElement);
      return;
    }
    for (const node of record.addedNodes) {
      if (node instanceof Element) {
        if (this.#submissions.armed) this.#fresh.add(node);
        this.#take(node);
      } else if (node instanceof Text && node.parentElement) this.#take(node.parentElement);
    }
  }

  /** Text that is on the page already (a history): all of it is judged, at once and as finished. */
  lookAtAll(root: Element): void {
    if (this.#isExcluded(root)) return;
    for (const block of findBlocks(root, () => false).texts) this.#judgeOnly(block);
  }

  /** Lets go of what turned out to be the page's: short texts that do not grow. */
  tick(now: number): void {
    for (const message of this.#conversation.messages.values()) {
      if (!message.byGrowth || message.grew || message.finished || message.bornAt === 0) continue;
      const text = message.root.textContent?.trim() ?? '';
      if (text.length >= LABEL_CHARS) continue;
      const hinted = LABEL_HINT.test(`${message.root.className} ${message.root.id} ${message.root.tagName}`);
      if (now - message.bornAt >= (hinted ? PART_MS : UNHINTED_MS)) message.finished = this.#finish(message);
    }
  }

  #finish(message: Message): true {
    message.touchAll();
    this.#conversation.refreshOne(message);
    return true;
  }

  #take(element: Element): void {
    if (!element.isConnected || this.#isExcluded(element)) return;
    const text = element.textContent ?? '';
    if (!/\S/.test(text)) return;
    const own = this.#submissions.match(text);
    if (own === 'equal') {
      this.#own.push(element);
      if (this.#own.length > 60) this.#own.shift();
      return;
    }
    if (element.childElementCount > 0 && (own === 'within' || element.querySelector(STRUCTURE))) {
      for (const child of element.children) this.#take(child);
      return;
    }
    if (this.#own.some((mine) => mine.contains(element))) return;
    if (this.#conversation.messageOf(element)) return;
    if (this.#submissions.armed) this.#conversation.add(this.#rootOf(element), true).byGrowth = true;
    else for (const block of findBlocks(element, () => false).texts) this.#judgeOnly(block);
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
      if (around.querySelector(STRUCTURE) || this.#submissions.match(around.textContent ?? '')) break;
      root = at;
    }
    return root;
  }

  #isExcluded(element: Element): boolean {
    if (element === document.body || element === document.documentElement) return false;
    if (element.closest(EXCLUDED)) return true;
    const { composer } = this.#submissions;
    if (!composer) return false;
    const form = composer.closest('form');
    // Some pages wrap the whole chat in one form.
    const box = form && (form.textContent ?? '').length < COMPOSER_CHARS ? form : composer.parentElement;
    return box?.contains(element) ?? false;
  }
}
