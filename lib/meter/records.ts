import type { Read, Write } from './database.ts';
import { readEvent, type LedgerEvent } from './events.ts';

/** A record, of this ledger or of one that was merged, which is no event. */
export interface BrokenRecord {
  readonly record: unknown;
  readonly problem: string;
}

/** Everything the ledger holds. */
export interface Contents {
  readonly events: LedgerEvent[];
  readonly broken: BrokenRecord[];
  /** The next event's number. */
  readonly seq: number;
}

/** Reads the whole ledger within a transaction. A broken record spoils nothing but itself. */
export async function readAll(transaction: Read | Write): Promise<Contents> {
  const events: LedgerEvent[] = [];
  const broken: BrokenRecord[] = [];
  const records: unknown[] = await transaction.objectStore('events').getAll();
  for (const record of records) {
    const { event, problem } = readEvent(record);
    if (event) events.push(event);
    if (problem !== undefined) broken.push({ record, problem });
  }
  return { events, broken, seq: events.reduce((highest, { seq = 0 }) => Math.max(highest, seq), 0) + 1 };
}

/**
 * Of two records with one id, which no two honest ledgers ever write, whether the first is to be kept: any rule will do that comes to the same
 * on every device.
 */
export function prevails(one: unknown, other: unknown): boolean {
  return canonical(one) <= canonical(other);
}

function canonical(record: unknown): string {
  return JSON.stringify(record, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
