import { parsePageStatus, type PageStatus } from '../../../lib/messages.ts';
import type { BrowserUnderTest, TestPage } from './types.ts';

/** What the content script of a page's top frame says of itself, as the popup asks it. @throws Error if nothing of Sharemark answers there */
export async function readStatus(browser: BrowserUnderTest, page: TestPage): Promise<PageStatus> {
  const tabId = await page.tabId();
  const options = await browser.openExtensionPage('options.html');
  try {
    const answer: unknown = await options.evaluate(
      async (tab) => chrome.tabs.sendMessage(tab, { type: 'get-page-status' }, { frameId: 0 }),
      tabId,
    );
    const status = parsePageStatus(answer);
    if (status === undefined) throw new Error(`No status from the page: ${JSON.stringify(answer)}`);
    return status;
  } finally {
    await options.close();
    await page.front();
  }
}
