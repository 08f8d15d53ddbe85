import { describe, expect, it, vi } from 'vitest';
import { createFamiliar, FAMILIAR_KEY, placeOf } from '../../../lib/settings/familiar.ts';

function area(stored: Record<string, unknown> = {}) {
  return {
    stored,
    get: (key: string) => Promise.resolve(key in stored ? { [key]: stored[key] } : {}),
    set: vi.fn<(items: Record<string, unknown>) => Promise<void>>((items) => Promise.resolve(void Object.assign(stored, items))),
  };
}

describe('the place of a page', () => {
  it.each([
    ['https://chat.example/', 'https://chat.example/'],
    ['https://chat.example/app', 'https://chat.example/app'],
    ['https://chat.example/app/conversation/7', 'https://chat.example/app'],
    ['https://chat.example/0d9f4c2e-1b', 'https://chat.example/'],
    ['https://chat.example/41', 'https://chat.example/'],
    ['https://chat.example/c8d2f1', 'https://chat.example/'],
    ['https://pages.example/mail-03', 'https://pages.example/mail-03'],
    ['https://pages.example/04-forum.html', 'https://pages.example/04-forum.html'],
    ['http://localhost:5173/chat?q=secret#there', 'http://localhost:5173/chat'],
  ])('of %s is %s', (address, place) => expect(placeOf(new URL(address))).toBe(place));
});

describe('familiar places', () => {
  it('are known after completions were found there, others are not', async () => {
    const storage = area();
    const here = createFamiliar(storage, 'https://a.example/');
    await expect(here.knows()).resolves.toBe(false);
    here.note();
    await vi.waitFor(async () => expect(await here.knows()).toBe(true));
    await expect(createFamiliar(storage, 'https://b.example/').knows()).resolves.toBe(false);
  });

  it('are written once', async () => {
    const storage = area();
    for (let time = 0; time < 3; time++) {
      const here = createFamiliar(storage, 'https://a.example/');
      here.note();
      here.note();
      await vi.waitFor(async () => expect(await here.knows()).toBe(true));
    }
    expect(storage.set).toHaveBeenCalledTimes(1);
  });

  it('keep the newest 300', async () => {
    const storage = area({ [FAMILIAR_KEY]: Array.from({ length: 300 }, (_, index) => `https://${index}.example/`) });
    createFamiliar(storage, 'https://new.example/').note();
    await vi.waitFor(() => expect(storage.set).toHaveBeenCalled());
    await expect(createFamiliar(storage, 'https://new.example/').knows()).resolves.toBe(true);
    await expect(createFamiliar(storage, 'https://0.example/').knows()).resolves.toBe(false);
    await expect(createFamiliar(storage, 'https://1.example/').knows()).resolves.toBe(true);
  });

  it.each([['text'], [{ a: 1 }], [[1, 2]], [null]])('that were stored as %j are none', async (stored) => {
    await expect(createFamiliar(area({ [FAMILIAR_KEY]: stored }), 'https://a.example/').knows()).resolves.toBe(false);
  });

  it('are none without storage', async () => {
    const gone = { get: () => Promise.reject(new Error('gone')), set: () => Promise.reject(new Error('gone')) };
    const here = createFamiliar(gone, 'https://a.example/');
    here.note();
    await expect(here.knows()).resolves.toBe(false);
  });
});
