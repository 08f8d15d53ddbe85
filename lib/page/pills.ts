import { measured } from './measured.ts';
import { Pill, type PillActions } from './pill.ts';
import { placeOf } from './pill-place.ts';
import { PILL_STYLE } from './pill-style.ts';
import { type Question, QuestionBox } from './question.ts';
import type { PillView } from './pill-views.ts';
import type { PillTexts } from './pill-words.ts';
import { claim } from './shadow.ts';

/** Where pills stand whose text is scrolled out of sight, or not laid out yet. */
const AWAY = '-200vw 0';

/** Marks the element that carries our pills. */
const HOST = 'data-sm-pills';

/** The pills of a page: one host at top level with a closed shadow root; each pill is tied to its block. */
export class Pills {
  readonly #host = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #status = document.createElement('p');
  readonly #pills = new Map<Element, Pill>();
  readonly #texts: PillTexts;
  readonly #actions: PillActions;
  readonly #sizes = new ResizeObserver(() => this.#placeSoon());
  #frame = 0;
  #hidden = 0;
  #notice: HTMLElement | undefined;
  #question: QuestionBox | undefined;

  constructor(texts: PillTexts, actions: PillActions, signal: AbortSignal) {
    this.#texts = texts;
    this.#actions = actions;
    // A dead script of ours leaves its pills behind; their buttons do nothing.
    for (const left of document.querySelectorAll(`[${HOST}]`)) left.remove();
    claim(this.#host);
    this.#host.setAttribute(HOST, '');
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PILL_STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#status.className = 'sr';
    this.#status.setAttribute('role', 'status');
    this.#root.append(this.#status);
    const options = { capture: true, passive: true, signal };
    globalThis.addEventListener('scroll', () => this.#placeSoon(), options);
    globalThis.addEventListener('resize', () => this.#placeSoon(), options);
  }

  /** Shows exactly these pills. Ones that stay keep their focus and their place. */
  show(views: readonly PillView[]): void {
    const wanted = new Set(views.map((view) => view.block.element));
    for (const [element, pill] of this.#pills) {
      if (wanted.has(element)) continue;
      // A page that swaps the element keeps the pill (and the focus in it) when the same text is veiled in the new one.
      const heir = views.find(
        (view) => !this.#pills.has(view.block.element) && view.regions[0] && view.regions[0].hash === pill.view.regions[0]?.hash,
      );
      this.#pills.delete(element);
      this.#sizes.unobserve(element);
      if (heir) {
        this.#pills.set(heir.block.element, pill);
        this.#sizes.observe(heir.block.element);
      } else pill.node.remove();
    }
    for (const view of views) this.#put(view);
    this.#announce(views);
    if ((views.length > 0 || this.#notice) && !this.#host.isConnected) document.documentElement.append(this.#host);
    this.#placeSoon();
  }

  /** A line at the edge of the window about Sharemark itself; empty text takes it away. */
  notice(text: string): void {
    this.#notice?.remove();
    this.#notice = undefined;
    if (text === '') return;
    const node = document.createElement('div');
    node.className = 'pill';
    node.setAttribute('role', 'status');
    node.style.cssText = 'inset: 12px 12px auto auto; padding-inline-end: 12px;';
    node.textContent = text;
    this.#notice = node;
    this.#root.append(node);
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
  }

  /** Asks something; another question takes the place of the last. */
  ask(question: Question): void {
    this.#question?.node.remove();
    const before = document.activeElement;
    const close = () => {
      box.node.remove();
      if (this.#question === box) this.#question = undefined;
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
    const box = new QuestionBox(question, this.#texts.cancel, close, (node) => this.#isVisible(node));
    this.#question = box;
    this.#root.append(box.node);
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    box.focus();
  }

  /** Call a few times a second: places pills anew, and starts the trust time again for those that are covered or faded. */
  verify(): void {
    this.#question?.verify();
    if (this.#pills.size === 0) return;
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    this.#placeSoon();
    for (const pill of this.#pills.values()) if (!this.#isVisible(pill.node)) pill.distrust();
  }

  /** Takes everything out of sight for as long as a picture is taken; the result brings it back. */
  hide(): () => void {
    const [shown = new CSSStyleSheet()] = this.#root.adoptedStyleSheets;
    const hidden = new CSSStyleSheet();
    hidden.replaceSync(':host { visibility: hidden !important; }');
    this.#root.adoptedStyleSheets = [shown, hidden];
    return () => {
      this.#root.adoptedStyleSheets = [shown];
    };
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#host.remove();
  }

  #put(view: PillView): void {
    const { element } = view.block;
    let pill = this.#pills.get(element);
    if (!pill) {
      pill = new Pill(view, this.#texts, this.#actions, (shown) => this.#isVisible(shown.node));
      pill.node.style.translate = AWAY;
      this.#pills.set(element, pill);
      this.#sizes.observe(element);
      this.#root.append(pill.node);
    }
    pill.show(view);
  }

  /** Whether a person can see something of ours: its middle is on top, and nobody faded our host. */
  #isVisible(node: Element): boolean {
    const { left, top, width, height } = node.getBoundingClientRect();
    if (width === 0 || document.elementFromPoint(left + width / 2, top + height / 2) !== this.#host) return false;
    return (
      this.#host.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      getComputedStyle(this.#host).opacity === '1'
    );
  }

  #announce(views: readonly PillView[]): void {
    const hidden = views.filter((view) => !view.revealed && (view.kind === 'veil' || view.kind === 'mild')).length;
    if (hidden > this.#hidden) this.#status.textContent = this.#texts.hiddenCount(hidden);
    this.#hidden = hidden;
  }

  #placeSoon(): void {
    if (this.#frame !== 0 || this.#pills.size === 0) return;
    this.#frame = requestAnimationFrame(
      measured('pills', () => {
        this.#frame = 0;
        // All reads first, then all writes: one layout a frame.
        const places = [...this.#pills.values()].map((pill) => ({ pill, at: placeOf(pill.view, pill.node) }));
        for (const { pill, at } of places) {
          pill.node.inert = at === undefined;
          pill.node.style.translate = at ? `${at.left}px ${at.top}px` : AWAY;
        }
      }),
    );
  }
}
