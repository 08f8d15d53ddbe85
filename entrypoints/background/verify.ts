import { browser } from 'wxt/browser';

/** Id of the context menu's entry. */
export const VERIFY = 'verify-picture';

/** Opens the verify page on the picture that the context menu was opened on. The click is what lets that page read it. */
export function setUpVerify(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, srcUrl, frameId = 0 }, tab) => {
    if (menuItemId !== VERIFY || srcUrl === undefined || tab?.id === undefined) return;
    const query = new URLSearchParams({ src: srcUrl, tab: String(tab.id), frame: String(frameId) });
    void browser.tabs.create({ url: browser.runtime.getURL(`/verify.html?${query}`), openerTabId: tab.id });
  });
}
