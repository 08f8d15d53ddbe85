import { createStore, type StoreApi } from 'zustand/vanilla';
import { parseSettings, patchSettings, SETTINGS_KEY, type Settings, type SettingsPatch } from './schema.ts';

type StorageChanges = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type ChangeListener = (changes: StorageChanges) => void;

/** The part of `browser.storage.local` that settings need, so that this file runs without a browser. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  readonly onChanged: { addListener(listener: ChangeListener): void; removeListener(listener: ChangeListener): void };
}

/** A zustand store that always holds valid settings: `getState`, `subscribe`, and these two. */
export interface SettingsStore extends Pick<StoreApi<Settings>, 'getState' | 'getInitialState' | 'subscribe'> {
  /**
   * Writes to storage and resolves once this store shows the result. `change` is a patch, or makes one from what storage holds at that
   * moment; calls of one context run one after the other, so none is lost. Rejects if storage refuses (quota, extension gone).
   */
  update(change: SettingsPatch | ((current: Settings) => SettingsPatch)): Promise<void>;
  /** Stops following storage. */
  destroy(): void;
}

/** Valid settings have one key order, so their text tells whether anything changed. */
function same(a: Settings, b: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Reads the settings of `area` and follows them. Resolves only when they have been read: nobody ever sees defaults that the user has changed.
 * Rejects if storage cannot be read.
 */
export async function createSettingsStore(area: StorageArea): Promise<SettingsStore> {
  let store: StoreApi<Settings> | undefined;
  let early: { value: unknown } | undefined;
  const show = (value: unknown) => {
    const next = parseSettings(value);
    if (store && !same(store.getState(), next)) store.setState(next, true);
  };
  const listener: ChangeListener = (changes) => {
    const change = changes[SETTINGS_KEY];
    if (!change) return;
    if (store) show(change.newValue);
    else early = { value: change.newValue };
  };
  // Listening starts before reading: a change in between is newer than what the read returns.
  area.onChanged.addListener(listener);
  let stored: unknown;
  try {
    stored = (await area.get(SETTINGS_KEY))[SETTINGS_KEY];
  } catch (error) {
    area.onChanged.removeListener(listener);
    throw error;
  }
  store = createStore<Settings>(() => parseSettings(early ? early.value : stored));

  let queue: Promise<unknown> = Promise.resolve();
  const write = async (change: SettingsPatch | ((current: Settings) => SettingsPatch)) => {
    // Storage, not this store, is what another context may have changed a moment ago.
    const current = parseSettings((await area.get(SETTINGS_KEY))[SETTINGS_KEY]);
    const next = patchSettings(current, typeof change === 'function' ? change(current) : change);
    await area.set({ [SETTINGS_KEY]: next });
    show(next);
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    update(change) {
      const done = queue.then(() => write(change));
      queue = done.catch(() => undefined);
      return done;
    },
    destroy() {
      area.onChanged.removeListener(listener);
    },
  };
}
