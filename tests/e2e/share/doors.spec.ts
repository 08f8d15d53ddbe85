import { UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { savedPictures } from '../helpers/downloads.ts';
import { inPopup } from '../helpers/extension-pages.ts';
import { until } from '../helpers/until.ts';
import { becomesReadable } from '../helpers/readable.ts';
import { scrollTo } from '../moderate/scene.ts';
import { allowButton, answeredPage, nextPicture, noticed, openReview } from './scene.ts';

const NAME = 'Ada Lovelace';

test.beforeEach(async ({ browserUnderTest }) => {
  await browserUnderTest.seedSettings({ name: NAME });
});

test('the button on the page: one click to the file, once it has its permission; before that it says why', async ({
  browserUnderTest,
  servers,
}) => {
  const before = savedPictures(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers);
  await page.clickOverlay(/^Share with label/);
  await noticed(page, /The browser lets Sharemark take no picture from here yet/);
  expect(savedPictures(browserUnderTest)).toEqual(before);

  await allowButton(browserUnderTest);
  await page.front();
  await page.clickOverlay(/^Share with label/);
  expect(await nextPicture(browserUnderTest, before)).toMatchObject({ attribution: { name: NAME, model: 'gpt-5-2' } });
  await noticed(page, /1 of 4 today/);
});

test('the popup shares the page it was opened for', async ({ browserUnderTest, servers }) => {
  const before = savedPictures(browserUnderTest);
  await allowButton(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers);
  await inPopup(browserUnderTest, page, async (popup) => {
    await popup.control('button', 'Share with label').click();
    expect(await nextPicture(browserUnderTest, before)).toMatchObject({ reviewed: false });
    await popup.front();
    await popup.waitFor('the count', () => document.body.innerText.includes('1 of 4 today'), undefined);
  });
});

test('without a name nothing goes out, and the notice says what to do', async ({ browserUnderTest, servers }) => {
  await browserUnderTest.seedSettings({ name: '' });
  const before = savedPictures(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers);
  await browserUnderTest.command(page, 'share-shot');
  await noticed(page, /Enter yours first/);
  expect(savedPictures(browserUnderTest)).toEqual(before);
});

test('the fifth of a day is refused with the rule, and goes out as a one-off with a reason', async ({
  browserUnderTest,
  servers,
}) => {
  test.setTimeout(180_000);
  const page = await answeredPage(browserUnderTest, servers);
  for (let share = 1; share <= 4; share++) {
    const before = savedPictures(browserUnderTest);
    await browserUnderTest.command(page, 'share-shot');
    await nextPicture(browserUnderTest, before);
    await noticed(page, new RegExp(`${share} of 4 today`));
  }
  const before = savedPictures(browserUnderTest);
  await browserUnderTest.command(page, 'share-shot');
  await noticed(page, /All places of today are taken.*A place frees up/s);
  await noticed(page, /no more than 4 posts per day/i);
  expect(savedPictures(browserUnderTest)).toEqual(before);

  await page.clickOverlay(/This is a one-off/);
  const review = await openReview(browserUnderTest, page);
  await review.control('textbox', 'Why is this an occasional one-off?').fill('A single example for our school paper');
  await review.control('button', 'Approve and save').click();
  expect(await nextPicture(browserUnderTest, before)).toMatchObject({ reviewed: true });
});

test('an answer with two veiled passages: with one of them shown it is still refused', async ({ browserUnderTest, servers }) => {
  await browserUnderTest.seedSettings({ name: NAME, blocklist: { terms: ['zorblax'], exceptions: [], shipped: true } });
  const before = savedPictures(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers, 'unsafe-places');
  await scrollTo(page, UNSAFE.listItem);
  await page.clickOverlay(/^Show$/);
  await until('one of them to be shown', async () => (await page.overlay()).some(({ name }) => /^Hide again$/.test(name)));
  await browserUnderTest.command(page, 'share-shot');
  await noticed(page, /is veiled/);
  expect(savedPictures(browserUnderTest)).toEqual(before);
});

test('an unsafe answer: veiled it is refused, revealed it is asked about, and its reason is kept', async ({
  browserUnderTest,
  servers,
}) => {
  await browserUnderTest.seedSettings({ name: NAME, blocklist: { terms: ['zorblax'], exceptions: [], shipped: true } });
  const before = savedPictures(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers, 'unsafe');
  await browserUnderTest.command(page, 'share-shot');
  await noticed(page, /is veiled/);
  await page.clickOverlay(/^Show$/);
  await becomesReadable(page, UNSAFE.paragraph);
  await browserUnderTest.command(page, 'share-shot');
  const review = await openReview(browserUnderTest, page);
  expect(savedPictures(browserUnderTest)).toEqual(before);
  await review.control('button', 'Approve and save').click();
  await review.waitFor('the error', () => document.querySelector('[aria-invalid="true"]') !== null, undefined);
  await review.control('textbox', 'Why is this clearly a mistake?').fill('The word is made up for tests');
  await review.control('button', 'Approve and save').click();
  expect(await nextPicture(browserUnderTest, before)).toMatchObject({ reviewed: true });
  const history = await browserUnderTest.openExtensionPage('history.html');
  await history.waitFor('the reason', () => document.body.innerText.includes('The word is made up for tests'), undefined);
});
