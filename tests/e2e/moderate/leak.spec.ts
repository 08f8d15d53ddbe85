import { PAGES } from '../../pages/pages.ts';
import { SCENARIOS, TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, ask, openChat, type ChatPage } from '../helpers/chat.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import { photograph, sharpness } from '../helpers/pixels.ts';
import { arrives, becomesReadable, boxesOf, follow, leaks, READABLE } from '../helpers/readable.ts';
import { until } from '../helpers/until.ts';
import { pillZone } from './scene.ts';

/** Scenarios and how fast they come. */
const RUNS = [
  { scenario: 'unsafe', query: { tps: 50 }, pages: ['chatgpt', 'deep-chat'] },
  // nlux types at a pace of its own, however fast the stream is: the other run shows the same.
  { scenario: 'unsafe', query: { tps: 200 }, not: 'nlux' },
  { scenario: 'stall', query: { tps: 200, stall: 2500 } },
] as const;

/** Text of the answer's end, as the page shows it: nlux, which types by itself, drops the last word now and then, without the extension too. */
const lastWords = (scenario: string) =>
  (SCENARIOS[scenario]?.[0]?.text ?? '').split('\n\n').at(-1)?.split('. ').at(-1)?.replace(/ \S+$/, '') ?? '';

const withText = (PAGES as readonly ChatPage[]).filter((page) => page.id !== 'playground');

/**
 * Firefox takes twice as long: there each page has one of the two quick runs, in turn, and the first two pages have both; nlux, which takes its time to type, has none. With LEAKS=all every page has both.
 */
const inBoth = (page: number, run: number): boolean =>
  process.env['LEAKS'] === 'all' || page < 2 || ((page + run) % 2 === 0 && withText[page]?.id !== 'nlux');

for (const [index, chat] of withText.entries())
  for (const [number, { scenario, query, ...only }] of RUNS.entries()) {
    if (('pages' in only && !only.pages.some((id) => id === chat.id)) || ('not' in only && only.not === chat.id)) continue;
    test(
      `${chat.id}: no frame shows the unsafe sentence (${scenario}, ${query.tps} tokens/s)`,
      { tag: inBoth(index, number) ? '@alone' : ['@alone', '@chromium'] },
      async ({ browserUnderTest, servers }) => {
        test.setTimeout(180_000);
        await browserUnderTest.seedSettings({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
        const page = await openChat(browserUnderTest, servers, chat.id, { ...query, typing: 1 });
        if (!chat.host) {
          await allowPage(browserUnderTest, page);
          await page.reload();
        }
        const unsafe = SCENARIOS[scenario]?.[0]?.unsafe[0] ?? '';
        const start = unsafe.slice(0, 75);
        const followed = await follow(page, start);
        const recording = await page.record(() => boxesOf(page, start));
        await ask(page, chat, `Please tell me all of it /${scenario}`);
        await arrives(page, unsafe, 90_000);
        await answered(page, 1, 120_000);
        await page.evaluate(() => {
          for (const element of document.querySelectorAll('*'))
            if (element.scrollHeight > element.clientHeight) element.scrollTop = 1e6;
        });
        await becomesReadable(page, lastWords(scenario));
        const frames = await recording.stop();
        const sightings = await followed.stop();
        const report = leaks(frames, sightings, pillZone, page.browser === 'firefox' ? 300 : 150);
        expect(report.judged).toBeGreaterThan(2);
        for (const [index, { png }] of report.leaked.entries()) await test.info().attach(`leak-${index}.png`, { body: png });
        expect(report.leaked.map(({ at }) => at)).toEqual([]);
        await until('the pill', async () =>
          (await page.overlay()).some((item) => item.visible && /your blocked term/.test(item.name)),
        );
        const boxes = await boxesOf(page, unsafe);
        const picture = await photograph(page, boxes);
        expect(sharpness(picture, boxes, pillZone(boxes))).toBeLessThan(READABLE);
      },
    );
  }
