import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from '../fixtures/test.ts';
import { TERM } from '../../pages/texts.ts';
import { answered, ask, chatPage } from '../helpers/chat.ts';
import { importSettings, inPopup } from '../helpers/extension-pages.ts';
import { overlayItem } from '../helpers/overlay.ts';
import type { BrowserUnderTest, OverlayItem, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { openScene, pill } from './scene.ts';

const { answers, questions } = chatPage('styled');
/** The last pair, which the page has scrolled to. */
const LAST = { answer: '.row:last-child > .prose p', question: '.row:nth-last-child(2)' };
/** Answers and questions on the page that is taught, two to a pair. */
const PAIRS = 3;

const Status = v.object({ found: v.array(v.object({ by: v.string(), count: v.number() })) });
const Stored = v.object({ settings: v.object({ taught: v.array(v.record(v.string(), v.string())) }) });

const openTaught = (browser: BrowserUnderTest, servers: Parameters<typeof openScene>[1]) =>
  openScene(browser, servers, 'styled', { query: { history: PAIRS, style: 'plain' } });

/** Presses "Teach this page" in the popup and waits for the picker. */
async function teach(browser: BrowserUnderTest, page: TestPage): Promise<void> {
  await inPopup(browser, page, async (popup) => {
    await popup.control('button', 'Teach this page').shown();
    await popup.control('button', 'Teach this page').click();
  });
  await until('the picker', async () => (await page.overlay()).find(({ role, visible }) => role === 'dialog' && visible));
}

const boxes = async (page: TestPage, kind: 'answer' | 'own' | 'point'): Promise<OverlayItem[]> =>
  (await page.overlay()).filter(({ attributes }) => attributes['class'] === `box ${kind}`);

/** Waits until the picker says that so many places match. */
const matching = (page: TestPage, count: number): Promise<OverlayItem> =>
  overlayItem(page, new RegExp(`^${count} places? match(es)?$`));

/** What the page's own script says about what was found by what. */
async function found(browser: BrowserUnderTest, page: TestPage): Promise<Record<string, number>> {
  const tab = await page.tabId();
  return inPopup(browser, page, async (popup) => {
    const status = await popup.evaluate(
      async (id): Promise<unknown> => chrome.tabs.sendMessage(id, { type: 'get-page-status' }, { frameId: 0 }),
      tab,
    );
    return Object.fromEntries(v.parse(Status, status).found.map(({ by, count }) => [by, count]));
  });
}

async function taught(browser: BrowserUnderTest): Promise<Record<string, string>[]> {
  const stored = v.safeParse(Stored, await browser.storage());
  return stored.success ? stored.output.settings.taught : [];
}

/** Notes every press, key and focus that reaches the page. */
async function watchPresses(page: TestPage): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const presses: string[] = [];
    for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keyup', 'focusin', 'submit'])
      document.body.addEventListener(type, () => presses.push(type), true);
    Object.assign(globalThis, { presses });
  });
  return () => page.evaluate((): string[] => Reflect.get(globalThis, 'presses'));
}

const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x: x + width / 2,
  y: y + height / 2,
});

