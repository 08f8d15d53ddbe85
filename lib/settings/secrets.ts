import * as v from 'valibot';
import { canonicalOrigin, originOf } from './origins.ts';

/**
 * The API keys, each bound to the origin it was entered for, and what else no page may read or write, in an IndexedDB of the extension's own origin. Content scripts run in the page's origin and
 * cannot open it, in either browser, unlike `storage.local`. A key is never put into storage, messages, logs, errors or exports.
 */

const DATABASE = 'sharemark-secrets';
const STORE = 'secrets';
const KEY = 'openai-api-key';
const USAGE = 'remote-usage';
const INSTALL = 'install';

/** Longest key, in characters. OpenAI's have 51 to 164. */
export const MAX_KEY_CHARS = 300;
/** Printable ASCII without spaces: what can stand in an Authorization header. */
const SHAPE = /^[\x21-\x7e]+$/;

/** Whether `key` can be an API key at all. Says nothing about whether the service accepts it. */
export function isKeyShaped(key: unknown): key is string {
  return typeof key === 'string' && key.length <= MAX_KEY_CHARS && SHAPE.test(key);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('The key store cannot be used', { cause: request.error })));
  });
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
  return settled(request);
}

/** Runs one action on the store in a transaction and resolves when it is on disk. */
async function withStore<T>(mode: IDBTransactionMode, action: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () =>
        reject(new Error('The key store cannot be written', { cause: transaction.error })),
      );
    });
    const [result] = await Promise.all([settled(action(transaction.objectStore(STORE))), done]);
    return result;
  } finally {
    database.close();
  }
}

/** What is kept for each origin that a key was entered for: the key, or null where the user has said that the service needs none. */
const KeysSchema = v.record(
  v.pipe(
    v.string(),
    v.check((origin) => canonicalOrigin(origin) === origin),
  ),
  v.nullable(
    v.pipe(
      v.string(),
      v.check((key) => isKeyShaped(key)),
    ),
  ),
);
type Keys = v.InferOutput<typeof KeysSchema>;

/**
 * The keys in any form they were ever stored in. Before keys had an origin there was one, for whatever endpoint was set: it belongs to the endpoint that
 * is set when it is first read, which is where it would have been sent until then.
 */
function keysOf(stored: unknown, origin: string): Keys {
  if (isKeyShaped(stored)) return { [origin]: stored };
  const parsed = v.safeParse(KeysSchema, stored);
  return parsed.success ? parsed.output : {};
}

/** Changes the keys in one transaction, and gives them as they are then. */
async function withKeys(endpoint: string, change: (keys: Keys, origin: string) => Keys): Promise<Keys> {
  const origin = originOf(endpoint);
  if (origin === undefined) return {};
  let keys: Keys = {};
  await withStore<unknown>('readwrite', (store) => {
    const request = store.get(KEY);
    request.addEventListener('success', () => {
      const stored: unknown = request.result;
      keys = change(keysOf(stored, origin), origin);
      if (stored !== undefined || Object.keys(keys).length > 0) store.put(keys, KEY);
    });
    return request;
  });
  return keys;
}

/**
 * The key for the service at `endpoint`: only one that was entered for its origin. Null if the user has said that it needs none, undefined if nobody has
 * said anything. Rejects if the browser refuses the database.
 */
export async function readKey(endpoint: string): Promise<string | null | undefined> {
  const keys = await withKeys(endpoint, (known) => known);
  return keys[originOf(endpoint) ?? ''];
}

/** Origins that a key is stored for. */
export async function keyOrigins(endpoint: string): Promise<string[]> {
  const keys = await withKeys(endpoint, (known) => known);
  return Object.keys(keys).filter((origin) => keys[origin] !== null);
}

/**
 * Stores `key` for the origin of `endpoint` in place of the old one there; white space around it is dropped. Null: the service needs none. Rejects with a
 * RangeError, which does not name the key, if it cannot be one.
 */
export async function writeKey(key: string | null, endpoint: string): Promise<void> {
  const trimmed = key === null ? null : key.trim();
  if (trimmed !== null && !isKeyShaped(trimmed))
    throw new RangeError('Not an API key: at most 300 printable characters without spaces');
  await withKeys(endpoint, (keys, origin) => ({ ...keys, [origin]: trimmed }));
}

/** Forgets what is stored for the origin of `endpoint`. Not an error if there is nothing. */
export async function deleteKey(endpoint: string): Promise<void> {
  await withKeys(endpoint, (keys, origin) => Object.fromEntries(Object.entries(keys).filter(([other]) => other !== origin)));
}

/** What was sent to the endpoint today, as it was last written: out of reach of pages, whose scripts could set it back to nothing. */
export const usageStore = {
  read: (): Promise<unknown> => withStore<unknown>('readonly', (store) => store.get(USAGE)),
  write: async (usage: object): Promise<void> => {
    await withStore('readwrite', (store) => store.put(usage, USAGE));
  },
};

/** Random, made when it is first needed, and never told to anybody: only hashes of it leave the browser. */
async function installId(): Promise<string> {
  const read = () => withStore<unknown>('readonly', (store) => store.get(INSTALL));
  const stored = await read();
  if (typeof stored === 'string') return stored;
  // Of two who make one at the same time, the first one counts, for both.
  await withStore('readwrite', (store) => store.add(crypto.randomUUID(), INSTALL)).catch(() => undefined);
  const made = await read();
  if (typeof made !== 'string') throw new Error('The key store cannot be used');
  return made;
}

/**
 * What names this installation to a chat model at `endpoint`: always the same there, another one everywhere else, and nothing that leads back to a
 * person. 64 hexadecimal digits. Rejects if the browser refuses the database.
 */
export async function safetyId(endpoint: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${await installId()} ${endpoint}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
