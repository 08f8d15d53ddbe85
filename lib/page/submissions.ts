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
/** How often the page is looked at for a field that comes with the answer to a suggestion, in milliseconds. */
const PRESS_MS = 50;

/** A press or key that may have sent what stood in a composer. */
interface Attempt {
  readonly at: number;
  readonly text: string;
  readonly composer: Element | undefined;
  readonly event: Event;
  /** The page would not have let a person press this for anything else. */
  readonly certain: boolean;
}

/** What is asked about the page. */
type Signs = Pick<Evidence, 'forget' | 'mayAsk' | 'mayBeChat' | 'hasNewField'>;

/** A press of what reads like a suggestion, on a page without a sign of a chat. */
interface Press {
  readonly at: number;
  readonly chip: Element;
  readonly suggestion: string;
  readonly lookedAt: number;
}

/** Watches for the moment a message is sent, and remembers what the composer held then. */
export class Submissions {
  /** `performance.now()` of the last one, and of the first. */
  at = 0;
  firstAt = Number.POSITIVE_INFINITY;
  readonly #evidence: Signs;
  readonly #sent: { readonly bare: string; readonly plain: string }[] = [];
  readonly #onSubmit: () => void;
  /** Whether a press of anything may bring an answer here. */
  readonly #presses: () => boolean;
  #armed = false;
  #attempt: Attempt | undefined;
  #pressed: Press | undefined;
  #composer: Element | undefined;

  /** @param presses whether a press of anything, and not only a message, may bring an answer that no selector finds */
  constructor(signal: AbortSignal, evidence: Signs, presses: () => boolean, onSubmit: () => void) {
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
    if (this.#pressed) this.#weighPress(this.#pressed);
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
      if (endsIn(bare, sent.bare)) return 'equal';
      if (bare.length <= sent.bare.length * 2 + PREFIX_CHARS && endsIn(strip(plain(text)), sent.plain)) return 'equal';
      if (sent.bare.length > 2 && bare.includes(sent.bare)) within = 'within';
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
    this.#pressed = undefined;
    this.#armed = true;
    this.at = at;
    this.firstAt = Math.min(this.firstAt, at);
  }

  #try(event: Event): void {
    this.#note(deepActiveElement());
    const composer = this.#composer?.isConnected ? this.#composer : undefined;
    const written = composerText(composer);
    const text = strip(written);
    const pressed = event.composedPath()[0];
    const at = performance.now();
    this.#evidence.forget();
    const near =
      composer !== undefined && pressed instanceof Element && (event.type !== 'click' || isButtonOf(pressed, composer));
    if (text !== '' && composer && near) {
      if (!this.#evidence.mayAsk(composer)) return;
      this.#remember(written);
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
    if (event.type !== 'click' || !this.#presses()) return;
    // A suggestion that is pressed becomes the user's message.
    const chip = pressed instanceof Element ? pressed.closest(PRESSABLE) : null;
    const suggestion = chip?.textContent ?? '';
    const { length } = strip(suggestion);
    const suggests = chip !== null && length >= TELLING_CHARS && length <= SUGGESTION_CHARS;
    if (this.#evidence.mayBeChat(at)) {
      if (suggests) this.#remember(suggestion);
      this.#arm(at);
      this.#onSubmit();
    } else if (suggests) this.#pressed = { at, chip, suggestion, lookedAt: at };
  }

  /** Whether a press on a page without a composer was of a suggestion: it has gone, and a field to write to a model has come instead. */
  #weighPress({ at, chip, suggestion, lookedAt }: Press): void {
    const now = performance.now();
    if (now - at > DOUBT_MS) this.#pressed = undefined;
    if (this.#pressed === undefined || (now - lookedAt < PRESS_MS && lookedAt > at)) return;
    this.#pressed = { at, chip, suggestion, lookedAt: now };
    if ((chip.isConnected && chip.checkVisibility()) || !this.#evidence.hasNewField() || !this.#evidence.mayBeChat(now)) return;
    this.#remember(suggestion);
    this.#arm(at);
    this.#onSubmit();
  }

  #remember(text: string): void {
    const bare = strip(text);
    if (this.#sent.at(-1)?.bare === bare) return;
    this.#sent.push({ bare, plain: strip(plain(text)) });
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

/** Whether a text is what was sent, with or without a name or time before it. */
function endsIn(bare: string, sent: string): boolean {
  if (sent === bare) return sent !== '';
  return sent.length >= TELLING_CHARS && bare.endsWith(sent) && bare.length - sent.length <= PREFIX_CHARS;
}

/** What a server that renders markdown and draws smileys leaves out of a text, or puts into it. */
const RENDERED = new RegExp(
  [
    String.raw`:[a-z\d_+-]{2,}:`,
    String.raw`(?<!\S)[:;=8x<]['-]?[()\[\]dpo03|/\\*]+(?!\S)`,
    String.raw`\]\([^)\s]*\)|<https?://[^>\s]*>`,
    String.raw`&(?:amp|lt|gt|quot|nbsp|#39);`,
    '^[ \\t]*```[\\w+-]*',
    String.raw`^\s*(?:[-*+]\s+)?\[[ x]\]|^\s*\d+[.)](?=\s)`,
  ].join('|'),
  'gimu',
);

/** A text without what may be written in one way and shown in another. */
function plain(text: string): string {
  return text.replaceAll(RENDERED, ' ').normalize('NFKC').toLowerCase();
}

/** White space, markdown, quotation marks and smileys differ between what was typed and what the page shows of it. */
function strip(text: string): string {
  const bare = text.replace(/[\s\u200b\u2029*_`#>~[\]()-]+/g, '');
  const letters = bare.replace(/[^\p{L}\p{N}]+/gu, '');
  return letters.length * 2 >= bare.length ? letters : bare;
}
