import type { Outcome } from './client.ts';

/** One request, and who waits for it. */
interface Job {
  readonly outcome: Promise<Outcome>;
  readonly stop: AbortController;
  readonly keys: readonly string[];
  waiting: number;
}

/**
 * Questions that are under way, so that several tabs with the same text ask once. A request is given up when nobody who waits for it is left.
 */
export class Underway {
  readonly #jobs = new Map<string, { readonly job: Job; readonly index: number }>();

  has(key: string): boolean {
    return this.#jobs.has(key);
  }

  /** Starts one request about the texts that have these keys. @param run never rejects */
  start(keys: readonly string[], run: (stop: AbortSignal) => Promise<Outcome>): void {
    const stop = new AbortController();
    const job: Job = { outcome: run(stop.signal).finally(() => this.#forget(job)), stop, keys, waiting: 0 };
    for (const [index, key] of keys.entries()) this.#jobs.set(key, { job, index });
  }

  /**
   * What comes of the text with this key, as an outcome of its own; undefined if nobody asks about it.
   * @param gone aborts when the one who waits goes away
   */
  async wait(key: string, gone: AbortSignal): Promise<Outcome | undefined> {
    const entry = this.#jobs.get(key);
    if (!entry) return undefined;
    const { job, index } = entry;
    const leave = (): void => {
      job.waiting--;
      if (job.waiting > 0) return;
      // Whoever asks from now on must not get an answer that will never come.
      this.#forget(job);
      job.stop.abort();
    };
    job.waiting++;
    gone.addEventListener('abort', leave, { once: true });
    const outcome = await job.outcome;
    gone.removeEventListener('abort', leave);
    if ('failed' in outcome) return outcome;
    const assessment = outcome.assessments[index];
    return assessment ? { assessments: [assessment] } : { failed: 'failed' };
  }

  #forget(job: Job): void {
    for (const key of job.keys) if (this.#jobs.get(key)?.job === job) this.#jobs.delete(key);
  }
}
