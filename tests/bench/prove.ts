import { SCENARIOS } from '../pages/texts.ts';
import type { TestPage } from '../pages/pages.ts';
import { until } from '../e2e/helpers/until.ts';
import type { BenchBrowser } from './browser.ts';
import { countUnpainted } from './unpainted.ts';

/**
 * Asks for an answer with an unsafe sentence and waits until it is hidden, so that nobody is measured who does nothing.
 * @param hides whether it must be hidden; without an extension it must be there to be seen
 * @throws Error if it is not so
 */
export async function proveHiding({ page }: BenchBrowser, chat: TestPage, hides: boolean): Promise<void> {
  const unsafe = SCENARIOS['unsafe']?.[0]?.unsafe[0] ?? '';
  await page.goto(`https://${chat.host}/?tps=400`);
  await page.locator(chat.composer).first().click();
  await page.keyboard.type('Show that you are at work /unsafe');
  await page.keyboard.press(chat.sendKey);
  // oxlint-disable-next-line no-underscore-dangle -- the test pages' own name.
  await page.evaluate(() => window.__completion(1));
  const answer = page.locator(chat.answers).last();
  await until(`the unsafe sentence to be ${hides ? 'hidden' : 'shown'}`, async () => {
    const { hidden, text } = await answer.evaluate(countUnpainted);
    return text.includes(unsafe) && hidden >= unsafe.length === hides;
  });
}
