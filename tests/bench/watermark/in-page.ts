/** What `npm run bench:watermark` does in a browser's page, which has the encoders. */
import { bestReading, THRESHOLD } from '../../../lib/mark/watermark/read.ts';
import { embedWatermark } from '../../../lib/mark/watermark/index.ts';
import type { Pixels } from '../../../lib/mark/label/types.ts';
import { ATTACKS, attacked, pixelsOf } from './attacks.ts';
import { random } from './random.ts';
import { slice, unmarked } from './unmarked.ts';
import { visible, type Visible } from './visible.ts';

export interface Marked {
  readonly megapixels: number;
  readonly psnr: number;
  readonly embedMs: number;
  readonly visible: Visible;
  readonly attacks: readonly {
    readonly attack: string;
    readonly read: boolean;
    readonly score: number;
    readonly scale: number;
    readonly ms: number;
  }[];
}

export interface Unmarked {
  readonly falsePositives: number;
  readonly count: number;
  readonly highest: number;
  readonly ms: readonly number[];
}

/** dB over red, green and blue; Infinity where nothing differs. */
function psnr(one: Pixels, other: Pixels): number {
  let squares = 0;
  for (let at = 0; at < one.data.length; at++) squares += ((one.data[at] ?? 0) - (other.data[at] ?? 0)) ** 2;
  return 10 * Math.log10((255 * 255 * one.width * one.height * 3) / squares);
}

async function shot(number: number): Promise<Pixels> {
  return pixelsOf(await (await fetch(`/shot/${number}.png`)).blob());
}

async function measureMarked(number: number, id: number, names: readonly string[]): Promise<Marked> {
  const original = await shot(number);
  const marked = { ...pick(original), data: new Uint8ClampedArray(original.data) };
  const start = performance.now();
  embedWatermark(marked, id);
  const embedMs = performance.now() - start;
  const chance = random(number + 1000);
  const attacks = [];
  for (const attack of names) {
    const picture = await attacked(marked, ATTACKS[attack] ?? {}, chance);
    const began = performance.now();
    const reading = bestReading(picture);
    const ms = performance.now() - began;
    const read = reading !== undefined && reading.score >= THRESHOLD && reading.id === id;
    attacks.push({ attack, read, score: reading?.score ?? 0, scale: reading?.scale ?? 0, ms });
  }
  return {
    megapixels: (original.width * original.height) / 1e6,
    psnr: psnr(original, marked),
    embedMs,
    visible: visible(original, marked),
    attacks,
  };
}

const pick = ({ width, height }: Pixels): { width: number; height: number } => ({ width, height });

/** Half of them pieces of a screenshot, some of them compressed or scaled, half drawn. */
async function measureUnmarked(number: number, count: number, seed: number): Promise<Unmarked> {
  const original = await shot(number);
  const chance = random(seed);
  const kinds = Object.values(ATTACKS);
  let falsePositives = 0;
  let highest = 0;
  const ms: number[] = [];
  for (let index = 0; index < count; index++) {
    const whole = index % 2 === 0 ? slice(original, chance) : unmarked(seed + (index >> 1), chance);
    const picture = await attacked(whole, kinds[Math.floor(chance() * (kinds.length - 1))] ?? {}, chance);
    const began = performance.now();
    const reading = bestReading(picture);
    ms.push(performance.now() - began);
    highest = Math.max(highest, reading?.score ?? 0);
    if ((reading?.score ?? 0) >= THRESHOLD) falsePositives++;
  }
  return { falsePositives, count, highest, ms };
}

const middleOf = (five: readonly number[]): number => five.toSorted((one, other) => one - other)[2] ?? Number.NaN;

/** Milliseconds to mark and to read a picture of 1200 x 1600 px: a screenshot, drawn larger or smaller. Medians of five. */
async function measureTime(number: number): Promise<{ embed: number; read: number }> {
  const canvas = new OffscreenCanvas(1200, 1600);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas to draw on.');
  context.drawImage(await createImageBitmap(await (await fetch(`/shot/${number}.png`)).blob()), 0, 0, 1200, 1600);
  const embed: number[] = [];
  const read: number[] = [];
  for (let run = 0; run < 5; run++) {
    const picture = context.getImageData(0, 0, 1200, 1600);
    const start = performance.now();
    embedWatermark(picture, 1);
    embed.push(performance.now() - start);
    const began = performance.now();
    bestReading(picture);
    read.push(performance.now() - began);
  }
  return { embed: middleOf(embed), read: middleOf(read) };
}

Object.assign(globalThis, { bench: { measureMarked, measureUnmarked, measureTime } });
