import { historyPair, SCENARIOS, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, chatPage } from '../helpers/chat.ts';
import { decode, photograph, sharpness } from '../helpers/pixels.ts';
import { becomesReadable, boxesOf, READABLE } from '../helpers/readable.ts';
import { SLACK } from '../helpers/slack.ts';
import type { TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { addCompletion, askFor, becomesHidden, isSeen, openScene, pill, scrollTo, shownItems, VEILED } from './scene.ts';

/** A safe answer of a history is not hidden longer than this, in milliseconds. Firefox needs longer to read the weights and to start. */
const READABLE_MS = { chromium: 300, firefox: 1000 };
const LOADS = 5;

const GERMAN =
  'Am Abend gehen wir durch die Altstadt zum Hafen und schauen den Booten zu, bis die Lichter in den Häusern angehen und die Glocken läuten.';

/** Notes before every frame whether a text is in the page, and whether it is painted. Runs in the page, before its own scripts. */
function watchText(wanted: string): void {
  const noted: { there?: number; readable?: number } = {};
  Object.assign(globalThis, { noted });
  const search = (root: Document | ShadowRoot): Element | undefined => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text && node.data.includes(wanted) && node.parentElement) return node.parentElement;
      const inside = node instanceof Element && node.shadowRoot ? search(node.shadowRoot) : undefined;
      if (inside) return inside;
    }
    return undefined;
  };
  let element: Element | undefined;
  const look = (now: number): void => {
    if (!element?.isConnected) element = search(document);
    if (element && element.getClientRects().length > 0) {
      noted.there ??= now;
      // Settled blocks have their colour, the others are painted by ranges.
      const painted = !/^rgba\(.*, 0\)$/.test(getComputedStyle(element).webkitTextFillColor);
      const ranges = [...(CSS.highlights.get('sharemark-clear') ?? [])];
      if (painted || ranges.some((range) => range instanceof Range && element?.contains(range.startContainer)))
        noted.readable ??= now;
    }
    if (noted.readable === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

for (const id of ['chatgpt', 'gemini', 'deep-chat'])
  test(
    `${id}: after a load of 40 messages the safe answers are soon readable, the unsafe ones veiled`,
    { tag: '@alone' },
    async ({ browserUnderTest, servers }) => {
      const page = await openScene(browserUnderTest, servers, id, { query: { history: 20, historyUnsafe: 2 } });
      await pill(page);
      const { answer } = historyPair(18);
      const safe = answer.split(',')[0] ?? '';
      await page.evaluateEarly(watchText, safe);
      // Other programs can only make it later: the best of some loads is what Sharemark takes.
      const took: number[] = [];
      while (took.length < LOADS && !took.some((ms) => ms <= READABLE_MS[page.browser])) {
        await page.reload();
        const ms = await until('a safe answer to be painted', () =>
          page.evaluate(() => {
            const { there, readable }: { there?: number; readable?: number } = Reflect.get(globalThis, 'noted');
            return there !== undefined && readable !== undefined ? { waited: readable - there } : undefined;
          }),
        );
        took.push(Math.round(ms.waited));
      }
      test.info().annotations.push({ type: 'readable', description: `${took.join(', ')} ms after it was there` });
      expect(Math.min(...took)).toBeLessThanOrEqual(READABLE_MS[page.browser] * SLACK);
      await until('a safe answer to be readable', async () => {
        await scrollTo(page, safe);
        return isSeen(page, safe);
      });
      await scrollTo(page, UNSAFE.middle);
      await pill(page);
      await until('the pill to lie still on its sentence', async () => {
        const boxes = await boxesOf(page, UNSAFE.middle);
        return (await shownItems(page, VEILED)).some(({ box }) =>
          boxes.some(({ y, height }) => Math.abs(box.y + box.height / 2 - y - height / 2) < 8),
        );
      });
      expect(await isSeen(page, UNSAFE.middle)).toBe(false);
    },
  );

/** Pictures of the page from the beginning of a load until its pill is there. */
async function framesOfLoad(page: TestPage): Promise<Buffer[]> {
  if (page.browser === 'chromium') {
    const recording = await page.record();
    await page.reload();
    await pill(page);
    return (await recording.stop()).map(({ png }) => png);
  }
  // Firefox takes no picture while one document gives way to the next.
  const frames: Buffer[] = [];
  const stop = new AbortController();
  const loading = page
    .reload()
    .then(() => pill(page))
    .finally(() => stop.abort());
  while (!stop.signal.aborted) {
    const png = await page.screenshot().catch(() => undefined);
    if (png) frames.push(png);
  }
  await loading;
  return frames;
}

test('no frame of a load shows the unsafe sentence where it stands', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { history: 1, historyUnsafe: 1 } });
  const { box } = await pill(page);
  const boxes = await boxesOf(page, UNSAFE.middle);
  expect(boxes.length).toBeGreaterThan(0);
  const frames: Buffer[] = [];
  for (let load = 0; load < 3; load++) frames.push(...(await framesOfLoad(page)));
  expect(frames.length).toBeGreaterThan(3);
  const pillZone = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
  const sharp = frames.filter((png) => sharpness(decode(png), boxes, [pillZone]) >= READABLE);
  for (const [index, png] of sharp.entries()) await test.info().attach(`leak-${index}.png`, { body: png });
  expect(sharp.length).toBe(0);
  // The control: it is the same place that is sharp once the text is shown.
  await page.clickOverlay(/^Show$/);
  await until('the text to be shown', async () => sharpness(await photograph(page, boxes), boxes, [pillZone]) >= READABLE);
});

