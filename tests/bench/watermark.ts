/**
 * `npm run bench:watermark [-- --json FILE --shots 56 --seed 1 --unmarked 1000 --attacks names]`: how much of the invisible
 * watermark is left after what happens to pictures on their way, what it does to them, how long it takes, and whether it is ever
 * seen where none is. Screenshots are made here, of pages that are made here, others for another seed.
 * Exits with 1 if less is read than issue 6 asks for.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { ensureBrowsers } from '../tools/setup-browsers.ts';
import { ATTACKS } from './watermark/attacks.ts';
import type { Marked, Unmarked } from './watermark/in-page.ts';
import { makeScreens, type Screen } from './watermark/screens.ts';
import { openModules } from './watermark/serve.ts';
import { failures, report, type WatermarkFigures } from './watermark/report.ts';

interface Bench {
  measureMarked(number: number, id: number, names: readonly string[]): Promise<Marked>;
  measureUnmarked(number: number, count: number, seed: number): Promise<Unmarked>;
  measureTime(number: number): Promise<{ embed: number; read: number }>;
}
declare const bench: Bench;

const PIECES = 20;

async function take(browser: Browser, screens: readonly Screen[]): Promise<Buffer[]> {
  const shots: Buffer[] = [];
  for (const { html, width, height, density, dark } of screens) {
    const colorScheme = dark ? 'dark' : 'light';
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: density, colorScheme });
    await page.setContent(html);
    shots.push(await page.screenshot({ fullPage: true }));
    await page.close();
  }
  return shots;
}

function count(given: string | undefined, usual: number): number {
  const number = Number(given ?? usual);
  if (!Number.isInteger(number) || number < 0) throw new Error(`"${given}" is no count`);
  return number;
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { shots: text, seed: text, unmarked: text, attacks: text, json: text } });
  const seed = count(values.seed, 1);
  const screens = makeScreens(seed, count(values.shots, 56));
  const names = values.attacks?.split(',') ?? Object.keys(ATTACKS);
  const unknown = names.find((name) => !(name in ATTACKS));
  if (unknown !== undefined) throw new Error(`No attack is called "${unknown}"; there are: ${Object.keys(ATTACKS).join(', ')}`);
  const browser = await chromium.launch({ executablePath: ensureBrowsers(['chromium']).chromium ?? '', chromiumSandbox: false });
  try {
    const shots = await take(browser, screens);
    console.error(`${shots.length} screenshots, ${(shots.reduce((sum, shot) => sum + shot.length, 0) / 1e6).toFixed(1)} MB`);
    const page = await browser.newPage();
    await openModules(page, shots, 'tests/bench/watermark/in-page.ts');
    const marked: (Marked & { name: string })[] = [];
    for (const [number, { name }] of screens.entries()) {
      const id = (Math.imul(number + seed, 2654435761) ^ seed) >>> 0;
      const one = await page.evaluate(([shot, mark, which]) => bench.measureMarked(shot, mark, which), [
        number,
        id,
        names,
      ] as const);
      marked.push({ name, ...one });
      console.error(
        `${name}: ${one.attacks.filter(({ read }) => read).length}/${names.length}, ${one.psnr.toFixed(1)} dB; ${one.attacks.map((a) => `${a.read ? '' : '!'}${a.score.toFixed(1)}/${a.ms.toFixed(0)}ms`).join(' ')}`,
      );
    }
    const unmarked: Unmarked[] = [];
    const wanted = count(values.unmarked, 1000);
    for (let done = 0; done < wanted; done += PIECES) {
      const which = (done / PIECES) % screens.length;
      const some = Math.min(PIECES, wanted - done);
      unmarked.push(
        await page.evaluate(([shot, many, from]) => bench.measureUnmarked(shot, many, from), [which, some, seed + done] as const),
      );
    }
    const time = await page.evaluate(() => bench.measureTime(0));
    const figures: WatermarkFigures = { browser: browser.version(), seed, marked, unmarked, time };
    console.log(report(figures));
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    const failed = failures(figures);
    if (failed.length > 0) console.error(`Not enough: ${failed.join(', ')}`);
    return failed.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
