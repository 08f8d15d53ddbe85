import { composerText } from './composer.ts';
import type { Evidence } from './detect/evidence.ts';
import { buttonName, buttonsNear, EDITABLE } from './detect/facts.ts';
import { saysSend } from './detect/words.ts';
import { deepActiveElement } from './shadow.ts';

/** Texts remembered: what equals one of them is the user's own message. */
const REMEMBERED = 30;
/** A page may put "You:" or a time before the user's text; a short text says too little to allow for that. */
const PREFIX_CHARS = 14;
const TELLING_CHARS = 12;
/** What a suggestion may be written on, and how long it is at most. */
const PRESSABLE = 'button, a, li, [role="button"], [role="option"], [tabindex]';
const SUGGESTION_CHARS = 200;
/** Until then a page that takes a message has emptied its composer, in milliseconds. */
const DOUBT_MS = 2000;

/** A press or key that may have sent what stood in a composer. */
interface Attempt {
  readonly at: number;
  readonly text: string;
  readonly composer: Element | undefined;
  readonly event: Event;
  /** The page would not have let a person press this for anything else. */
  readonly certain: boolean;
}

/** Watches for the moment a message is sent, and remembers what the composer held then. */
export class Submissions {
  /** `performance.now()` of the last one, and of the first. */
  at = 0;
  firstAt = Number.POSITIVE_INFINITY;
  readonly #evidence: Evidence;
  readonly #sent: string[] = [];
  readonly #onSubmit: () => void;
  /** Whether a press of anything may bring an answer here. */
  readonly #presses: () => boolean;
  #armed = false;
  #attempt: Attempt | undefined;
  #composer: Element | undefined;

