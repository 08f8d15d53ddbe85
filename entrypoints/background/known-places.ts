import { browser } from 'wxt/browser';
import { planKnown } from '../../lib/background/known-places.ts';
import { FAMILIAR_KEY, readFamiliar } from '../../lib/settings/familiar.ts';

/** Keeps the sheet registered that marks places where completions were found. */
export function setUpKnownPlaces(): void {
  let last: Promise<void> = Promise.resolve();
  const reconcile = (): void => {
    last = last.then(update).catch((error: unknown) => console.warn('Sharemark could not mark known pages', error));
  };
  browser.storage.local.onChanged.addListener((changes) => {
    if (FAMILIAR_KEY in changes) reconcile();
  });
  reconcile();
}

async function update(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const { add, remove } = planKnown(
    await readFamiliar(browser.storage.local),
    registered.map(({ id }) => id),
  );
  if (remove.length > 0) await browser.scripting.unregisterContentScripts({ ids: remove });
  if (add) await browser.scripting.registerContentScripts([add]);
}
