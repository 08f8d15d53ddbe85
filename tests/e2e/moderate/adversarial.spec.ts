import { historyPair, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, chatPage, openChat } from '../helpers/chat.ts';
import { arrives, becomesReadable, follow, leaks } from '../helpers/readable.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import type { ChatServers } from '../helpers/servers.ts';
import { until } from '../helpers/until.ts';
import { askFor, becomesHidden, isSeen, openScene, pill, pillZone } from './scene.ts';

/** Beginning of the safe text that stands before the unsafe sentence of the history. */
const SAFE = historyPair(0).answer.slice(0, 25);
const UNSAFE_START = UNSAFE.middle.slice(0, 60);
/** What a page takes from us is put back within this time (docs/limits.md), on a busy machine. */
const PUT_BACK_MS = 3000;

/**
 * A page whose history has two answers: a safe one that is cleared as a whole, and one with an unsafe sentence under a veil. (Once a page has
 * meddled with our highlights, what is safe in a block with a veil stays out of sight with it: docs/limits.md.)
 */
async function judged(browser: BrowserUnderTest, servers: ChatServers): Promise<TestPage> {
  const page = await openScene(browser, servers, 'chatgpt', { query: { history: 2, historyUnsafe: 2, tps: 200 } });
  await becomesReadable(page, SAFE);
  await pill(page);
  await becomesHidden(page, UNSAFE.middle);
  return page;
}

/** Lets the page do something, and expects that no picture shows the text and that it is hidden in the end. */
async function neverShown(page: TestPage, text: string, act: () => Promise<unknown>): Promise<void> {
  const followed = await follow(page, text);
  const recording = await page.record();
  await act();
  await arrives(page, text);
  await becomesHidden(page, text);
  await pill(page);
  const sightings = await followed.stop();
  const nearMs = page.browser === 'firefox' ? 700 : 150;
  // a picture of just before would show the words that stood in the same place
  const since = (sightings[0]?.at ?? 0) + nearMs;
  const frames = (await recording.stop()).filter((frame) => (frame.since ?? frame.at) > since);
  const report = leaks(frames, sightings, pillZone, nearMs);
  for (const [index, { png }] of report.leaked.entries()) await test.info().attach(`leak-${index}.png`, { body: png });
  test.info().annotations.push({ type: 'frames', description: `${report.judged} judged` });
  expect(report.leaked.map(({ at }) => at)).toEqual([]);
}

/** Ways to put other words where cleared ones stood. Each runs in the page. */
const REWRITES = {
  'the text of a cleared paragraph is set': (words: string) => {
    const block = document.querySelector('[data-message-author-role="assistant"] p');
    if (block) block.textContent = words;
  },
  'the data of its text node is changed': (words: string) => {
    const block = document.querySelector('[data-message-author-role="assistant"] p');
    const walker = block && document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const node = walker?.nextNode();
    if (node instanceof Text) node.data = `${words} ${node.data}`;
  },
  'a new paragraph brings our marker of what is cleared': (words: string) => {
    const block = document.querySelector('[data-message-author-role="assistant"] p');
    const copy = document.createElement('p');
    for (const name of ['data-sm-clear', ...(block?.getAttributeNames() ?? [])]) copy.setAttribute(name, '');
    copy.textContent = words;
    block?.after(copy);
  },
  'a copy of a cleared paragraph is given other words': (words: string) => {
    const block = document.querySelector('[data-message-author-role="assistant"] p');
    const copy = block?.cloneNode(true);
    if (!(copy instanceof Element) || !block) return;
    copy.textContent = words;
    block.replaceWith(copy);
  },
};

for (const [how, rewrite] of Object.entries(REWRITES))
  test(`rewritten: ${how}`, async ({ browserUnderTest, servers }) => {
    const page = await judged(browserUnderTest, servers);
    await neverShown(page, UNSAFE.paragraph.slice(0, 60), () => page.evaluate(rewrite, UNSAFE.paragraph));
  });

