import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TERM, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { useOpenai } from '../helpers/openai.ts';
import { pressByScript } from '../helpers/companion.ts';
import { chooseStrictness, inPopup } from '../helpers/extension-pages.ts';
import { overlayItem } from '../helpers/overlay.ts';
import { becomesReadable } from '../helpers/readable.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { addCompletion, becomesHidden, openScene, pill, scrollTo, shownItems, VEILED } from './scene.ts';

const HISTORY = { history: 1, historyUnsafe: 1 };
/** No engine calls it unsafe. */
const MISSED = 'The harbour master keeps an old brass key in the drawer below the window, and nobody has asked him why.';
const REPORTED = /^Unsafe, as you reported: violence/;

const MINORS = /^Unsafe: sexual content involving minors/;

/** Selects a text of the page, as a reader does with the mouse. */
function select(page: TestPage, text: string): Promise<void> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
    throw new Error(`"${wanted}" is not on the page.`);
  }, text);
}

/** Reports part of a text as violence, by the shortcut. */
async function report(browser: BrowserUnderTest, page: TestPage, text: string): Promise<void> {
  await select(page, text);
  await browser.command(page, 'report-missed');
  await overlayItem(page, /^What is unsafe about this\?$/);
  await page.clickOverlay(/^violence$/);
}

/** Does something on the options page, then goes back to the page. */
async function inOptions(browser: BrowserUnderTest, page: TestPage, act: (options: TestPage) => Promise<void>): Promise<void> {
  const options = await browser.openExtensionPage('options.html#feedback');
  try {
    await act(options);
  } finally {
    await options.close();
    await page.front();
  }
}

async function events(browser: BrowserUnderTest): Promise<Record<string, unknown>[]> {
  const { feedback = [] } = await browser.storage();
  return feedback as Record<string, unknown>[];
}

test('a reported miss is veiled at once and after a reload; Undo shows it again', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await addCompletion(page, MISSED);
  await becomesReadable(page, MISSED);
  await report(browserUnderTest, page, 'an old brass key');
  await pill(page, REPORTED);
  await becomesHidden(page, MISSED);
  expect(await events(browserUnderTest)).toMatchObject([
    { kind: 'missed', category: 'violence', strictness: 'standard', site: 'https://chatgpt.com' },
  ]);
  await page.reload();
  await pill(page);
  await addCompletion(page, MISSED);
  await pill(page, REPORTED);
  await becomesHidden(page, MISSED);
  await scrollTo(page, MISSED);
  await page.evaluate((text) => {
    // The veil of the other text has buttons, too.
    for (const element of document.querySelectorAll('[data-message-author-role="assistant"]'))
      if (!element.textContent.includes(text)) element.remove();
  }, MISSED);
  await page.clickOverlay(/^Undo$/);
  await becomesReadable(page, MISSED);
  expect(await events(browserUnderTest)).toEqual([]);
});

test('a report needs a person: a script that holds the button itself cannot press it', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await addCompletion(page, MISSED);
  await becomesReadable(page, MISSED);
  await select(page, 'an old brass key');
  await browserUnderTest.command(page, 'report-missed');
  await overlayItem(page, /^What is unsafe about this\?$/);
  // Old enough, and in sight: nothing but the origin of the events is what they are refused for.
  const since = Date.now();
  await until('the question to have been there for a while', () => Date.now() - since > 800);
  expect(await pressByScript(page, 'violence')).toEqual({ clicks: 3, trusted: false });
  expect(await events(browserUnderTest)).toEqual([]);
  await page.press('Escape');
  await until('the question to be gone', async () => (await shownItems(page, /^What is unsafe/)).length === 0);
  await becomesReadable(page, MISSED);
  // Without anything selected it says what to do.
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await browserUnderTest.command(page, 'report-missed');
  await overlayItem(page, /^Select text of an answer first/);
});

test('an exception for a phrase counts on one site, can be taken back at once and in the options', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await pill(page);
  await page.clickOverlay(/^Choose an exception$/);
  await page.clickOverlay(/zorblax.*on this site/);
  await becomesReadable(page, UNSAFE.middle);
  await page.clickOverlay(/^Undo$/);
  await pill(page);
  await becomesHidden(page, UNSAFE.middle);
  // Escape leaves the choice, and changes nothing.
  await page.clickOverlay(/^Choose an exception$/);
  await overlayItem(page, /zorblax.*everywhere/);
  await page.press('Escape');
  await overlayItem(page, /^Not unsafe$/);
  expect((await shownItems(page, /^Only this text$/)).length).toBe(0);
  await page.clickOverlay(/^Choose an exception$/);
  await page.clickOverlay(/zorblax.*on this site/);
  await becomesReadable(page, UNSAFE.middle);
  // Any other text with it, but on no other site.
  await addCompletion(page, UNSAFE.first);
  await becomesReadable(page, UNSAFE.first);
  const other = await openScene(browserUnderTest, servers, 'gemini', { query: HISTORY });
  await pill(other, VEILED);
  await other.close();
  await inOptions(browserUnderTest, page, async (options) => {
    await options.control('button', `Remove “${TERM}” on https://chatgpt.com`).click();
  });
  await pill(page);
  await becomesHidden(page, UNSAFE.middle);
});

