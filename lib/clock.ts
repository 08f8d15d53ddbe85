/** The one source of time. Whoever waits or measures takes a `Clock`, so that tests can turn the hands themselves. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z, as `Date.now`. May jump when the user sets the computer's clock. */
  now(): number;
  /** Calls `run` once after `ms` milliseconds; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** Time as the computer tells it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
