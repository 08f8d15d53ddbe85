import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { buildFolder, copyBuild } from '../helpers/builds.ts';
import { ask, chatPage, openChat } from '../helpers/chat.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import { arrives, becomesReadable } from '../helpers/readable.ts';
import { until } from '../helpers/until.ts';
import { isSeen, pill, shownItems } from './scene.ts';

/** Parts of the content script that come when they are needed (lib/page/lazy.ts). */

const SAFE = 'The bread has to rest for an hour before it goes into the oven.';
const UNSAFE = `Nobody leaves this kitchen but ${TERM} in both hands, said the baker.`;
const ANSWER = `<div data-message-author-role="assistant"><p>${SAFE}</p><p>${UNSAFE}</p></div>`;

const PARTS = ['engines', 'share'];

/** Nothing may load, nor run, that the page itself does not bring. */
const STRICTEST = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; style-src 'unsafe-inline'";
const POLICIES = [
  ['the strictest policy', STRICTEST],
  ['a sandbox without an origin', `sandbox allow-scripts; ${STRICTEST}`],
] as const;

for (const [what, policy] of POLICIES)
  test(`a page under ${what}: the parts come, and judge`, async ({ browserUnderTest }) => {
    const server = createServer((request, response) => {
      // Allowed while it is an ordinary page: the popup has to be told its origin.
      const csp = request.url === '/strict' ? { 'content-security-policy': policy } : {};
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...csp });
      response.end(`<!doctype html><title>Kitchen</title><body style="font: 16px sans-serif">${ANSWER}</body>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port.
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await browserUnderTest.seedSettings({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
      const page = await browserUnderTest.open(origin);
      await allowPage(browserUnderTest, page);
      await page.goto(`${origin}/strict`);
      await pill(page);
      await becomesReadable(page, SAFE);
      expect(await isSeen(page, UNSAFE)).toBe(false);
    } finally {
      server.close();
    }
  });

test('what judges is not there any more: the answer stays held, says why, and can be shown', async ({
  launch,
  servers,
  target,
}) => {
  const build = copyBuild(buildFolder(target));
  writeFileSync(join(build, 'chat-engines.js'), 'throw new Error();');
  try {
    const browser = await launch({ build });
    const page = await openChat(browser, servers, 'chatgpt', { tps: 200 });
    await ask(page, chatPage('chatgpt'), 'How do I bake bread? /safe');
    await arrives(page, 'Good bread needs four things');
    await pill(page, /Not checked/);
    await until('the notice', async () => (await shownItems(page, /not answering.*reload the page/)).length > 0);
    expect(await isSeen(page, 'Good bread needs four things')).toBe(false);
    await page.clickOverlay(/^Show anyway$/);
    await becomesReadable(page, 'Good bread needs four things');
  } finally {
    rmSync(dirname(build), { recursive: true, force: true });
  }
});

test('a page without an answer loads nothing but the content script; the first answer brings the parts', async ({
  launch,
  servers,
  target,
}) => {
  const build = copyBuild(buildFolder(target));
  for (const part of PARTS) {
    const file = join(build, `chat-${part}.js`);
    writeFileSync(file, `document.documentElement.dataset.${part} = "loaded"; ${readFileSync(file, 'utf8')}`);
  }
  try {
    const browser = await launch({ build });
    const page = await openChat(browser, servers, 'chatgpt', { tps: 200 });
    const loaded = (): Promise<string[]> =>
      page.evaluate((parts) => parts.filter((part) => document.documentElement.dataset[part] === 'loaded'), PARTS);
    await until('the content script to be at work', () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--sharemark') === 'visible'),
    );
    await page.click(chatPage('chatgpt').composer);
    await page.type('How do I bake bread? /safe');
    expect(await loaded()).toEqual([]);
    await page.press(chatPage('chatgpt').sendKey);
    await becomesReadable(page, 'Good bread needs four things');
    await until('both parts to be there', async () => (await loaded()).length === PARTS.length);
  } finally {
    rmSync(dirname(build), { recursive: true, force: true });
  }
});

test('updated before the first answer: what can no longer be judged is shown, and the reader is told', async ({
  launch,
  servers,
}) => {
  const browser = await launch();
  const page = await openChat(browser, servers, 'chatgpt', { tps: 200 });
  await browser.updateExtension();
  await page.front();
  await ask(page, chatPage('chatgpt'), 'How do I bake bread? /safe');
  await becomesReadable(page, 'Good bread needs four things');
  // Firefox ends the old script and its sheet, and starts the new one: there it is judged.
  if (browser.name === 'chromium') await until('the notice', async () => (await shownItems(page, /reload/i)).length > 0);
});
