import { ancestorsOf } from './ancestry.ts';

interface Place {
  readonly element: Element;
  readonly left: number;
  readonly top: number;
}

/** Where everything around a completion is scrolled to, to be put back. */
export class Places {
  readonly #places: readonly Place[];

  constructor(target: Element) {
    const around = new Set(ancestorsOf(target));
    for (const { ownerDocument } of [target, ...around])
      if (ownerDocument.scrollingElement) around.add(ownerDocument.scrollingElement);
    this.#places = [...around].map((element) => ({ element, left: element.scrollLeft, top: element.scrollTop }));
  }

  /** Puts back what has moved. Elements that have left the page are let go. */
  restore(): void {
    for (const { element, left, top } of this.#places)
      if (element.isConnected && (element.scrollLeft !== left || element.scrollTop !== top)) scrollTo(element, left, top);
  }

  /** Whether something that is still there does not stand where it stood. */
  get moved(): boolean {
    return this.#places.some(
      ({ element, left, top }) => element.isConnected && (element.scrollLeft !== left || element.scrollTop !== top),
    );
  }
}

/** Scrolls at once, whatever the page says about smoothness. */
export function scrollTo(element: Element, left: number, top: number): void {
  element.scrollTo({ left, top, behavior: 'instant' });
}
