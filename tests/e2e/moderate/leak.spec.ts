import { PAGES } from '../../pages/pages.ts';
import { SCENARIOS, TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, ask, openChat, type ChatPage } from '../helpers/chat.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import { arrives, becomesReadable, follow, isReadable, leaks } from '../helpers/readable.ts';
import { until } from '../helpers/until.ts';

/** Scenario and the safe sentence that ends its answer. */
const RUNS = [
  { scenario: 'unsafe', query: { tps: 50 } },
  { scenario: 'unsafe', query: { tps: 200 } },
  { scenario: 'stall', query: { tps: 100, stall: 4000 } },
] as const;

/** Text of the answer's end that every topic closes with, as the page shows it. */
const lastWords = (scenario: string) => (SCENARIOS[scenario]?.[0]?.text ?? '').split('\n\n').at(-1)?.split('. ').at(-1) ?? '';

const withText = (PAGES as readonly ChatPage[]).filter((page) => page.id !== 'playground');

for (const chat of withText)
  for (const { scenario, query } of RUNS)
    test(`${chat.id}: no frame shows the unsafe sentence (${scenario}, ${query.tps} tokens/s)`, async ({ browserUnderTest, servers }) => {
      await browserUnderTest.seedSettings({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
      const page = await openChat(browserUnderTest, servers, chat.id, query);
      if (!chat.host) {
        await allowPage(browserUnderTest, page);
        await page.reload();
      }
      const unsafe = SCENARIOS[scenario]?.[0]?.unsafe[0] ?? '';
      const followed = await follow(page, unsafe.slice(0, 40));
      const recording = await page.record();
      await ask(page, chat, `Please tell me all of it /${scenario}`);
      await arrives(page, unsafe);
      await answered(page, 1, 60_000);
      await becomesReadable(page, lastWords(scenario));
      const frames = await recording.stop();
      const sightings = await followed.stop();
      const report = leaks(frames, sightings);
      expect(report.judged).toBeGreaterThan(2);
      expect(report.leaked).toHaveLength(0);
      await until('the pill', async () => (await page.overlay()).some((item) => item.visible && /your blocked term/.test(item.name)));
      expect(await isReadable(page, unsafe.slice(0, 40))).toBe(false);
    });
