import type { Clock } from '../../clock.ts';

/** Chrome takes two pictures of a window a second; milliseconds between the starts of two. */
export const PACE_MS = 500;

/** Keeps starts apart, for all captures together. */
export class Pace {
  readonly #clock: Clock;
  #next = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when the next start is free, and takes it. @throws what `signal` was aborted with */
  async turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const now = this.#clock.now();
    // A clock that was set back must not make anybody wait for hours.
    const start = Math.min(Math.max(now, this.#next), now + PACE_MS * 20);
    this.#next = start + PACE_MS;
    if (start > now) await pause(this.#clock, start - now, signal);
  }
}

/** Waits. @throws what `signal` is aborted with meanwhile */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    const abort = () => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}
