import { QUIET, SHOT, type ShotMark, STILL, TOUCHABLE, UNTOUCHED } from './shot-sheet.ts';

type Root = Document | ShadowRoot;

/** Writes what a capture changes on a page, and takes all of it back: marker attributes, and sheets that give them their meaning. */
export class Stage {
  readonly #roots = new Set<Root>();
  readonly #sheets = new Map<Document, Map<string, CSSStyleSheet>>();
  readonly #marked = new Map<Element, Set<ShotMark>>();

  /** Brings a document or shadow root to rest. */
  enter(root: Root): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#adopt(root, STILL);
    flush(root);
    this.#adopt(root, QUIET);
    this.#adopt(root, UNTOUCHED);
  }

  mark(element: Element, mark: ShotMark): void {
    const marks = this.#marked.get(element) ?? new Set();
    if (marks.has(mark)) return;
    this.enter(rootOf(element));
    this.#marked.set(element, marks.add(mark));
    element.setAttribute(SHOT, [...marks].join(' '));
  }

  unmark(element: Element, ...gone: readonly ShotMark[]): void {
    const marks = this.#marked.get(element);
    if (!marks) return;
    for (const mark of gone) marks.delete(mark);
    if (marks.size > 0) element.setAttribute(SHOT, [...marks].join(' '));
    else {
      this.#marked.delete(element);
      element.removeAttribute(SHOT);
    }
  }

  has(element: Element, mark: ShotMark): boolean {
    return this.#marked.get(element)?.has(mark) ?? false;
  }

  /** Adds rules of the moment to one root. */
  add(root: Root, rules: string): void {
    this.#adopt(root, rules);
  }

  remove(root: Root, rules: string): void {
    const sheet = this.#sheets.get(documentOf(root))?.get(rules);
    if (sheet) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }

  /** Asks something of a page on which everything can be hit. */
  touching<Result>(ask: () => Result): Result {
    for (const root of this.#roots) {
      this.remove(root, UNTOUCHED);
      this.#adopt(root, TOUCHABLE);
    }
    try {
      return ask();
    } finally {
      for (const root of this.#roots) {
        this.remove(root, TOUCHABLE);
        this.#adopt(root, UNTOUCHED);
      }
    }
  }

  /** Takes back every mark. The page is still at rest, so that scrollers can be put back where they were. */
  unmarkAll(): void {
    for (const element of this.#marked.keys()) element.removeAttribute(SHOT);
    this.#marked.clear();
    for (const root of this.#roots) flush(root);
  }

  /** Takes back everything. */
  leave(): void {
    this.unmarkAll();
    const dropAll = (keep: string | undefined) => {
      for (const root of this.#roots) {
        const sheets = this.#sheets.get(documentOf(root));
        const kept = keep === undefined ? undefined : sheets?.get(keep);
        const ours = new Set(sheets?.values());
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet === kept || !ours.has(sheet));
        flush(root);
      }
    };
    dropAll(STILL);
    dropAll(undefined);
    this.#roots.clear();
    this.#sheets.clear();
  }

  #adopt(root: Root, rules: string): void {
    const document = documentOf(root);
    const sheets = this.#sheets.get(document) ?? new Map<string, CSSStyleSheet>();
    this.#sheets.set(document, sheets);
    let sheet = sheets.get(rules);
    if (!sheet) {
      // A sheet serves the document only in which it was made.
      const Sheet = document === globalThis.document ? CSSStyleSheet : (document.defaultView?.CSSStyleSheet ?? CSSStyleSheet);
      sheet = new Sheet();
      sheet.replaceSync(rules);
      sheets.set(rules, sheet);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** The document or shadow root an element stands in. */
export function rootOf(element: Element): Root {
  const root = element.getRootNode();
  // A frame's elements are no instances of our classes, so what a root can do tells what it is.
  return isRoot(root) ? root : element.ownerDocument;
}

function isRoot(node: Node): node is Root {
  return 'adoptedStyleSheets' in node;
}

function isDocument(root: Root): root is Document {
  return root.ownerDocument === null;
}

function documentOf(root: Root): Document {
  return isDocument(root) ? root : root.ownerDocument;
}

/** Makes the browser work out the styles as they are now, so that what changes next starts from them. */
function flush(root: Root): void {
  const element = isDocument(root) ? root.documentElement : root.firstElementChild;
  if (element) void (element.ownerDocument.defaultView ?? globalThis).getComputedStyle(element).opacity;
}
