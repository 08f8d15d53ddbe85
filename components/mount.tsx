import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { createSettingsStore } from '../lib/settings/store.ts';
import { SettingsContext } from './use-settings.ts';

/** Draws an extension page once its settings have been read, in the language its texts are in. */
export async function mount(title: string, app: ReactNode): Promise<void> {
  document.documentElement.lang = i18n.t('language');
  document.title = title;
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  const store = await createSettingsStore(browser.storage.local);
  createRoot(root).render(
    <StrictMode>
      <SettingsContext value={store}>{app}</SettingsContext>
    </StrictMode>,
  );
}
