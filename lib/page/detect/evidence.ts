import { fromSeveral } from './authors.ts';
import { EDITABLE, fieldFacts, fieldsIn, pageFacts } from './facts.ts';
import { conversationRows } from './rows.ts';
import { CHAT_SCORE, fieldScore, isOtherPage, MAYBE_SCORE, pageScore } from './score.ts';
import { takeTurns } from './turns.ts';

/** A page that was found wanting is looked at again when somebody asks after this time, in milliseconds, then after twice as long, and so on. */
const AGAIN_MS = 200;
const SELDOM_MS = 30_000;
/** So much speaks against a field beside what several people have written. */
const ROOM = 3;

/** Whether this is a page on which one talks to a model. Looked at when somebody asks, and kept. */
export class Evidence {
  readonly #roots: ReadonlySet<Document | ShadowRoot>;
  readonly #completions: string;
  readonly #familiar: boolean;
  #score = Number.NEGATIVE_INFINITY;
  #at = Number.NEGATIVE_INFINITY;
  #wait = AGAIN_MS;
  #editable = 0;
  readonly #fields = new WeakMap<Element, number>();
  /** Fields beside what several people have written. */
  readonly #rooms = new WeakSet<Element>();
  #proved = false;

  /**
   * @param completions selectors by which pages name a model's messages
   * @param familiar completions were found at this address before
   */
  constructor(roots: ReadonlySet<Document | ShadowRoot>, completions: string, familiar: boolean) {
    this.#roots = roots;
    this.#familiar = familiar;
    this.#completions = completions;
  }

  /** Whether what is on the page says so. A page that once was a chat stays one, unless several people turn out to write there. @param now `performance.now()` */
  isChat(now: number): boolean {
    return this.#look(now) >= CHAT_SCORE;
  }

  /** Whether there is at least one sign: enough where an answer shows itself by how it comes. */
  mayBeChat(now: number): boolean {
    return this.#look(now) >= MAYBE_SCORE;
  }

  #look(now: number): number {
    if (!this.#proved && now - this.#at >= this.#wait) {
      this.#at = now;
      this.#wait = Math.min(this.#wait * 2, SELDOM_MS);
      this.#editable = this.#countEditable();
      const found = [...fieldsIn(this.#roots)];
      let turns = false;
      let room = false;
      const elsewhere = isOtherPage(document.title);
      const fields = found.map((field) => {
        const score = fieldScore(fieldFacts(field), elsewhere);
        if (score < 0) return score;
        const rows = conversationRows(field);
        turns ||= takeTurns(rows);
        if (!fromSeveral(rows)) return score;
        this.#rooms.add(field);
        room = true;
        return -ROOM;
      });
      const page = { ...pageFacts(this.#roots, this.#completions), turns, familiar: this.#familiar };
      // In a frame without a field the page around it may have one.
      const framed = globalThis.top !== globalThis.self && fields.length === 0;
      const score = framed ? MAYBE_SCORE : pageScore(page, fields);
      if (this.#score < CHAT_SCORE || (room && score < 0)) this.#score = score;
    }
    return this.#score;
  }

  /** Whether there are more fields than when the page was last looked at. It is looked at again then. */
  hasNewField(): boolean {
    if (this.#countEditable() <= this.#editable) return false;
    this.forget();
    return true;
  }

  #countEditable(): number {
    let count = 0;
    for (const root of this.#roots) count += root.querySelectorAll(EDITABLE).length;
    return count;
  }

  /** Looks again with the next question: somebody does something here, or the page has just loaded. */
  forget(): void {
    this.#at = Number.NEGATIVE_INFINITY;
    this.#wait = AGAIN_MS;
  }

  /** Something was found here that only chat pages have. */
  prove(): void {
    this.#score = Math.max(this.#score, CHAT_SCORE);
    this.#proved = true;
  }

  /** Whether a field may be one in which one writes to a model. */
  mayAsk(field: Element): boolean {
    this.#look(performance.now());
    if (this.#rooms.has(field)) return false;
    // Titles are made of conversations, too: they count where nothing else speaks.
    if (this.#score < MAYBE_SCORE && isOtherPage(document.title)) return fieldScore(fieldFacts(field), true) > MAYBE_SCORE;
    let score = this.#fields.get(field);
    if (score === undefined) this.#fields.set(field, (score = fieldScore(fieldFacts(field))));
    return score >= 0;
  }
}
