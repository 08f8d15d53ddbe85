import type { Clock } from '../../../clock.ts';

/** First pause after a refusal without `Retry-After`, in milliseconds; it doubles with each further one. */
const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** A service that asks for more is asked again after this long all the same. */
const LONGEST_ASKED_MS = 3_600_000;

/** How long a 429 asks us to wait, in milliseconds: `retry-after-ms`, `Retry-After` in seconds or as an HTTP date. Undefined if it does not say. */
export function retryAfterMs(headers: Pick<Headers, 'get'> | undefined, now: number): number | undefined {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (exact >= 0) return exact;
  const text = headers?.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1_000;
  // A date starts with a letter; Date.parse would make something of almost anything else.
  const date = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** When the service may be asked again. */
export class Backoff {
  readonly #clock: Clock;
  readonly #random: () => number;
  #until = 0;
  #refusals = 0;

  /** @param random uniform in [0, 1) */
  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Whether to wait before asking again. */
  get waiting(): boolean {
    // A clock set back must not turn a pause of a minute into one of years.
    return this.#clock.now() < this.#until && this.#until - this.#clock.now() <= LONGEST_ASKED_MS;
  }

  /** The service refused. @param askedMs what it asked for, if it did */
  refused(askedMs: number | undefined): void {
    const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#refusals) * (0.5 + this.#random() / 2);
    this.#refusals = Math.min(this.#refusals + 1, 16);
    this.#until = Math.max(this.#until, this.#clock.now() + Math.min(askedMs ?? pause, LONGEST_ASKED_MS));
  }

  /** The service answered, or another service is used from now on. */
  reset(): void {
    this.#until = 0;
    this.#refusals = 0;
  }
}
