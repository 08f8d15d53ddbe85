import type { Clock } from '../../../clock.ts';
import { Lru } from '../../cache.ts';

/** Characters one sender may have checked at once: a conversation of about 200 long messages at load. */
const BURST = 500_000;
/** And from then on per second: ten times the fastest stream. */
const PER_SECOND = 10_000;
/** What a segment costs at least, so that many tiny ones are limited too. */
const LEAST = 50;
/** Senders remembered. Whoever was forgotten starts afresh. */
const SENDERS = 500;
/** What a picture costs, in characters: a hundred at load, two a second from then on. */
const PICTURE = 5_000;

/** Keeps one page from spending the user's quota: a bucket of characters for each sender. */
export class Allowance {
  readonly #clock: Clock;
  readonly #buckets = new Lru<string, { left: number; at: number }>(SENDERS);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes what checking `texts` costs; false, and nothing taken, if the sender has not that much left. */
  take(sender: string, texts: readonly string[]): boolean {
    return this.#take(
      sender,
      texts.reduce((sum, text) => sum + Math.max(LEAST, text.length), 0),
    );
  }

  /** The same for one picture. */
  takePicture(sender: string): boolean {
    return this.#take(sender, PICTURE);
  }

  #take(sender: string, cost: number): boolean {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(sender) ?? { left: BURST, at: now };
    const left = Math.min(BURST, bucket.left + (Math.max(0, now - bucket.at) / 1_000) * PER_SECOND);
    const enough = cost <= left;
    this.#buckets.set(sender, { left: enough ? left - cost : left, at: now });
    return enough;
  }
}
