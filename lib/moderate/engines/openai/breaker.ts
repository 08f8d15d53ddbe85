import type { Clock } from '../../../clock.ts';
import type { UncheckedReason } from '../../../types.ts';

/** So many requests in a row without an answer, and the service is left alone for a while. */
const FAILURES = 3;
/** For how long, in milliseconds; it doubles with each further one. */
const FIRST_MS = 2_000;
const LONGEST_MS = 15_000;

/**
 * Stops sending texts to a service that does not answer: each would be sent again later. After a failure a single probe (a sentence of ours) goes
 * first, and who asks meanwhile waits for it; after several the probe waits, too.
 */
export class Breaker {
  readonly #clock: Clock;
  #failures = 0;
  #pauses = 0;
  #until = 0;
  #reason: UncheckedReason = 'failed';
  #probing: Promise<UncheckedReason | undefined> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Resolves when it is known whether a request may be made now: undefined, or why not.
   * @param probe asks the service something harmless; undefined if it answered, else the reason; never rejects
   */
  pass(probe: () => Promise<UncheckedReason | undefined>): Promise<UncheckedReason | undefined> {
    if (this.#failures === 0) return Promise.resolve(undefined);
    const wait = this.#until - this.#clock.now();
    // A clock set back must not turn a pause into years.
    if (wait > 0 && wait <= LONGEST_MS) return Promise.resolve(this.#reason);
    this.#probing ??= probe().finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  answered(): void {
    this.#failures = 0;
    this.#pauses = 0;
  }

  failed(reason: UncheckedReason): void {
    this.#reason = reason;
    this.#failures++;
    if (this.#failures < FAILURES) return;
    // Several that were under way together fail together: that is one failure of the service.
    if (this.#until > this.#clock.now()) return;
    this.#until = this.#clock.now() + Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#pauses);
    this.#pauses = Math.min(this.#pauses + 1, 16);
  }
}
