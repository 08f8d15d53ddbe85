import 'fake-indexeddb/auto';
import { openLedger, type Ledger, type LedgerDeps } from '../../../lib/meter/ledger.ts';
import type { Decision, Quota } from '../../../lib/types.ts';
import { utc } from './make.ts';

/** One device with its disk, clock and zone, on which any number of contexts open the ledger. */
export class Desk {
  readonly disk = new IDBFactory();
  now = utc('2026-06-01T12:00Z');
  zone = 'UTC';
  readonly #open: Ledger[] = [];
  #ids = 0;
  readonly #name: string;

  constructor(name = 'desk') {
    this.#name = name;
  }

  async open(boot = 'boot', deps: Partial<LedgerDeps> = {}): Promise<Ledger> {
    const ledger = await openLedger({
      indexedDB: this.disk,
      clock: { now: () => this.now },
      zone: () => this.zone,
      boot,
      newId: () => `${this.#name} ${(this.#ids += 1)}`,
      ...deps,
    });
    this.#open.push(ledger);
    return ledger;
  }

  /** Writes a record behind the ledger's back. */
  async plant(...records: unknown[]): Promise<void> {
    const database = await settled(this.disk.open('sharemark-ledger'));
    const transaction = database.transaction('events', 'readwrite');
    for (const record of records) transaction.objectStore('events').put(record);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  }

  /** How many records a table of the ledger has. */
  async size(table: 'events' | 'meta'): Promise<number> {
    const database = await settled(this.disk.open('sharemark-ledger'));
    const count = await settled(database.transaction(table).objectStore(table).count());
    database.close();
    return count;
  }

  close(): void {
    for (const ledger of this.#open) ledger.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
}

/** Allows while a place is free. */
export function whileFree({ used, limit = Infinity, freeAt }: Quota): Decision {
  if (used < limit) return { kind: 'allow', reasons: [] };
  return { kind: 'refuse', reasons: [{ code: 'limit', kind: 'refuse', ...(freeAt === undefined ? {} : { freeAt }) }] };
}
