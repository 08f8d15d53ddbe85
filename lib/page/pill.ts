import type { PillView } from './pill-views.ts';
import { clearedText, gravestCategory, isAside, isPicture, isReported, labelOf, type PillTexts } from './pill-words.ts';

/** What a person asked for. */
export interface PillActions {
  reveal(view: PillView): void;
  hide(view: PillView): void;
  notUnsafe(view: PillView): void;
  release(view: PillView): void;
  undo(view: PillView): void;
  /** The few words on which the verdict rests, if there are such. */
  phraseOf(view: PillView): string | undefined;
  /** These words are not unsafe: here, or everywhere. */
  except(view: PillView, phrase: string, everywhere: boolean): void;
}

/** A pill answers only when it has been visibly there for this long: pages can move things under a pointer (DESIGN.md §5). */
const TRUST_MS = 500;

/** One pill: its element, and what its buttons do. */
export class Pill {
  readonly node = document.createElement('div');
  view: PillView;
  readonly #texts: PillTexts;
  readonly #actions: PillActions;
  readonly #isVisible: (pill: Pill) => boolean;
  /** All that the pill's look depends on. */
  #shape = '';
  /** `performance.now()` since when it has been visibly there as it is. */
  #since = performance.now();
  #confirmed = false;
  /** The exceptions it offers now, instead of its buttons. */
  #choosing: { readonly phrase: string | undefined } | undefined;

  /** @param isVisible whether a person can see this pill now */
  constructor(view: PillView, texts: PillTexts, actions: PillActions, isVisible: (pill: Pill) => boolean) {
    this.view = view;
    this.#texts = texts;
    this.#actions = actions;
    this.#isVisible = isVisible;
  }

  /** Shows what `view` says now. The focus stays where it was. */
  show(view: PillView): void {
    // What a click would do has changed: a person has to have seen that first.
    if (this.view.kind !== view.kind || this.view.regions[0]?.hash !== view.regions[0]?.hash) {
      this.#choosing = undefined;
      this.distrust();
    }
    this.view = view;
    const label = labelOf(view, this.#texts);
    const cleared = clearedText(view);
    const shape = [view.kind, view.revealed, label, cleared, this.#confirmed, this.#choosing !== undefined].join('|');
    if (shape === this.#shape) return;
    this.#shape = shape;
    const root = this.node.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    const hadFocus = focused !== null && this.node.contains(focused);
    this.#fill(label, cleared);
    if (hadFocus) this.node.querySelector('button')?.focus();
  }

  /** The time it must be there before it answers begins again. */
  distrust(): void {
    this.#since = performance.now();
  }

  #fill(label: string, cleared: string): void {
    const { view, node } = this;
    node.className = `pill ${view.kind}${isAside(view) ? ' chip' : ''}`;
    node.setAttribute('role', 'group');
    node.setAttribute('aria-label', label);
    const words = document.createElement('span');
    words.textContent = this.#confirmed && !view.revealed ? this.#texts.minorsConfirm : label;
    if (this.#choosing) words.textContent = this.#choosing.phrase === undefined ? this.#texts.noPhrase : this.#texts.notUnsafe;
    node.replaceChildren(words, ...this.#buttons());
    if (cleared === '') return;
    const reader = document.createElement('p');
    reader.className = 'sr';
    reader.textContent = `${this.#texts.clearedView} ${cleared}`;
    node.append(reader);
  }

  #buttons(): HTMLButtonElement[] {
    const { kind, revealed } = this.view;
    const texts = this.#texts;
    if (this.#choosing) return this.#choices(this.#choosing.phrase);
    const actions = this.#actions;
    if (kind === 'marked') return [];
    if (kind === 'pardoned') return [this.#button(texts.undo, undefined, () => actions.undo(this.view))];
    if (kind === 'tail') return [this.#button(texts.showAnyway, undefined, () => actions.release(this.view))];
    const toggle = revealed
      ? this.#button(texts.hideAgain, true, () => actions.hide(this.view))
      : this.#button(kind === 'hold' || this.#confirmed ? texts.showAnyway : texts.show, false, () => this.#reveal());
    if (kind === 'hold') return [toggle];
    if (isReported(this.view)) return [toggle, this.#button(texts.undo, undefined, () => actions.undo(this.view))];
    // What was said of a text would say nothing of the next picture.
    if (isPicture(this.view)) return [toggle];
    // That nobody lifts.
    if (gravestCategory(this.view) === 'sexual/minors') return [toggle];
    const more = this.#button('▾', false, () => this.#choose({ phrase: actions.phraseOf(this.view) }));
    more.setAttribute('aria-label', texts.exceptions);
    return [toggle, this.#button(texts.notUnsafe, undefined, () => actions.notUnsafe(this.view)), more];
  }

  /** What exactly is not unsafe. */
  #choices(phrase: string | undefined): HTMLButtonElement[] {
    const texts = this.#texts;
    const done = (act: () => void) => () => {
      this.#choosing = undefined;
      this.distrust();
      act();
      this.show(this.view);
    };
    const except = (everywhere: boolean) => done(() => this.#actions.except(this.view, phrase ?? '', everywhere));
    const phrases =
      phrase === undefined
        ? []
        : [
            this.#button(texts.exceptHere(phrase), undefined, except(false)),
            this.#button(texts.exceptEverywhere(phrase), undefined, except(true)),
          ];
    for (const button of phrases) button.className = 'phrase';
    return [
      this.#button(
        texts.thisText,
        undefined,
        done(() => this.#actions.notUnsafe(this.view)),
      ),
      ...phrases,
      this.#button(texts.cancel, undefined, () => this.#choose(undefined)),
    ];
  }

  #choose(choosing: { readonly phrase: string | undefined } | undefined): void {
    this.#choosing = choosing;
    this.distrust();
    this.show(this.view);
  }

  /** Shows the text; what is about minors takes a second click on another wording. */
  #reveal(): void {
    if (this.#confirmed || gravestCategory(this.view) !== 'sexual/minors') return this.#actions.reveal(this.view);
    this.#confirmed = true;
    this.distrust();
    this.show(this.view);
  }

  #button(text: string, expanded: boolean | undefined, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    if (expanded !== undefined) button.setAttribute('aria-expanded', String(expanded));
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (event.isTrusted && performance.now() - this.#since >= TRUST_MS && this.#isVisible(this)) act();
    });
    button.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && event.isTrusted && this.#choosing) this.#choose(undefined);
    });
    button.addEventListener('focus', () => this.view.block.element.scrollIntoView({ block: 'nearest' }));
    return button;
  }
}
