import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { buildFolder, copyBuild } from '../helpers/builds.ts';
import { inPopup } from '../helpers/extension-pages.ts';
import type { TestPage } from '../helpers/types.ts';
import { openScene, pill } from '../moderate/scene.ts';
import { answeredPage, openReview } from '../share/scene.ts';

interface Finding {
  rule: string;
  targets: string[];
}

/** The checker's source as the body of a function, which the debugger runs: the extension's own pages evaluate no text. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-type-assertion -- the package's own file, run in the browser under test.
const install = new Function(source) as () => void;

/** What axe finds wrong; with `inside`, only in shadow roots. */
async function findings(page: TestPage, inside = false): Promise<{ passes: number; found: Finding[] }> {
  await page.evaluate(install);
  const { passes, found } = await page.evaluate(async () => {
    interface Result {
      id: string;
      nodes: { target: (string | string[])[] }[];
    }
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ passes: Result[]; violations: Result[] }> } };
    const results = await axe.run();
    const told = (list: Result[]) =>
      list.map(({ id, nodes }) => ({ rule: id, targets: nodes.map(({ target }) => JSON.stringify(target)) }));
    return { passes: told(results.passes), found: told(results.violations) };
  });
  if (!inside) return { passes: passes.length, found };
  // A target below a shadow root is a list in the list.
  const within = (list: Finding[]) =>
    list
      .map(({ rule, targets }) => ({ rule, targets: targets.filter((target) => target.startsWith('[[')) }))
      .filter(({ targets }) => targets.length > 0);
  return { passes: within(passes).length, found: within(found) };
}

for (const path of ['popup.html', 'options.html', 'welcome.html'])
  test(`${path} has nothing that axe objects to @chromium`, async ({ browserUnderTest }) => {
    const page = await browserUnderTest.openExtensionPage(path);
    await page.waitFor('the page to be drawn', () => document.querySelector('h1, h2') !== null, undefined);
    const { passes, found } = await findings(page);
    expect(passes).toBeGreaterThan(5);
    expect(found).toEqual([]);
  });

test('options with feedback and rules of single sites have nothing that axe objects to @chromium', async ({
  browserUnderTest,
}) => {
  const origin = 'https://chat.example';
  await browserUnderTest.seedSettings({
    siteStrictness: [{ origin, strictness: 'strict' }],
    siteExceptions: [{ origin, phrase: 'blue moon' }],
  });
  const page = await browserUnderTest.openExtensionPage('options.html');
  await page.evaluate(async (site) => {
    const event = { at: 1, hash: 'a', category: 'hate', score: 0.5, engine: 'on-device', strictness: 'standard', site };
    const feedback = [
      { ...event, kind: 'missed' },
      { ...event, at: 2, kind: 'not-unsafe' },
    ];
    await chrome.storage.local.set({ feedback, feedbackTexts: { '1-a': 'one', '2-a': 'two' } });
  }, origin);
  await page.waitFor('the feedback', () => document.querySelectorAll('#feedback li').length === 2, undefined);
  await page.control('button', 'Remove “blue moon” on https://chat.example').shown();
  expect((await findings(page)).found).toEqual([]);
});

test('the popup on a page that is moderated has nothing that axe objects to @chromium', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { history: 1, historyUnsafe: 1 } });
  await pill(page);
  const popup = await browserUnderTest.openExtensionPage(`popup.html?tab=${await page.tabId()}`);
  await popup.control('switch', 'Sharemark on this site').shown();
  expect((await findings(popup)).found).toEqual([]);
});

test('health in popup and options, and a report, have nothing that axe objects to @chromium', async ({
  browserUnderTest,
  servers,
}) => {
  const options = await browserUnderTest.openExtensionPage('options.html');
  await options.evaluate(() => {
    const day = { day: '2999-01-01', layers: { growth: 1 }, checked: 1, veiled: 0, revealed: 0, failed: 0, ms: 1 };
    return chrome.storage.local.set({ health: { chatgpt: { days: [day], models: [], usual: 'layer:2026-10' } } });
  });
  await options.waitFor('the table', () => document.querySelector('#health table') !== null, undefined);
  expect((await findings(options)).found).toEqual([]);
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { history: 1, historyUnsafe: 1 } });
  await pill(page);
  const popup = await browserUnderTest.openExtensionPage(`popup.html?tab=${await page.tabId()}`);
  await popup.control('button', 'Look for answers anyway').shown();
  expect((await findings(popup)).found).toEqual([]);
  const report = await browserUnderTest.openExtensionPage(`report.html?tab=${await page.tabId()}`);
  await report.control('button', 'Copy report').shown();
  expect((await findings(report)).found).toEqual([]);
});

