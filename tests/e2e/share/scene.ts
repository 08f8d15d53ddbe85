import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MetadataFields, readMetadata } from '../../../lib/mark/metadata/index.ts';
import { answered, ask, chatPage, openChat } from '../helpers/chat.ts';
import { savedPictures } from '../helpers/downloads.ts';
import { overlayItem } from '../helpers/overlay.ts';
import type { ChatServers } from '../helpers/servers.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';

/** A page of our re-created ChatGPT with one finished answer that can be shared. */
export async function answeredPage(browser: BrowserUnderTest, servers: ChatServers, scenario = 'safe'): Promise<TestPage> {
  const page = await openChat(browser, servers, 'chatgpt', { tps: 400 });
  await ask(page, chatPage('chatgpt'), `Please tell me all of it /${scenario}`);
  await answered(page, 1, 60_000);
  await overlayItem(page, /^Share with label/);
  return page;
}

/** Gives the button on the page what it needs, as a user does once. */
export async function allowButton(browser: BrowserUnderTest): Promise<void> {
  const page = await browser.openExtensionPage('permission.html');
  await page.control('button', 'Allow').click();
  await page.waitFor('the access', () => document.body.innerText.includes('Allowed.'), undefined);
  await page.close();
}

/** Waits for the n-th picture since `before`, and reads its data. */
export async function nextPicture(browser: BrowserUnderTest, before: readonly string[]): Promise<MetadataFields | undefined> {
  return readMetadata(await nextFile(browser, before));
}

/** Waits for the n-th picture since `before`. */
export async function nextFile(browser: BrowserUnderTest, before: readonly string[]): Promise<Buffer> {
  const fresh = (): string[] => savedPictures(browser).filter((name) => !before.includes(name));
  await until('a picture', async () => fresh().length > 0, 30_000);
  return readFileSync(join(browser.downloads, fresh()[0] ?? ''));
}

/** What the overlay's notice says now. */
export async function noticed(page: TestPage, words: RegExp): Promise<void> {
  await until(`a notice ${String(words)}`, async () => (await page.overlay()).some((item) => words.test(item.text)), 30_000);
}

/** Waits until a share asks for a decision, and opens its review page to act on. */
export async function openReview(browser: BrowserUnderTest, page: TestPage): Promise<TestPage> {
  await noticed(page, /Your decision is needed/);
  const finder = await browser.openExtensionPage('options.html');
  const url = await finder.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url?.includes('/review.html'))?.url ?? '';
  });
  await finder.close();
  return browser.openExtensionPage(`review.html${new URL(url).search}`);
}
