import { historyPair, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered } from '../helpers/chat.ts';
import { arrives, becomesReadable, boxesOf, follow, leaks } from '../helpers/readable.ts';
import { until } from '../helpers/until.ts';
import { addCompletions, askFor, becomesHidden, isSeen, openScene, pill, pillZone, scrollTo, shownItems } from './scene.ts';

/** Time in which nothing more comes, in milliseconds; what was there before has to become readable in it. */
const STALL_MS = 4000;

const TITLE = 'Two unhurried days in Lisbon';
const LAST = 'the sound of a radio from an open window.';
const TAIL = /Waiting for the end of the sentence/;

for (const [id, chunk] of [
  ['chatgpt', 'blocks'],
  ['chatgpt', 'across'],
  ['gemini', 'across'],
] as const)
  test(`${id}: several blocks in one update of the page settle each other, and none leaks (${chunk})`, async ({
    browserUnderTest,
    servers,
  }) => {
    const page = await openScene(browserUnderTest, servers, id, { query: { tps: 4, chunk, stall: STALL_MS, history: 1 } });
    await askFor(page, id, 'stall');
    await arrives(page, 'Lisbon is a city of hills');
    // The title has no full stop: only what came with its end, or together with it, tells that it has ended.
    await until('the title to be seen', () => isSeen(page, TITLE), STALL_MS - 1500);
    const followed = await follow(page, UNSAFE.middle.slice(0, 75));
    const recording = await page.record(() => boxesOf(page, UNSAFE.middle));
    expect(await boxesOf(page, UNSAFE.middle)).toEqual([]);
    await answered(page, 1);
    await scrollTo(page, LAST);
    await becomesReadable(page, LAST);
    await scrollTo(page, UNSAFE.middle);
    await pill(page);
    await becomesHidden(page, UNSAFE.middle);
    expect(await shownItems(page, TAIL)).toEqual([]);
    const report = leaks(await recording.stop(), await followed.stop(), pillZone, page.browser === 'firefox' ? 700 : 150);
    // Firefox takes too few pictures to have one of every moment.
    if (page.browser === 'chromium') expect(report.judged).toBeGreaterThan(0);
    expect(report.leaked.map(({ at }) => at)).toEqual([]);
  });

test('two completions in one update: the first has ended, the second may go on', async ({ browserUnderTest, servers }) => {
  const first = 'And so the long walk along the coast came to its end at the foot of the old lighthouse';
  const second = 'In the end the travellers sat down on the warm steps of the chapel and opened the very last tin of';
  // Judging this takes a little time, in which a clock goes on.
  const before = historyPair(3).answer.replaceAll(/\s+/g, ' ').slice(0, 150);
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { history: 1 } });
  // A busy machine may need more than a slice for the second; then the first came in another one, and it is tried again.
  await until('the first to be seen', async () => {
    await page.reload();
    await becomesReadable(page, 'What did the travellers note on stage 1');
    await addCompletions(page, [first, `${before}. ${second}`], true);
    return until('the first to be seen in time', () => isSeen(page, first), 3000).catch(() => false);
  });
  expect(await isSeen(page, second)).toBe(false);
});

test('an older completion that comes in above does not end the one that is held', async ({ browserUnderTest, servers }) => {
  const half = 'The guide lowered his voice';
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 200, stall: 8000, history: 1 } });
  await askFor(page, 'chatgpt', 'stall');
  await arrives(page, half);
  await page.evaluate(() => {
    const message = document.createElement('div');
    message.dataset['messageAuthorRole'] = 'assistant';
    message.innerHTML = '<p>The earliest ferry had left long before anybody in the village was awake.</p>';
    document.querySelector('#thread .column')?.prepend(message);
  });
  const looks = new Set<boolean>();
  await until('the stream to go on', async () => {
    looks.add(await isSeen(page, half));
    return (await boxesOf(page, UNSAFE.middle)).length > 0;
  });
  expect([...looks]).toEqual([false]);
});