/** What a page can do to our markers and highlights. Each runs in the page, on the veiled paragraph. */
const TAMPERINGS = {
  'the marker of what is cleared is set on the veiled paragraph': (block: Element) =>
    block.toggleAttribute('data-sm-clear', true),
  'the marker of what is cleared is set on the message': (block: Element) =>
    block.closest('[data-message-author-role]')?.toggleAttribute('data-sm-clear', true),
  'all our markers are taken away': (block: Element) => {
    for (let at: Element | null = block; at; at = at.parentElement)
      for (const name of at.getAttributeNames()) if (/^data-sm-|^inert$/.test(name)) at.removeAttribute(name);
  },
  'the highlight of what is cleared is extended': (block: Element) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    const ours = CSS.highlights.get('sharemark-clear');
    if (ours) ours.add(range);
    else CSS.highlights.set('sharemark-clear', new Highlight(range));
  },
  'another highlight is put in place of ours': (block: Element) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    CSS.highlights.set('sharemark-clear', new Highlight(range));
    CSS.highlights.set('sharemark-veil', new Highlight());
  },
  'all highlights are cleared': () => CSS.highlights.clear(),
  'our adopted sheets are taken away': () => {
    document.adoptedStyleSheets = [];
  },
};

for (const [how, tamper] of Object.entries(TAMPERINGS))
  test(`tampered with: ${how}`, async ({ browserUnderTest, servers }) => {
    const page = await judged(browserUnderTest, servers);
    await page.evaluate(
      ({ source, words }) => {
        const block = [...document.querySelectorAll('[data-message-author-role="assistant"] p')].find((p) =>
          p.textContent?.includes(words),
        );
        // oxlint-disable-next-line no-eval -- a function cannot travel into the page by itself
        const run: (block: Element | undefined) => void = (0, eval)(`(${source})`);
        run(block);
      },
      { source: tamper.toString(), words: UNSAFE_START },
    );
    await becomesHidden(page, UNSAFE.middle, PUT_BACK_MS);
    await becomesReadable(page, SAFE);
    expect(await isSeen(page, UNSAFE.middle)).toBe(false);
  });

test('prototypes of the page are overridden before it begins', async ({ browserUnderTest, servers }) => {
  await browserUnderTest.seedSettings({ blocklist: { terms: ['zorblax'], exceptions: [], shipped: true } });
  const page = await openChat(browserUnderTest, servers, 'chatgpt', { tps: 200 });
  await page.evaluateEarly(() => {
    // what the page's own scripts do not need, React being one of them
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it travels into the page
    const never = () => false;
    Object.assign(Element.prototype, { matches: never, closest: () => null, checkVisibility: never, toggleAttribute: never });
    Object.assign(Array.prototype, { findLast: () => undefined, findLastIndex: () => -1, toSorted: () => [] });
    Object.assign(String.prototype, { normalize: () => '' });
    Object.assign(Intl.Segmenter.prototype, { segment: () => [] });
    Object.assign(CSS.highlights, { set: () => CSS.highlights });
    globalThis.MutationObserver = class {
      observe(): void {}
      disconnect(): void {}
      takeRecords(): MutationRecord[] {
        return [];
      }
    };
  }, undefined);
  await page.reload();
  const composer = chatPage('chatgpt').composer;
  await page.waitFor('the page to have begun', (selector) => document.querySelector(selector) !== null, composer);
  await neverShown(page, UNSAFE.paragraph.slice(0, 60), () => askFor(page, 'chatgpt', 'unsafe'));
  await becomesReadable(page, 'Turn the dough into the hot pot');
});

test('what is veiled is taken out of the page and put back, elsewhere too', async ({ browserUnderTest, servers }) => {
  const page = await judged(browserUnderTest, servers);
  await neverShown(page, UNSAFE_START, () =>
    page.evaluate(async (words) => {
      const frames = (count: number): Promise<void> =>
        new Promise((resolve) => (count === 0 ? resolve() : requestAnimationFrame(() => void frames(count - 1).then(resolve))));
      const block = [...document.querySelectorAll('p')].find((p) => p.textContent?.includes(words));
      const place = block?.parentElement;
      if (!block || !place) return;
      for (let n = 0; n < 5; n++) {
        block.remove();
        await frames(4);
        if (n % 2 === 0) place.append(block);
        else place.prepend(block);
        await frames(4);
      }
    }, UNSAFE_START),
  );
});

