import { expect, test } from '../fixtures/test.ts';
import { savedPictures } from '../helpers/downloads.ts';
import { answeredPage, nextPicture } from './scene.ts';

test('one press of the shortcut: the file is there, marked, and counted', async ({ browserUnderTest, servers }) => {
  await browserUnderTest.seedSettings({ name: 'Ada Lovelace' });
  const before = savedPictures(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers);
  await browserUnderTest.command(page, 'share-shot');
  expect(await nextPicture(browserUnderTest, before)).toMatchObject({
    sourceType: 'trained',
    reviewed: false,
    attribution: { name: 'Ada Lovelace', model: 'gpt-5-2', host: 'chatgpt.com' },
  });
});
