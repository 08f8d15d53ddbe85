import { boxed } from './free.ts';
import { ShareOverlay } from './overlay.ts';
import { ShareButton } from './share-button.ts';
import type { Spot } from './spots.ts';
import type { ShareTexts } from './texts.ts';

/** A completion that can be shared: finished and moderated, nothing in it held. */
export interface ShareItem {
  readonly root: Element;
  /** Its first words. */
  readonly label: string;
}

/** So many buttons stand on the page at most. */
const MOST = 24;
const AWAY = '-200vw 0';
/** After looking for another place for one of them there is a pause of this many times as long. */
const REST_AFTER_LOOK = 50;
/** Scrolling is over when it has paused this long, in milliseconds. */
const SETTLE_MS = 120;

/**
 * The buttons beside the completions of a page. Only completions in sight have one; the others are reached with the arrow keys. While
 * nothing scrolls or changes its size, one of them is looked at with each `verify` (on a page where that takes long, more seldom), whatever the page
 * writes.
 */
export class ShareButtons {
  readonly overlay = new ShareOverlay();
  readonly #texts: Pick<ShareTexts, 'button'>;
  readonly #press: (root: Element) => void;
  #items: readonly ShareItem[] = [];
  readonly #buttons = new Map<Element, ShareButton>();
  readonly #inSight = new Set<Element>();
  /** What is observed of a completion, and back: one may have no box of its own. */
  readonly #boxes = new Map<Element, Element>();
  readonly #rootOf = new WeakMap<Element, Element>();
  readonly #sights: IntersectionObserver;
  readonly #sizes = new ResizeObserver(() => this.#placeSoon(false));
  #frame = 0;
  /** All buttons look for a place with the next frame, not only one. */
  #afresh = false;
  #turn = 0;