test(
  'a text node of 10 MB: the page still answers, and its unsafe end is not shown',
  { tag: '@chromium' },
  async ({ browserUnderTest, servers }) => {
    test.setTimeout(120_000);
    const page = await judged(browserUnderTest, servers);
    await page.evaluate((words) => {
      const block = document.createElement('p');
      block.style.cssText = 'height: 12em; overflow: auto';
      const sentence = 'The ferry left at nine and came back at noon with more people than before. ';
      block.textContent = sentence.repeat(Math.ceil(1e7 / sentence.length)) + words;
      document.querySelector('[data-message-author-role="assistant"] p')?.after(block);
      block.scrollTop = block.scrollHeight;
    }, UNSAFE.paragraph);
    const asked = Date.now();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
    const busy = Date.now() - asked;
    test.info().annotations.push({ type: 'busy', description: `${busy} ms until the page answered` });
    expect(busy).toBeLessThan(15_000);
    expect(await isSeen(page, UNSAFE.paragraph.slice(0, 60))).toBe(false);
  },
);

test(
  '100,000 mutations a second: work is bounded, what is held stays held, the page answers',
  { tag: '@alone' },
  async ({ browserUnderTest, servers }) => {
    test.setTimeout(120_000);
    const page = await judged(browserUnderTest, servers);
    const followed = await follow(page, UNSAFE_START);
    const recording = await page.record();
    const { frames, mutations, slowest } = await page.evaluate(async () => {
      const place = document.querySelector('[data-message-author-role="assistant"] p')?.parentElement ?? document.body;
      const noise = document.createElement('p');
      noise.append('…');
      place.append(noise);
      const node = noise.firstChild;
      let [frames, mutations, slowest, last] = [0, 0, 0, performance.now()];
      const begun = last;
      const count = (now: number): void => {
        frames += 1;
        slowest = Math.max(slowest, now - last);
        last = now;
        if (now - begun < 2500) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      while (performance.now() - begun < 2500) {
        // as many as are due by now, three kinds in turn
        const due = Math.min(4000, (performance.now() - begun) * 100 - mutations);
        for (let n = 0; n < due; n += 1, mutations += 1) {
          if (n % 3 === 0 && node instanceof Text) node.data = `Number ${mutations} of the count`;
          else if (n % 3 === 1) noise.dataset['tick'] = String(mutations);
          else noise.append(noise.lastChild ?? '');
        }
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      noise.remove();
      return { frames, mutations, slowest };
    });
    const pictures = await recording.stop();
    const report = leaks(pictures, await followed.stop(), pillZone, page.browser === 'firefox' ? 700 : 150);
    test.info().annotations.push({
      type: 'storm',
      description: `${mutations} mutations, ${frames} frames, slowest ${Math.round(slowest)} ms`,
    });
    expect(mutations).toBeGreaterThan(50_000);
    expect(slowest).toBeLessThan(1500);
    expect(report.leaked.map(({ at }) => at)).toEqual([]);
    await becomesHidden(page, UNSAFE.middle);
    await becomesReadable(page, SAFE);
  },
);

test('fonts are swapped while an answer streams: the unsafe sentence stays hidden under its pill', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 200 } });
  await neverShown(page, UNSAFE.paragraph.slice(0, 60), async () => {
    await askFor(page, 'chatgpt', 'unsafe');
    await arrives(page, 'Good bread needs four things');
    await page.evaluate(async () => {
      const sheet = document.createElement('style');
      document.head.append(sheet);
      for (const font of ['"DejaVu Serif"', '"Liberation Mono"', '"DejaVu Sans"', 'cursive']) {
        sheet.textContent = `* { font-family: ${font} !important; font-size: ${14 + font.length / 4}px !important; }`;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    });
    await answered(page, 1);
  });
  const { box } = await pill(page);
  const [line] = await until('the sentence to have a place', () =>
    page.evaluate(
      (words) => {
        const block = [...document.querySelectorAll('p')].find((p) => p.textContent?.includes(words));
        const rect = block?.getBoundingClientRect();
        return rect && [{ top: rect.top, bottom: rect.bottom }];
      },
      UNSAFE.paragraph.slice(0, 60),
    ),
  );
  expect(box.y).toBeGreaterThanOrEqual((line?.top ?? 0) - 40);
  expect(box.y).toBeLessThanOrEqual((line?.bottom ?? 0) + 40);
});