test('an answer picked with the mouse teaches the page: all answers are matched, kept, and found by it after a reload', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openTaught(browserUnderTest, servers);
  expect(await found(browserUnderTest, page)).not.toHaveProperty('taught');
  await teach(browserUnderTest, page);
  const presses = await watchPresses(page);
  const html = await page.evaluate(() => document.body.outerHTML.replaceAll(/ (data-sm-[a-z]+|inert)(="[^"]*")?/g, ''));

  const target = middle(await page.box(LAST.answer));
  await page.moveMouse(target);
  await until('the box around what the mouse points at', async () => (await boxes(page, 'point')).length === 1);
  await page.click(target);
  await matching(page, PAIRS);
  await page.clickOverlay(/^My own message$/);
  await page.click(middle(await page.box(LAST.question)));
  await until('the boxes of own messages', async () => (await boxes(page, 'own')).length > 0);
  expect((await boxes(page, 'answer')).length).toBeGreaterThan(0);

  // The page got none of it, and nothing of it has changed.
  expect(await presses()).toEqual([]);
  expect(await page.evaluate(() => document.body.outerHTML.replaceAll(/ (data-sm-[a-z]+|inert)(="[^"]*")?/g, ''))).toBe(html);

  await page.clickOverlay(/^Save$/);
  await overlayItem(page, /^Saved\./);
  const [entry] = await taught(browserUnderTest);
  expect(entry?.['origin']).toBe(servers.url);
  const { completion = '', user = '' } = entry ?? {};
  const counted = await page.evaluate(
    (selectors) => selectors.map((selector) => document.querySelectorAll(selector).length),
    [completion, user],
  );
  expect(counted).toEqual([PAIRS, PAIRS]);
  expect(`${completion} ${user}`).not.toContain('nth-child');

  // At once, and after a reload.
  await until('the page to be read again', async () => (await found(browserUnderTest, page))['taught'] === PAIRS);
  await page.reload();
  await until('what was taught to be found', async () => (await found(browserUnderTest, page))['taught'] === PAIRS);
  expect(await found(browserUnderTest, page)).toEqual({ taught: PAIRS });

  const options = await browserUnderTest.openExtensionPage('options.html');
  await options.control('button', `Forget what you taught about ${servers.url}`).click();
  await until('it to be forgotten', async () => (await taught(browserUnderTest)).length === 0);
  await options.close();
  await page.front();
  await until('the page to be read without it', async () => !('taught' in (await found(browserUnderTest, page))));
});

test('the keyboard alone is enough, stays in the picker, and Escape leaves everything as it was', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openTaught(browserUnderTest, servers);
  await teach(browserUnderTest, page);
  const presses = await watchPresses(page);
  await page.press('ArrowRight');
  await until('the keyboard to point at something', async () => (await boxes(page, 'point')).length === 1);
  await page.press('Escape');
  await until('the picker to be gone', async () => (await page.overlay()).every(({ role }) => role !== 'dialog'));
  expect(await taught(browserUnderTest)).toEqual([]);

  await teach(browserUnderTest, page);
  // From a question it is one row to an answer, from an answer two.
  await page.press('ArrowRight');
  const start = await until('the first place', async () => (await boxes(page, 'point'))[0]);
  const question = await page.evaluate(
    ({ box, selector }) =>
      [...document.querySelectorAll(selector)].some((row) => Math.abs(row.getBoundingClientRect().top - box.y) < 8),
    { box: start.box, selector: questions },
  );
  await page.press('ArrowLeft');
  if (!question) await page.press('ArrowLeft');
  await page.press('ArrowDown');
  await page.press('ArrowUp');
  await page.press('Enter');
  await matching(page, PAIRS);
  // Round the panel and back to where it began: the focus never gets to the page.
  for (let count = 0; count < 12; count++) await page.press('Tab');
  for (let count = 0; count < 12; count++) await page.press('Shift+Tab');
  // Wider and narrower, then Save: from "Choose this" they follow each other, with the selector in between.
  await page.press('Tab');
  await page.press('Enter');
  await page.press('Tab');
  await page.press('Enter');
  await matching(page, PAIRS);
  for (let count = 0; count < 2; count++) await page.press('Tab');
  await page.press('Enter');
  await overlayItem(page, /^Saved\./);
  expect(await presses()).toEqual([]);
  expect(await taught(browserUnderTest)).toHaveLength(1);
  await page.reload();
  await until('what was taught to be found', async () => (await found(browserUnderTest, page))['taught'] === PAIRS);
});

test('a selector is checked while it is typed, and none that may not be used is kept', async ({ browserUnderTest, servers }) => {
  const page = await openTaught(browserUnderTest, servers);
  await teach(browserUnderTest, page);
  const summary = await until('the selector', async () => (await page.overlay()).find(({ tag }) => tag === 'summary'));
  await page.click(middle(summary.box));
  const field = await until('the field', async () =>
    (await page.overlay()).find(({ tag, visible }) => tag === 'input' && visible),
  );
  await page.click(middle(field.box));
  await page.type('body');
  await overlayItem(page, /^This would match much more than messages/);
  await page.press('Enter');
  await overlayItem(page, /^This would match much more than messages/);
  expect(await taught(browserUnderTest)).toEqual([]);
  await page.press('Control+A');
  await page.type('.nothing-like-this');
  await overlayItem(page, /^Nothing on the page matches$/);
  await page.press('Control+A');
  await page.type(answers);
  await matching(page, PAIRS);
  await page.press('Enter');
  await overlayItem(page, /^Saved\./);
  expect((await taught(browserUnderTest))[0]?.['completion']).toBe(answers);
});

test('answers in a shadow root are picked and found like others', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'deep-chat', { query: { history: PAIRS } });
  await teach(browserUnderTest, page);
  const { x, y } = await page.box('.deep-chat-outer-container-role-ai:last-child p');
  await page.click({ x: x + 20, y: y + 10 });
  await matching(page, PAIRS);
  await page.clickOverlay(/^Save$/);
  await overlayItem(page, /^Saved\./);
  await page.reload();
  await until('what was taught to be found', async () => (await found(browserUnderTest, page))['taught'] === PAIRS);
});

test('on a built-in page what was taught comes before its own layouts, and is held and veiled like them', async ({
  browserUnderTest,
  servers,
}) => {
  const completion = '[data-message-author-role="user"]';
  const page = await openScene(browserUnderTest, servers, 'chatgpt', {
    settings: { taught: [{ origin: 'https://chatgpt.com', completion }] },
    query: { tps: 0 },
  });
  await ask(page, chatPage('chatgpt'), `This says ${TERM} in a sentence of its own.`);
  await answered(page, 1);
  await pill(page);
  await until('both to be found', async () => {
    const { taught: own, layer } = await found(browserUnderTest, page);
    return own === 1 && layer === 1;
  });
});

test('what was taught goes out with the settings and works in another profile; a hostile selector is refused by name', async ({
  browserUnderTest,
  launch,
  servers,
}) => {
  const entry = { origin: servers.url, completion: answers, user: questions };
  const folder = mkdtempSync(join(tmpdir(), 'sharemark-teach-'));
  const file = join(folder, 'settings.json');
  try {
    await browserUnderTest.seedSettings({ taught: [entry] });
    const stored = v.parse(v.object({ settings: v.unknown() }), await browserUnderTest.storage());
    writeFileSync(file, JSON.stringify(stored.settings));
    const other = await launch();
    await importSettings(other, file);
    expect(await taught(other)).toEqual([entry]);
    const page = await openTaught(other, servers);
    await until('what was taught to be found', async () => (await found(other, page))['taught'] === PAIRS);

    writeFileSync(file, JSON.stringify({ taught: [entry, { ...entry, origin: 'https://a.example', completion: '*, html{}' }] }));
    const options = await other.openExtensionPage('options.html');
    await options.control('button', 'Import settings').shown();
    await options.setFile('input[type=file]', file);
    const said = await until('the refusal', () => options.evaluate(() => document.querySelector('[role=alert]')?.textContent));
    expect(said).toContain('Nothing was imported');
    expect(said).toContain('taught[1].completion: This is not a selector Sharemark understands.');
    expect(await taught(other)).toEqual([entry]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
