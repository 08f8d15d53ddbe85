/**
 * `npm run bench:label [-- --json FILE --crops 100 --plain 320 --chats ids --styles names --wordings A,B]`: how often the verify page's search finds the visible label, in
 * Chromium: random crops with both sides at least 40 % of the picture, any aspect, whole and squeezed; and in pictures that have none.
 * Exits with 1 under 99 % of the crops at full size, or on a find where there is nothing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LABEL_STYLES } from '../../lib/types.ts';
import { random, type Random } from '../pages/random.ts';
import type { Copy, Search } from '../tools/gallery/page.ts';
import { makePictures, openStudio, type Picture, type Studio } from '../tools/gallery/pictures.ts';
import { plainPage, SAYING_PAGES, type PlainPage } from './label/plain-pages.ts';

const FOLDER = resolve(import.meta.dirname, '../../test-results/bench-label');
const SHARE_LEAST = 0.4;
const FOUND_LEAST = 0.99;
/** Narrow to wide, light and dark, one and two px per css px. */
const CHATS = 'answer-light,answer-dark,phone-320-light,phone-talk-dark,wide-1600-light,code-zoom-dark,scripts-light,short-light';
const ATTACKS: Readonly<Record<string, Copy>> = {
  'JPEG q40': { quality: 0.4 },
  '50 %': { scale: 0.5 },
  '50 % + q40': { scale: 0.5, quality: 0.4 },
  '61 % + q70': { scale: 0.61, quality: 0.7 },
  '200 %': { scale: 2 },
};

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { json: text, crops: text, plain: text, chats: text, styles: text, wordings: text } });
const crops = Number(values.crops ?? 100);
const plain = Number(values.plain ?? 320);

interface Rate {
  readonly style: string;
  readonly change: string;
  found: number;
  of: number;
  /** Milliseconds of the slowest search, and px of its picture. */
  slowest: number;
  readonly missed: string[];
}

function cropOf({ width, height }: Picture, dice: Random) {
  const side = (whole: number) => Math.ceil(whole * (SHARE_LEAST + ((1 - SHARE_LEAST) * dice.int(0, 1000)) / 1000));
  const [wide, high] = [side(width), side(height)];
  return { x: dice.int(0, width - wide), y: dice.int(0, height - high), width: wide, height: high };
}

function find(studio: Studio, file: string, copy: Copy): Promise<Search> {
  const texts = values.wordings?.split(',');
  return studio.page.evaluate(([path, change, wordings]) => window.label.find(path, change, wordings), [
    `/files/${file}`,
    copy,
    texts,
  ] as const);
}

async function ratesOf(studio: Studio, pictures: readonly Picture[], style: string): Promise<Rate[]> {
  const dice = random(77);
  const rates = ['none', ...Object.keys(ATTACKS)].map((change): Rate => ({
    style,
    change,
    found: 0,
    of: 0,
    slowest: 0,
    missed: [],
  }));
  for (const [index, picture] of pictures.entries()) {
    for (const rate of rates) {
      const all = rate.change === 'none' ? crops : Math.ceil(crops / 4);
      const mine = Math.floor(((index + 1) * all) / pictures.length) - Math.floor((index * all) / pictures.length);
      for (let count = 0; count < mine; count++) {
        const crop = cropOf(picture, dice);
        const { marks, took } = await find(studio, `${picture.id}.png`, { ...ATTACKS[rate.change], crop });
        rate.of++;
        rate.slowest = Math.max(rate.slowest, took);
        if (marks.length > 0) rate.found++;
        else rate.missed.push(`${picture.id} (${picture.width} x ${picture.height}): ${JSON.stringify(crop)}`);
      }
    }
  }
  return rates;
}

/** Screenshots of pages, each looked through once. */
async function search(
  studio: Studio,
  pages: readonly PlainPage[],
  name: string,
): Promise<{ kind: string; file: string; search: Search }[]> {
  const results: { kind: string; file: string; search: Search }[] = [];
  const browser = studio.page.context().browser();
  if (browser === null) throw new Error('The studio has no browser.');
  const tabs = new Map<number, Awaited<ReturnType<typeof browser.newPage>>>();
  for (const [index, { kind, html, width, height, scale }] of pages.entries()) {
    const tab = tabs.get(scale) ?? (await browser.newPage({ deviceScaleFactor: scale }));
    if (!tabs.has(scale)) await tab.goto(studio.page.url());
    tabs.set(scale, tab);
    await tab.setViewportSize({ width, height });
    await tab.setContent(html);
    await tab.evaluate(async () => {
      await document.fonts.ready;
    });
    const file = `${name}-${index}.png`;
    await writeFile(join(FOLDER, file), await tab.screenshot({ scale: 'device' }));
    results.push({ kind, file, search: await find(studio, file, {}) });
  }
  for (const tab of tabs.values()) await tab.close();
  return results;
}

await mkdir(FOLDER, { recursive: true });
const studio = await openStudio(FOLDER);
try {
  const rates: Rate[] = [];
  const whole: { picture: string; marks: number; found: number; took: number }[] = [];
  const styles = crops > 0 ? (values.styles?.split(',') ?? LABEL_STYLES) : [];
  for (const style of styles) {
    const pictures = await makePictures(studio, [...(values.chats ?? CHATS).split(','), style]);
    for (const picture of pictures) {
      const { marks, took } = await find(studio, `${picture.id}.png`, {});
      whole.push({ picture: picture.id, marks: picture.marks, found: marks.length, took });
      console.log(
        `${picture.id}: ${picture.width} x ${picture.height}, ${marks.length} of ${picture.marks} marks, ${took.toFixed(0)} ms`,
      );
    }
    for (const rate of await ratesOf(studio, pictures, style)) {
      rates.push(rate);
      console.log(`${style}, ${rate.change}: ${rate.found} of ${rate.of} crops, slowest ${rate.slowest.toFixed(0)} ms`);
      for (const missed of rate.missed.slice(0, 5)) console.log(`  missed ${missed}`);
    }
  }
  const captures = (styles.length > 0 ? (values.chats ?? CHATS).split(',') : []).map((id) => `captures/${id}.png`);
  const unlabelled = await Promise.all(
    captures.map(async (file) => ({ kind: 'capture', file, search: await find(studio, file, {}) })),
  );
  unlabelled.push(
    ...(await search(
      studio,
      Array.from({ length: plain }, (_, index) => plainPage(index)),
      'plain',
    )),
  );
  const wrong = unlabelled.filter((one) => one.search.marks.length > 0);
  console.log(
    `without a label: found in ${wrong.length} of ${unlabelled.length} ${wrong.map(({ kind, file }) => `${kind} ${file}`).join(', ')}`,
  );
  const saying = await search(studio, SAYING_PAGES, 'saying');
  for (const {
    kind,
    search: { marks },
  } of saying)
    console.log(
      `says it, ${kind}: ${marks.map(({ score, leaders }) => `${score.toFixed(2)} with ${leaders} leaders`).join(', ') || 'not taken for ours'}`,
    );
  if (values.json !== undefined)
    await writeFile(values.json, JSON.stringify({ whole, rates, unlabelled: unlabelled.length, wrong, saying }, undefined, 2));
  process.exitCode =
    wrong.length > 0 || rates.some(({ change, found, of }) => change === 'none' && found < FOUND_LEAST * of) ? 1 : 0;
} finally {
  await studio.close();
}
