import { EncodeError } from '../../mark/encode.ts';
import { MarkError } from '../../mark/error.ts';
import type { ShareFailure } from '../../messages.ts';
import { LedgerError } from '../../meter/errors.ts';
import { CaptureError } from '../capture/index.ts';
import { NoAnswer } from '../patience.ts';

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
  if (error instanceof ShareError || error instanceof CaptureError) return error.why;
  if (error instanceof EncodeError) return error.reason;
  if (error instanceof NoAnswer) return 'gone';
  if (error instanceof MarkError) return error.fault === 'too-large' || error.fault === 'glyphs' ? error.fault : 'marks';
  if (error instanceof LedgerError && error.code === 'full') return 'disk-full';
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'QuotaExceededError') return 'disk-full';
  return error.name === 'AbortError' ? 'cancelled' : 'unknown';
}
