import type { Message } from './message.ts';

/** Most messages remembered, and how much of a text tells that another one continues it. */
const REMEMBERED = 4;
const TELLING_CHARS = 80;

/** Messages that have left the page: one that comes in the place of another goes on where that one was. */
export class Departed {
  readonly #messages: Message[] = [];

  add(message: Message): void {
    this.#messages.push(message);
  }

  /** The message that a new root with this text stands in for, by most of its text. It is given away once. */
  takeFor(text: string): Message | undefined {
    let best: Message | undefined;
    let most = 0;
    for (const message of this.#messages) {
      const [first, second] = message.blocks;
      if (!goesOn(first?.live.text ?? '', text)) continue;
      // Messages begin alike where their writers' names come first.
      const shared = beginningOf(first) + (goesOn(second?.live.text ?? '', text) ? beginningOf(second) : 0);
      if (shared >= most) [best, most] = [message, shared];
    }
    if (best) this.#messages.splice(this.#messages.indexOf(best), 1);
    return best;
  }

  /** Forgets all but the last few. */
  trim(): void {
    this.#messages.splice(0, Math.max(0, this.#messages.length - REMEMBERED));
  }
}

/** Whether `text` holds what an earlier text began with. */
export function goesOn(earlier: string, text: string): boolean {
  return earlier.trim() !== '' && text.includes(earlier.slice(0, TELLING_CHARS).trim());
}

function beginningOf(block: Message['blocks'][number] | undefined): number {
  return Math.min(block?.live.text.length ?? 0, TELLING_CHARS);
}
