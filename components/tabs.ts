import { browser } from 'wxt/browser';

/** Closes the tab this page is in; with `back`, that tab comes to the front first. Rejects nothing: a tab may be gone. */
export async function closeTab(back?: number): Promise<void> {
  if (back !== undefined) await browser.tabs.update(back, { active: true }).catch(() => undefined);
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id).catch(() => undefined);
}

/** The id in `?tab=<id>`, if there is one. */
export function namedTab(search: string): number | undefined {
  const asked = new URLSearchParams(search).get('tab');
  return asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : undefined;
}
