import { parseMessage, parsePageStatus, type PageStatus } from '../../../lib/messages.ts';
import type { BrowserUnderTest, TestPage } from './types.ts';

/** Completions that a status says were found, by whatever. */
export const foundIn = ({ found }: PageStatus): number => found.reduce((sum, { count }) => sum + count, 0);

export interface FollowedStatus {
  /** What the content script of the top frame says of itself now, as the popup asks it. */
  now(): Promise<PageStatus>;
  /** Everything it has said by itself since. */
  said(): Promise<PageStatus[]>;
  close(): Promise<void>;
}

/** Listens to what the content script of a page says to popup and background; the page stays in front. */
export async function followStatus(browser: BrowserUnderTest, page: TestPage): Promise<FollowedStatus> {
  const tabId = await page.tabId();
  const options = await browser.openExtensionPage('options.html');
  await options.evaluate((tab) => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message, sender) => {
      if (sender.tab?.id === tab && sender.frameId === 0) heard.push(message);
    });
  }, tabId);
  await page.front();
  return {
    async now() {
      const answer: unknown = await options.evaluate(
        async (tab) => chrome.tabs.sendMessage(tab, { type: 'get-page-status' }, { frameId: 0 }),
        tabId,
      );
      const status = parsePageStatus(answer);
      if (status === undefined) throw new Error(`No status from the page: ${JSON.stringify(answer)}`);
      return status;
    },
    async said() {
      const heard = await options.evaluate((): unknown[] => Reflect.get(globalThis, 'heard'));
      return heard.flatMap((message) => {
        const parsed = parseMessage(message);
        return parsed?.type === 'page-status' ? parsed.status : [];
      });
    },
    async close() {
      await options.close();
      await page.front();
    },
  };
}
