import { browser, type Browser } from 'wxt/browser';
import type { Message } from '../../lib/messages.ts';

/** Names of the menu entry and of the command by which a person reports what was missed. */
export const REPORT = 'report-missed';

/** Has the page ask what is unsafe about what the user has selected. Adds its listeners at once. */
export function setUpFeedback(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId = 0 }, tab) => {
    if (menuItemId === REPORT) ask(tab, { type: REPORT, menu: true }, { frameId });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== REPORT) return;
    // Which frame has the selection only the frames know.
    const active = async () => tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
    void active().then((found) => ask(found, { type: REPORT, menu: false }, {}));
  });
}

function ask(tab: Browser.tabs.Tab | undefined, message: Message, options: { frameId?: number }): void {
  // A page without a script of ours has nothing to report.
  if (tab?.id !== undefined) browser.tabs.sendMessage(tab.id, message, options).catch(() => undefined);
}
