import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMetadata } from '../../../lib/mark/metadata/index.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, ask, chatPage, openChat } from '../helpers/chat.ts';
import { savedPictures } from '../helpers/downloads.ts';
import { until } from '../helpers/until.ts';

test('one press of the shortcut: the file is there, marked, and counted', async ({ browserUnderTest, servers }) => {
  await browserUnderTest.seedSettings({ name: 'Ada Lovelace' });
  const page = await openChat(browserUnderTest, servers, 'chatgpt', { tps: 400 });
  await ask(page, chatPage('chatgpt'), 'Please tell me all of it /safe');
  await answered(page, 1, 60_000);
  await until('the button', async () => (await page.overlay()).some((item) => item.name.startsWith('Share with label')));
  await browserUnderTest.command(page, 'share-shot');
  await until('the file', async () => savedPictures(browserUnderTest).length === 1, 20_000);
  const [file = ''] = savedPictures(browserUnderTest);
  const fields = readMetadata(readFileSync(join(browserUnderTest.downloads, file)));
  expect(fields).toMatchObject({ attribution: { name: 'Ada Lovelace', model: 'gpt-5-2', host: 'chatgpt.com' } });
});
