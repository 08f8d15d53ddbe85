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

  /** The message that a new root with this text stands in for. It is given away once. */
  takeFor(text: string): Message | undefined {
    const index = this.#messages.findLastIndex((message) => goesOn(message.blocks[0]?.live.text ?? '', text));
    return index === -1 ? undefined : this.#messages.splice(index, 1)[0];
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
