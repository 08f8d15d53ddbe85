/** Part of the characters a guard model has judged that may be sent to it once more, to learn what it objects to: all traffic stays under 1.15 times the texts. */
const SHARE = 0.15;
/** Most that is saved up, in characters: what was read for an hour must not be spent on one page. */
const MOST = 1_200;

/** What is left for second questions. A first one is never refused by it. */
export class Extra {
  #left = 0;

  /** A first question with so many characters was answered. */
  earn(chars: number): void {
    this.#left = Math.min(MOST, this.#left + SHARE * chars);
  }

  /** Takes what a second question costs; false, and nothing taken, if it is not there. */
  take(chars: number): boolean {
    if (chars > this.#left) return false;
    this.#left -= chars;
    return true;
  }
}