test('a level of its own counts on one site only', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await pill(page);
  await becomesHidden(page, UNSAFE.middle);
  await inPopup(browserUnderTest, page, async (popup) => {
    await popup.control('switch', 'Only on this site').click();
    await popup.control('radio', 'Count only').click();
    await popup.waitFor('it to be noted', () => document.body.innerText.includes('Counting here'), undefined);
  });
  await becomesReadable(page, UNSAFE.middle);
  const other = await openScene(browserUnderTest, servers, 'gemini', { query: HISTORY });
  await pill(other, VEILED);
  await other.close();
  await page.front();
  await inPopup(browserUnderTest, page, async (popup) => {
    expect(await popup.control('switch', 'Only on this site').checked()).toBe(true);
    await popup.control('switch', 'Only on this site').click();
  });
  await pill(page);
  await becomesHidden(page, UNSAFE.middle);
  await chooseStrictness(browserUnderTest, page, 'Count only');
  const { settings } = await browserUnderTest.storage();
  expect(settings).toMatchObject({ strictness: 'observe', siteStrictness: [] });
});

test('the options list what was said, take one thing back, export it with its text, and forget it', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await addCompletion(page, MISSED);
  await becomesReadable(page, MISSED);
  await report(browserUnderTest, page, 'an old brass key');
  await pill(page, REPORTED);
  await scrollTo(page, UNSAFE.middle);
  await page.clickOverlay(/^Not unsafe$/);
  await becomesReadable(page, UNSAFE.middle);
  const lines = () =>
    readdirSync(browserUnderTest.downloads)
      .filter((name) => /^sharemark-feedback.*\.jsonl$/.test(name))
      .flatMap((name) => readFileSync(join(browserUnderTest.downloads, name), 'utf8').trim().split('\n'))
      .filter((line) => line !== '');
  await inOptions(browserUnderTest, page, async (options) => {
    await options.waitFor('both', () => document.querySelectorAll('#feedback li').length === 2, undefined);
    await options.control('button', 'Export as JSONL').click();
    const exported = await until('the export', () => {
      const found = lines();
      return found.length === 2 ? found : undefined;
    });
    expect(exported.map((line): unknown => JSON.parse(line))).toMatchObject([
      { kind: 'missed', category: 'violence', text: MISSED, site: 'https://chatgpt.com' },
      { kind: 'not-unsafe', category: 'custom', engine: 'blocklist', score: 1, text: UNSAFE.middle },
    ]);
    await options.evaluate(() => document.querySelector<HTMLButtonElement>('#feedback li button')?.click());
    await options.waitFor('one less', () => document.querySelectorAll('#feedback li').length === 1, undefined);
  });
  await pill(page, VEILED);
  await becomesHidden(page, UNSAFE.middle);
  await inOptions(browserUnderTest, page, async (options) => {
    await options.control('button', 'Clear list').click();
    await options.waitFor('nothing left', () => document.querySelectorAll('#feedback li').length === 0, undefined);
  });
  await becomesReadable(page, MISSED);
  expect(JSON.stringify(await browserUnderTest.storage())).not.toContain('brass key');
});

test('sexual/minors offers nothing to press, and a hundred presses that were made all the same lift nothing', async ({
  browserUnderTest,
  servers,
}) => {
  servers.api.set({ terms: { [TERM]: 'sexual/minors' } });
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await pill(page);
  await page.clickOverlay(/^Not unsafe$/);
  await becomesReadable(page, UNSAFE.middle);
  const [pressed] = await events(browserUnderTest);
  // The engine that finds worse than the user's own term is turned on only now.
  await useOpenai(browserUnderTest, servers);
  await page.front();
  await pill(page, MINORS);
  await becomesHidden(page, UNSAFE.middle);
  expect(await shownItems(page, /^(Not unsafe|Choose an exception)$/)).toEqual([]);
  const at = Number(pressed?.['at']);
  const hostile = Array.from({ length: 100 }, (_, index) => ({ ...pressed, at: at + 1 + index }));
  const options = await browserUnderTest.openExtensionPage('options.html');
  await options.evaluate(async (feedback) => chrome.storage.local.set({ feedback }), hostile);
  await options.waitFor('the presses to be known', () => document.body.innerText.includes('100 passages'), undefined);
  await page.front();
  await page.reload();
  await pill(page, MINORS);
  await becomesHidden(page, UNSAFE.middle);
});
