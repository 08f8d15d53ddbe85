import { isCustom, mayHost, shadowOf } from './shadow.ts';

/** How long an element that may yet get a shadow root is looked at before every paint. */
const PENDING_MS = 1500;
/** The same for a custom element that is not defined yet; it is held meanwhile. Less than the hold sheet's alarm takes. */
const UPGRADE_MS = 2500;
/** Most elements looked at before every paint, and most looked at now and then. */
const MOST_PENDING = 200;
const UNDEFINED = ':not(:defined)';
const EMPTY = 'div:empty, section:empty, article:empty, span:empty';

export interface LateHostsParts {
  /** Shadow roots have come. Called before the browser paints them. */
  onShadows(shadows: readonly ShadowRoot[]): void;
  /** Holds an element in which there is nothing yet. Returns whether it did. */
  hold(element: Element): boolean;
  /** Whether it is in a completion that is held. */
  isHeld(element: Element): boolean;
  /** Lets go of it: what has come into it is held by its own marks now. */
  letGo(element: Element): void;
}

/**
 * Nothing announces that a shadow root is attached: elements that may get one are looked at before each paint for a while, then a few times
 * a second. A custom element whose script is still on its way is held while it is empty: it may be full of text when it is upgraded, and
 * what is inside inherits that it is not painted.
 */
export class LateHosts {
  readonly #parts: LateHostsParts;
  readonly #pending = new Map<Element, number>();
  readonly #held = new Set<Element>();
  /** Until when each is looked at now and then. */
  readonly #slow = new Map<Element, number>();
  #frame = 0;

  constructor(parts: LateHostsParts) {
    this.#parts = parts;
  }

  /** Waits for shadow roots in a subtree. @param fresh it has just come into the page, or into sight: plain elements may get one as well */
  await(subtree: Element | Document | ShadowRoot, fresh = subtree instanceof Element): void {
    const now = performance.now();
    // What has been there for a while is no place for a shadow root, unless its definition is on the way.
    const within = subtree.querySelectorAll(fresh ? `${UNDEFINED}, ${EMPTY}` : UNDEFINED);
    for (const element of subtree instanceof Element && (fresh || isCustom(subtree)) ? [subtree, ...within] : within) {
      if (this.#pending.size >= MOST_PENDING) break;
      if (!mayHost(element) || shadowOf(element)) continue;
      const held = this.#held.has(element) || (willFill(element) && this.#parts.hold(element));
      if (held) this.#held.add(element);
      // It shows the text it came with, and in a completion what else may come inherits that it is not painted: that can wait a little.
      if (isFilled(element) && this.#parts.isHeld(element)) this.#slowly(element, now);
      else this.#pending.set(element, now + (held ? UPGRADE_MS : PENDING_MS));
    }
    this.#wake();
  }

  /** Looks at those that have been waited for for long. */
  recheck(): void {
    const found: ShadowRoot[] = [];
    const now = performance.now();
    for (const [element, until] of this.#slow) {
      const shadow = shadowOf(element);
      if (shadow) found.push(shadow);
      if (shadow || !element.isConnected || now > until) this.#slow.delete(element);
    }
    if (found.length > 0) this.#parts.onShadows(found);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    for (const element of this.#held) this.#parts.letGo(element);
    this.#held.clear();
    this.#pending.clear();
    this.#slow.clear();
  }

  #look(): void {
    const now = performance.now();
    const found: ShadowRoot[] = [];
    const done: Element[] = [];
    for (const [element, until] of this.#pending) {
      const shadow = shadowOf(element);
      if (shadow) found.push(shadow);
      if (!shadow && element.isConnected && now <= until) {
        if (element.hasChildNodes()) done.push(element);
        continue;
      }
      this.#pending.delete(element);
      done.push(element);
      if (!shadow && element.isConnected && isCustom(element)) this.#slowly(element, Number.POSITIVE_INFINITY);
    }
    if (found.length > 0) this.#parts.onShadows(found);
    for (const element of done) if (this.#held.delete(element)) this.#parts.letGo(element);
    this.#wake();
  }

  #slowly(element: Element, since: number): void {
    if (this.#slow.size < MOST_PENDING) this.#slow.set(element, since + PENDING_MS);
  }

  #wake(): void {
    if (this.#pending.size === 0 || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }
}

/** Whether a plain element has something to show already. */
function isFilled(element: Element): boolean {
  return element.hasChildNodes() && !isCustom(element);
}

/** Whether an element is an empty custom element whose definition is to come, and draws nothing by itself (as icons do). */
function willFill(element: Element): boolean {
  return (
    !element.hasChildNodes() &&
    element.matches(UNDEFINED) &&
    ['::before', '::after'].every((pseudo) => /^(none|normal)?$/.test(getComputedStyle(element, pseudo).content))
  );
}
