import { alarmSheet, blurSheet, innerSheet, MARK, shadowSheet } from '../sites/hold-sheet.ts';
import { DOOR_ATTRIBUTES } from './doors/texts.ts';
import { LateHosts, type LateHostsParts } from './late-hosts.ts';
import { measured } from './measured.ts';
import { elementsIn, shadowsIn } from './shadow.ts';

/** At rest nothing is marked and nothing grows. */
const RESTING: MutationObserverInit = { childList: true, subtree: true };
const OBSERVED: MutationObserverInit = {
  childList: true,
  characterData: true,
  characterDataOldValue: true,
  subtree: true,
  attributes: true,
  attributeFilter: [MARK.clear, MARK.hold, MARK.veil, MARK.off, 'inert', ...DOOR_ATTRIBUTES],
};

/** The document and every shadow root in it: observed, and with our sheet inside. */
export class Roots {
  readonly all = new Set<Document | ShadowRoot>();
  readonly #observer: MutationObserver;
  readonly #rules: { readonly sheet: string; readonly alarm: string };
  readonly #late: LateHosts;
  #adopted: CSSStyleSheet | undefined;
  #alarm: CSSStyleSheet | undefined;
  #holding = true;
  #resting = false;
  #inner: CSSStyleSheet | undefined;
  #blur: CSSStyleSheet | undefined;
  /** Shadow roots that belong to a completion. */
  readonly #inside = new WeakSet<ShadowRoot>();

  /** @param completion selectors held in shadow roots, where the manifest's sheet does not reach */
  constructor(
    completion: readonly string[],
    alarm: string,
    onRecords: (records: MutationRecord[]) => void,
    onShadow: (fresh: readonly (Document | ShadowRoot)[]) => void,
    empty: Pick<LateHostsParts, 'hold' | 'isHeld' | 'letGo'>,
  ) {
    this.#late = new LateHosts({
      ...empty,
      onShadows: (shadows) => {
        const fresh = shadows.filter((shadow) => !this.all.has(shadow)).flatMap((shadow) => this.add(shadow));
        if (fresh.length > 0) onShadow(fresh);
      },
    });
    this.#rules = { sheet: shadowSheet(completion), alarm: alarmSheet(completion, alarm) };
    this.#observer = new MutationObserver(measured('records', onRecords));
  }

  /** Starts watching a document or shadow root, and the shadow roots inside. Returns those that are new. */
  add(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
    if (this.all.has(root)) return [];
    this.all.add(root);
    if (root instanceof ShadowRoot) this.#adopt(root);
    else this.#adoptBlur(root);
    this.#observer.observe(root, this.#resting ? RESTING : OBSERVED);
    return [root, ...this.search(root)];
  }

  /** At rest the browser tells of what comes and goes only. */
  rest(on: boolean): void {
    this.#resting = on;
    for (const root of this.all) this.#observer.observe(root, on ? RESTING : OBSERVED);
  }

  /** Looks for shadow roots in a subtree that has come into the page, just now or a while ago. Returns the new ones, already watched. */
  search(subtree: Element | Document | ShadowRoot, justNow = subtree instanceof Element): (Document | ShadowRoot)[] {
    const fresh: (Document | ShadowRoot)[] = [];
    for (const shadow of shadowsIn(subtree)) if (!this.all.has(shadow)) fresh.push(...this.add(shadow));
    this.#late.await(subtree, justNow);
    return fresh;
  }

  /** Holds everything in the shadow roots of a completion. */
  holdInside(subtree: Element): void {
    for (const shadow of shadowsIn(subtree)) {
      this.add(shadow);
      this.#inside.add(shadow);
      this.#adopt(shadow);
      for (const child of elementsIn(shadow)) this.holdInside(child);
    }
  }

  /** Forgets roots that are gone, and puts our sheet back into the others. */
  recheck(): void {
    this.#late.recheck();
    for (const root of this.all) {
      if (!(root instanceof ShadowRoot)) {
        this.#adoptBlur(root);
        continue;
      }
      if (!root.host.isConnected) this.all.delete(root);
      else this.#adopt(root);
    }
  }

  /** Whether shadow roots hold what they match. The document's own sheet is switched by an attribute on its root. */
  hold(on: boolean): void {
    this.#holding = on;
    for (const sheet of this.#ours()) sheet.disabled = !on;
  }

  /** Stops watching. Sheets stay when `keepSheets`: what is held stays held. */
  dispose(keepSheets: boolean): void {
    this.#observer.disconnect();
    this.#late.dispose();
    const ours = this.#ours();
    if (!keepSheets)
      for (const root of this.all)
        if (root.adoptedStyleSheets.some((sheet) => ours.includes(sheet)))
          root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !ours.includes(sheet));
    this.all.clear();
  }

  #ours(): CSSStyleSheet[] {
    return [this.#adopted, this.#alarm, this.#inner, this.#blur].filter((sheet) => sheet !== undefined);
  }

  #adopt(root: ShadowRoot): void {
    put(root, (this.#adopted ??= this.#make(this.#rules.sheet)));
    const alarm = (this.#alarm ??= this.#make(this.#rules.alarm));
    if (!this.#inside.has(root)) return put(root, alarm);
    put(root, (this.#inner ??= this.#make(innerSheet())));
    // It may have been watched before it was known to belong to a completion.
    if (root.adoptedStyleSheets.includes(alarm))
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== alarm);
  }

  /** Firefox blurs a highlight by a page's sheet only, not by the user's, which the hold sheet is there. */
  #adoptBlur(root: Document): void {
    if (CSS.supports('-moz-orient', 'inline')) put(root, (this.#blur ??= this.#make(blurSheet())));
  }

  #make(rules: string): CSSStyleSheet {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    sheet.disabled = !this.#holding;
    return sheet;
  }
}

/** Puts a sheet in if it is not there: pages set the list anew now and then. */
function put(root: Document | ShadowRoot, sheet: CSSStyleSheet): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
