import { wrap, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { isFull, ledgerError } from './errors.ts';

/** The ledger's own database. Content scripts run in the page's origin and cannot open it, in either browser. */
const NAME = 'sharemark-ledger';
const VERSION = 1;
/** `events`: records as they were written, by id, to be parsed by whoever reads them. `meta`: `device`, the id of this installation. */
const STORES = ['events', 'meta'];

type Transaction<M extends IDBTransactionMode> = IDBPTransaction<unknown, string[], M>;
export type Read = Transaction<'readonly'>;
export type Write = Transaction<'readwrite'>;

/** One connection, opened when first needed and again when the browser has closed it. Whatever fails rejects, see `ledgerError`. */
export interface Database {
  read<T>(work: (transaction: Read) => Promise<T>): Promise<T>;
  /** Resolves when what `work` wrote is on the disk. If anything fails nothing is. */
  write<T>(work: (transaction: Write) => Promise<T>): Promise<T>;
  close(): void;
}

/** @param factory gives the browser's `indexedDB` */
export function createDatabase(factory: () => IDBFactory): Database {
  let opening: Promise<IDBPDatabase> | undefined;
  const forget = (): void => void (opening = undefined);

  function connect(): Promise<IDBPDatabase> {
    opening ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  }

  async function open(): Promise<IDBPDatabase> {
    const request = factory().open(NAME, VERSION);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('events', { keyPath: 'id' });
      request.result.createObjectStore('meta');
    });
    await wrap(request);
    const database = wrap(request.result);
    database.addEventListener('versionchange', () => database.close());
    return database;
  }

  async function start<M extends 'readonly' | 'readwrite'>(mode: M): Promise<Transaction<M>> {
    const transaction = (await connect()).transaction(STORES, mode, { durability: 'strict' });
    // Whoever cares awaits it; to the others its failing is no news.
    transaction.done.catch(() => undefined);
    return transaction;
  }

  /** A connection that was closed, by whomever, takes no transaction. Nothing has begun then, and a new connection will do. */
  async function begin<M extends 'readonly' | 'readwrite'>(mode: M): Promise<Transaction<M>> {
    try {
      return await start(mode);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error;
      forget();
      return start(mode);
    }
  }

  return {
    async read(work) {
      try {
        return await work(await begin('readonly'));
      } catch (error) {
        throw ledgerError(error);
      }
    },
    async write(work) {
      let transaction: Write | undefined;
      try {
        transaction = await begin('readwrite');
        const result = await work(transaction);
        await transaction.done;
        return result;
      } catch (error) {
        throw ledgerError(transaction ? await abandon(transaction, error) : error);
      }
    },
    close() {
      opening?.then((database) => database.close()).catch(() => undefined);
      forget();
    },
  };
}

/** Takes back what a transaction did, and returns the reason that says most. */
async function abandon(transaction: Write, error: unknown): Promise<unknown> {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
  const end: unknown = await transaction.done.catch((reason: unknown) => reason);
  return isFull(end) ? end : error;
}
