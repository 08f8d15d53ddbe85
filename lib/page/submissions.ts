import { composerText } from './composer.ts';
import { deepActiveElement } from './shadow.ts';

/** Texts remembered: what equals one of them is the user's own message. */
const REMEMBERED = 30;
/** A page may put "You:" or a time before the user's text; a short text says too little to allow for that. */
const PREFIX_CHARS = 14;
const TELLING_CHARS = 12;

const EDITABLE =
  'textarea, input:not([type]), input[type="text"], input[type="search"], [contenteditable]:not([contenteditable="false"])';

/** Watches for the moment a message is sent, and remembers what the composer held then. */
export class Submissions {
  /** A message was sent (or a button pressed) since the page loaded: text may now stream in. */
  armed = false;
  /** `performance.now()` of the last one, and of the first. */
  at = 0;
  firstAt = Number.POSITIVE_INFINITY;
  readonly #sent: string[] = [];
  readonly #onSubmit: () => void;
  #composer: Element | undefined;

  constructor(signal: AbortSignal, onSubmit: () => void) {
    this.#onSubmit = onSubmit;
    const options = { capture: true, passive: true, signal };
    // On the window, in capture: the page's own handlers, which empty the composer, come later.
    globalThis.addEventListener('keydown', (event) => event.key === 'Enter' && !event.isComposing && this.#submit(), options);
    globalThis.addEventListener('click', () => this.#submit(), options);
    globalThis.addEventListener('submit', () => this.#submit(), options);
    globalThis.addEventListener('input', (event) => this.#note(event.composedPath()[0]), options);
    globalThis.addEventListener('focusin', () => this.#note(deepActiveElement()), options);
  }

  /** Where the user last wrote. */
  get composer(): Element | undefined {
    return this.#composer?.isConnected ? this.#composer : undefined;
  }

  /** From now on text that appears may be a completion. */
  arm(): void {
    this.armed = true;
    this.at = performance.now();
    this.firstAt = Math.min(this.firstAt, this.at);
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
    if (target instanceof Element && target.closest(EDITABLE)) this.#composer = target.closest(EDITABLE) ?? undefined;
  }

  #submit(): void {
    this.#note(deepActiveElement());
    const text = strip(composerText(this.#composer));
    if (text !== '' && this.#sent.at(-1) !== text) {
      this.#sent.push(text);
      if (this.#sent.length > REMEMBERED) this.#sent.shift();
    }
    this.arm();
    this.#onSubmit();
  }
}

/** White space and markdown differ between what was typed and what the page shows of it. */
function strip(text: string): string {
  return text.replace(/[\s\u200b\u2029*_`#>~[\]()-]+/g, '');
}
