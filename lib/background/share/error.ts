import type { ShareFailure } from '../../messages.ts';

/** A share that cannot go on, with the reason the user is told. */
export class ShareError extends Error {
  readonly why: ShareFailure;

  constructor(why: ShareFailure, options?: ErrorOptions) {
    super(`Not shared: ${why}`, options);
    this.name = 'ShareError';
    this.why = why;
  }
}

/** What the user is told about any error. */
export function failureOf(error: unknown): ShareFailure {
  if (error instanceof ShareError) return error.why;
  if (error instanceof DOMException) {
    if (error.name === 'QuotaExceededError') return 'disk-full';
    if (error.name === 'AbortError') return 'cancelled';
  }
  return 'unknown';
}
