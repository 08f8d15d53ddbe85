import { answered, ask, chatPage, openChat } from './helpers/chat.ts';
import { becomesReadable } from './helpers/readable.ts';
import { expect, test } from './fixtures/test.ts';

test('the popup opens for a tab and shows the default strictness', async ({ browserUnderTest, servers }) => {
  const page = await openChat(browserUnderTest, servers, 'chatgpt');
  const popup = await browserUnderTest.openExtensionPage(`popup.html?tab=${await page.tabId()}`);
  await popup.control('radio', 'Standard').shown();
  expect(await popup.control('radio', 'Standard').checked()).toBe(true);
  expect(await popup.control('radio', 'Strict').checked()).toBe(false);
});

test('a safe answer on chatgpt.com becomes readable', async ({ browserUnderTest, servers }) => {
  const page = await openChat(browserUnderTest, servers, 'chatgpt', { tps: 200 });
  await ask(page, chatPage('chatgpt'), 'How do I bake bread? /safe');
  await becomesReadable(page, 'Good bread needs four things: flour, water, salt and time.');
  await answered(page, 1);
  await becomesReadable(page, 'is always gone before it has a chance to leave the house.');
});
