import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Claim } from '../../../lib/mark/credentials/claim.ts';
import { makeIdentity } from '../../../lib/mark/credentials/identity.ts';
import { signPicture } from '../../../lib/mark/credentials/sign.ts';
import { type MetadataFields, writeMetadata } from '../../../lib/mark/metadata/index.ts';
import { embedWatermark } from '../../../lib/mark/watermark/index.ts';
import { expect, test } from '../fixtures/test.ts';
import { removeFolders, temporaryFolder } from '../helpers/builds.ts';
import type { TestPage } from '../helpers/types.ts';

/** A picture that a release of ours shared: its label is the real one. The other marks are put on here. */
const SHARED = join(import.meta.dirname, '../../../docs/shared-picture.png');
const ID = 'a1b2c3d4-0000-4000-8000-000000000000';
const FIELDS: MetadataFields = {
  id: ID,
  attribution: { name: 'Ada Lovelace', model: 'gpt-5.2', host: 'chat.example', site: 'Chat', at: 1_700_000_000_000, zone: 'UTC' },
  sourceType: 'trained',
  altText: 'An answer',
  reviewed: true,
  software: 'Sharemark 0.1.0',
};
/** Milliseconds: c2pa-rs is 9 MB, and the machine may be busy. */
const LOOKING_MS = 40_000;

async function marked(): Promise<Buffer> {
  const picture = PNG.sync.read(readFileSync(SHARED));
  const { width, height } = picture;
  const pixels = { width, height, data: new Uint8ClampedArray(picture.data) };
  embedWatermark(pixels, 0xa1b2c3d4);
  picture.data = Buffer.from(pixels.data);
  const details = writeMetadata(new Uint8Array(PNG.sync.write(picture)), 'png', FIELDS);
  const now = Date.now();
  const { identity } = await makeIdentity({ name: 'Ada Lovelace' }, now);
  const claim: Claim = {
    id: ID,
    title: 'An answer',
    sourceType: 'trained',
    system: { name: 'Chat', version: 'gpt-5.2' },
    generator: { name: 'Sharemark', version: '0.1.0' },
    at: now,
    redacted: false,
    watermark: 0xa1b2c3d4,
  };
  return Buffer.from(await signPicture(details, 'png', claim, identity));
}

const folder = temporaryFolder();
test.afterAll(() => removeFolders(folder));
function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The four layers' headings with their states, once all of them are known. */
async function layers(page: TestPage): Promise<string[]> {
  await page.waitFor(
    'all layers to be told',
    () => {
      const states = [...document.querySelectorAll('section[aria-labelledby^="layer-"] h2 + p')];
      return states.length === 4 && states.every((state) => state.textContent !== 'Looking…');
    },
    undefined,
    LOOKING_MS,
  );
  return page.evaluate(() =>
    [...document.querySelectorAll('section[aria-labelledby^="layer-"]')].map((section) =>
      ['h2', 'h2 + p'].map((part) => section.querySelector(part)?.textContent).join(': '),
    ),
  );
}

const shown = (page: TestPage): Promise<string> => page.evaluate(() => document.querySelector('main, #root')?.textContent ?? '');

test('a picture with all marks, chosen or dropped: what each of them says', async ({ browserUnderTest }) => {
  const page = await browserUnderTest.openExtensionPage('verify.html');
  const bytes = await marked();
  await page.setFile('input[type=file]', file('marked.png', bytes));
  const all = ['Visible label: Found', 'Details in the file: Found', 'Content credentials: Found', 'Invisible watermark: Found'];
  expect(await layers(page)).toEqual(all);
  const text = await shown(page);
  for (const said of [
    'Marked as AI-generated in all four ways',
    'AI-GENERATED',
    'gpt-5.2',
    'nobody known here vouches',
    'a1b2c3d4',
  ])
    expect(text).toContain(said);
  if (process.env['SHAREMARK_SHOTS'])
    writeFileSync(join(process.env['SHAREMARK_SHOTS'], `verify-${page.browser}.png`), await page.screenshot());

  // One flipped bit of the pixels' last bytes, checksum and all: a picture that was altered and dropped on the page.
  const altered = Buffer.from(bytes);
  const at = altered.length - 20;
  altered[at] = (altered[at] ?? 0) ^ 1;
  await page.evaluate((base64) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], 'altered.png', { type: 'image/png' }));
    const field = document.querySelector('input[type=file]')?.parentElement;
    field?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, altered.toString('base64'));
  await page.waitFor('the other verdict', () => document.body.innerText.includes('Altered or damaged'), undefined, LOOKING_MS);
  expect(await layers(page)).toContain('Content credentials: Does not hold');
});

test('a picture without any mark: no sign found, which is not “made by a person”', async ({ browserUnderTest }) => {
  const page = await browserUnderTest.openExtensionPage('verify.html');
  const plain = PNG.sync.write(new PNG({ width: 400, height: 300 }));
  await page.setFile('input[type=file]', file('plain.png', plain));
  for (const layer of await layers(page)) expect(layer).toMatch(/: Not found$/);
  expect(await shown(page)).toMatch(/No sign of AI found(?!,).*may still be AI-generated/);
});

test('files that are no pictures, broken off, empty or too large are refused with a reason', async ({ browserUnderTest }) => {
  const page = await browserUnderTest.openExtensionPage('verify.html');
  const huge = PNG.sync.write(new PNG({ width: 4, height: 4 }));
  for (const at of [16, 20]) huge.writeUInt32BE(20_000, at);
  for (const [name, bytes, reason] of [
    ['text.png', Buffer.from('not a picture at all'), 'This is no PNG, JPEG, WebP or GIF.'],
    ['short.png', readFileSync(SHARED).subarray(0, 20), 'breaks off or is damaged'],
    ['empty.png', Buffer.alloc(0), 'This file is empty.'],
    ['huge.png', huge, 'more than 64 million pixels'],
  ] as const) {
    await page.setFile('input[type=file]', file(name, bytes));
    await page.waitFor(`“${reason}”`, (words) => document.body.innerText.includes(words), reason);
  }
});
