import type { BrowserUnderTest, TestPage } from './types.ts';
import { until } from './until.ts';

export type StrictnessName = 'Count only' | 'Relaxed' | 'Standard' | 'Strict';

/** Time in which Sharemark starts on a page that was open before it was allowed there, in milliseconds. */
const START_MS = 5000;

/** Does something in the popup of a page's tab, then closes it and goes back to the page. */
export async function inPopup<Result>(
  browser: BrowserUnderTest,
  page: TestPage,
  act: (popup: TestPage) => Promise<Result>,
): Promise<Result> {
  const popup = await browser.openExtensionPage(`popup.html?tab=${await page.tabId()}`);
  try {
    return await act(popup);
  } finally {
    await popup.close();
    await page.front();
  }
}

/** Presses "Allow this page" in the popup, as a user does on a page that Sharemark does not know, until it runs there. */
export async function allowPage(browser: BrowserUnderTest, page: TestPage): Promise<void> {
  const origin = await page.evaluate(() => location.origin);
  await inPopup(browser, page, async (popup) => {
    await popup.control('button', 'Allow this page').shown();
    // In a tab of its own the popup is not told the page's address; from the toolbar it is.
    if (await popup.evaluate(() => document.querySelector('input[type=url]') !== null)) {
      await popup.click('input[type=url]');
      await popup.type(origin);
    }
    await popup.control('button', 'Allow this page').click();
    await popup.control('switch', 'Sharemark on this site').shown();
    if (!(await runs(popup, START_MS))) {
      // The button may be gone by now: the script can have answered a moment after all.
      await popup.evaluate(() =>
        [...document.querySelectorAll('button')].find((button) => button.textContent === 'Reload the page')?.click(),
      );
      await until('Sharemark to answer from the page', () => runs(popup, 0));
    }
  });
}

/** Empties the browser and allows Sharemark on an origin's pages, for tests that share that. */
export async function allowOrigin(
  browser: BrowserUnderTest,
  origin: string,
  settings: Record<string, unknown> = {},
): Promise<void> {
  await browser.reset();
  await browser.seedSettings(settings);
  const page = await browser.open(`${origin}/ordinary/article`);
  await allowPage(browser, page);
  await page.close();
}

/** Whether the popup says, within a time in milliseconds, that Sharemark is at work on its page. */
function runs(popup: TestPage, within: number): Promise<boolean> {
  return until(
    'Sharemark to answer from the page',
    () => popup.evaluate(() => /Checking answers|Counting here/.test(document.body.textContent)),
    within,
  ).catch(() => false);
}

/** Chooses a strictness in the popup. */
export async function chooseStrictness(browser: BrowserUnderTest, page: TestPage, name: StrictnessName): Promise<void> {
  await inPopup(browser, page, async (popup) => {
    const choice = popup.control('radio', name);
    await choice.click();
    await until(`${name} to be chosen`, () => choice.checked());
  });
}

/** Imports a settings file on the options page, as a user does; `file` is its path. */
export async function importSettings(browser: BrowserUnderTest, file: string): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await options.control('button', 'Import settings').shown();
  await options.setFile('input[type=file]', file);
  await options.waitFor('the import to be done', () => document.body.textContent.includes('Settings imported'), undefined);
  await options.close();
}
