import * as v from 'valibot';
import { readEvent } from '../../../lib/meter/events.ts';
import { shareStates } from '../../../lib/meter/state.ts';
import { expect, test } from '../fixtures/test.ts';
import { savedPictures } from '../helpers/downloads.ts';
import type { BrowserUnderTest } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { answeredPage } from './scene.ts';

/** How often the background is killed; more by hand: `KILLS=200`. */
const KILLS = Number(process.env['KILLS'] ?? 6);
/** A share takes about so long, in milliseconds. */
const SHARE_MS = 2500;

/** What the ledger says, read as the history page does. */
async function states(browser: BrowserUnderTest) {
  const page = await browser.openExtensionPage('history.html');
  const records = await page.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('sharemark-ledger');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no ledger')));
        opening.addEventListener('success', () => {
          const all = opening.result.transaction('events').objectStore('events').getAll();
          all.addEventListener('success', () => {
            opening.result.close();
            resolve(all.result);
          });
        });
      }),
  );
  await page.close();
  const events = v.parse(v.array(v.unknown()), records).flatMap((record) => readEvent(record).event ?? []);
  return shareStates(events, 'the test');
}

test('a background that is killed at any moment: files and ledger agree, or the entry asks', async ({
  browserUnderTest,
  servers,
}) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  await browserUnderTest.seedSettings({ name: 'Ada', packs: ['custom'], share: { perDay: null, format: 'png', models: [] } });
  const page = await answeredPage(browserUnderTest, servers);
  const before = savedPictures(browserUnderTest);
  const wakes = async () => {
    await browserUnderTest.openExtensionPage('popup.html').then((popup) => popup.close());
    await page.front();
  };
  for (let kill = 0; kill < KILLS; kill++) {
    const moment = (SHARE_MS * (kill + 0.5)) / KILLS;
    await browserUnderTest.command(page, 'share-shot');
    const end = Date.now() + moment;
    await until('the moment', async () => Date.now() >= end);
    await browserUnderTest.stopWorker();
    await wakes();
  }
  // What a living background does goes through to the end.
  await until(
    'a share after all that',
    async () => {
      const files = savedPictures(browserUnderTest).length;
      await browserUnderTest.command(page, 'share-shot');
      return until('its file', async () => savedPictures(browserUnderTest).length > files, 10_000).catch(() => false);
    },
    60_000,
  );

  const files = savedPictures(browserUnderTest).filter((name) => !before.includes(name));
  const shares = await states(browserUnderTest);
  const fileOf = (share: string): string | undefined => files.find((name) => name.includes(share.slice(0, 8)));
  for (const { share, status } of shares) {
    if (status === 'released') expect(fileOf(share), share).toBeDefined();
    else expect(status, share).toBe('uncertain');
  }
  for (const file of files)
    expect(
      shares.some(({ share }) => file.includes(share.slice(0, 8))),
      file,
    ).toBe(true);
});
