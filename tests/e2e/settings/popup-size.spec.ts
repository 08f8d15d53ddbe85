import { expect, test } from '../fixtures/test.ts';
import { openScene, pill } from '../moderate/scene.ts';

/** Neither browser makes a popup taller, in css px. */
const TALLEST = 600;

test('the popup of a page that is moderated needs no scrolling', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', {
    query: { history: 1, historyUnsafe: 1 },
    settings: { name: 'Ada Lovelace' },
  });
  await pill(page);
  const popup = await browserUnderTest.openExtensionPage(`popup.html?tab=${await page.tabId()}`);
  await popup.control('button', 'Share with label').shown();
  await popup.waitFor('today', () => document.body.innerText.includes('0 of 4 today'), undefined);
  const { width, height } = await popup.box('main');
  expect(width).toBe(360);
  expect(height).toBeLessThanOrEqual(TALLEST);
  for (const level of ['Count only', 'Relaxed', 'Standard', 'Strict'])
    expect(await popup.control('radio', level).exists()).toBe(true);
});

test('the popup of a page that was allowed and whose completions were found needs none either', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'deep-chat', {
    query: { history: 1, historyUnsafe: 1 },
    settings: { name: 'Ada Lovelace' },
  });
  await pill(page);
  const popup = await browserUnderTest.openExtensionPage(`popup.html?tab=${await page.tabId()}`);
  await popup.control('button', 'Stop on this page').shown();
  await popup.waitFor('what was found', () => /Found 1 completion by /.test(document.body.innerText), undefined);
  await popup.waitFor('today', () => document.body.innerText.includes('0 of 4 today'), undefined);
  expect((await popup.box('main')).height).toBeLessThanOrEqual(TALLEST);
});
