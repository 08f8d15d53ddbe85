import { SCENARIOS, TERM, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered } from '../helpers/chat.ts';
import { photograph, sharpness } from '../helpers/pixels.ts';
import { arrives, becomesReadable, boxesOf, READABLE } from '../helpers/readable.ts';
import type { TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { askFor, copyAll, findable, inked, isSeen, openScene, pill, scrollTo } from './scene.ts';

/** One page of each kind: known roles, an open shadow root, assertive live regions. */
const PAGES = ['chatgpt', 'deep-chat', 'chatui'] as const;

/** Parts of the unsafe sentence: the first is there during the stall, the second only afterwards. */
const HELD = 'guide lowered his voice';
const VEILED = `with nothing but ${TERM}`;
/** Stands in the same paragraph as the unsafe sentence. */
const BESIDE = 'The yellow tram 28 is charming but crowded';
/** The user's own message: open to every door. */
const OPEN = 'Please tell me all of it';

/** Every way to text that does not go through the eyes. */
async function expectShut(page: TestPage, secrets: readonly string[]): Promise<void> {
  const accessible = await page.accessibleText();
  for (const secret of secrets) expect(accessible).not.toContain(secret);
  expect(accessible).toContain(OPEN);
  const copied = await copyAll(page);
  for (const secret of secrets) expect(copied).not.toContain(secret);
  // In Firefox ChatUI lets nothing of its list be selected, with or without Sharemark.
  if (!(page.browser === 'firefox' && (await page.evaluate(() => document.querySelector('.MessageList') !== null))))
    expect(copied).toContain(OPEN);
  expect(await findable(page, [OPEN, ...secrets])).toEqual([OPEN]);
}

for (const id of PAGES)
  test(`${id}: held and veiled text is open to no other door`, async ({ browserUnderTest, servers }) => {
    const page = await openScene(browserUnderTest, servers, id, { query: { tps: 200, stall: 6000 } });
    await askFor(page, id, 'stall');
    await arrives(page, HELD);
    await expectShut(page, [HELD]);
    expect(await boxesOf(page, VEILED)).toEqual([]);
    // However long the stream rests, the half sentence is not shown; a pill that appears while we look may pass for text once.
    const looks: boolean[] = [];
    await until('the stream to go on', async () => {
      const place = JSON.stringify(await boxesOf(page, HELD));
      const seen = (await isSeen(page, HELD)) && (await isSeen(page, HELD));
      // Once the stream goes on, other text may have come to this place.
      if (JSON.stringify(await boxesOf(page, HELD)) === place) looks.push(seen);
      return (await boxesOf(page, VEILED)).length > 0;
    });
    expect(looks.length).toBeGreaterThan(1);
    expect(looks).not.toContain(true);
    await answered(page, 1);
    await pill(page);
    await expectShut(page, [HELD, VEILED]);
    // One sentence is veiled; the others of its paragraph are offered beside the pill.
    await until('the rest of the paragraph to be accessible', async () => (await page.accessibleText()).includes(BESIDE));
  });

test('live regions: no moment of the stream tells the veiled sentence', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatui', { query: { tps: 50 } });
  await askFor(page, 'chatui', 'unsafe');
  const ended = answered(page, 1).then(() => true);
  const looks: string[] = [];
  await until('the answer to end', async () => {
    looks.push(await page.accessibleText());
    return Promise.race([ended, Promise.resolve(false)]);
  });
  expect(looks.length).toBeGreaterThan(3);
  expect(looks.filter((text) => text.includes(TERM) || text.includes('Old hands at the market'))).toEqual([]);
  expect(looks.at(-1)).toContain('Good bread needs four things');
});

test('a link inside a veiled block cannot be reached by Tab nor focused by script', async ({ browserUnderTest, servers }) => {
  const settings = { blocklist: { terms: ['quiet days'], exceptions: [], shipped: true } };
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 0 }, settings });
  await askFor(page, 'chatgpt', 'safe');
  await answered(page, 1);
  await pill(page);
  const reached: string[] = [];
  await page.evaluate(() => document.querySelector('button')?.focus());
  await until('Tab to come to the end of the page', async () => {
    await page.press('Tab');
    const stop = await page.evaluate(() => {
      const active = document.activeElement;
      if (active === document.body) return 'the end';
      return active?.getAttribute('href') ?? active?.getAttribute('aria-label') ?? active?.textContent ?? '';
    });
    reached.push(stop);
    return stop === 'the end';
  });
  expect(reached).toEqual(expect.arrayContaining(['Copy', 'Try again', 'Send prompt']));
  expect(reached).not.toContain('#sourdough');
  const focused = await page.evaluate(() => {
    const link = document.querySelector<HTMLElement>('[href="#sourdough"]');
    link?.focus();
    return link === null ? 'there is no link' : document.activeElement === link;
  });
  expect(focused).toBe(false);
});

test('the playground: a veiled value is shut as well', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'playground', { query: { tps: 200 } });
  await askFor(page, 'playground', 'unsafe');
  await answered(page, 1);
  await until('the message to be veiled', () => page.evaluate(() => document.querySelector('textarea[data-sm-veil]') !== null));
  const accessible = await page.accessibleText();
  expect(accessible).not.toContain(TERM);
  expect(await copyAll(page)).not.toContain(TERM);
});

for (const id of PAGES)
  test(`${id}: the reader sees the shape of what is veiled, and the pill with its category`, async ({
    browserUnderTest,
    servers,
  }) => {
    const page = await openScene(browserUnderTest, servers, id, { query: { tps: 200 } });
    await askFor(page, id, 'unsafe');
    await answered(page, 1);
    await scrollTo(page, UNSAFE.paragraph);
    const { found, boxes, picture } = await until('the pill to lie still on its sentence', async () => {
      const place = async () => ({ found: await pill(page), boxes: await boxesOf(page, UNSAFE.paragraph) });
      const before = await place();
      const start = (await boxesOf(page, UNSAFE.paragraph.slice(0, 3)))[0];
      const picture = await photograph(page, [before.found.box, ...before.boxes]);
      // A chat that still scrolls has carried both away from where they are in the picture.
      if (JSON.stringify(before) !== JSON.stringify(await place()) || start === undefined) return undefined;
      const { box } = before.found;
      const lies = Math.abs(box.y + box.height / 2 - start.y - start.height / 2) < 8;
      return lies ? { ...before, picture } : undefined;
    });
    expect(sharpness(picture, [found.box])).toBeGreaterThan(READABLE);
    const buttons = (await page.overlay()).filter((item) => item.tag === 'button').map((item) => item.name);
    expect(buttons.filter((name) => !name.startsWith('Share with label'))).toEqual(['Show', 'Not unsafe', 'Choose an exception']);
    // Without the pill's own letters, which cover the beginning of the sentence.
    expect(sharpness(picture, boxes, [found.box])).toBeLessThan(READABLE);
    const bare = boxes.filter((box) => box.y >= found.box.y + found.box.height);
    expect(bare.length).toBeGreaterThan(0);
    const { share, shades } = inked(picture, bare);
    expect(share).toBeGreaterThan(0.8);
    // A blur of letters, not a bar: that there is text, and how much, stays visible.
    expect(shades).toBeGreaterThan(8);
    await becomesReadable(page, 'By morning the dough has doubled');
    expect(SCENARIOS['unsafe']?.[0]?.text).toContain('By morning the dough has doubled');
  });
