import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../lib/settings/schema.ts';
import type { SettingsStore } from '../lib/settings/store.ts';

/** The page's one settings store, hydrated before the page is drawn. */
export const SettingsContext = createContext<SettingsStore | undefined>(undefined);

/** The store itself, to write with. */
export function useSettingsStore(): SettingsStore {
  const store = use(SettingsContext);
  if (!store) throw new Error('SettingsContext is missing above this component');
  return store;
}

/** A part of the settings; the component follows it. `pick` must return a part, not a new object. */
export function useSetting<T>(pick: (settings: Settings) => T): T {
  const store = useSettingsStore();
  return useStore(store, pick);
}
