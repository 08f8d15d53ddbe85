/**
 * `npm run bench:page`: what Sharemark costs the main thread of a chat page while an answer streams, next to a word filter that reads the
 * whole conversation at every change. Method and results: docs/benchmarks.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { buildFolder, copyBuild } from '../e2e/helpers/builds.ts';
import { startChatServers, type ChatServers } from '../e2e/helpers/servers.ts';
import { TERM } from '../pages/texts.ts';
import { stopCleanly } from '../tools/run-process.ts';
import { ensureBrowsers } from '../tools/setup-browsers.ts';
import { ensureBuild } from '../tools/setup-builds.ts';
import { besidesOf, renderBesides, renderSession } from './besides.ts';
import { launch, type BenchBrowser } from './browser.ts';
import { measure, type Cost } from './measure.ts';
import { session } from './memory.ts';
import { readOptions, USAGE, type BenchOptions } from './options.ts';
import { makePeer } from './peer.ts';
import { proveHiding } from './prove.ts';
import { render, summarise } from './summary.ts';

/** Each round begins with another one: what a machine does after heavy work must not always hit the same. */
const VARIANTS = ['alone', 'sharemark', 'peer'] as const;
type Variant = (typeof VARIANTS)[number];

/** Most that main-thread CPU added by Sharemark may be of what the peer adds (DESIGN.md §1). */
const LIMIT = 0.3;

const open: BenchBrowser[] = [];
const closeAll = async (): Promise<void> => {
  await Promise.allSettled(open.splice(0).map((browser) => browser.close()));
};
stopCleanly(closeAll);

let options: BenchOptions;
try {
  options = readOptions(process.argv.slice(2));
  process.exitCode = await main();
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  console.error(`${error instanceof Error ? error.message : String(error)}${cause}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  ensureBrowsers(['chromium']);
  if (process.env['SHAREMARK_BUILDS'] === undefined) await ensureBuild('chrome');
  await ensureBuild('pages');
  const servers = await startChatServers();
  try {
    const browsers = await launchAll(servers);
    const cells = await measureAll(browsers);
    const summary = summarise(cells.map(({ tokens, history, runs }) => ({ tokens, history, rounds: runs.map(cpuOf) })));
    console.log(`\nms of main-thread CPU per 1,000 tokens, median (least..greatest)\n\n${render(summary)}\n`);
    const besides = cells.map(besidesOf);
    console.log(`${renderBesides(besides)}\n`);
    const memory = await measureSession(browsers);
    const over = summary.lines
      .filter(({ ratio }) => !(ratio.median <= LIMIT))
      .map(({ tokens, history }) => `${tokens} / ${history}`);
    console.log(
      `Ratio over all cells ${summary.ratio.toFixed(2)}, limit ${LIMIT}${over.length > 0 ? `; not kept by itself in ${over.join(', ')}` : ''}`,
    );
    if (options.json !== undefined) {
      const { page, ...rest } = options;
      const machine = { processors: cpus().length, model: cpus()[0]?.model, platform: process.platform };
      const figures = {
        options: { ...rest, page: page.id },
        machine,
        browser: browsers.alone.version,
        summary,
        besides,
        session: memory,
        cells,
      };
      writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
    }
    return summary.ratio <= LIMIT ? 0 : 1;
  } finally {
    await closeAll();
    await servers.close();
  }
}

async function launchAll(servers: ChatServers): Promise<Record<Variant, BenchBrowser>> {
  const { page } = options;
  if (page.host !== undefined) servers.api.set({ hosts: { ...servers.api.settings.hosts, [page.host]: page.id } });
  const started = async (extension?: string): Promise<BenchBrowser> => {
    const browser = await launch(servers, extension);
    open.push(browser);
    return browser;
  };
  const browsers = {
    alone: await started(),
    sharemark: await started(copyBuild(buildFolder('chromium'))),
    peer: await started(makePeer([TERM])),
  };
  await browsers.sharemark.seed({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
  // Also warms each browser's caches of compiled code.
  for (const variant of VARIANTS) await proveHiding(browsers[variant], page, variant !== 'alone');
  return browsers;
}

/** MB after each conversation of a tab that is not reloaded. */
async function measureSession({
  alone,
  sharemark,
}: Record<Variant, BenchBrowser>): Promise<Record<string, number[]> | undefined> {
  if (options.session === 0) return undefined;
  const size = { conversations: options.session, answers: 2, tokens: 1000 };
  const memory = { alone: await session(alone, options.page, size), sharemark: await session(sharemark, options.page, size) };
  console.log(`${renderSession(memory.alone, memory.sharemark)}\n`);
  return memory;
}

interface MeasuredCell {
  readonly tokens: number;
  readonly history: number;
  readonly runs: Record<Variant, Cost>[];
}

async function measureAll(browsers: Record<Variant, BenchBrowser>): Promise<MeasuredCell[]> {
  const cells = options.tokens.flatMap((tokens) =>
    options.history.map((history): MeasuredCell => ({ tokens, history, runs: [] })),
  );
  const end = performance.now() + options.minutes * 60_000;
  const lasted = new Map<MeasuredCell, number>();
  for (let round = 1; round <= options.runs; round++)
    for (const cell of cells) {
      const began = performance.now();
      if (began + (lasted.get(cell) ?? Number.NEGATIVE_INFINITY) > end) continue;
      const run = await measureOnce(browsers, cell, round);
      lasted.set(cell, performance.now() - began);
      cell.runs.push(run);
      const shown = VARIANTS.map(
        (variant) => `${variant} ${run[variant].cpu.toFixed(0)} ms in ${(run[variant].wall / 1000).toFixed(1)} s`,
      );
      console.log(`round ${round}, ${cell.tokens} tokens after ${cell.history} messages: ${shown.join(', ')}`);
    }
  return cells;
}

async function measureOnce(
  browsers: Record<Variant, BenchBrowser>,
  { tokens, history }: MeasuredCell,
  round: number,
): Promise<Record<Variant, Cost>> {
  const one = (variant: Variant): Promise<Cost> => {
    const profile = variant === 'sharemark' ? options.profile : undefined;
    return measure(browsers[variant], { chat: options.page, tokens, history, tps: options.tps, profile }).catch(
      (error: unknown) => {
        throw new Error(`${variant}, ${tokens} tokens after ${history} messages`, { cause: error });
      },
    );
  };
  const costs = new Map<Variant, Cost>();
  for (const [index] of VARIANTS.entries()) {
    const variant = VARIANTS[(index + round) % VARIANTS.length] ?? 'alone';
    costs.set(variant, await one(variant));
  }
  const cost = (variant: Variant): Cost => costs.get(variant) ?? unmeasured(variant);
  return { alone: cost('alone'), sharemark: cost('sharemark'), peer: cost('peer') };
}

function unmeasured(variant: Variant): never {
  throw new Error(`${variant} was not measured.`);
}

function cpuOf(run: Record<Variant, Cost>): Record<Variant, number> {
  return { alone: run.alone.cpu, sharemark: run.sharemark.cpu, peer: run.peer.cpu };
}
