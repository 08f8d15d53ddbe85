import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings, SETTINGS_KEY } from '../../../lib/settings/schema.ts';
import { createSettingsStore, type StorageArea } from '../../../lib/settings/store.ts';

const area: StorageArea = fakeBrowser.storage.local;

beforeEach(() => fakeBrowser.reset());

describe('createSettingsStore', () => {
  it('holds what was stored before anybody can look', async () => {
    await area.set({ [SETTINGS_KEY]: { ...defaultSettings(), strictness: 'strict' } });
    expect((await createSettingsStore(area)).getState().strictness).toBe('strict');
  });

  it('follows changes made elsewhere, and their removal', async () => {
    const store = await createSettingsStore(area);
    const seen = vi.fn<(strictness: string) => void>();
    store.subscribe(({ strictness }) => seen(strictness));
    await area.set({ [SETTINGS_KEY]: { ...defaultSettings(), strictness: 'observe' } });
    await area.set({ [SETTINGS_KEY]: 'nonsense' });
    expect(seen.mock.calls).toEqual([['observe'], ['standard']]);
  });

  it('tells nobody when nothing changed', async () => {
    const store = await createSettingsStore(area);
    const seen = vi.fn<() => void>();
    store.subscribe(seen);
    await area.set({ [SETTINGS_KEY]: defaultSettings(), other: 1 });
    expect(seen).not.toHaveBeenCalled();
  });

  it('takes a change that arrives while it is still reading', async () => {
    const read = Promise.withResolvers<Record<string, unknown>>();
    const slow: StorageArea = { ...area, get: () => read.promise, onChanged: area.onChanged };
    const opening = createSettingsStore(slow);
    await area.set({ [SETTINGS_KEY]: { ...defaultSettings(), name: 'newer' } });
    read.resolve({ [SETTINGS_KEY]: { ...defaultSettings(), name: 'older' } });
    expect((await opening).getState().name).toBe('newer');
  });

  it('writes a patch and shows it at once', async () => {
    const store = await createSettingsStore(area);
    await store.update({ blocklist: { terms: ['word'] } });
    expect(store.getState().blocklist).toEqual({ terms: ['word'], exceptions: [], shipped: true });
    expect(await area.get(SETTINGS_KEY)).toEqual({ [SETTINGS_KEY]: store.getState() });
  });

  it('loses no update when several are made at once', async () => {
    const store = await createSettingsStore(area);
    const names = Array.from({ length: 15 }, (_, index) => `h${index}`);
    await Promise.all(names.map((name) => store.update(({ packs }) => ({ packs: [...packs, name] }))));
    expect(store.getState().packs).toEqual(['openai-2021-08', ...names]);
  });

  it('builds on what storage holds, not on what it last heard', async () => {
    const store = await createSettingsStore({ ...area, onChanged: { addListener() {}, removeListener() {} } });
    await area.set({ [SETTINGS_KEY]: { ...defaultSettings(), name: 'Ada' } });
    await store.update({ strictness: 'relaxed' });
    expect(store.getState()).toEqual({ ...defaultSettings(), name: 'Ada', strictness: 'relaxed' });
  });

  it('says when storage refuses, and works again afterwards', async () => {
    const store = await createSettingsStore(area);
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('quota'));
    await expect(store.update({ name: 'lost' })).rejects.toThrow('quota');
    set.mockRestore();
    await store.update({ name: 'kept' });
    expect(store.getState().name).toBe('kept');
  });

  it('stops following when destroyed', async () => {
    const store = await createSettingsStore(area);
    store.destroy();
    await area.set({ [SETTINGS_KEY]: { ...defaultSettings(), name: 'unheard' } });
    expect(store.getState().name).toBe('');
  });
});
