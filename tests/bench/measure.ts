/* oxlint-disable no-underscore-dangle -- the test pages' own names */
import type { TestPage } from '../pages/pages.ts';
import { until } from '../e2e/helpers/until.ts';
import type { BenchBrowser } from './browser.ts';
import { memoryOf } from './memory.ts';
import { readProbes, startProbes, type Probes } from './probes.ts';
import { startProfile, writeProfile } from './profile.ts';
import { countUnpainted } from './unpainted.ts';

/** What one streamed answer cost the page's main thread, in ms of CPU. */
export interface Cost extends Probes {
  /** From the Enter key until the answer is whole, shown, and the page at rest again: all tasks of the main thread, ours and the page's. */
  readonly cpu: number;
  /** Parts of `cpu`. What is in none of them is painting, parsing and waiting for the network. */
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  /** From the start of the process until the page with its history had come to rest. */
  readonly open: number;
  /** ms on the clock until the answer was whole: says whether the page kept up with the stream. */
  readonly wall: number;
  /** Characters of the answer. */
  readonly characters: number;
  readonly heapMb: number;
  /** MB that the renderer keeps after a collection: heap, what belongs to it, buffers such as the weights. */
  readonly memoryMb: number;
  /** Times the peer's observer ran, and the characters it read; 0 for the others. */
  readonly peerCallbacks: number;
  readonly peerCharacters: number;
}

export interface Task {
  readonly chat: TestPage;
  readonly tokens: number;
  readonly history: number;
  readonly tps: number;
  /** File for a CPU profile of this run, whose figures are worthless then. */
  readonly profile?: string | undefined;
}

/** After the last token Sharemark waits 1.5 s before it takes an answer for finished, and looks again; everybody gets that time. */
const SETTLE_MS = 2000;
/** The page is at rest when its main thread works less than this twice in a row. */
const REST_WINDOW_MS = 300;
const REST_CPU_MS = 20;
const REST_PATIENCE_MS = 30_000;

/** Enough keys for a percentile. */
const TYPED = 'Tell me of your journey, from the first morning on the road to the last evening at home, and of all that you ate';

type Metrics = ReadonlyMap<string, number>;

/** Opens the page anew, lets it come to rest, asks, and measures until the answer is there and settled. */
export async function measure({ page, devtools }: BenchBrowser, task: Task): Promise<Cost> {
  const { chat, tokens, history, tps, profile } = task;
  const query = new URLSearchParams({ history: String(history / 2), tokens: String(tokens), tps: String(tps) });
  await page.goto('about:blank');
  await page.goto(`https://${chat.host}/?${query}`);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async (): Promise<Metrics> => {
    const answer = await devtools.send('Performance.getMetrics');
    return new Map(answer.metrics.map(({ name, value }) => [name, value]));
  };
  await rest(metrics);
  await page.evaluate(startProbes);
  await page.locator(chat.composer).first().click();
  await page.keyboard.type(`${TYPED} /long`, { delay: 25 });
  await rest(metrics);

  const before = await metrics();
  const stopProfile = profile && (await startProfile(devtools));
  const started = performance.now();
  await page.keyboard.press(chat.sendKey);
  const characters = await page.evaluate(async () => {
    await window.__completion(1);
    return window.__completions[0]?.length ?? 0;
  });
  const wall = performance.now() - started;
  await pause(SETTLE_MS);
  // Nothing in the answer is unsafe, so all of it must be painted in the end.
  const answer = page.locator(chat.answers).last();
  await until('the whole answer to be painted', async () => (await answer.evaluate(countUnpainted)).hidden === 0);
  await rest(metrics);
  const after = await metrics();
  if (stopProfile && profile !== undefined)
    console.log(`   total     self  function (ms)\n${writeProfile(profile, await stopProfile())}`);
  const spent = (name: string): number => ((after.get(name) ?? Number.NaN) - (before.get(name) ?? Number.NaN)) * 1000;
  const { callbacks, characters: read } = await page.evaluate(askPeer);
  const probes = await page.evaluate(readProbes);
  const memoryMb = await memoryOf(devtools);
  // An open conversation has timers of its own: it would disturb the browser that is measured next.
  await page.goto('about:blank');
  return {
    cpu: spent('TaskDuration'),
    script: spent('ScriptDuration'),
    style: spent('RecalcStyleDuration'),
    layout: spent('LayoutDuration'),
    open: (before.get('ThreadTime') ?? Number.NaN) * 1000,
    wall,
    characters,
    heapMb: (after.get('JSHeapUsedSize') ?? Number.NaN) / 1e6,
    memoryMb,
    ...probes,
    peerCallbacks: callbacks,
    peerCharacters: read,
  };
}

/** Resolves when the main thread has done next to nothing twice in a row. */
async function rest(metrics: () => Promise<Metrics>): Promise<void> {
  const deadline = performance.now() + REST_PATIENCE_MS;
  let last = Number.NEGATIVE_INFINITY;
  for (let quiet = 0; quiet < 2;) {
    if (performance.now() > deadline) throw new Error(`The page did not come to rest within ${REST_PATIENCE_MS} ms.`);
    await pause(REST_WINDOW_MS);
    const now = ((await metrics()).get('TaskDuration') ?? 0) * 1000;
    quiet = now - last < REST_CPU_MS ? quiet + 1 : 0;
    last = now;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page. */
function askPeer(): { callbacks: number; characters: number } {
  document.dispatchEvent(new Event('peer-report'));
  return JSON.parse(document.documentElement.getAttribute('data-peer-report') ?? '{"callbacks":0,"characters":0}');
}