test('permission.html has nothing that axe objects to', async ({ browserUnderTest }) => {
  const page = await browserUnderTest.openExtensionPage('permission.html');
  await page.control('button', 'Allow').shown();
  const { passes, found } = await findings(page);
  expect(passes).toBeGreaterThan(5);
  expect(found).toEqual([]);
});

test('a review, with and without mistakes, and a history with what waits and what is out have nothing that axe objects to', async ({
  browserUnderTest,
  servers,
}) => {
  await browserUnderTest.seedSettings({ name: 'Ada Lovelace', packs: ['openai-2022-11'] });
  const page = await answeredPage(browserUnderTest, servers);
  await browserUnderTest.command(page, 'share-shot');
  const review = await openReview(browserUnderTest, page);
  const approve = review.control('button', 'Approve and save');
  await approve.shown();
  expect((await findings(review)).found).toEqual([]);
  await approve.click();
  await review.waitFor('the error', () => document.querySelector('[aria-invalid="true"]') !== null, undefined);
  expect((await findings(review)).found).toEqual([]);

  const history = await browserUnderTest.openExtensionPage('history.html');
  await history.waitFor('what waits', () => document.body.innerText.includes('Waiting for your decision'), undefined);
  expect((await findings(history)).found).toEqual([]);

  await review.front();
  await review.control('checkbox', 'I have read the whole text, and it may go out as it is.').click();
  await approve.click();
  await review.waitFor('the file', () => document.body.innerText.includes('Saved as'), undefined);
  expect((await findings(review)).found).toEqual([]);
  const later = await browserUnderTest.openExtensionPage('history.html');
  await later.waitFor('the share', () => document.body.innerText.includes('Released'), undefined);
  expect(await later.text('main')).not.toContain('Waiting for your decision');
  expect((await findings(later)).found).toEqual([]);
});

test('the picker of "Teach this page" has nothing that axe objects to @chromium', async ({ launch, servers, target }) => {
  const build = copyBuild(buildFolder(target));
  const script = join(build, 'chat-teach.js');
  const shipped = readFileSync(script, 'utf8');
  const opened = shipped.replaceAll(/attachShadow\(\{mode:(['"`])closed\1\}\)/g, 'attachShadow({mode:"open"})');
  expect(opened).not.toBe(shipped);
  writeFileSync(script, opened);
  try {
    const browser = await launch({ build });
    const page = await openScene(browser, servers, 'styled', { query: { history: 2 } });
    await inPopup(browser, page, async (popup) => {
      await popup.control('button', 'Teach this page').shown();
      await popup.control('button', 'Teach this page').click();
    });
    await page.waitFor(
      'the picker',
      () => document.querySelector('[data-sm-teach]')?.shadowRoot?.querySelector('[role=dialog]') != null,
      undefined,
    );
    await page.press('ArrowRight');
    await page.press('Enter');
    const { passes, found } = await findings(page, true);
    expect(passes).toBeGreaterThan(5);
    expect(found).toEqual([]);
  } finally {
    rmSync(dirname(build), { recursive: true, force: true });
  }
});

test('pills have nothing that axe objects to @chromium', async ({ launch, servers, target }) => {
  // The checker does not look into closed shadow roots: it is given a copy in which the pills' is open.
  const build = copyBuild(buildFolder(target));
  const script = join(build, 'content-scripts', 'chat.js');
  const shipped = readFileSync(script, 'utf8');
  const opened = shipped.replaceAll(/attachShadow\(\{mode:(['"`])closed\1\}\)/g, 'attachShadow({mode:"open"})');
  expect(opened).not.toBe(shipped);
  writeFileSync(script, opened);
  try {
    const browser = await launch({ build });
    const page = await openScene(browser, servers, 'chatgpt', { query: { history: 1, historyUnsafe: 1 } });
    await page.waitFor(
      'the pill',
      () => document.documentElement.lastElementChild?.shadowRoot?.querySelector('button') != null,
      undefined,
    );
    const { passes, found } = await findings(page, true);
    expect(passes).toBeGreaterThan(2);
    expect(found).toEqual([]);
  } finally {
    rmSync(dirname(build), { recursive: true, force: true });
  }
});