  /** @param presses whether a press of anything, and not only a message, may bring an answer that no selector finds */
  constructor(signal: AbortSignal, evidence: Evidence, presses: () => boolean, onSubmit: () => void) {
    this.#onSubmit = onSubmit;
    this.#presses = presses;
    this.#evidence = evidence;
    const options = { capture: true, passive: true, signal };
    // On the window, in capture: the page's own handlers, which empty the composer, come later.
    globalThis.addEventListener(
      'keydown',
      (event) => event.key === 'Enter' && !event.isComposing && !event.shiftKey && this.#try(event),
      options,
    );
    globalThis.addEventListener('click', (event) => this.#try(event), options);
    globalThis.addEventListener('submit', (event) => this.#try(event), options);
    globalThis.addEventListener('input', (event) => this.#note(event.composedPath()[0]), options);
    globalThis.addEventListener('focusin', () => this.#note(deepActiveElement()), options);
  }

  /** A message was sent (or a button of a chat page pressed) since the page loaded: text may now stream in. */
  get armed(): boolean {
    if (this.#attempt) this.#weigh(this.#attempt);
    return this.#armed;
  }

  /** Where the user last wrote. */
  get composer(): Element | undefined {
    return this.#composer?.isConnected ? this.#composer : undefined;
  }

  /** From now on text that appears may be a completion. */
  arm(): void {
    this.#arm(performance.now());
  }

  /** What was sent went to people. */
  disarm(): void {
    this.#attempt = undefined;
    this.#armed = false;
  }

  /** Whether a text is what stands in the composer: some pages mirror it to measure its height. */
  isDraft(text: string): boolean {
    const draft = strip(composerText(this.composer));
    return draft !== '' && strip(text) === draft;
  }

  /** Whether a text is what the user sent: `equal` (a name or time before it allowed), or `within` a larger text. */
  match(text: string): 'equal' | 'within' | undefined {
    const bare = strip(text);
    if (bare === '') return undefined;
    let within: 'within' | undefined;
    for (const sent of this.#sent) {
      if (sent === bare) return 'equal';
      if (sent.length <= 2 || !bare.includes(sent)) continue;
      if (sent.length >= TELLING_CHARS && bare.endsWith(sent) && bare.length - sent.length <= PREFIX_CHARS) return 'equal';
      within = 'within';
    }
    return within;
  }

  #note(target: EventTarget | null | undefined): void {
    const field = target instanceof Element ? target.closest(EDITABLE) : null;
    if (!field || field === this.#composer) return;
    this.#composer = field;
    this.#evidence.forget();
  }

  #arm(at: number): void {
    this.#attempt = undefined;
    this.#armed = true;
    this.at = at;
    this.firstAt = Math.min(this.firstAt, at);
  }

  #try(event: Event): void {
    this.#note(deepActiveElement());
    const composer = this.#composer?.isConnected ? this.#composer : undefined;
    const text = strip(composerText(composer));
    const pressed = event.composedPath()[0];
    const at = performance.now();
    this.#evidence.forget();
    const near =
      composer !== undefined && pressed instanceof Element && (event.type !== 'click' || isButtonOf(pressed, composer));
    if (text !== '' && composer && near) {
      if (!this.#evidence.mayAsk(composer)) return;
      this.#remember(text);
      // A press of "Send", or a form that is sent; other buttons may be meant for the text itself, and Enter where there are several lines.
      const certain =
        event.type === 'click'
          ? isSend(pressed, composer)
          : event.type === 'submit' || (composer instanceof HTMLInputElement && this.#evidence.mayBeChat(at));
      this.#attempt = { at, text, composer, event, certain };
      this.#onSubmit();
      return;
    }
    // "Try again", a suggestion, another conversation: on a chat page every press may bring an answer.
    if (event.type !== 'click' || !this.#presses() || !this.#evidence.mayBeChat(at)) return;
    // A suggestion that is pressed becomes the user's message.
    const suggestion = pressed instanceof Element ? strip(pressed.closest(PRESSABLE)?.textContent ?? '') : '';
    if (suggestion.length >= TELLING_CHARS && suggestion.length <= SUGGESTION_CHARS) this.#remember(suggestion);
    this.#arm(at);
    this.#onSubmit();
  }

  #remember(text: string): void {
    if (this.#sent.at(-1) === text) return;
    this.#sent.push(text);
    if (this.#sent.length > REMEMBERED) this.#sent.shift();
  }

  /** Whether what may have been sent was. An editor, too, takes Enter, and shows elsewhere what is written in it. */
  #weigh(attempt: Attempt): void {
    const { at, text, composer, event, certain } = attempt;
    const gone = !composer?.isConnected || composer.matches(':disabled, [readonly], [contenteditable="false"]');
    const emptied = gone || !strip(composerText(composer)).includes(text);
    const taken = event.defaultPrevented && (composer instanceof HTMLTextAreaElement || composer instanceof HTMLInputElement);
    if (emptied || certain || taken || this.#evidence.mayBeChat(performance.now())) this.#arm(at);
    else if (performance.now() - at > DOUBT_MS) this.#attempt = undefined;
  }
}

/** Whether what was pressed is, or is in, one of the buttons beside a composer. Of what is in a closed shadow root, only its host is told. */
function isButtonOf(pressed: Element, composer: Element): boolean {
  if (buttonsNear(composer).some((button) => button.contains(pressed))) return true;
  for (let root = composer.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    if (root.host === pressed) return true;
  return false;
}

/** Whether a button beside a composer sends what is in it: by its name, or because there is no other. */
function isSend(pressed: Element, composer: Element): boolean {
  const buttons = buttonsNear(composer);
  const button = buttons.find((candidate) => candidate.contains(pressed));
  return button !== undefined && (buttons.length === 1 || saysSend(buttonName(button)));
}

/** White space, markdown, quotation marks and smileys differ between what was typed and what the page shows of it. */
function strip(text: string): string {
  const bare = text.replace(/[\s\u200b\u2029*_`#>~[\]()-]+/g, '');
  const letters = bare.replace(/[^\p{L}\p{N}]+/gu, '');
  return letters.length * 2 >= bare.length ? letters : bare;
}
