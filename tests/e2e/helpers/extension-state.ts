import * as v from 'valibot';
import type { TestPage } from './types.ts';

/** The subset of the WebExtension API that tests call on extension pages; both browsers offer it as `chrome` with promises. */
const Storage = v.record(v.string(), v.unknown());

export async function readStorage(page: TestPage): Promise<Record<string, unknown>> {
  return v.parse(Storage, await page.evaluate(async () => chrome.storage.local.get(null)));
}

export async function seedSettings(page: TestPage, patch: Record<string, unknown>): Promise<void> {
  await page.evaluate(async (changes) => {
    const { settings } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { version: 1, ...settings, ...changes } });
  }, patch);
}

export async function resetExtension(page: TestPage): Promise<void> {
  await page.evaluate(async () => {
    await chrome.storage.local.clear();
    // Whoever has one of them open lets go of it when it is to be deleted.
    const names = ['sharemark-ledger', 'sharemark-drafts'];
    await Promise.all(names.map((name) => new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))));
    const { origins = [] } = await chrome.permissions.getAll();
    const optional = chrome.runtime.getManifest().optional_host_permissions ?? [];
    if (optional.length > 0) {
      const { content_scripts = [], host_permissions = [] } = chrome.runtime.getManifest();
      const required = new Set<string>([...host_permissions, ...content_scripts.flatMap(({ matches }) => matches ?? [])]);
      await chrome.permissions.remove({ origins: origins.filter((origin) => !required.has(origin)) });
    }
    const registered = await chrome.scripting.getRegisteredContentScripts();
    // The background may have been faster: it follows the settings that were just cleared.
    for (const { id } of registered) await chrome.scripting.unregisterContentScripts({ ids: [id] }).catch(() => undefined);
  });
}
