import { TERM, UNSAFE } from '../../pages/texts.ts';
import { UNSEEN } from '../../pages/unseen/pages.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered } from '../helpers/chat.ts';
import { allowOrigin } from '../helpers/extension-pages.ts';
import { followCovers, leaks } from '../helpers/readable.ts';
import { SLACK } from '../helpers/slack.ts';
import type { ChatServers } from '../helpers/servers.ts';
import type { TestPage } from '../helpers/types.ts';
import { delaysOf, openUnseen, sightingsOf, ui, uiAsk, uiClick, foundOn, type UnseenPage } from '../helpers/unseen.ts';
import { until } from '../helpers/until.ts';
import { pillZone } from './scene.ts';

/** With MATRIX=1 also 30 tokens/s, a stall of 5 s, another conversation and a reload with history. */
const MATRIX = process.env['MATRIX'] === '1';
/** Only for how long a reader waits. */
const WAITS = process.env['WAITS'] === '1';
/** User messages and page parts may be hidden for so long, in milliseconds. */
const PART_MS = 300;
/** What is readable may come so much later than its sentence has ended, in milliseconds. */
const DELAY_MS = 100;
/** Of all completions, so many are to be moderated. */
const SHARE = 0.99;
const STALL_MS = 5000;

const BLOCKED = { blocklist: { terms: [TERM], exceptions: [], shipped: true } };

/** Share of the answers on the page that have been moderated: the unsafe sentence of each is not painted, the others are. */
async function moderated(page: TestPage): Promise<{ share: number; answers: number; missed: string[] }> {
  const [texts, painted] = [await ui(page, 'texts', 'answers'), await ui(page, 'painted', 'answers')];
  const missed = painted.filter((seen, index) => seen.includes(TERM) || !texts[index]?.includes(TERM) || !/\w{3}/.test(seen));
  return { share: texts.length === 0 ? 0 : 1 - missed.length / texts.length, answers: texts.length, missed };
}

