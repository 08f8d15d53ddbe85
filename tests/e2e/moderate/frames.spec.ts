import { TERM, UNSAFE } from '../../pages/texts.ts';
import { UNSEEN } from '../../pages/unseen/pages.ts';
import { expect, test } from '../fixtures/test.ts';
import { askFrameOverlay } from '../helpers/companion.ts';
import { allowOrigin } from '../helpers/extension-pages.ts';
import type { TestPage } from '../helpers/types.ts';
import { openUnseen, ui } from '../helpers/unseen.ts';
import { until } from '../helpers/until.ts';

const BLOCKED = { blocklist: { terms: [TERM], exceptions: [], shipped: true } };

/** Whether the veiled sentence of the frame's answer is painted. */
async function isPainted(page: TestPage): Promise<boolean> {
  return (await ui(page, 'painted', 'answers')).some((text) => text.includes(TERM));
}

/** Where a button of the frame's pills is in the window. A pill must have been in its place for a while before it can be pressed. */
async function pressInFrame(page: TestPage, name: string): Promise<void> {
  const frame = await page.box('iframe');
  const find = async () =>
    (await askFrameOverlay(page)).find((item) => item.visible && item.name === name && item.box.x >= 0 && item.box.y >= 0);
  let since = 0;
  let place = '';
  const { box } = await until(`a button ${name} that stands still`, async () => {
    const item = await find();
    const now = JSON.stringify(item?.box);
    if (now !== place) [place, since] = [now, Date.now()];
    return item && Date.now() - since > 700 ? item : undefined;
  });
  await page.click({ x: frame.x + box.x + box.width / 2, y: frame.y + box.y + box.height / 2 });
}

test('"Not unsafe" in a frame of another origin shows the text there, and is remembered', async ({
  browserUnderTest,
  servers,
}) => {
  const sandbox = UNSEEN.find(({ id }) => id === 'sandbox');
  if (!sandbox) throw new Error('The page is gone.');
  await allowOrigin(browserUnderTest, servers.url, BLOCKED);
  const page = await openUnseen(browserUnderTest, servers, sandbox, { history: 1, historyUnsafe: 1 });
  await until('the sentence to be veiled', async () => (await askFrameOverlay(page)).some(({ name }) => name === 'Not unsafe'));
  expect(await isPainted(page)).toBe(false);
  await ui(page, 'find', TERM);
  await pressInFrame(page, 'Not unsafe');
  await until('the sentence to be shown', () => isPainted(page));
  await until('it to be kept', async () => JSON.stringify(await browserUnderTest.storage()).includes('"not-unsafe"'));
  await page.reload();
  await until('the answer to be back', async () => (await ui(page, 'texts', 'answers')).some((text) => text.includes(TERM)));
  await until('it to be shown again', () => isPainted(page));
  expect((await askFrameOverlay(page)).filter(({ visible, name }) => visible && name === 'Not unsafe')).toEqual([]);
  expect(UNSAFE.middle).toContain(TERM);
});
