/**
 * `full`: no room on the disk. `invalid`: not an event. `unknown-share`: the ledger has no such share. `unavailable`: the database cannot be
 * used, see `cause`. In each case nothing was written.
 */
export type LedgerTrouble = 'full' | 'invalid' | 'unknown-share' | 'unavailable';

/** Why the ledger did not do what it was asked to. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerTrouble;

  constructor(code: LedgerTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whether the browser says that there is no room. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** What a database error means to the ledger; any other error stays what it is. */
export function ledgerError(error: unknown): unknown {
  if (isFull(error)) return new LedgerError('full', 'There is no room on the disk for the ledger', { cause: error });
  if (error instanceof DOMException) return new LedgerError('unavailable', 'The ledger cannot be used', { cause: error });
  return error;
}
