/**
 * `npm run bench:idle`: what Sharemark costs the main thread of pages on which there is nothing for it to do: a second of rest, and 1,000 mutations that
 * are none of its business.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildFolder, copyBuild } from '../e2e/helpers/builds.ts';
import { startChatServers } from '../e2e/helpers/servers.ts';
import { stopCleanly } from '../tools/run-process.ts';
import { ensureBrowsers } from '../tools/setup-browsers.ts';
import { ensureBuild } from '../tools/setup-builds.ts';
import { launch, type BenchBrowser } from './browser.ts';
import { extensionTime, startProfile } from './profile.ts';

const USAGE = `npm run bench:idle -- [options]
  --pages article,feed   pages of tests/pages/ordinary
  --seconds 10           rest that is measured
  --json FILE            writes every figure`;

/** Most ms of CPU per second of rest, and per 1,000 mutations. */
const LIMITS = { idle: 0.5, mutations: 5 };
const SAMPLE_US = 100;
/** After the load, until it is at rest. */
const SETTLE_MS = 3000;

interface Figures {
  readonly page: string;
  /** ms of ours per second at rest, after a click and some typing. */
  readonly idle: number;
  /** ms of ours per 1,000 mutations, at rest and after something was sent. */
  readonly mutations: number;
  readonly armed: number;
  /** ms of all tasks per 1,000 mutations without Sharemark and with it: what the browser does for us outside of our functions is in the difference. */
  readonly tasksAlone: number;
  readonly tasks: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page: 10,000 changes of text, attributes and elements beside the page's own content, 1,000 in a task. */
async function mutate(): Promise<void> {
  const place = document.createElement('div');
  document.body.append(place);
  for (let task = 0; task < 10; task++) {
    for (let n = 0; n < 250; n++) {
      const row = document.createElement('p');
      row.textContent = `Row ${task}-${n} of a list that has nothing to do with any chat`;
      place.append(row);
      row.className = `row-${n % 7}`;
      if (row.firstChild instanceof Text) row.firstChild.data = `Row ${n} changed, still without a chat`;
      if (n > 20) place.firstElementChild?.remove();
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  place.remove();
}

async function tasksOf({ devtools }: BenchBrowser, act: () => Promise<void>): Promise<number> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<number> =>
    ((await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) *
    1000;
  const before = await read();
  await act();
  return (await read()) - before;
}

async function ownOf({ devtools }: BenchBrowser, act: () => Promise<void>): Promise<number> {
  const stop = await startProfile(devtools, SAMPLE_US);
  await act();
  return extensionTime(await stop());
}

async function open({ page }: BenchBrowser, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  await pause(SETTLE_MS);
}

const storm = (browser: BenchBrowser) => (): Promise<void> => browser.page.evaluate(mutate);

async function measure(alone: BenchBrowser, ours: BenchBrowser, origin: string, name: string, seconds: number): Promise<Figures> {
  const url = `${origin}/ordinary/${name}`;
  await open(alone, url);
  const tasksAlone = await tasksOf(alone, storm(alone));
  await alone.page.goto('about:blank');
  await open(ours, url);
  const idle = await ownOf(ours, () => pause(seconds * 1000));
  const mutations = await ownOf(ours, storm(ours));
  const tasks = await tasksOf(ours, storm(ours));
  // a click and Enter are all that sending has in common everywhere
  await ours.page.mouse.click(300, 200);
  await ours.page.keyboard.press('Enter');
  await pause(SETTLE_MS);
  const armed = await ownOf(ours, storm(ours));
  await ours.page.goto('about:blank');
  return {
    page: name,
    idle: idle / seconds,
    mutations: mutations / 10,
    armed: armed / 10,
    tasksAlone: tasksAlone / 10,
    tasks: tasks / 10,
  };
}

function table(figures: readonly Figures[]): string {
  const head = ['page', 'ours, ms/s idle', 'ours, ms/1,000', 'ours after Enter, ms/1,000', 'all tasks alone', 'all tasks with'];
  const rows = figures.map((f) => [f.page, ...[f.idle, f.mutations, f.armed, f.tasksAlone, f.tasks].map((ms) => ms.toFixed(2))]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const opened: BenchBrowser[] = [];
const closeAll = async (): Promise<void> => {
  await Promise.allSettled(opened.splice(0).map((browser) => browser.close()));
};
stopCleanly(closeAll);

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { pages: text, seconds: text, json: text } });
  const seconds = Number(values.seconds ?? 10);
  if (!(seconds > 0)) throw new Error(`--seconds takes a number above 0, not "${values.seconds}"`);
  ensureBrowsers(['chromium']);
  if (process.env['SHAREMARK_BUILDS'] === undefined) await ensureBuild('chrome');
  await ensureBuild('pages');
  const servers = await startChatServers();
  try {
    const alone = await launch(servers);
    opened.push(alone);
    const ours = await launch(servers, copyBuild(buildFolder('chromium')));
    opened.push(ours);
    await ours.allow(servers.url);
    const figures: Figures[] = [];
    for (const name of (values.pages ?? 'article,webmail,dashboard,feed').split(','))
      figures.push(await measure(alone, ours, servers.url, name, seconds));
    console.log(table(figures));
    if (values.json !== undefined)
      writeFileSync(values.json, `${JSON.stringify({ browser: ours.version, seconds, figures }, null, 2)}\n`);
    const over = figures.filter((f) => f.idle > LIMITS.idle || Math.max(f.mutations, f.armed) > LIMITS.mutations);
    if (over.length > 0)
      console.log(`\nOver ${LIMITS.idle} ms/s or ${LIMITS.mutations} ms/1,000: ${over.map(({ page }) => page).join(', ')}`);
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
