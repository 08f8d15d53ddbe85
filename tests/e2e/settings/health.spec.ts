import { UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered } from '../helpers/chat.ts';
import { inPopup } from '../helpers/extension-pages.ts';
import { becomesReadable } from '../helpers/readable.ts';
import { localDay, openStatusDesk } from '../helpers/status.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { addCompletion, askFor, becomesHidden, openScene, pill, scrollTo } from '../moderate/scene.ts';

const HISTORY = { history: 2, historyUnsafe: 1 };
/** Neither browser makes a popup taller, in css px. */
const TALLEST = 600;

/** What was known of ChatGPT before the test. */
async function seedHealth(browser: BrowserUnderTest, known: Record<string, unknown>): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  const day = { day: localDay(), layers: {}, checked: 7, veiled: 0, revealed: 0, failed: 0, ms: 0 };
  await page.evaluate((log) => chrome.storage.local.set({ health: log }), { chatgpt: { days: [day], models: [], ...known } });
  await page.close();
}

/** Waits until the row of a site in the options says what is expected, and gives its cells. */
async function rowOf(options: TestPage, site: string, condition: RegExp): Promise<string[]> {
  await options.waitFor(
    `the row of ${site}`,
    ({ name, wanted }) =>
      [...document.querySelectorAll('#health tbody tr')].some(
        (row) =>
          row.querySelector('th')?.textContent === name &&
          new RegExp(wanted).test([...row.children].map((cell) => cell.textContent).join('|')),
      ),
    { name: site, wanted: condition.source },
  );
  return options.evaluate(
    (name) =>
      [...document.querySelectorAll('#health tbody tr')]
        .filter((row) => row.querySelector('th')?.textContent === name)
        .flatMap((row) => [...row.children].map((cell) => cell.textContent)),
    site,
  );
}

function says(popup: TestPage, text: string): Promise<void> {
  return popup.waitFor(`the popup to say "${text}"`, (wanted) => document.body.innerText.includes(wanted), text);
}

test('the options tell what was found and checked on a site, and forget it', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await pill(page);
  const options = await browserUnderTest.openExtensionPage('options.html');
  const [, by, completions, checked, veiled, shown, failed, ms] = await rowOf(options, 'ChatGPT', /\|layout 2025\|2\|\d+\|2\|/);
  expect([by, completions, veiled, shown, failed]).toEqual(['layout 2025', '2', '2', '0', '0']);
  expect(Number(checked)).toBeGreaterThan(5);
  expect(Number(ms)).toBeGreaterThan(0);

  const stored = JSON.stringify((await browserUnderTest.storage())['health']);
  expect(stored).toContain(localDay());
  for (const text of [...UNSAFE.middle.split(' ').filter((word) => word.length > 5), '/c/', 'http'])
    expect(stored).not.toContain(text);

  await options.control('button', 'Clear health').click();
  await options.waitFor(
    'the end of it',
    () => document.querySelector('#health output')?.textContent === 'Health cleared',
    undefined,
  );
  await options.waitFor('the table to go', () => document.querySelector('#health table') === null, undefined);
  expect((await browserUnderTest.storage())['health']).toEqual({});
});

test('what comes later adds up, also after the background has ended', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { ...HISTORY, tps: 200 } });
  await pill(page);
  const options = await browserUnderTest.openExtensionPage('options.html');
  await rowOf(options, 'ChatGPT', /\|layout 2025\|2\|/);
  await browserUnderTest.stopWorker();
  await page.front();
  await askFor(page, 'chatgpt', 'safe');
  await answered(page, 1);
  await rowOf(options, 'ChatGPT', /\|layout 2025\|3\|/);
});

test('a page that falls back says so in popup and toolbar, and the popup still fits', async ({ browserUnderTest, servers }) => {
  await seedHealth(browserUnderTest, { usual: 'layer:2026-10' });
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY, settings: { name: 'Ada Lovelace' } });
  await pill(page);
  const tab = await page.tabId();
  await inPopup(browserUnderTest, page, async (popup) => {
    await says(popup, 'Found 2 completions by layout 2025');
    await says(popup, 'This page has changed. Completions are found by an older layout than usual');
    await popup.control('button', 'Look for answers anyway').shown();
    expect(await popup.control('link', 'See a report').exists()).toBe(true);
    await says(popup, '0 of 4 today');
    expect((await popup.box('main')).height).toBeLessThanOrEqual(TALLEST);
    await until('the toolbar to say so', async () =>
      (await popup.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab)).includes('This page has changed'),
    );
    await popup.control('button', 'Look for answers anyway').click();
    await says(popup, 'Looking by general signs until this page is left.');
  });
});

test('a page as it always was says only by what its completions were found', async ({ browserUnderTest, servers }) => {
  await seedHealth(browserUnderTest, { usual: 'layer:2025' });
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await pill(page);
  const options = await browserUnderTest.openExtensionPage('options.html');
  await rowOf(options, 'ChatGPT', /\|layout 2025\|2\|/);
  // The picker calls the same model "ChatGPT 5.2".
  await until('the model to be noted', async () => JSON.stringify(await browserUnderTest.storage()).includes('"name":"gpt-5-2"'));
  expect(JSON.stringify(await browserUnderTest.storage())).not.toContain('ChatGPT');
  await inPopup(browserUnderTest, page, async (popup) => {
    await says(popup, 'Found 2 completions by layout 2025');
    expect(await popup.control('button', 'Look for answers anyway').exists()).toBe(false);
    expect(await popup.control('button', 'Noted').exists()).toBe(false);
  });
});

