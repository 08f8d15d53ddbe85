import { historyPair, SCENARIOS } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, chatPage, openChat } from '../helpers/chat.ts';
import { becomesReadable } from '../helpers/readable.ts';
import { SLACK } from '../helpers/slack.ts';
import type { TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { askFor, openScene, pill } from './scene.ts';

/** User messages and page parts may be hidden for so long, in milliseconds. */
const PART_MS = 300;
/** What is readable may come so much later than the last character of its sentence, in milliseconds. */
const DELAY_MS = 100;

/**
 * Looks before every frame for texts outside of answers that are not painted, and notes for how long in a row each was not.
 * Runs in the page, so it may use nothing from outside.
 */
function watchParts(answers: string): void {
  const longest: Record<string, number> = {};
  const since = new Map<Element, number>();
  let looks = 0;
  const visit = (root: Document | ShadowRoot, now: number): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot, now);
      if (/^(script|style|title|head|meta|option|template)$/.test(element.localName) || element.closest(answers)) continue;
      const own = [...element.childNodes].some((node) => node instanceof Text && /\S/.test(node.data));
      if (!own) continue;
      looks += 1;
      const { webkitTextFillColor, color } = getComputedStyle(element);
      const unpainted = /^rgba\(.*, 0\)$/.test(webkitTextFillColor) && !/^rgba\(.*, 0\)$/.test(color);
      if (!unpainted) {
        since.delete(element);
        continue;
      }
      if (!since.has(element)) since.set(element, now);
      const text = element.textContent.trim().slice(0, 60);
      longest[text] = Math.max(longest[text] ?? 0, now - (since.get(element) ?? now));
    }
  };
  Object.assign(globalThis, { parts: longest, partLooks: () => looks });
  const look = (now: number): void => {
    visit(document, now);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** A page of elements and one in a shadow root; the others are opened in the quicker browser. */
const IN_BOTH = new Set(['chatgpt', 'deep-chat', 'gemini']);

for (const id of ['chatgpt', 'deep-chat', 'nlux', 'chatui', 'styled', 'gemini'])
  test(
    `${id}: user messages and page parts are not hidden longer than ${PART_MS} ms`,
    { tag: IN_BOTH.has(id) ? '@alone' : ['@alone', '@chromium'] },
    async ({ browserUnderTest, servers }) => {
      const page = await openScene(browserUnderTest, servers, id, { query: { tps: 100, typing: 1 } });
      await page.evaluate(watchParts, chatPage(id).answers);
      await askFor(page, id, 'unsafe');
      // nlux types on for a good while after the stream has ended.
      await answered(page, 1, 70_000);
      await pill(page);
      const { parts, looks } = await page.evaluate(() => {
        const parts: Record<string, number> = Reflect.get(globalThis, 'parts');
        const count: () => number = Reflect.get(globalThis, 'partLooks');
        return { parts, looks: count() };
      });
      test
        .info()
        .annotations.push({ type: 'hidden', description: `${Math.round(Math.max(0, ...Object.values(parts)))} ms at most` });
      expect(looks).toBeGreaterThan(100);
      expect(Object.entries(parts).filter(([, ms]) => ms > PART_MS * SLACK)).toEqual([]);
    },
  );

/** What page scripts can see of the page, without our marker attributes, and the log of what happened to it. */
async function stateOf(page: TestPage): Promise<{ html: string; events: string[]; answers: string }> {
  return page.evaluate(() => {
    const roots = [document.body, document.querySelector('deep-chat')?.shadowRoot];
    const html = roots.map((root) => (root?.innerHTML ?? '').replace(/ (data-sm-[a-z]+|inert)(="[^"]*")?/g, '')).join('\n');
    const events: unknown[] = Reflect.get(globalThis, '__events');
    return { html, events: events.map((event) => JSON.stringify(event)), answers: document.body.innerText };
  });
}

for (const id of ['chatgpt', 'claude', 'gemini', 'deep-chat'])
  test(
    `${id}: the page's text, structure and events are the same as without Sharemark`,
    { tag: IN_BOTH.has(id) ? [] : '@chromium' },
    async ({ launch, browserUnderTest, servers }) => {
      const states = [];
      for (const browser of [browserUnderTest, await launch({ build: null })]) {
        const page =
          browser === browserUnderTest
            ? await openScene(browser, servers, id, { query: { tps: 200 } })
            : await openChat(browser, servers, id, { tps: 200 });
        // The same history of requests: the server's answers depend on how often it was asked.
        servers.api.reset();
        await askFor(page, id, 'unsafe');
        await answered(page, 1);
        if (browser === browserUnderTest) await pill(page);
        await page.click(chatPage(id).composer);
        await page.type('A draft');
        states.push(await stateOf(page));
      }
      expect(states[0]?.html).toEqual(states[1]?.html);
      // deep-chat fires inputs of its own by timers; how many there are is chance.
      const [ours, theirs] = states.map(({ events }) =>
        id === 'deep-chat' ? events.filter((event) => !/"input".*"detail":""/.test(event)) : events,
      );
      expect(ours).toEqual(theirs);
      expect(states[0]?.answers).toEqual(states[1]?.answers);
      expect(ours?.length).toBeGreaterThan(40);
    },
  );

test("the page's own Copy button copies the answer; nothing is reported to the console", async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 0 } });
  await page.evaluate(() => {
    const complaints: string[] = [];
    for (const level of ['error', 'warn'] as const)
      console[level] = (...all: unknown[]) => {
        complaints.push(all.map(String).join(' '));
      };
    addEventListener('error', (event) => complaints.push(event.message));
    addEventListener('unhandledrejection', (event) => complaints.push(String(event.reason)));
    Object.assign(globalThis, { complaints });
    navigator.clipboard.writeText = (text) => {
      Object.assign(globalThis, { copied: text });
      return Promise.resolve();
    };
  });
  await askFor(page, 'chatgpt', 'unsafe');
  await answered(page, 1);
  await pill(page);
  const again = chatPage('chatgpt').regenerate;
  await page.evaluate((regenerate) => {
    const bar = document.querySelector(regenerate)?.parentElement;
    const copy = [...(bar?.querySelectorAll('button') ?? [])].find(
      (button) => button.textContent === 'Copy' || button.ariaLabel === 'Copy',
    );
    copy?.setAttribute('id', 'copy-answer');
  }, again);
  await page.click('#copy-answer');
  const copied = await until('the copied text', () => page.evaluate((): unknown => Reflect.get(globalThis, 'copied')));
  expect(copied).toBe(SCENARIOS['unsafe']?.[0]?.text);
  await page.click(again);
  await answered(page, 2);
  await pill(page);
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'complaints'))).toEqual([]);
});