  /** @param press a person wants to share this completion @param signal ends the listening to the page */
  constructor(texts: Pick<ShareTexts, 'button'>, press: (root: Element) => void, signal: AbortSignal) {
    this.#texts = texts;
    this.#press = press;
    this.#sights = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const root = this.#rootOf.get(target) ?? target;
        if (isIntersecting && this.#boxes.get(root) === target) this.#inSight.add(root);
        else this.#inSight.delete(root);
      }
      this.#sync();
    });
    const options = { capture: true, passive: true, signal };
    globalThis.addEventListener('scroll', () => this.#onScroll(), options);
    globalThis.addEventListener('resize', () => this.#placeSoon(true), options);
  }

  /** Offers exactly these completions, in the order of the document. Call when they have changed, not when one grows. */
  show(items: readonly ShareItem[]): void {
    const last = new Map(this.#items.map((item) => [item.root, item]));
    const same = items.length === last.size && items.every(({ root, label }) => last.get(root)?.label === label);
    this.#items = items;
    if (same) return;
    const wanted = new Map(items.map((item) => [item.root, item]));
    for (const { root, label } of last.values()) {
      if (wanted.has(root)) continue;
      this.#sights.unobserve(this.#boxes.get(root) ?? root);
      this.#boxes.delete(root);
      this.#inSight.delete(root);
      this.#bequeath(root, items.find((item) => item.label === label && !last.has(item.root))?.root);
    }
    for (const { root, label } of items) {
      if (!last.has(root)) this.#follow(root);
      else if (last.get(root)?.label !== label) this.#buttons.get(root)?.describe(label);
    }
    this.#sync();
  }

  /** Call a few times a second: what has moved without a sign is placed anew, and what is covered loses its trust. */
  verify(): void {
    if (this.#buttons.size > 0 && this.overlay.on) this.#placeSoon(false, true);
  }

  /** Takes all of it out of sight for as long as a picture is taken. */
  hide(on: boolean): void {
    this.overlay.show(!on);
    if (!on) this.#placeSoon(true);
  }

  /** Shows on a completion's button that it is being shared; `undefined`: none is. */
  busy(root: Element | undefined): void {
    for (const [at, { node }] of this.#buttons) {
      if (at === root) node.setAttribute('aria-busy', 'true');
      else node.removeAttribute('aria-busy');
    }
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
    this.#sights.disconnect();
    this.#sizes.disconnect();
    this.overlay.dispose();
  }

  #follow(root: Element): void {
    const box = boxed(root);
    this.#boxes.set(root, box);
    this.#rootOf.set(box, root);
    this.#sights.observe(box);
  }

  /** Completions in sight, and the one whose button has the focus, have buttons: no others. */
  #sync(): void {
    const focused = this.overlay.root.activeElement;
    const wanted = this.#items.filter(({ root }) => this.#inSight.has(root)).slice(0, MOST);
    const roots = new Set(wanted.map(({ root }) => root));
    for (const [root, button] of this.#buttons) if (!roots.has(root) && button.node !== focused) this.#drop(root);
    for (const item of wanted) this.#make(item);
    this.#order();
    this.#placeSoon(true);
  }

  #make({ root, label }: ShareItem): ShareButton {
    const known = this.#buttons.get(root);
    if (known) return known;
    const button = new ShareButton(root, this.#texts.button, label);
    const { node } = button;
    node.style.translate = AWAY;
    node.addEventListener('click', (event) => {
      event.stopPropagation();
      if (this.overlay.on && this.overlay.trust.accepts(node, event) && button.root.isConnected) this.#press(button.root);
    });
    node.addEventListener('focus', () => this.#onFocus(button));
    // Where the focus goes is known only afterwards.
    node.addEventListener('blur', () => setTimeout(() => this.#sync()));
    for (const type of ['keydown', 'keyup', 'keypress'] as const)
      node.addEventListener(type, (event) => this.#onKey(button, event));
    this.#buttons.set(root, button);
    this.#sizes.observe(root);
    this.overlay.trust.add(node);
    this.overlay.buttons.append(node);
    this.overlay.connect();
    return button;
  }

  #drop(root: Element): void {
    const button = this.#buttons.get(root);
    if (!button) return;
    this.#buttons.delete(root);
    this.#sizes.unobserve(root);
    this.overlay.trust.remove(button.node);
    button.node.remove();
  }

  /** A page that swaps the element of a completion keeps its button, and the focus on it. */
  #bequeath(root: Element, heir: Element | undefined): void {
    const button = this.#buttons.get(root);
    if (!button || !heir) return this.#drop(root);
    this.#buttons.delete(root);
    this.#sizes.unobserve(root);
    this.#buttons.set(heir, button);
    this.#sizes.observe(heir);
    this.#inSight.add(heir);
    button.moveTo(heir);
    this.overlay.trust.restart(button.node);
  }

  /** The order of Tab is that of the completions. Nodes that stand right already are not touched: moving one takes its focus. */
  #order(): void {
    const { buttons } = this.overlay;
    let before: Element | null = null;
    for (const { root } of this.#items) {
      const node = this.#buttons.get(root)?.node;
      if (!node) continue;
      const next: Element | null = before ? before.nextElementSibling : buttons.firstElementChild;
      if (next !== node) {
        const focused = this.overlay.root.activeElement === node;
        buttons.insertBefore(node, next);
        if (focused) node.focus({ preventScroll: true });
      }
      before = node;
    }
  }

  /**
   * Says whether an answer is being written. A page that scrolls along with it does so in every frame: the buttons go out of the way until it
   * pauses, and nobody looks meanwhile which completions are in sight.
   */
  set writing(on: boolean) {
    this.#writing = on;
  }
  #writing = false;
  #away = false;

  #scrolledAt = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Buttons go along at once; whether their places are still the best is looked at when it is over. */
  #onScroll(): void {
    if (this.#buttons.size === 0) return;
    if (this.#writing) this.#stepAside();
    else this.#placeSoon(false);
    this.#scrolledAt = performance.now();
    if (this.#settling !== undefined) return;
    const settle = () => {
      const rest = this.#scrolledAt + SETTLE_MS - performance.now();
      this.#settling = rest > 0 ? setTimeout(settle, rest) : undefined;
      if (rest > 0) return;
      this.#comeBack();
      this.#placeSoon(true);
    };
    this.#settling = setTimeout(settle, SETTLE_MS);
  }

  #stepAside(): void {
    if (this.#away) return;
    this.#away = true;
    this.#sights.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const { node } of this.#buttons.values()) this.#put(node, undefined);
  }

  #comeBack(): void {
    if (!this.#away) return;
    this.#away = false;
    for (const box of this.#boxes.values()) this.#sights.observe(box);
  }

  #put(node: HTMLElement, at: Pick<Spot, 'left' | 'top'> | undefined): void {
    node.classList.toggle('away', at === undefined);
    node.style.translate = at ? `${at.left}px ${at.top}px` : AWAY;
  }

  #onFocus(button: ShareButton): void {
    if (!button.placed) button.root.scrollIntoView({ block: 'nearest' });
    this.#placeSoon(true);
  }

  /** Arrows lead to all completions, also to those that are out of sight. A key that is held down presses nothing. */
  #onKey(button: ShareButton, event: KeyboardEvent): void {
    if (!event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return;
    const here = this.#items.findIndex(({ root }) => root === button.root);
    const targets: Record<string, number> = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: this.#items.length - 1 };
    const target = targets[event.key];
    if (target === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    // The page's own shortcuts would take the key for its own.
    event.stopPropagation();
    if (event.repeat && target === undefined) event.preventDefault();
    if (target === undefined || event.type !== 'keydown') return;
    event.preventDefault();
    const item = this.#items[target];
    if (!item) return;
    const next = this.#make(item);
    this.#order();
    next.node.focus({ preventScroll: true });
    if (!next.placed) item.root.scrollIntoView({ block: 'nearest' });
  }

  #look = false;
  #nextLook = 0;
  /** @param afresh every button looks for a place @param look one of them does, and the trust is verified */
  #placeSoon(afresh: boolean, look = afresh): void {
    this.#afresh ||= afresh;
    this.#look ||= look;
    if (this.#frame !== 0 || this.#buttons.size === 0 || !this.overlay.on || this.#away) return;
    // In a frame the layout is made anyway; asking for it in between would make the page do it twice.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#place();
    });
  }

  #place(): void {
    const { overlay } = this;
    const moved = overlay.connect();
    const buttons = [...this.#buttons.values()];
    if (this.#afresh || ((this.#look || moved) && performance.now() >= this.#nextLook)) {
      const one = buttons[this.#turn++ % buttons.length];
      const taken: Spot[] = [];
      for (const button of buttons) {
        const at = this.#afresh || button === one ? undefined : button.at();
        if (at) taken.push(at);
      }
      const began = performance.now();
      for (const button of buttons) if (this.#afresh || button === one) button.choose(overlay.host, taken, this.#afresh);
      const ended = performance.now();
      this.#nextLook = ended + (this.#afresh ? 0 : (ended - began) * REST_AFTER_LOOK);
    }
    // All reads first, then all writes: one layout a frame.
    const origin = overlay.origin();
    const places = buttons.map((button) => ({ node: button.node, at: button.at() }));
    for (const { node, at } of places) this.#put(node, at && { left: at.left - origin.left, top: at.top - origin.top });
    if (this.#look || moved) overlay.trust.verify();
    this.#afresh = false;
    this.#look = false;
  }
}