test('a model that never answered here before is told once', async ({ browserUnderTest, servers }) => {
  await seedHealth(browserUnderTest, { usual: 'layer:2025', models: [{ name: 'gpt-5-1', since: localDay() }] });
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY, settings: { name: 'Ada Lovelace' } });
  await pill(page);
  await inPopup(browserUnderTest, page, async (popup) => {
    await says(popup, 'New model here: gpt-5-2 (before: gpt-5-1)');
    expect(await popup.control('link', 'Check the engines').exists()).toBe(true);
    await says(popup, '0 of 4 today');
    expect((await popup.box('main')).height).toBeLessThanOrEqual(TALLEST);
    await popup.control('button', 'Noted').click();
    await popup.waitFor('the note to go', () => !document.body.innerText.includes('New model here'), undefined);
  });
});

test('"Look for answers anyway" finds what the adapter does not', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  await page.evaluateEarly(
    (names: readonly string[]) => {
      // A layout that no adapter knows.
      const strip = () => {
        for (const name of names) for (const element of document.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
      };
      new MutationObserver(strip).observe(document, { subtree: true, childList: true, attributes: true });
    },
    ['data-message-author-role', 'data-message-id', 'data-testid'],
  );
  await page.goto(`https://chatgpt.com/?${new URLSearchParams({ history: '2', historyUnsafe: '1' })}`);
  await scrollTo(page, UNSAFE.middle);
  await becomesReadable(page, UNSAFE.middle);
  const popup = await browserUnderTest.openExtensionPage(`popup.html?tab=${await page.tabId()}`);
  await popup.evaluate((tab) => chrome.tabs.sendMessage(tab, { type: 'look-anyway' }), await page.tabId());
  await popup.close();
  await page.front();
  await pill(page);
  await becomesHidden(page, UNSAFE.middle);
});

/** Writes text word by word into a pane that the page did not have before, as a page may do that no adapter foresaw. */
function streamAside(page: TestPage, text: string): Promise<void> {
  return page.evaluate((words) => {
    const aside = document.createElement('aside');
    const told = aside.appendChild(document.createElement('p')).appendChild(new Text());
    aside.style.cssText = 'position: fixed; right: 0; top: 60px; width: 300px; background: white; z-index: 9';
    document.body.append(aside);
    const timer = setInterval(() => {
      const word = words.shift();
      if (word === undefined) clearInterval(timer);
      else told.appendData(`${word} `);
    }, 60);
  }, text.split(' '));
}

for (const id of ['chatgpt', 'styled'])
  test(`text that streams without being anybody’s on ${id}: icon and popup say so, and what is offered works`, async ({
    browserUnderTest,
    servers,
  }) => {
    const page = await openScene(browserUnderTest, servers, id, {
      query: { tps: 200 },
      settings: { name: 'Ada Lovelace' },
    });
    await askFor(page, id, 'unsafe-short');
    await pill(page);
    await answered(page, 1);
    // On a page without an adapter the answer has to be over: until then whatever grows may be a part of it.
    const desk = await openStatusDesk(browserUnderTest);
    const tab = await page.tabId();
    await until('the answer to be judged', async () => (await desk.ofTab(tab))?.held === 0);
    await page.front();
    const around = 'There is more to read about this in a place of its own, and nobody has looked at any of it so far.';
    await streamAside(page, `${around} ${UNSAFE.listItem} ${around}`);
    await until('the page to say so', async () => (await desk.ofTab(tab))?.health === 'unclaimed');
    await until('the toolbar to say so', async () => (await desk.title(tab)).includes('Text appears here that'));
    await becomesReadable(page, UNSAFE.listItem);
    await inPopup(browserUnderTest, page, async (popup) => {
      await says(popup, 'Text appears here that Sharemark does not recognise as a completion. It is not checked.');
      await popup.control('button', 'Look for answers anyway').shown();
      expect(await popup.control('button', 'Teach this page').exists()).toBe(true);
      expect(await popup.control('link', 'See a report').exists()).toBe(true);
      expect((await popup.box('main')).height).toBeLessThanOrEqual(TALLEST);
      await popup.control('button', 'Look for answers anyway').click();
      // "Looking by general signs", until what was found is told instead.
      await popup.waitFor(
        'the press to be answered',
        (complaint) => !document.body.innerText.includes(complaint),
        'Text appears here that Sharemark does not recognise',
      );
    });
    await becomesHidden(page, UNSAFE.listItem);
    await until('the page to be known', async () => (await desk.ofTab(tab))?.health !== 'unclaimed');
  });

test('a report has the structure of the page and none of its text', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await pill(page);
  await addCompletion(page, 'My name is Zsigmondy and my number is 5550199.');
  await page.evaluate(() => {
    const turn = document.querySelector('[data-message-author-role="assistant"]');
    const secret = document.createElement('zsigmondy-5550199');
    for (const name of ['id', 'class', 'title', 'href', 'aria-label', 'role', 'data-testid', 'data-zsigmondy5550199'])
      secret.setAttribute(name, 'zsigmondy 5550199');
    turn?.append(secret);
  });
  const report = await browserUnderTest.openExtensionPage(`report.html?tab=${await page.tabId()}`);
  await report.control('textbox', 'This is all that is in it').shown();
  const text = await report.control('textbox', 'This is all that is in it').value();
  expect(text).toContain('host: chatgpt.com\n');
  expect(text).toContain('data-message-author-role=assistant');
  expect(text).toContain('layout 2025: 3 × [data-message-author-role="assistant"]');
  expect(text).not.toMatch(/zsigmondy|5550199|https?:|\?history/i);
  for (const word of UNSAFE.middle.split(/\W+/).filter((one) => one.length > 7)) expect(text).not.toContain(word);
  await report.control('button', 'Copy report').click();
  await report.waitFor('the copy', () => document.querySelector('output')?.textContent === 'Report copied', undefined);
});
