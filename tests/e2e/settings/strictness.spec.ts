import { TERM, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered } from '../helpers/chat.ts';
import { chooseStrictness, inPopup } from '../helpers/extension-pages.ts';
import { arrives, becomesReadable, isReadable } from '../helpers/readable.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import { addCompletion, askFor, becomesHidden, openScene, pill, scrollTo, VEILED } from '../moderate/scene.ts';

/** A word of the shipped list makes it sensitive; no engine calls it unsafe. */
const SENSITIVE =
  'The weather report was bullshit, and the ferry left an hour late with nobody but a dog and two cyclists on its windy upper deck.';
const HISTORY = { history: 1, historyUnsafe: 1 };

/** The popup's list "On this page", once it says what is expected of it. */
async function expectCount(browser: BrowserUnderTest, page: TestPage, name: string, count: number): Promise<void> {
  await inPopup(browser, page, async (popup) => {
    await popup.waitFor(
      `the popup to say "${name} ${count}"`,
      ({ wanted, value }) =>
        [...document.querySelectorAll('dl div')].some(
          (cell) => cell.querySelector('dt')?.textContent === wanted && cell.querySelector('dd')?.textContent === String(value),
        ),
      { wanted: name, value: count },
    );
  });
}

/** Our attributes on the page, in open shadow roots too. */
function marks(page: TestPage): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        for (const { name } of element.attributes) if (/^inert$|^data-sm-(clear|hold|veil)$/.test(name)) found.push(name);
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  });
}

for (const id of ['chatgpt', 'deep-chat'])
  test(`${id}: "Count only" shows and counts what "Standard" hides, without a reload`, async ({ browserUnderTest, servers }) => {
    const page = await openScene(browserUnderTest, servers, id, { query: HISTORY });
    await pill(page);
    await scrollTo(page, UNSAFE.middle);
    await becomesHidden(page, UNSAFE.middle);
    await expectCount(browserUnderTest, page, 'veiled', 1);
    await chooseStrictness(browserUnderTest, page, 'Count only');
    await becomesReadable(page, UNSAFE.middle);
    expect((await page.overlay()).filter((item) => item.visible && item.role === 'group')).toEqual([]);
    await expectCount(browserUnderTest, page, 'would veil', 1);
    await chooseStrictness(browserUnderTest, page, 'Standard');
    await pill(page);
    await becomesHidden(page, UNSAFE.middle);
    await chooseStrictness(browserUnderTest, page, 'Relaxed');
    await pill(page);
    await becomesHidden(page, UNSAFE.middle);
  });

test('"Strict" veils what is sensitive, "Standard" shows it again', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await addCompletion(page, SENSITIVE);
  await becomesReadable(page, SENSITIVE);
  await chooseStrictness(browserUnderTest, page, 'Strict');
  await pill(page, /^Sensitive: harassment/);
  await becomesHidden(page, SENSITIVE);
  await chooseStrictness(browserUnderTest, page, 'Standard');
  await becomesReadable(page, SENSITIVE);
  await becomesHidden(page, UNSAFE.middle);
});

test('a change in the middle of a sentence: what is held is shown, then held again', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 200, stall: 10_000 } });
  const half = 'The guide lowered his voice';
  await askFor(page, 'chatgpt', 'stall');
  await arrives(page, half);
  expect(await isReadable(page, half)).toBe(false);
  await chooseStrictness(browserUnderTest, page, 'Count only');
  await becomesReadable(page, half);
  await chooseStrictness(browserUnderTest, page, 'Standard');
  await becomesHidden(page, half);
  await answered(page, 1);
  await pill(page, VEILED);
  expect(await isReadable(page, UNSAFE.middle)).toBe(false);
});

for (const id of ['chatgpt', 'deep-chat'])
  test(`${id}: the switch for the site works without a reload, both ways`, async ({ browserUnderTest, servers }) => {
    const page = await openScene(browserUnderTest, servers, id, { query: HISTORY });
    await pill(page);
    await scrollTo(page, UNSAFE.middle);
    await becomesHidden(page, UNSAFE.middle);
    const press = () => inPopup(browserUnderTest, page, (popup) => popup.control('switch', 'Sharemark on this site').click());
    await press();
    await becomesReadable(page, UNSAFE.middle);
    expect(await marks(page)).toEqual([]);
    expect((await page.overlay()).filter((item) => item.visible)).toEqual([]);
    await press();
    await pill(page);
    await becomesHidden(page, UNSAFE.middle);
    expect(await marks(page)).toContain('inert');
  });

test('terms that are added and removed re-decide what is on the page', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await pill(page);
  await browserUnderTest.seedSettings({ blocklist: { terms: ['cliff'], exceptions: [], shipped: true } });
  await page.front();
  await becomesReadable(page, UNSAFE.middle);
  await browserUnderTest.seedSettings({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
  await page.front();
  await becomesHidden(page, UNSAFE.middle);
});