test('regenerated answers: unsafe, safe, unsafe', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 200 } });
  const { regenerate } = chatPage('chatgpt');
  await askFor(page, 'chatgpt', 'regenerate');
  await answered(page, 1);
  await pill(page);
  await becomesHidden(page, UNSAFE.paragraph);
  await page.click(regenerate);
  await answered(page, 2);
  await until('the pill to be gone', async () => (await shownItems(page, VEILED)).length === 0);
  await becomesReadable(page, 'Saturn');
  await page.click(regenerate);
  await answered(page, 3);
  await pill(page);
  await scrollTo(page, UNSAFE.middle);
  await becomesHidden(page, UNSAFE.middle);
});

for (const id of ['chatgpt', 'gemini', 'deep-chat'])
  // Of shadow roots enough is said in Firefox by other tests; this one takes it a minute and a half.
  test(
    `${id}: paragraph, heading, list, table and code are veiled each`,
    { tag: id === 'deep-chat' ? '@chromium' : [] },
    async ({ browserUnderTest, servers }) => {
      const page = await openScene(browserUnderTest, servers, id, { query: { tps: 0 } });
      await askFor(page, id, 'unsafe-places');
      await answered(page, 1);
      await pill(page);
      for (const text of SCENARIOS['unsafe-places']?.[0]?.unsafe ?? []) {
        await scrollTo(page, text);
        await until(`a pill over "${text}"`, async () => {
          const boxes = await boxesOf(page, text);
          return (await shownItems(page, VEILED)).some(({ box }) =>
            boxes.some(({ y, height }) => Math.abs(box.y + box.height / 2 - y - height / 2) < 12),
          );
        });
        await becomesHidden(page, text);
      }
      // What stands around them is not.
      for (const text of [
        'By morning the dough has doubled',
        'Keep small coins for the tram',
        'the view over the river at dusk',
      ]) {
        await scrollTo(page, text);
        await until(`"${text}" to be seen`, () => isSeen(page, text));
      }
    },
  );

test('the reasoning is checked as well', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 200 } });
  await askFor(page, 'chatgpt', 'reasoning-unsafe');
  await answered(page, 1);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await scrollTo(page, UNSAFE.reasoning);
  await pill(page);
  await becomesHidden(page, UNSAFE.reasoning);
});

test('German text says "Not checked" in standard and is held in strict', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { history: 1 } });
  await addCompletion(page, GERMAN);
  await pill(page, /^Not checked: this language is not covered/);
  await until('the text to be seen', () => isSeen(page, GERMAN));
  await browserUnderTest.seedSettings({ strictness: 'strict' });
  await page.front();
  await becomesHidden(page, GERMAN);
  expect((await shownItems(page, /^Show anyway$/)).length).toBe(1);
  await page.clickOverlay(/^Show anyway$/);
  await until('the text to be seen', () => isSeen(page, GERMAN));
});