/** Waits until enough of the page's answers are moderated. */
async function expectModerated(page: TestPage, when: string): Promise<void> {
  let last: unknown;
  await until(
    `the answers to be moderated (${when})`,
    async () => {
      const state = await moderated(page);
      last = state.missed.map((text) => text.slice(0, 200));
      return state.answers > 0 && state.share >= SHARE;
    },
    8000,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}\nNot moderated: ${JSON.stringify(last)}`);
  });
}

/** Lets an answer stream while every frame is kept, and judges the frames. `act` begins it; `number` is the answer's. */
async function streams(page: TestPage, number: number, what: string, followed: string, act: () => Promise<void>): Promise<void> {
  await ui(page, 'watch');
  await ui(page, 'follow', followed);
  const covered = await followCovers(page);
  const recording = await page.record();
  await act();
  await answered(page, number, 40_000);
  await expectModerated(page, what);
  const frames = await recording.stop();
  const sightings = await sightingsOf(page);
  await covered(sightings);
  const { looks, longest } = await ui(page, 'watched');
  const report = leaks(frames, sightings, pillZone, page.browser === 'firefox' ? 700 : 150);
  test.info().annotations.push({
    type: what,
    description: `${report.judged} pictures judged, ${sightings.length} frames looked at, longest part ${Math.round(Math.max(0, ...Object.values(longest)))} ms`,
  });
  for (const [index, { png }] of report.leaked.entries()) await test.info().attach(`${what}-${index}.png`, { body: png });
  expect.soft(sightings.filter(({ painted }) => painted).length, `frames that paint the unsafe sentence (${what})`).toBe(0);
  expect.soft(report.leaked.length, `pictures that show the unsafe sentence (${what})`).toBe(0);
  expect.soft(sightings.length, `frames looked at (${what})`).toBeGreaterThan(0);
  expect.soft(looks).toBeGreaterThan(0);
  expect
    .soft(
      Object.entries(longest).filter(([, ms]) => ms > PART_MS * SLACK),
      `parts hidden too long (${what})`,
    )
    .toEqual([]);
}

/** Lets an answer stream with nothing else to do for the page than to note how it comes: pictures would take the time that is measured. */
async function isWaitedFor(page: TestPage, number: number, act: () => Promise<void>): Promise<void> {
  await ui(page, 'watch', 'answer');
  await act();
  await answered(page, number, 40_000);
  await expectModerated(page, 'waited for');
  const { progress } = await ui(page, 'watched');
  const [answer = ''] = (await ui(page, 'texts', 'answers')).slice(-1);
  const delays = delaysOf(progress, answer.slice(0, Math.max(0, answer.indexOf(UNSAFE.middle))));
  test.info().annotations.push({ type: 'waiting', description: `${progress.length} frames, waited ${delays.join(' ')} ms` });
  expect.soft(delays.length, 'sentences that were waited for').toBeGreaterThan(0);
  expect.soft(Math.max(0, ...delays), "reader's delay").toBeLessThanOrEqual(DELAY_MS * SLACK);
}

async function runThrough(page: TestPage, chat: UnseenPage, servers: ChatServers): Promise<void> {
  const can = (what: 'regenerate' | 'other' | 'history'): boolean => !(chat.without ?? []).includes(what);
  const start = UNSAFE.middle.slice(0, 75);
  let count = 0;
  if (can('history')) await expectModerated(page, 'history');
  const first = () =>
    chat.id === 'chips' ? uiClick(page, 'chip') : uiAsk(page, chat, 'Please tell me  **all** of it :) /unsafe-short');
  if (WAITS) {
    // The first answer of a page waits for the engines besides.
    await first();
    await answered(page, ++count, 40_000);
    return isWaitedFor(page, ++count, () => uiAsk(page, chat, 'Once more, and slowly /unsafe-short'));
  }
  await streams(page, ++count, '200 tokens/s', start, first);
  servers.api.set({ tps: MATRIX ? 30 : 200 });
  await streams(page, ++count, 'regenerated', start, () => uiClick(page, 'regenerate'));
  if (chat.id === 'pair') {
    const question = 'And now the other one, please /unsafe-short';
    await streams(page, ++count, 'second conversation', start, () => uiAsk(page, chat, question, 'second'));
  }
  if (!MATRIX) return;
  await isWaitedFor(page, ++count, () => uiAsk(page, chat, 'Once more, and slowly /unsafe-short'));
  servers.api.set({ tps: 200, stallMs: STALL_MS });
  const held = UNSAFE.middle.slice(0, 40);
  await streams(page, ++count, 'stall', held, () => uiAsk(page, chat, 'Go on after a rest /stall-short'));
  if (can('other')) {
    await uiClick(page, 'other');
    await expectModerated(page, 'other conversation');
    await streams(page, ++count, 'asked there', start, () => uiAsk(page, chat, 'What else is there to tell? /unsafe-short'));
  }
  if (!can('history')) return;
  await page.reload();
  await until('the page to be back', async () => (await ui(page, 'texts', 'answers')).length > 0);
  await expectModerated(page, 'reload');
}

test.beforeAll(async ({ sharedBrowser, servers }) => {
  await allowOrigin(sharedBrowser, servers.url, BLOCKED);
});

/** What tells answers apart does not depend on the browser: each third page is opened in both, with MATRIX=1 all are. */
const inBoth = (index: number): boolean => MATRIX || WAITS || index % 3 === 0;

for (const [index, chat] of UNSEEN.entries())
  test(
    `${chat.id}: ${chat.about}`,
    { tag: inBoth(index) ? '@alone' : ['@alone', '@chromium'] },
    async ({ sharedBrowser, servers }) => {
      test.setTimeout(MATRIX ? 180_000 : 60_000);
      servers.api.reset();
      servers.api.set({ tps: 200 });
      const history = (chat.without ?? []).includes('history') ? 0 : 3;
      const page = await openUnseen(sharedBrowser, servers, chat, { history, historyUnsafe: 1 });
      await runThrough(page, chat, servers);
      // the popup is told of the top frame alone
      if (chat.frame === undefined && chat.id !== 'frame') {
        const answers = (await ui(page, 'texts', 'answers')).length;
        expect.soft(await foundOn(sharedBrowser, page), 'completions found').toBeGreaterThanOrEqual(Math.ceil(answers * SHARE));
      }
      await page.close();
    },
  );
