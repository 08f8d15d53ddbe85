/**
 * `npm run bench:first`: how long a page's first completion waits for its first verdict. Each run is a fresh page in a browser that has run for a while;
 * one asks at once after the load. Measured from the frame in which its first sentence is in the page whole, to that in which it may be painted.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildFolder, copyBuild } from '../e2e/helpers/builds.ts';
import { chatPage } from '../e2e/helpers/chat.ts';
import { startChatServers, type ChatServers } from '../e2e/helpers/servers.ts';
import { SCENARIOS } from '../pages/texts.ts';
import { stopCleanly } from '../tools/run-process.ts';
import { ensureBrowsers } from '../tools/setup-browsers.ts';
import { ensureBuild } from '../tools/setup-builds.ts';
import { launch, type BenchBrowser } from './browser.ts';
import { spread, table } from './summary.ts';

const PAGES = ['chatgpt', 'gemini', 'deep-chat', 'chatui'];
const USAGE = `npm run bench:first -- [options]
  --pages ${PAGES.join(',')}   test pages
  --runs 10           fresh loads of each
  --json FILE         writes every figure`;

/** Most ms in the middle of all runs; from DESIGN.md's budget for the first verdict. */
const LIMIT_MS = 100;
/** The first sentence of each answer of the scenario `safe`, without its markup: the server takes them in turn. */
const FIRST = (SCENARIOS['safe'] ?? []).map(({ text }) => text.replaceAll(/^#.*\n+/g, '').split(/(?<=[.!?]) /)[0] ?? '');

/** Notes when one of the texts is there and when it may be painted, looking before every frame and into open shadow roots. Runs in the page. */
function watch(texts: readonly string[]): void {
  const seen: { there?: number; painted?: number } = {};
  Object.assign(globalThis, { first: seen });
  const visit = (root: Node): void => {
    for (const node of root.childNodes) {
      const text = node instanceof Text ? texts.find((one) => node.data.includes(one)) : undefined;
      if (node instanceof Text && text !== undefined && node.parentElement) {
        seen.there ??= performance.now();
        const fill = getComputedStyle(node.parentElement).getPropertyValue('-webkit-text-fill-color');
        const end = node.data.indexOf(text) + text.length;
        const cleared = [...(CSS.highlights.get('sharemark-clear') ?? [])].some(
          (range) => range.startContainer === node && range.startOffset < end && range.endOffset >= end,
        );
        if (!/, 0\)$|^transparent$/.test(fill) || cleared) seen.painted ??= performance.now();
      }
      if (!(node instanceof Element) || /^(script|style|textarea)$/.test(node.localName)) continue;
      if (node.shadowRoot) visit(node.shadowRoot);
      visit(node);
    }
  };
  const look = (): void => {
    visit(document);
    if (seen.painted === undefined) requestAnimationFrame(look);
  };
  look();
}

async function once({ page }: BenchBrowser, servers: ChatServers, id: string): Promise<number> {
  const chat = chatPage(id);
  await page.goto('about:blank');
  await page.goto(`${chat.host === undefined ? `${servers.url}/${id}` : `https://${chat.host}/`}?tps=60`);
  await page.evaluate(watch, FIRST);
  await page.locator(chat.composer).click();
  await page.keyboard.insertText('Please tell me all of it /safe');
  await page.keyboard.press(chat.sendKey);
  const waited = await page.waitForFunction(
    () => {
      const seen: unknown = Reflect.get(globalThis, 'first');
      if (typeof seen !== 'object' || seen === null || !('there' in seen) || !('painted' in seen)) return undefined;
      return typeof seen.there === 'number' && typeof seen.painted === 'number' ? { ms: seen.painted - seen.there } : undefined;
    },
    undefined,
    { timeout: 30_000 },
  );
  return (await waited.jsonValue())?.ms ?? Number.NaN;
}

let opened: BenchBrowser | undefined;
const closeAll = async (): Promise<void> => {
  await opened?.close();
  opened = undefined;
};
stopCleanly(closeAll);

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { pages: text, runs: text, json: text } });
  const runs = Number(values.runs ?? 10);
  if (!(runs >= 1)) throw new Error(`--runs takes a number of at least 1, not "${values.runs}"`);
  ensureBrowsers(['chromium']);
  if (process.env['SHAREMARK_BUILDS'] === undefined) await ensureBuild('chrome');
  await ensureBuild('pages');
  const servers = await startChatServers();
  try {
    opened = await launch(servers, copyBuild(buildFolder('chromium')));
    await opened.allow(servers.url);
    const figures: { page: string; median: number; max: number; first: number; ms: number[] }[] = [];
    for (const page of (values.pages ?? PAGES.join(',')).split(',')) {
      const ms: number[] = [];
      // oxlint-disable-next-line no-await-in-loop -- one page at a time
      for (let run = 0; run < runs; run++) ms.push(await once(opened, servers, page));
      const { median, max } = spread(ms);
      figures.push({ page, median, max, first: ms[0] ?? Number.NaN, ms });
    }
    const rows = figures.map((f) => [f.page, ...[f.median, f.max, f.first].map((value) => value.toFixed(0))]);
    console.log(table(['page', 'first verdict, ms (median)', 'most', 'first run'], rows));
    if (values.json !== undefined)
      writeFileSync(values.json, `${JSON.stringify({ browser: opened.version, figures }, null, 2)}\n`);
    const over = figures.filter(({ median }) => !(median <= LIMIT_MS));
    if (over.length > 0) console.log(`\nOver ${LIMIT_MS} ms: ${over.map(({ page }) => page).join(', ')}`);
    return over.length > 0 ? 1 : 0;
  } finally {
    await closeAll();
    await servers.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
