import { type IDBPDatabase, wrap } from 'idb';
import * as v from 'valibot';
import { CredentialsError } from './error.ts';
import { ALGORITHMS } from './identity.ts';

/** The identity's own database, of the extension's origin: pages and content scripts cannot open it. Keys lie in it as they are, unreadable. */
const NAME = 'sharemark-identity';
const VERSION = 1;
const STORE = 'identity';

const Key = v.custom<CryptoKey>((value) => value instanceof CryptoKey && value.type === 'private' && !value.extractable);
const Pair = v.object({ privateKey: Key, publicKey: v.instance(CryptoKey) });
const Der = v.pipe(
  v.instance(Uint8Array),
  v.transform((bytes) => new Uint8Array(bytes)),
);
const IdentitySchema = v.object({
  key: Key,
  algorithm: v.picklist(ALGORITHMS),
  chain: v.pipe(v.array(Der), v.minLength(1)),
});
const OwnSchema = v.object({
  /** For whom it was made, as certificates name them. */
  name: v.string(),
  company: v.optional(v.string()),
  identity: IdentitySchema,
  authority: v.object({ certificate: Der, keys: Pair }),
});
export type StoredOwn = v.InferOutput<typeof OwnSchema>;

/** What is kept: the identity in use, an imported one, and every authority that ever vouched for shares of this device. What is broken is left out. */
const Stored = {
  own: v.fallback(v.optional(OwnSchema), undefined),
  imported: v.fallback(v.optional(IdentitySchema), undefined),
  authorities: v.fallback(v.optional(v.array(Der), []), []),
};
const StoredSchema = v.object(Stored);
export type StoredIdentities = v.InferOutput<typeof StoredSchema>;

/** Whatever fails rejects with a CredentialsError `storage`. */
export interface IdentityStorage {
  read(): Promise<StoredIdentities>;
  /** Reads, changes and writes in one transaction, so that of two contexts none forgets what the other has made. @param change synchronous and pure */
  change(change: (stored: StoredIdentities) => StoredIdentities): Promise<StoredIdentities>;
}

/** @param factory gives the browser's `indexedDB` */
export function createIdentityStorage(factory: () => IDBFactory): IdentityStorage {
  async function open(): Promise<IDBPDatabase> {
    const request = factory().open(NAME, VERSION);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    await wrap(request);
    return wrap(request.result);
  }

  async function within<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
    let database: IDBPDatabase | undefined;
    try {
      database = await open();
      return await work(database);
    } catch (cause) {
      throw new CredentialsError('storage', 'the identity cannot be read or stored', { cause });
    } finally {
      database?.close();
    }
  }

  return {
    read: () => within(async (database) => parse(await database.get(STORE, 'all'))),
    change: (change) =>
      within(async (database) => {
        const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
        const changed = change(parse(await transaction.store.get('all')));
        await transaction.store.put(changed, 'all');
        await transaction.done;
        return changed;
      }),
  };
}

const parse = (stored: unknown): StoredIdentities => {
  const result = v.safeParse(StoredSchema, stored ?? {});
  return result.success ? result.output : v.parse(StoredSchema, {});
};
