import { parsePageStatus, type PageStatus } from '../../../lib/messages.ts';
import type { BrowserUnderTest, TestPage } from './types.ts';

/** Asks pages what Sharemark does there, as the popup does. */
export interface StatusDesk {
  /** The answer of a tab's page, or undefined if none of ours is there. */
  of(page: TestPage): Promise<PageStatus | undefined>;
  close(): Promise<void>;
}

/** Opens a page of the extension from which to ask. */
export async function openStatusDesk(browser: BrowserUnderTest): Promise<StatusDesk> {
  const desk = await browser.openExtensionPage('options.html');
  return {
    of: async (page) =>
      parsePageStatus(
        await desk.evaluate(
          (tab) => chrome.tabs.sendMessage<unknown, unknown>(tab, { type: 'get-page-status' }, { frameId: 0 }).catch(() => null),
          await page.tabId(),
        ),
      ),
    close: () => desk.close(),
  };
}
