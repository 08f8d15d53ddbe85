import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deleteKey, isKeyShaped, MAX_KEY_CHARS, readKey, safetyId, usageStore, writeKey } from '../../lib/settings/secrets.ts';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

/** Puts something into the store behind the module's back. */
async function plant(value: unknown): Promise<void> {
  await writeKey('placeholder');
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
    expect(await readKey()).toBeUndefined();
  });
  test('is kept, replaced and removed', async () => {
    await writeKey('sk-one');
    expect(await readKey()).toBe('sk-one');
    await writeKey('  sk-two\n');
    expect(await readKey()).toBe('sk-two');
    await deleteKey();
    expect(await readKey()).toBeUndefined();
    await deleteKey();
  });
  test('is there for every other context of the extension', async () => {
    await writeKey('sk-one');
    expect(await Promise.all([readKey(), readKey(), readKey()])).toStrictEqual(['sk-one', 'sk-one', 'sk-one']);
  });
  test.each([
    ['empty', '   '],
    ['with a space', 'sk one'],
    ['with a line break', 'sk-one\nX-Evil: 1'],
    ['not ASCII', 'sk-ключ'],
    ['too long', 'x'.repeat(MAX_KEY_CHARS + 1)],
  ])('%s is refused, without being named, and the old one stays', async (_what, key) => {
    await writeKey('sk-old');
    const error: unknown = await writeKey(key).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RangeError);
    expect(String(error)).not.toContain('sk');
    expect(await readKey()).toBe('sk-old');
  });
  test.each([[42], [null], [{ key: 'sk-one' }], ['two words']])('%o in the store is no key', async (value) => {
    await plant(value);
    expect(await readKey()).toBeUndefined();
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
    await expect(readKey()).rejects.toThrow('refused');
  });
});

describe('what else no page may read', () => {
  test('a count of what was sent is kept, beside the key', async () => {
    await writeKey('sk-one');
    expect(await usageStore.read()).toBeUndefined();
    await usageStore.write({ day: '2026-11-22', requests: 3, chars: 200 });
    expect(await usageStore.read()).toStrictEqual({ day: '2026-11-22', requests: 3, chars: 200 });
    expect(await readKey()).toBe('sk-one');
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
