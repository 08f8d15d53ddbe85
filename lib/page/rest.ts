/** Subtrees remembered that have come meanwhile. */
const MOST = 200;
const COMPOSERS = 'textarea, [contenteditable]';

/**
 * A page like any other, on which nobody does anything: it is told only of elements that come, and looks at no more of them than whether they
 * name themselves a completion or can be written in. What else has to be known of them is asked later, of those that stayed.
 */
export class Rest {
  on = false;
  readonly #selector: string;
  readonly #came = new Set<Element>();
  #tooMany = false;

  /** @param selector what names itself a completion */
  constructor(selector: string) {
    this.#selector = selector === '' ? COMPOSERS : `${COMPOSERS}, ${selector}`;
  }

  /** Looks at what has come. Returns whether a completion or a place to write is in it. */
  glance(records: readonly MutationRecord[]): boolean {
    let named = false;
    for (const { addedNodes } of records)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        named ||= this.#names(node);
        if (this.#came.size < MOST) this.#came.add(node);
        else this.#tooMany = true;
      }
    return named;
  }

  /** The subtrees that have come since the last call and stayed, or the whole of `all` if those were too many. */
  take(all: Iterable<Document | ShadowRoot>): (Element | Document | ShadowRoot)[] {
    const came = this.#tooMany ? [...all] : [...this.#came].filter((element) => element.isConnected);
    this.#came.clear();
    this.#tooMany = false;
    return came;
  }

  #names(element: Element): boolean {
    if ((element.hasAttributes() || element.tagName === 'TEXTAREA') && element.matches(this.#selector)) return true;
    return element.childElementCount > 0 && element.querySelector(this.#selector) !== null;
  }
}
