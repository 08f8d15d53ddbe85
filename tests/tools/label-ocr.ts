/**
 * `node tests/tools/label-ocr.ts [chats and styles]`: does plain tesseract (psm 11, one thread, no help) read the label? Every picture of the gallery whole,
 * as JPEG q40, at half size, and both; and random crops of a quarter of the area (aspect log-uniform 1:3 to 3:1, fixed seed).
 * Exits with 1 if a whole picture or more than 5 % of the crops are not read.
 */
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { LABEL_STYLES } from '../../lib/types.ts';
import { random } from '../pages/random.ts';
import type { Copy } from './gallery/page.ts';
import { makePictures, openStudio, type Picture, type Studio } from './gallery/pictures.ts';

const FOLDER = resolve(import.meta.dirname, '../../test-results/label-ocr');
const CROPS = Number(process.env['CROPS'] ?? 10);
const CROPS_READ = 0.95;
/** AI-GENERATED, or as the chats have it whose rules ask for other words. */
const STRICT = /ai[- ]generated/i;
/** I, l and 1 taken as one: the headline's capital I has no serifs. */
const LOOSE = /a[il1|]-?\s?generated|k[il1|]-?\s?generiert/i;
const ASPECT_MOST = 3;

const run = promisify(execFile);

interface Sample {
  readonly picture: string;
  readonly kind: 'png' | 'q40' | 'half' | 'half + q40' | 'crop';
  readonly copy: Copy;
  /** At half size the lines are 5 px tall, and the headline is what is read. */
  readonly loose: boolean;
}

function samplesOf({ id, width, height }: Picture, next: () => number): Sample[] {
  const whole: Sample[] = [
    { picture: id, kind: 'png', copy: {}, loose: false },
    { picture: id, kind: 'q40', copy: { quality: 0.4 }, loose: false },
    { picture: id, kind: 'half', copy: { scale: 0.5 }, loose: true },
    { picture: id, kind: 'half + q40', copy: { scale: 0.5, quality: 0.4 }, loose: true },
  ];
  const crops: Sample[] = [];
  // Of a very tall picture few aspects fit; those that do not are drawn again.
  for (let tries = 0; crops.length < CROPS && tries < 100 * CROPS; tries++) {
    const aspect = ASPECT_MOST ** (2 * next() - 1);
    const crop = {
      width: Math.floor(Math.sqrt((width * height * aspect) / 4)),
      height: Math.floor(Math.sqrt((width * height) / aspect / 4)),
    };
    if (crop.width > width || crop.height > height) continue;
    const at = { x: Math.floor(next() * (width - crop.width)), y: Math.floor(next() * (height - crop.height)) };
    crops.push({ picture: id, kind: 'crop', copy: { crop: { ...at, ...crop } }, loose: false });
  }
  return [...whole, ...crops];
}

async function isRead(studio: Studio, sample: Sample, index: number): Promise<boolean> {
  const name = `samples/${index}.${sample.copy.quality === undefined ? 'png' : 'jpg'}`;
  const files = { from: `/files/${sample.picture}.png`, to: `/files/${name}`, copy: sample.copy };
  await studio.page.evaluate(({ from, to, copy }) => window.label.copy(from, to, copy), files);
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const { stdout } = await run('tesseract', [join(FOLDER, name), '-', '--psm', '11', '-l', 'eng'], { env, maxBuffer: 2 ** 24 });
  const read = (sample.loose ? LOOSE : STRICT).test(stdout);
  // What was not read is kept to be looked at.
  if (read) await rm(join(FOLDER, name));
  else console.error(`not read: ${sample.kind} of ${sample.picture} (${name})`);
  return read;
}

await mkdir(join(FOLDER, 'samples'), { recursive: true });
const studio = await openStudio(FOLDER);
try {
  const pictures = await makePictures(studio, process.argv.slice(2));
  const dice = random(3);
  const next = () => dice.int(0, 2 ** 30) / 2 ** 30;
  const samples = pictures.flatMap((picture) => samplesOf(picture, next));
  const results: { sample: Sample; read: boolean }[] = [];
  let index = 0;
  const work = async () => {
    for (let mine = index++; mine < samples.length; mine = index++) {
      const sample = samples[mine];
      if (sample !== undefined) results.push({ sample, read: await isRead(studio, sample, mine) });
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  const styleOf = new Map(pictures.map(({ id, style }) => [id, style]));
  const lines = LABEL_STYLES.flatMap((style) => {
    const ours = results.filter(({ sample }) => styleOf.get(sample.picture) === style);
    return ['png', 'q40', 'half', 'half + q40', 'crop'].map((kind) => {
      const of = ours.filter(({ sample }) => sample.kind === kind);
      return { style, kind, read: of.filter(({ read }) => read).length, all: of.length };
    });
  });
  for (const { style, kind, read, all } of lines) if (all > 0) console.log(`${style}, ${kind}: ${read} of ${all} read`);
  await writeFile(join(FOLDER, 'report.json'), JSON.stringify({ pictures, lines }, undefined, 2));
  const fine = lines.every(({ kind, read, all }) => (kind === 'crop' ? read >= CROPS_READ * all : read === all));
  process.exitCode = fine ? 0 : 1;
} finally {
  await studio.close();
}