interface Progress {
  at: number;
  /** Characters of the answer in the page, and how many of them from its start are painted. */
  length: number;
  painted: number;
}

/** Notes before every frame how much of the answer is there and how much of it can be read. Runs in the page. */
function watchProgress(answers: string): void {
  const progress: { at: number; length: number; painted: number }[] = [];
  Object.assign(globalThis, { progress });
  const look = (): void => {
    // The second answer is the one that is watched.
    const answer = document.querySelectorAll(answers)[1];
    if (answer) {
      const starts = new Map<Node, number>();
      const spans: [number, number][] = [];
      let length = 0;
      const walker = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const size = node.textContent?.length ?? 0;
        starts.set(node, length);
        if (node.parentElement?.closest('[data-sm-clear]')) spans.push([length, length + size]);
        length += size;
      }
      for (const range of CSS.highlights.get('sharemark-clear') ?? []) {
        const from = starts.get(range.startContainer);
        const to = starts.get(range.endContainer);
        if (from !== undefined && to !== undefined) spans.push([from + range.startOffset, to + range.endOffset]);
      }
      let painted = 0;
      for (const [start, end] of spans.toSorted((one, other) => one[0] - other[0]))
        if (start <= painted) painted = Math.max(painted, end);
      progress.push({ at: performance.now(), length, painted });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

test(
  `a safe sentence is readable at most ${DELAY_MS} ms after its last character (p95, 50 tokens/s)`,
  { tag: '@alone' },
  async ({ browserUnderTest, servers }) => {
    // The first answer also waits for the weights; the second shows how it goes on.
    const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 50, tokens: 500, history: 1 } });
    const { answers } = chatPage('chatgpt');
    await becomesReadable(page, historyPair(0).answer.slice(0, 25));
    await page.evaluate(watchProgress, answers);
    await askFor(page, 'chatgpt', 'long');
    await answered(page, 1);
    const text = await page.evaluate((selector) => [...document.querySelectorAll(selector)].at(-1)?.textContent ?? '', answers);
    await becomesReadable(page, text.trimEnd().slice(-40));
    const progress = await page.evaluate((): Progress[] => Reflect.get(globalThis, 'progress'));
    const blocks = await page.evaluate(
      (selector) =>
        [...([...document.querySelectorAll(selector)].at(-1)?.children ?? [])].map((block) => block.textContent ?? ''),
      answers,
    );
    const splitter = new Intl.Segmenter('en', { granularity: 'sentence' });
    const ends: number[] = [];
    let offset = 0;
    for (const block of blocks) {
      const start = text.indexOf(block, offset);
      for (const { index, segment } of splitter.segment(block)) ends.push(start + index + segment.trimEnd().length);
      offset = start + block.length;
    }
    // The stream's own rests belong to the reader's waiting too, but not the end of the answer, which nothing follows.
    const delays = ends.slice(0, -1).map((end) => {
      const there = progress.find(({ length }) => length >= end)?.at ?? Number.NaN;
      const read = progress.find(({ painted }) => painted >= end)?.at ?? Number.POSITIVE_INFINITY;
      return Math.round(read - there);
    });
    const sorted = delays.filter((delay) => !Number.isNaN(delay)).toSorted((one, other) => one - other);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1];
    test.info().annotations.push({
      type: 'delay',
      description: `p50 ${sorted[sorted.length >> 1]} p95 ${p95} max ${sorted.at(-1)} ms of ${sorted.length}`,
    });
    expect(sorted.length).toBeGreaterThan(15);
    expect(p95).toBeLessThanOrEqual(DELAY_MS * SLACK);
  },
);
