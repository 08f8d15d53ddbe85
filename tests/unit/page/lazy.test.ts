import { afterEach, expect, test, vi } from 'vitest';
import { LazyLoader, provide, type LazyParts } from '../../../lib/page/lazy.ts';
import { inWorld } from '../../../lib/page/world.ts';

const share = { createSharing: vi.fn<LazyParts['share']['createSharing']>() };
const address = (path: string) => `extension://id${path}`;

/** Runs a part's script, as `import()` does with one of the package. */
const runs = vi.fn<(url: string) => Promise<unknown>>(() => Promise.resolve(provide('share', share)));
afterEach(() => void runs.mockClear());

test('a part is brought in once, however often it is asked for', async () => {
  const loader = new LazyLoader(address, runs);
  expect(await Promise.all([loader.load('share'), loader.load('share')])).toEqual([share, share]);
  expect(await loader.load('share')).toBe(share);
  expect(runs.mock.calls).toEqual([[expect.stringMatching(/^extension:\/\/id\/chat-share\.js\?/)]]);
});

test('a newer script of ours in the same frame runs its own copy, never what an older one left', async () => {
  await new LazyLoader(address, runs).load('share');
  await new LazyLoader(address, runs).load('share');
  expect(new Set(runs.mock.calls.map(([url]) => url)).size).toBe(2);
  const empty = new LazyLoader(address, () => Promise.resolve());
  await expect(empty.load('share')).rejects.toThrow('/chat-share.js');
});

test('what cannot be loaded says so, and may be asked for again', async () => {
  const loader = new LazyLoader(address, runs);
  runs.mockRejectedValueOnce(new TypeError('gone'));
  await expect(loader.load('share')).rejects.toThrow('gone');
  expect(await loader.load('share')).toBe(share);
});

test('all scripts of a frame have one value of a name', () => {
  const value = inWorld('test', () => ({}));
  expect(inWorld('test', () => ({}))).toBe(value);
  expect(inWorld('other test', () => ({}))).not.toBe(value);
});
