import type { CDPSession } from '@playwright/test';
import type { TestPage } from '../pages/pages.ts';
import type { BenchBrowser } from './browser.ts';

/** MB that live in the page's renderer after a collection: objects of all worlds, what the browser keeps for them, and their buffers. */
export async function memoryOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const usage: Partial<Record<string, number>> = { ...(await devtools.send('Runtime.getHeapUsage')) };
  const sum = ['usedSize', 'embedderHeapUsedSize', 'backingStorageSize'].reduce((bytes, name) => bytes + (usage[name] ?? 0), 0);
  return sum / 1e6;
}

/** A tab that stays open for hours, in short: conversations of a few answers each, one after the other, without a reload. */
export async function session(
  { page, devtools }: BenchBrowser,
  chat: TestPage,
  { conversations, answers, tokens }: { conversations: number; answers: number; tokens: number },
): Promise<number[]> {
  await page.goto('about:blank');
  await page.goto(`https://${chat.host ?? ''}/?tokens=${tokens}&tps=0`);
  const after: number[] = [];
  let asked = 0;
  for (let conversation = 0; conversation < conversations; conversation++) {
    for (let answer = 0; answer < answers; answer++) {
      await page.locator(chat.composer).first().click();
      await page.keyboard.type('Tell me more of it /long');
      await page.keyboard.press(chat.sendKey);
      asked += 1;
      // oxlint-disable-next-line no-underscore-dangle -- the test pages' own name.
      await page.evaluate((count) => window.__completion(count), asked);
      // Sharemark takes an answer for finished after 1.5 s, then checks it as a whole.
      await page.waitForTimeout(2000);
    }
    await page.getByRole('button', { name: 'New chat' }).click();
    await page.waitForTimeout(1000);
    after.push(await memoryOf(devtools));
  }
  await page.goto('about:blank');
  return after;
}
