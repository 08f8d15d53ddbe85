import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPicker } from '../../lib/page/teach/picker.ts';
import { taughtOf } from '../../lib/settings/schema.ts';
import { createSettingsStore } from '../../lib/settings/store.ts';
import { teachTexts } from './texts.ts';

async function start(): Promise<void> {
  const { origin } = globalThis;
  const store = await createSettingsStore(browser.storage.local);
  startPicker({
    texts: teachTexts(),
    before: taughtOf(store.getState(), origin),
    save: (page) =>
      store.update(({ taught }) => ({ taught: [...taught.filter((other) => other.origin !== origin), { origin, ...page }] })),
    onClosed: () => store.destroy(),
  });
}

/** "Teach this page": comes when it is asked for, and starts by itself. */
export default defineUnlistedScript(() => {
  start().catch(() => console.warn('Sharemark could not read its settings'));
});
