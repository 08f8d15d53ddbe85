import { parsePageStatus, type PageStatus } from '../../../lib/messages.ts';
import type { BrowserUnderTest, TestPage } from './types.ts';
import { until } from './until.ts';

/** Asks pages what Sharemark does there, as the popup does. */
export interface StatusDesk {
  /** The answer of a tab's page, or undefined if none of ours is there. */
  of(page: TestPage): Promise<PageStatus | undefined>;
  ofTab(tab: number): Promise<PageStatus | undefined>;
  /** What the toolbar button says of a tab. */
  title(tab: number): Promise<string>;
  /** Puts something into the extension's storage, as if it had been there before. */
  write(key: string, value: unknown): Promise<void>;
  /** Waits until there is something at a place in the extension's storage. */
  has(key: string, path: readonly (string | number)[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a page of the extension from which to ask. */
export async function openStatusDesk(browser: BrowserUnderTest): Promise<StatusDesk> {
  const desk = await browser.openExtensionPage('options.html');
  const ofTab = async (tab: number) =>
    parsePageStatus(
      await desk.evaluate(
        (id) => chrome.tabs.sendMessage<unknown, unknown>(id, { type: 'get-page-status' }, { frameId: 0 }).catch(() => null),
        tab,
      ),
    );
  return {
    of: async (page) => ofTab(await page.tabId()),
    ofTab,
    title: (tab) => desk.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab),
    write: (key, value) => desk.evaluate((items) => chrome.storage.local.set(items), { [key]: value }),
    has: async (key, path) => {
      await until(`${[key, ...path].join('.')} to be in storage`, async () => {
        const stored = await desk.evaluate((name) => chrome.storage.local.get(name), key);
        const there = [key, ...path].reduce<unknown>(
          (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
          stored,
        );
        return typeof there === 'object' && there !== null && Object.keys(there).length > 0;
      });
    },
    close: () => desk.close(),
  };
}

/** The day as the log of health writes it. */
export function localDay(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
