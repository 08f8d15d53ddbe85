import { IDBFactory } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  deleteKey,
  isKeyShaped,
  MAX_KEY_CHARS,
  keyOrigins,
  readKey,
  safetyId,
  usageStore,
  writeKey,
} from '../../lib/settings/secrets.ts';

const HERE = 'https://one.example/v1';
const THERE = 'https://two.example/v1';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

/** Puts something into the store behind the module's back. */
async function plant(value: unknown): Promise<void> {
  await writeKey('placeholder', HERE);
  await new Promise<void>((resolve) => {
    const request = indexedDB.open('sharemark-secrets');
    request.addEventListener('success', () => {
      const database = request.result;
      const transaction = database.transaction('secrets', 'readwrite');
      transaction.objectStore('secrets').put(value, 'openai-api-key');
      transaction.addEventListener('complete', () => {
        database.close();
        resolve();
      });
    });
  });
}

describe('the API key', () => {
  test('is not there at first', async () => {
    expect(await readKey(HERE)).toBeUndefined();
  });
  test('is kept, replaced and removed', async () => {
    await writeKey('sk-one', HERE);
    expect(await readKey(HERE)).toBe('sk-one');
    await writeKey('  sk-two\n', HERE);
    expect(await readKey(HERE)).toBe('sk-two');
    await deleteKey(HERE);
    expect(await readKey(HERE)).toBeUndefined();
    await deleteKey(HERE);
  });
  test('is there for every other context of the extension', async () => {
    await writeKey('sk-one', HERE);
    expect(await Promise.all([readKey(HERE), readKey(HERE), readKey(HERE)])).toStrictEqual(['sk-one', 'sk-one', 'sk-one']);
  });
  test.each([
    ['empty', '   '],
    ['with a space', 'sk one'],
    ['with a line break', 'sk-one\nX-Evil: 1'],
    ['not ASCII', 'sk-ключ'],
    ['too long', 'x'.repeat(MAX_KEY_CHARS + 1)],
  ])('%s is refused, without being named, and the old one stays', async (_what, key) => {
    await writeKey('sk-old', HERE);
    const error: unknown = await writeKey(key, HERE).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RangeError);
    expect(String(error)).not.toContain('sk');
    expect(await readKey(HERE)).toBe('sk-old');
  });
  test.each([[42], [null], [{ key: 'sk-one' }], ['two words']])('%o in the store is no key', async (value) => {
    await plant(value);
    expect(await readKey(HERE)).toBeUndefined();
  });
  test('of the longest kind is accepted', () => {
    expect(isKeyShaped('x'.repeat(MAX_KEY_CHARS))).toBe(true);
  });
  test('a browser that refuses the database is an error, not "no key"', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    await expect(readKey(HERE)).rejects.toThrow('refused');
  });
});

describe('a key belongs to the origin it was entered for', () => {
  test('another origin gets nothing of it, another path of the same origin does', async () => {
    await writeKey('sk-one', HERE);
    for (const other of [
      THERE,
      'http://one.example/v1',
      'https://one.example:8443/v1',
      'https://one.example.evil.example',
      'nonsense',
      '',
    ])
      expect(await readKey(other)).toBeUndefined();
    expect(await readKey('https://one.example/other/v2')).toBe('sk-one');
  });
  test('each has its own, and removing one leaves the others', async () => {
    await writeKey('sk-one', HERE);
    await writeKey('sk-two', THERE);
    expect(await keyOrigins(HERE)).toStrictEqual(['https://one.example', 'https://two.example']);
    await deleteKey(HERE);
    expect([await readKey(HERE), await readKey(THERE)]).toStrictEqual([undefined, 'sk-two']);
  });
  test('that a service needs none is kept, and is no key', async () => {
    await writeKey(null, HERE);
    expect([await readKey(HERE), await readKey(THERE)]).toStrictEqual([null, undefined]);
    expect(await keyOrigins(HERE)).toStrictEqual([]);
    await writeKey('sk-one', HERE);
    expect(await readKey(HERE)).toBe('sk-one');
  });
  test('one of before keys had an origin goes to the endpoint that is set then, for good', async () => {
    await plant('sk-old');
    expect(await readKey(HERE)).toBe('sk-old');
    expect(await readKey(THERE)).toBeUndefined();
    expect(await readKey(HERE)).toBe('sk-old');
  });
  test('two that read an old one at the same time with different endpoints: one gets it', async () => {
    await plant('sk-old');
    const read = await Promise.all([readKey(HERE), readKey(THERE)]);
    expect(read.filter((key) => key === 'sk-old')).toHaveLength(1);
  });
  test('whatever was entered and removed, an origin reads what was last entered for it', async () => {
    const origin = fc.constantFrom(HERE, THERE, 'http://localhost:8000/v1', 'http://localhost:8001/v1');
    const step = fc.record({ origin, key: fc.option(fc.constantFrom('a', 'b', null), { nil: undefined }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), origin, async (steps, read) => {
        vi.stubGlobal('indexedDB', new IDBFactory());
        for (const { origin: at, key } of steps) await (key === undefined ? deleteKey(at) : writeKey(key, at));
        expect(await readKey(read)).toBe(steps.findLast(({ origin: at }) => at === read)?.key);
      }),
      { numRuns: 40 },
    );
  });
  test.each([[{ 'https://one.example': 'two words' }], [{ 'https://one.example/v1': 'sk' }], [{ '__proto__ ': 'sk' }], [['sk']]])(
    '%o in the store is none',
    async (value) => {
      await plant(value);
      expect(await readKey(HERE)).toBeUndefined();
    },
  );
});

describe('what else no page may read', () => {
  test('a count of what was sent is kept, beside the key', async () => {
    await writeKey('sk-one', HERE);
    expect(await usageStore.read()).toBeUndefined();
    await usageStore.write({ day: '2026-11-22', requests: 3, chars: 200 });
    expect(await usageStore.read()).toStrictEqual({ day: '2026-11-22', requests: 3, chars: 200 });
    expect(await readKey(HERE)).toBe('sk-one');
  });
  test('an installation is known to one service by one name, to each by another, and by none after it was made anew', async () => {
    const [here, again] = await Promise.all([safetyId('https://one.example/v1'), safetyId('https://one.example/v1')]);
    expect(again).toBe(here);
    expect(here).toMatch(/^[0-9a-f]{64}$/);
    expect(await safetyId('https://one.example/v1')).toBe(here);
    expect(await safetyId('https://two.example/v1')).not.toBe(here);
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await safetyId('https://one.example/v1')).not.toBe(here);
  });
});
