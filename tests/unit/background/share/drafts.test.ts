import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { openDrafts, type Draft } from '../../../../lib/background/share/drafts.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

function draft(share: string, at: number, state: Draft['state'] = 'review'): Draft {
  return {
    share,
    state,
    attribution: { at, zone: 'UTC', name: 'Ada', site: 'ChatGPT', host: 'chatgpt.com' },
    origin: 'https://chatgpt.com',
    text: `Text of ${share}`,
    textHash: 'a'.repeat(64),
    verdict: 'sensitive',
    category: 'violence',
    decision: { kind: 'ask', reasons: [] },
    shot: new Blob(['shot']),
    scale: 1,
    picture: new Blob(['picture']),
    format: 'png',
    reviewed: false,
  };
}

test('lists only what waits, the newest first, whatever order it came in', async () => {
  const drafts = openDrafts();
  expect(await drafts.list()).toEqual([]);
  for (const one of [draft('b', 2), draft('d', 4, 'released'), draft('a', 1), draft('c', 3)]) await drafts.put(one);
  expect((await drafts.list()).map(({ share }) => share)).toEqual(['c', 'b', 'a']);
});

test('a list tells what a draft is about, without its pictures', async () => {
  const drafts = openDrafts();
  const { share, attribution, text, verdict, category } = draft('a', 1);
  await drafts.put(draft('a', 1));
  expect(await drafts.list()).toEqual([{ share, attribution, text, verdict, category }]);
});

test('what was dropped or released waits no longer', async () => {
  const drafts = openDrafts();
  await drafts.put(draft('a', 1));
  await drafts.put(draft('b', 2));
  await drafts.drop('a');
  await drafts.put(draft('b', 2, 'released'));
  expect(await drafts.list()).toEqual([]);
});

test('the oldest of more than 20 are no longer kept', async () => {
  const drafts = openDrafts();
  for (let at = 1; at <= 22; at++) await drafts.put(draft(`share ${at}`, at));
  const listed = (await drafts.list()).map(({ attribution }) => attribution.at);
  expect(listed).toEqual(Array.from({ length: 20 }, (_, index) => 22 - index));
});

test('what was just written stays, even if the clock was set back', async () => {
  const drafts = openDrafts();
  for (let at = 101; at <= 120; at++) await drafts.put(draft(`share ${at}`, at));
  await drafts.put(draft('early', 1));
  expect(await drafts.get('early')).toBeDefined();
  expect(await drafts.list()).toHaveLength(20);
});

test('what is out goes before what waits', async () => {
  const drafts = openDrafts();
  await drafts.put(draft('waiting', 1));
  for (let at = 2; at <= 25; at++) await drafts.put(draft(`out ${at}`, at, 'released'));
  expect(await drafts.get('waiting')).toBeDefined();
  expect(await drafts.get('out 6')).toBeUndefined();
  expect(await drafts.get('out 7')).toBeDefined();
});

test('what is out pushes out nothing that waits', async () => {
  const drafts = openDrafts();
  for (let at = 1; at <= 20; at++) await drafts.put(draft(`waiting ${at}`, at));
  for (let at = 21; at <= 23; at++) await drafts.put(draft(`out ${at}`, at, 'released'));
  expect(await drafts.list()).toHaveLength(20);
  expect(await drafts.get('out 22')).toBeUndefined();
  expect(await drafts.get('out 23')).toBeDefined();
});
