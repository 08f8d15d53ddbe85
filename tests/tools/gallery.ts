/**
 * `npm run gallery [-- ids]`: labels captures of many shapes with the shipped code and lays them out in test-results/gallery/index.html,
 * to be looked at. Exits with 1 if a picture breaks what the label promises.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makePictures, openStudio, type Picture } from './gallery/pictures.ts';

const FOLDER = resolve(import.meta.dirname, '../../test-results/gallery');

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function rowOf(picture: Picture): string {
  const { id, width, height, lines, marks, plates, holes, windows, bare, bands, boxes, contrast, planned, drawn } = picture;
  const counts = `${lines} lines, ${marks} marks, ${plates} plates, ${holes} holes`;
  const area = `bands ${percent(bands)}, boxes ${percent(boxes)}`;
  return `${id}: ${width} x ${height}; ${counts}; ${bare} of ${windows} windows bare; ${area}; contrast ${contrast.toFixed(1)}; ${planned.toFixed(0)} + ${drawn.toFixed(0)} ms`;
}

await mkdir(FOLDER, { recursive: true });
const studio = await openStudio(FOLDER);
try {
  const pictures = await makePictures(studio, process.argv.slice(2));
  for (const picture of pictures) console.log(rowOf(picture));
  const figures = pictures.map((picture) => {
    return `<figure><a href="${picture.id}.png"><img src="${picture.id}.png" loading="lazy"></a><figcaption>${rowOf(picture)}</figcaption></figure>`;
  });
  const style =
    'body{font:14px system-ui;margin:24px;columns:420px}figure{break-inside:avoid;margin:0 0 24px}img{max-width:100%}';
  await writeFile(
    join(FOLDER, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>${style}</style>${figures.join('')}`,
  );
  const broken = pictures.filter(({ bare, contrast }) => bare > 0 || contrast < 4.5);
  for (const { id } of broken) console.error(`${id} breaks a promise.`);
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  await studio.close();
}
