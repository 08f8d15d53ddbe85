/** Something to choose from, asked at the edge of the window. */
export interface Question {
  readonly label: string;
  /** The text it is about; only its beginning is shown. */
  readonly about: string;
  readonly choices: readonly { readonly name: string; readonly act: () => void }[];
}

/** A press counts only after the question has been visibly there for this long, like one on a pill. */
const TRUST_MS = 500;
/** So much of the text says which one is meant. */
const ABOUT_CHARS = 90;

/** A question in the overlay. Takes the focus, and gives it back when it is answered or dismissed. */
export class QuestionBox {
  readonly node = document.createElement('div');
  readonly #close: () => void;
  readonly #isVisible: (node: Element) => boolean;
  #since = performance.now();

  /** @param close takes the box out of the page @param isVisible whether a person can see it now */
  constructor({ label, about, choices }: Question, cancel: string, close: () => void, isVisible: (node: Element) => boolean) {
    this.#close = close;
    this.#isVisible = isVisible;
    const { node } = this;
    node.className = 'pill question';
    node.setAttribute('role', 'dialog');
    node.setAttribute('aria-label', label);
    const words = document.createElement('p');
    words.textContent = label;
    const quote = document.createElement('p');
    quote.className = 'quote';
    quote.dir = 'auto';
    quote.textContent = about.length > ABOUT_CHARS ? `${about.slice(0, ABOUT_CHARS)}…` : about;
    node.append(
      words,
      quote,
      ...choices.map(({ name, act }) => this.#button(name, act)),
      this.#button(cancel, () => undefined),
    );
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !event.isTrusted) return;
      event.stopPropagation();
      close();
    });
  }

  focus(): void {
    this.node.querySelector('button')?.focus({ preventScroll: true });
  }

  /** Call a few times a second. */
  verify(): void {
    if (!this.#isVisible(this.node)) this.#since = performance.now();
  }

  #button(name: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (!event.isTrusted || performance.now() - this.#since < TRUST_MS || !this.#isVisible(this.node)) return;
      this.#close();
      act();
    });
    return button;
  }
}
