import { TERM, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, openChat } from '../helpers/chat.ts';
import { useOpenai } from '../helpers/openai.ts';
import { becomesReadable, follow, leaks } from '../helpers/readable.ts';
import type { ChatServers } from '../helpers/servers.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { askFor, isSeen, pill, pillZone, scrollTo, shownItems } from './scene.ts';

const KEY = 'sk-e2e-3f1c9a7be2d84c56a0';
/** Strict, no terms of the user's own: only the moderation server knows what is unsafe. */
const SETTINGS = { strictness: 'strict', blocklist: { terms: [], exceptions: [], shipped: true } };

const MODES = [
  ['429', /allows no more requests/],
  ['429-retry-after', /allows no more requests/],
  ['401', /API key was refused/],
  ['500', /check failed|cannot be reached/],
  ['hang', /took too long/],
  ['loris', /took too long/],
  ['malformed', /check failed/],
  ['truncated', /check failed|cannot be reached/],
  ['wrong-count', /check failed/],
] as const;

/** OpenAI moderation as the only engine that finds anything. The page with the options stays open. */
async function onlyOpenai(browser: BrowserUnderTest, servers: ChatServers): Promise<TestPage> {
  await browser.seedSettings(SETTINGS);
  return useOpenai(browser, servers, KEY);
}

/** Requests to the moderation endpoint so far. */
const asked = (servers: ChatServers) => servers.api.requests.filter(({ path }) => path.endsWith('/moderations'));

test('strict: flagged text is never painted, safe text when the answer has come', async ({ browserUnderTest, servers }) => {
  await onlyOpenai(browserUnderTest, servers);
  servers.api.set({ key: KEY, latencyMs: 300 });
  const page = await openChat(browserUnderTest, servers, 'chatgpt', { tps: 100 });
  const followed = await follow(page, UNSAFE.paragraph.slice(0, 75));
  const recording = await page.record();
  await askFor(page, 'chatgpt', 'unsafe');
  await answered(page, 1);
  await scrollTo(page, UNSAFE.paragraph);
  await pill(page, /^Unsafe: violence/);
  await becomesReadable(page, 'Good bread needs four things');
  const frames = await recording.stop();
  const report = leaks(frames, await followed.stop(), pillZone);
  expect(report.judged).toBeGreaterThan(2);
  expect(report.leaked.map(({ at }) => at)).toEqual([]);
  expect(await isSeen(page, UNSAFE.paragraph)).toBe(false);
  expect(asked(servers).length).toBeGreaterThan(0);
  expect(asked(servers).every(({ headers }) => headers['authorization'] === `Bearer ${KEY}`)).toBe(true);
});

// The page waits two seconds for an answer: a busy machine makes every server late.
test('strict: the moderation server errs in any way: nothing is shown as safe, the pill says why @alone', async ({
  browserUnderTest,
  servers,
}) => {
  test.setTimeout(180_000);
  const texts = ['Good bread needs four things', UNSAFE.paragraph, 'Write down what you did'];
  await onlyOpenai(browserUnderTest, servers);
  for (const [mode, reason] of MODES)
    await test.step(mode, async () => {
      // What the last turn taught the background about this server goes with it.
      await browserUnderTest.stopWorker();
      servers.api.reset();
      servers.api.set({ moderation: mode });
      const page = await openChat(browserUnderTest, servers, 'chatgpt', { tps: 0 });
      await askFor(page, 'chatgpt', 'unsafe');
      await answered(page, 1);
      const held = await pill(page, reason);
      expect(held.name).toMatch(/^Not checked:/);
      expect((await shownItems(page, /^Show anyway$/)).length).toBeGreaterThan(0);
      await until('the server to be asked', () => asked(servers).length > 0);
      for (const text of texts) expect(await isSeen(page, text)).toBe(false);
      await page.close();
    });
});

test('strict: "Show anyway" shows one held passage; the others follow when the server is well again @alone', async ({
  browserUnderTest,
  servers,
}) => {
  await onlyOpenai(browserUnderTest, servers);
  await browserUnderTest.stopWorker();
  servers.api.set({ moderation: '500' });
  const page = await openChat(browserUnderTest, servers, 'chatgpt', { tps: 0 });
  await askFor(page, 'chatgpt', 'safe');
  await answered(page, 1);
  await pill(page, /^Not checked:/);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('*')) if (element.scrollHeight > element.clientHeight) element.scrollTop = 0;
  });
  await page.clickOverlay(/^Show anyway$/);
  await until(
    'the first passage to be shown',
    async () => (await isSeen(page, 'A loaf for a slow Sunday')) || (await isSeen(page, 'Good bread')),
  );
  expect(await isSeen(page, 'By morning the dough has doubled')).toBe(false);
  servers.api.set({ moderation: 'ok' });
  await becomesReadable(page, 'By morning the dough has doubled', 40_000);
});

test('the key is found nowhere but in its own database', async ({ launch, servers }) => {
  // A browser of its own: what a test before it has had judged would not be asked about again.
  const browserUnderTest = await launch();
  const options = await onlyOpenai(browserUnderTest, servers);
  servers.api.set({ key: KEY });
  await options.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message) => {
      heard.push(JSON.stringify(message));
    });
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) void blob.text().then((text) => Object.assign(globalThis, { exported: text }));
      return 'about:blank#';
    };
    // The file itself is not wanted.
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  const page = await openChat(browserUnderTest, servers, 'chatgpt', { tps: 200 });
  await askFor(page, 'chatgpt', 'unsafe');
  await answered(page, 1);
  await pill(page, /^Unsafe: violence/);
  const inPage = await page.evaluate(() => {
    const seen = new Set<unknown>();
    const texts: string[] = [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
    ];
    const walk = (value: unknown, depth: number): void => {
      if (typeof value === 'string') texts.push(value);
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || depth === 0 || seen.has(value)) return;
      seen.add(value);
      for (const name of Reflect.ownKeys(value)) {
        try {
          walk(Reflect.get(value, name), depth - 1);
        } catch {
          // Getters of prototypes throw when they are asked for without their object.
        }
      }
    };
    walk(globalThis, 4);
    return texts.join('\n');
  });
  expect(inPage.length).toBeGreaterThan(10_000);
  expect(inPage).not.toContain(KEY);
  await options.front();
  await options.control('button', 'Export settings').click();
  await options.waitFor('the export', () => typeof Reflect.get(globalThis, 'exported') === 'string', undefined);
  const inside = await options.evaluate(async () => {
    const { local, session, sync } = chrome.storage;
    const areas = await Promise.all([local.get(null), session.get(null), sync.get(null).catch(() => ({}))]);
    return {
      areas: JSON.stringify(areas),
      heard: String(Reflect.get(globalThis, 'heard')),
      exported: String(Reflect.get(globalThis, 'exported')),
      html: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll('input')].map((input) => input.value).join(),
    };
  });
  expect(inside.areas).toContain('strict');
  expect(inside.heard).toContain('page-status');
  expect(inside.exported).toContain('"endpoint"');
  expect(JSON.stringify(inside)).not.toContain(KEY);
  // The control: the server was asked with it; the page's own requests were not.
  expect(asked(servers)[0]?.headers['authorization']).toBe(`Bearer ${KEY}`);
  const others = servers.api.requests.filter(({ path }) => !path.endsWith('/moderations'));
  expect(others.length).toBeGreaterThan(0);
  expect(JSON.stringify(others)).not.toContain(KEY);
  expect(JSON.stringify(asked(servers).map(({ body }) => body))).not.toContain(KEY);
  expect(JSON.stringify(asked(servers).map(({ body }) => body))).toContain(TERM);
});
