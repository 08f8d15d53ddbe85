import { checkCredentials } from '../../../lib/mark/credentials/check.ts';
import { readMetadata } from '../../../lib/mark/metadata/index.ts';
import { watermarkText } from '../../../lib/mark/share-mark.ts';
import { readWatermark } from '../../../lib/mark/watermark/index.ts';
import { expect, test } from '../fixtures/test.ts';
import { savedPictures } from '../helpers/downloads.ts';
import { decode } from '../helpers/pixels.ts';
import { answeredPage, nextFile } from './scene.ts';

test('one press of the shortcut: the file is there, with all its marks, and counted', async ({ browserUnderTest, servers }) => {
  await browserUnderTest.seedSettings({ name: 'Ada Lovelace' });
  const before = savedPictures(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers);
  await browserUnderTest.command(page, 'share-shot');
  const file = await nextFile(browserUnderTest, before);
  const metadata = readMetadata(file);
  expect(metadata).toMatchObject({
    sourceType: 'trained',
    reviewed: false,
    attribution: { name: 'Ada Lovelace', model: 'gpt-5-2', host: 'chatgpt.com' },
    watermarkId: metadata?.id.slice(0, 8),
  });
  const { width, height, data } = decode(file);
  const watermark = readWatermark({ width, height, data: new Uint8ClampedArray(data) });
  expect(watermark && watermarkText(watermark.id)).toBe(metadata?.watermarkId);
  expect(await checkCredentials(file, 'png')).toMatchObject({
    faults: [],
    share: metadata?.id,
    watermark: watermark?.id,
    signer: { name: 'Ada Lovelace' },
    redacted: false,
  });
});
