import type { ShareFailure } from '../../messages.ts';

/** Why there is no picture. `message` says it for a log; people are told by `why`. */
export class CaptureError extends Error {
  readonly why: ShareFailure;
  /** Begun anew it may well succeed. */
  readonly again: boolean;

  constructor(why: ShareFailure, message: string = why, options?: ErrorOptions, again = false) {
    super(message, options);
    this.name = 'CaptureError';
    this.why = why;
    this.again = again;
  }
}
