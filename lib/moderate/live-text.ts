import type { Verdict } from '../types.ts';
import { closedCuts, type Cut, type Lines, mayEndSentence, PROSE_CAP } from './segment.ts';

/** A segment of a block's text, with the verdict it got and the cascade's epoch at that time. */
export interface LiveCut extends Cut {
  verdict?: Verdict | undefined;
  epoch: number;
}

/** A longer open text is cut piece by piece, so that a page of millions of characters is never cut in one go. In UTF-16 code units. */
const PIECE_CHARS = 50_000;
const NEVER = (): boolean => false;

/** How a new state of a text relates to the last one. */
export type Change = 'same' | 'grown' | 'changed';

/**
 * A growing text and its segments, kept up to date in time linear in what was added: only the tail behind the last closed segment is
 * looked at, and only once a terminator arrived. Text that is replaced falls back to the common prefix.
 */
export class LiveText {
  text = '';
  cuts: LiveCut[] = [];
  readonly #lines: Lines;
  /** A terminator stands in the open tail and what follows it does not yet tell whether it ends the sentence. */
  #undecided = false;
  #final = false;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Offset where the open tail begins. */
  get closedTo(): number {
    return this.cuts.at(-1)?.end ?? 0;
  }

  /** Takes the block's whole text as it is now. */
  update(next: string): Change {
    const last = this.text;
    if (next === last) return 'same';
    const grown = next.length > last.length && next.startsWith(last);
    const kept = grown ? last.length : commonPrefix(last, next);
    this.text = next;
    // A cut that ended at the very border was closed on what is no longer there.
    while (this.cuts.length > 0 && this.closedTo >= kept) this.cuts.pop();
    this.#undecided ||= mayEndSentence(next.slice(Math.max(this.closedTo, kept - 1)));
    this.#final = false;
    return grown ? 'grown' : 'changed';
  }

  /**
   * Closes the segments that are ready; all of them when `final`. Returns whether there are new ones.
   * @param late whether the rest has to wait for another call: asked between pieces of a very long text
   */
  close(final: boolean, late: () => boolean = NEVER): boolean {
    const before = this.cuts.length;
    while (this.text.length - this.closedTo > PIECE_CHARS) {
      this.#push(closedCuts(this.text.slice(0, this.closedTo + PIECE_CHARS), this.closedTo, false, this.#lines));
      this.#undecided = true;
      if (late()) return true;
    }
    return this.#closeRest(final) || this.cuts.length > before;
  }

  #closeRest(final: boolean): boolean {
    const from = this.closedTo;
    if (from === this.text.length) return false;
    if (final) {
      if (this.#final) return false;
    } else if (!this.#undecided && this.text.length - from <= PROSE_CAP / 2) return false;
    const fresh = closedCuts(this.text, from, final, this.#lines);
    this.#final = final;
    this.#push(fresh);
    this.#undecided = undecided(this.text.slice(this.closedTo));
    return fresh.length > 0;
  }

  #push(fresh: readonly Cut[]): void {
    for (const { start, end, continues } of fresh) this.cuts.push({ start, end, continues, verdict: undefined, epoch: -1 });
  }

  /** The text will hardly grow: room that was kept for more segments is given up. */
  trim(): void {
    this.cuts = this.cuts.slice();
  }

  /** The open tail: text no segment covers yet. */
  get tail(): string {
    return this.text.slice(this.closedTo);
  }
}

/** Whether nothing but closing marks, spaces or digits follows the last terminator. */
function undecided(tail: string): boolean {
  return /[.!?…。！？؟।\n\u2029][^\p{L}]*$/u.test(tail);
}

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let index = 0;
  while (index < limit && a.charCodeAt(index) === b.charCodeAt(index)) index++;
  return index;
}
