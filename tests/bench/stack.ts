/**
 * `npm run bench:stack -- --data DIR`: whether what the shipped extension hides on a chat page is what `npm run score` says of the same texts.
 * Completions are rendered as markdown and put into a page under a built-in host; hidden is one of which anything is still unpainted when nothing
 * changes any more. Method and figures: docs/benchmarks.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { createOnDevice, loadModel } from '../../lib/moderate/engines/on-device/index.ts';
import { buildFolder, copyBuild } from '../e2e/helpers/builds.ts';
import { startChatServers } from '../e2e/helpers/servers.ts';
import { stopCleanly } from '../tools/run-process.ts';
import { ensureBrowsers } from '../tools/setup-browsers.ts';
import { ensureBuild } from '../tools/setup-builds.ts';
import { readRows, seeded } from '../train/data.ts';
import { judge } from '../train/judge.ts';
import { launch, type BenchBrowser } from './browser.ts';

const USAGE = `npm run bench:stack -- --data DIR [options]
  --data DIR    folder of the moderation sets (eval-*.jsonl.gz)
  --rows 150    most rows of each set, drawn by a fixed seed
  --json FILE   writes every figure, and which texts differ`;

/** Sets of completions, and whether what is in them should be hidden: rows that are not flagged count for the other rate. */
const SETS = ['eval-jbb-completions', 'eval-benign-completions', 'eval-xstest-safe-completions', 'eval-xstest-refusals'];
/** Points by which the page's rate may differ from the score's. */
const LIMIT = 2;
/** Put into the page at once, as a history is. */
const BATCH = 25;
/** Nothing has changed for so long: everything was judged, as sentences and as a whole. In milliseconds. */
const REST_MS = 6000;
const PATIENCE_MS = 300_000;

interface Row {
  readonly set: string;
  readonly text: string;
  readonly flagged: boolean;
}

/** A rate in percent by the score and by the page, and in how many rows they disagree. */
interface Rate {
  readonly set: string;
  readonly what: 'recall' | 'FPR';
  readonly rows: number;
  readonly score: number;
  readonly page: number;
  readonly differ: number;
}

function draw(dir: string, most: number): Row[] {
  return SETS.flatMap((set) => {
    const random = seeded(7);
    const rows = readRows(dir, set).map((row) => ({ row, at: random() }));
    const drawn = rows.toSorted((a, b) => a.at - b.at).slice(0, most);
    return drawn.map(({ row }) => ({ set, text: row.text, flagged: row.flagged === 1 }));
  });
}

/** Whether `npm run score` calls each text unsafe at `standard`. */
function scored(rows: readonly Row[]): boolean[] {
  const file = readFileSync(new URL('../../public/on-device/weights.bin', import.meta.url));
  const engine = createOnDevice(loadModel(Uint8Array.from(file).buffer));
  return rows.map(({ text }) => judge(engine, text).verdict.standard === 'unsafe');
}

/** Whether the extension hides anything of each text on the page. */
async function hidden({ page }: BenchBrowser, rows: readonly Row[]): Promise<boolean[]> {
  await page.goto('https://chatgpt.com/');
  for (let from = 0; from < rows.length; from += BATCH) {
    const html = rows
      .slice(from, from + BATCH)
      .map(({ text }) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }));
    await page.evaluate((answers) => {
      const place = document.querySelector('main') ?? document.body;
      for (const answer of answers) {
        const turn = document.createElement('div');
        turn.dataset['messageAuthorRole'] = 'assistant';
        const body = document.createElement('div');
        body.className = 'markdown';
        body.innerHTML = answer;
        turn.append(body);
        place.append(turn);
      }
    }, html);
  }
  const read = (): Promise<boolean[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-message-author-role="assistant"]')].map((turn) => !turn.matches('[data-sm-clear]')),
    );
  const began = performance.now();
  let [last, since] = [await read(), began];
  while (performance.now() - since < REST_MS) {
    if (performance.now() - began > PATIENCE_MS) throw new Error('The page did not come to rest.');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = await read();
    if (now.some((state, index) => state !== last[index])) since = performance.now();
    last = now;
  }
  return last;
}

function rates(rows: readonly Row[], score: readonly boolean[], page: readonly boolean[]): Rate[] {
  const of = (set: string, flagged: boolean, sets: readonly string[]): Rate[] => {
    const indices = rows.flatMap((row, index) => (sets.includes(row.set) && row.flagged === flagged ? [index] : []));
    if (indices.length === 0) return [];
    const percent = (found: readonly boolean[]): number =>
      (100 * indices.filter((index) => found[index]).length) / indices.length;
    const differ = indices.filter((index) => score[index] !== page[index]).length;
    const what = flagged ? ('recall' as const) : ('FPR' as const);
    return [{ set, what, rows: indices.length, score: percent(score), page: percent(page), differ }];
  };
  const both = (name: string, sets: readonly string[]): Rate[] => [true, false].flatMap((flagged) => of(name, flagged, sets));
  return SETS.flatMap((set) => both(set, [set])).concat(both('all', SETS));
}

function table(lines: readonly Rate[]): string {
  const head = ['set', 'rate', 'rows', 'score, %', 'page, %', 'rows that differ'];
  const cells = lines.map((r) => [r.set, r.what, r.rows, r.score.toFixed(1), r.page.toFixed(1), r.differ]);
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const opened: BenchBrowser[] = [];
const closeAll = async (): Promise<void> => {
  await Promise.allSettled(opened.splice(0).map((browser) => browser.close()));
};
stopCleanly(closeAll);

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { data: text, rows: text, json: text } });
  const most = Number(values.rows ?? 150);
  if (values.data === undefined) throw new Error('--data is missing');
  if (!(most > 0)) throw new Error(`--rows takes a number above 0, not "${values.rows}"`);
  const rows = draw(values.data, most);
  ensureBrowsers(['chromium']);
  if (process.env['SHAREMARK_BUILDS'] === undefined) await ensureBuild('chrome');
  await ensureBuild('pages');
  const servers = await startChatServers();
  try {
    const browser = await launch(servers, copyBuild(buildFolder('chromium')));
    opened.push(browser);
    const [score, page] = [scored(rows), await hidden(browser, rows)];
    if (page.length !== rows.length) throw new Error(`${page.length} completions are on the page, not ${rows.length}.`);
    const lines = rates(rows, score, page);
    console.log(table(lines));
    const over = lines.filter((rate) => rate.set === 'all' && Math.abs(rate.score - rate.page) > LIMIT);
    if (over.length > 0) console.log(`\nMore than ${LIMIT} points apart: ${over.map(({ what }) => what).join(', ')}`);
    if (values.json !== undefined) {
      const differing = rows.flatMap((row, index) =>
        score[index] === page[index] ? [] : [{ ...row, score: score[index], page: page[index] }],
      );
      writeFileSync(values.json, `${JSON.stringify({ browser: browser.version, rates: lines, differing }, null, 2)}\n`);
    }
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
