import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** The command that shares the last answer of the page. */
const SHARE_COMMAND = 'share-shot';

/** The keys of the share command as the browser writes them, '' if none are set, undefined until known. */
export function useShortcut(): string | undefined {
  const [keys, setKeys] = useState<string>();
  useEffect(() => {
    let current = true;
    const look = () =>
      void browser.commands.getAll().then(
        (all) => current && setKeys(all.find(({ name }) => name === SHARE_COMMAND)?.shortcut ?? ''),
        () => current && setKeys(''),
      );
    look();
    // Whoever comes back from the browser's own page may have changed it there.
    addEventListener('focus', look);
    return () => {
      current = false;
      removeEventListener('focus', look);
    };
  }, []);
  return keys;
}

/** Firefox has had a call for it since 137. */
interface ShortcutSettings {
  openShortcutSettings?: () => Promise<void>;
}

/** Shows where the browser lets people change shortcuts. Resolves to false where it has to be said in words. */
export async function openShortcutSettings(): Promise<boolean> {
  const commands: typeof browser.commands & ShortcutSettings = browser.commands;
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings();
    else if (import.meta.env.FIREFOX) return false;
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return true;
  } catch {
    return false;
  }
}
