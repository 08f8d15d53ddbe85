import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { buildFolder, copyBuild } from '../helpers/builds.ts';
import { answered, ask, chatPage, openChat } from '../helpers/chat.ts';
import { photograph, sharpness } from '../helpers/pixels.ts';
import { arrives, becomesReadable, isReadable, READABLE } from '../helpers/readable.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { askFor, becomesHidden, isSeen, openScene, pill, shownItems, VEILED } from './scene.ts';

/** By then the reader knows why text is missing, or has it. */
const TOLD_MS = 3000;
/** What a look at the page may take on a busy machine, on top. */
const MARGIN_MS = 2500;

/** Beginning of the sentence in which the stream pauses, and one that comes after it. */
const HELD = 'The guide lowered his voice';
const LAST = 'On the far side, follow the quay westward';

/** What the reader is told about missing text, or that there is none missing; undefined while there is an empty place without a word. */
async function told(page: TestPage): Promise<string | undefined> {
  if (await isSeen(page, HELD)) return 'the text is there';
  const alarm = await page.evaluate(() => {
    for (const root of document.querySelectorAll('[data-message-author-role="assistant"]')) {
      const { visibility, content } = getComputedStyle(root, '::before');
      if (visibility === 'visible' && /reload/i.test(content)) return content;
    }
    return undefined;
  });
  if (alarm !== undefined) return alarm;
  return (await page.overlay()).find(
    (item) => item.visible && /reload the page|Waiting for the end of the sentence/.test(item.name),
  )?.name;
}

async function expectTold(page: TestPage, since: number): Promise<void> {
  const what = await until('the reader to be told what happened', () => told(page));
  test.info().annotations.push({ type: 'told', description: `${what} after ${Date.now() - since} ms` });
  expect(Date.now() - since).toBeLessThan(TOLD_MS + MARGIN_MS);
}

/** A page on which half of the unsafe sentence has arrived and is held for a good while. */
async function heldScene(browser: BrowserUnderTest, servers: Parameters<typeof openChat>[1]): Promise<TestPage> {
  const page = await openScene(browser, servers, 'chatgpt', { query: { tps: 200, stall: 9000 } });
  await askFor(page, 'chatgpt', 'stall');
  await becomesReadable(page, 'The yellow tram 28 is charming but crowded');
  await arrives(page, HELD);
  expect(await isReadable(page, HELD)).toBe(false);
  return page;
}

test('the worker ends in the middle of a stream: the answer is judged and shown to its end', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 60 } });
  await askFor(page, 'chatgpt', 'unsafe');
  await arrives(page, 'Good bread needs four things');
  await browserUnderTest.stopWorker();
  await page.front();
  await answered(page, 1);
  await becomesReadable(page, 'is always gone before it has a chance to leave the house.');
  await pill(page);
  await becomesHidden(page, UNSAFE.paragraph);
});

for (const [what, act] of [
  ['reload', (browser: BrowserUnderTest) => browser.reloadExtension()],
  ['update', (browser: BrowserUnderTest) => browser.updateExtension()],
] as const)
  test(`${what} of the extension while text is held: the reader is told, and the rest is judged`, async ({ launch, servers }) => {
    const browser = await launch();
    const page = await heldScene(browser, servers);
    await act(browser);
    const since = Date.now();
    await page.front();
    await expectTold(page, since);
    await answered(page, 1);
    await becomesReadable(page, LAST);
    await becomesHidden(page, UNSAFE.middle);
    await until('a pill on the unsafe sentence', async () =>
      (await page.overlay()).some((item) => item.visible && VEILED.test(item.name)),
    );
  });

test('removing the extension while text is held: the reader is told, or has the text', async ({ launch, servers }) => {
  const browser = await launch();
  const page = await heldScene(browser, servers);
  await browser.uninstall();
  const since = Date.now();
  await page.front();
  await expectTold(page, since);
  await answered(page, 1);
  await becomesReadable(page, LAST);
});

test('the script is dead and only its sheet is there: the place of the answer says so', async ({ launch, servers, target }) => {
  const build = copyBuild(buildFolder(target));
  writeFileSync(join(build, 'content-scripts', 'chat.js'), '');
  try {
    const browser = await launch({ build });
    const page = await openChat(browser, servers, 'chatgpt', { tps: 100 });
    await ask(page, chatPage('chatgpt'), 'How do I bake bread? /safe');
    await page.waitFor('an answer', () => document.querySelector('[data-message-author-role="assistant"]') !== null, undefined);
    const since = Date.now();
    expect(await isReadable(page, 'Good bread needs')).toBe(false);
    await until('the reader to be told what happened', async () => {
      const line = await page.evaluate(() => {
        const root = document.querySelector('[data-message-author-role="assistant"]');
        if (!root || getComputedStyle(root, '::before').visibility !== 'visible') return undefined;
        const { x, y } = root.getBoundingClientRect();
        return { text: getComputedStyle(root, '::before').content, box: { x, y, width: 280, height: 24 } };
      });
      if (line === undefined) return false;
      expect(line.text).toMatch(/not answering.*reload the page/);
      return sharpness(await photograph(page, [line.box]), [line.box]) >= READABLE;
    });
    expect(Date.now() - since).toBeLessThan(TOLD_MS + MARGIN_MS);
  } finally {
    rmSync(dirname(build), { recursive: true, force: true });
  }
});

for (const [what, act] of [
  ['reload', (browser: BrowserUnderTest) => browser.reloadExtension()],
  ['removal', (browser: BrowserUnderTest) => browser.uninstall()],
] as const)
  test(`no dead pill stays on the page after ${what} of the extension`, async ({ launch, servers }) => {
    const browser = await launch();
    const page = await openScene(browser, servers, 'chatgpt', { query: { history: 1, historyUnsafe: 1 } });
    await pill(page);
    await act(browser);
    await page.front();
    // Chromium leaves our script running: its pill must still answer. Firefox ends it: its pill must be gone, or replaced by a new one.
    await until('the text to be shown and no pill on it, or one that answers', async () => {
      const pills = (await shownItems(page, VEILED)).filter(({ role }) => role === 'group');
      if (pills.length === 0) return isSeen(page, UNSAFE.middle);
      if ((await shownItems(page, /^Show$/)).length > 0) await page.clickOverlay(/^Show$/);
      const answers = (await shownItems(page, /^Hide again$/)).length > 0;
      return pills.length === 1 && answers && isSeen(page, UNSAFE.middle);
    });
  });
