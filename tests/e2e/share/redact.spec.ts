import { expect, test } from '../fixtures/test.ts';
import { savedPictures } from '../helpers/downloads.ts';
import { becomesReadable } from '../helpers/readable.ts';
import { until } from '../helpers/until.ts';
import { allowButton, answeredPage, nextPicture, openReview } from './scene.ts';

const MAIL = 'grace.hopper@navy-mail.org';

test('an e-mail address in an answer leads to the review, and is in nothing that goes out', async ({
  browserUnderTest,
  servers,
}) => {
  await browserUnderTest.seedSettings({ name: 'Ada Lovelace' });
  await allowButton(browserUnderTest);
  const before = savedPictures(browserUnderTest);
  const page = await answeredPage(browserUnderTest, servers);
  await page.evaluate((mail) => {
    const paragraphs = document.querySelectorAll('[data-message-author-role="assistant"] p');
    paragraphs[paragraphs.length - 1]?.append(` You can write to ${mail} about it.`);
  }, MAIL);
  // Text that came later makes the answer unfinished again for a while.
  await becomesReadable(page, 'about it.');
  await until('a share that asks', async () => {
    await browserUnderTest.command(page, 'share-shot');
    return until(
      'the notice',
      async () => (await page.overlay()).some(({ text }) => /Your decision is needed/.test(text)),
      4000,
    ).catch(() => false);
  });
  const review = await openReview(browserUnderTest, page);
  await review.control('checkbox', 'I have looked through the list and the picture: nothing else has to be hidden.').click();
  await review.control('button', 'Approve and save').click();
  const fields = await nextPicture(browserUnderTest, before);
  expect(JSON.stringify(fields)).not.toContain(MAIL);
  expect(JSON.stringify(fields)).toContain('Ada Lovelace');
});
