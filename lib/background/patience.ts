import type { Clock } from '../clock.ts';

/** How long a page may take to answer, in ms. The slowest answer waits for pictures and animations, which takes a few seconds. */
export const ANSWER_MS = 10_000;
/** How long the browser may take for one picture, in ms: Firefox draws a very long answer in one go. */
export const PICTURE_MS = 30_000;
/** How long a page may take to put itself back, in ms: it does so at once, or hangs, and a cancelled share waits for it. */
export const RESTORE_MS = 2_000;

/** Nobody answered in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** What `answer` comes to, unless that takes longer than `ms`: a page that hangs never answers. @throws NoAnswer, or what `signal` is aborted with */
export async function answered<T>(answer: Promise<T>, clock: Clock, ms: number, signal?: AbortSignal): Promise<T> {
  const late = new AbortController();
  const stop = clock.after(ms, () => late.abort(new NoAnswer(`No answer in ${ms} ms`)));
  try {
    return await unlessAborted(answer, signal ? AbortSignal.any([signal, late.signal]) : late.signal);
  } finally {
    stop();
  }
}

/** What `answer` comes to. @throws what `signal` is aborted with meanwhile */
export function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
