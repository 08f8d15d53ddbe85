import { KNOWN_PROPERTY, MARK } from '../sites/hold-sheet.ts';

/** What is there when a chat page loads is held for its first classification, but no longer than this, in milliseconds. */
export const BOOT_MS = 300;

/**
 * Holds all of a page until it has been classified: from the start where completions were found before, else from the moment it looks like
 * a chat page. Once only: what came after that has its own ways to be held.
 */
export class Boot {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  /** Holds at once where a sheet says that completions were found at this address before. */
  holdKnown(): void {
    if (getComputedStyle(document.documentElement).getPropertyValue(KNOWN_PROPERTY) !== '') this.hold();
  }

  /** Holds, unless something was painted: that is not taken back. */
  holdUnpainted(): void {
    if (performance.getEntriesByName('first-contentful-paint').length === 0) this.hold();
  }

  /** Holds, unless the time for it is over. */
  hold(): void {
    if (this.#over || this.#timer !== undefined) return;
    mark(true);
    this.#timer = setTimeout(() => this.end(), BOOT_MS);
  }

  /** The page has been classified, or will not be. */
  end(): void {
    this.#over = true;
    this.release();
  }

  /** Nothing speaks for a chat here so far. */
  release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    mark(false);
  }
}

function mark(on: boolean): void {
  document.documentElement.toggleAttribute(MARK.boot, on);
}
