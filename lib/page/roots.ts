import { MARK, shadowSheet } from '../sites/hold-sheet.ts';
import { shadowsIn } from './shadow.ts';

const OBSERVED: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributes: true,
  attributeFilter: [MARK.clear, MARK.hold, MARK.veil, MARK.off, 'inert'],
};
/** How often a custom element without a shadow root is looked at again: it may not be defined yet. */
const RECHECKS = 40;

/** The document and every shadow root in it: observed, and with our sheet inside. */
export class Roots {
  readonly all = new Set<Document | ShadowRoot>();
  readonly #observer: MutationObserver;
  readonly #sheet: string;
  readonly #undefined = new Map<Element, number>();
  #adopted: CSSStyleSheet | undefined;
  #holding = true;

  /** @param completion selectors held in shadow roots, where the manifest's sheet does not reach */
  constructor(completion: readonly string[], alarm: string, onRecords: (records: MutationRecord[]) => void) {
    this.#sheet = shadowSheet(completion, alarm);
    this.#observer = new MutationObserver(onRecords);
  }

  /** Starts watching a document or shadow root, and the shadow roots inside. Returns those that are new. */
  add(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
    if (this.all.has(root)) return [];
    this.all.add(root);
    if (root instanceof ShadowRoot) this.#adopt(root);
    this.#observer.observe(root, OBSERVED);
    return [root, ...this.search(root)];
  }

  /** Looks for shadow roots in a subtree that has come into the page. Returns the new ones, already watched. */
  search(subtree: Element | Document | ShadowRoot): (Document | ShadowRoot)[] {
    const fresh: (Document | ShadowRoot)[] = [];
    for (const shadow of shadowsIn(subtree)) if (!this.all.has(shadow)) fresh.push(...this.add(shadow));
    if (subtree instanceof Element && subtree.tagName.includes('-') && subtree.matches(':not(:defined)'))
      this.#undefined.set(subtree, 0);
    return fresh;
  }

  /** Looks again at custom elements that were not defined when they came, forgets roots that are gone, and puts our sheet back. */
  recheck(): (Document | ShadowRoot)[] {
    const fresh: (Document | ShadowRoot)[] = [];
    for (const [element, times] of this.#undefined) {
      if (times >= RECHECKS || !element.isConnected) this.#undefined.delete(element);
      else this.#undefined.set(element, times + 1);
      for (const shadow of shadowsIn(element)) if (!this.all.has(shadow)) fresh.push(...this.add(shadow));
    }
    for (const root of this.all) {
      if (!(root instanceof ShadowRoot)) continue;
      if (!root.host.isConnected) this.all.delete(root);
      else this.#adopt(root);
    }
    return fresh;
  }

  /** Whether shadow roots hold what they match. The document's own sheet is switched by an attribute on its root. */
  hold(on: boolean): void {
    this.#holding = on;
    if (this.#adopted) this.#adopted.disabled = !on;
  }

  /** Stops watching. Sheets stay when `keepSheets`: what is held stays held. */
  dispose(keepSheets: boolean): void {
    this.#observer.disconnect();
    if (!keepSheets && this.#adopted) {
      const adopted = this.#adopted;
      for (const root of this.all)
        if (root instanceof ShadowRoot) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== adopted);
    }
    this.all.clear();
  }

  #adopt(root: ShadowRoot): void {
    if (!this.#adopted) {
      this.#adopted = new CSSStyleSheet();
      this.#adopted.replaceSync(this.#sheet);
      this.#adopted.disabled = !this.#holding;
    }
    // Pages set the list of sheets anew now and then.
    if (!root.adoptedStyleSheets.includes(this.#adopted)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#adopted];
  }
}
