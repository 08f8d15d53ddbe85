import { expect, test, vi } from 'vitest';
import { findSaved, saveFile, type DownloadsApi } from '../../../../lib/background/share/save.ts';

type Listener = Parameters<DownloadsApi['onChanged']['addListener']>[0];

/** Downloads whose end the test decides, before or after the browser has told the id. */
function downloads(end: { state: string; error?: string }, early: boolean) {
  const listeners = new Set<Listener>();
  const finish = (id: number): void => {
    for (const listener of listeners)
      listener({ id, state: { current: end.state }, ...(end.error === undefined ? {} : { error: { current: end.error } }) });
  };
  const api: DownloadsApi = {
    async download() {
      if (early) finish(7);
      else queueMicrotask(() => queueMicrotask(() => finish(7)));
      finish(6);
      return 7;
    },
    search: async () => [{ id: 7, filename: '/home/a/Downloads/share (1).png', state: 'complete' }],
    onChanged: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
  };
  return { api, listeners };
}

const address = () => ({ url: 'data:,', release: vi.fn<() => void>() });

test.each([true, false])('resolves when the file is whole, under the name it got (told early: %s)', async (early) => {
  const { api, listeners } = downloads({ state: 'complete' }, early);
  const used = address();
  await expect(saveFile(api, used, 'share.png')).resolves.toEqual({ file: 'share (1).png', download: 7 });
  expect(listeners.size).toBe(0);
  expect(used.release).toHaveBeenCalledOnce();
});

test.each([
  ['FILE_NO_SPACE', 'disk-full'],
  ['FILE_FAILED', 'disk-full'],
  [undefined, 'disk-full'],
  ['USER_CANCELED', 'cancelled'],
  ['CRASH', 'unknown'],
])('%s is told as %s', async (error, why) => {
  const { api, listeners } = downloads({ state: 'interrupted', ...(error === undefined ? {} : { error }) }, false);
  const used = address();
  await expect(saveFile(api, used, 'share.png')).rejects.toMatchObject({ why });
  expect(listeners.size).toBe(0);
  expect(used.release).toHaveBeenCalledOnce();
});

test.each([
  ['Download canceled by the user', 'cancelled'],
  ['Could not write', 'disk-full'],
])('a refusal "%s" is told as %s', async (message, why) => {
  const { api, listeners } = downloads({ state: 'complete' }, false);
  const used = address();
  const refusing = { ...api, download: () => Promise.reject(new Error(message)) };
  await expect(saveFile(refusing, used, 'share.png')).rejects.toMatchObject({ why });
  expect(listeners.size).toBe(0);
  expect(used.release).toHaveBeenCalledOnce();
});

test('a file of an earlier life is found whole, broken, or not at all', async () => {
  const { api } = downloads({ state: 'complete' }, true);
  const found = (filename: string, state: string) =>
    findSaved({ ...api, search: async () => [{ id: 1, filename, state }] }, 'ab12cd34', 'us');
  expect(await found('/d/sharemark-ab12cd34.png', 'complete')).toBe('sharemark-ab12cd34.png');
  expect(await found('/d/sharemark-ab12cd34.png', 'interrupted')).toBe(false);
  expect(await found('/ab12cd34/other.png', 'complete')).toBeUndefined();
});

test.each<[string, { filename: string; byExtensionId?: string }, false | undefined]>([
  ['a later attempt that still runs', { filename: '/d/sharemark-ab12cd34 (1).png' }, undefined],
  ['one of ours that has no name yet', { filename: '', byExtensionId: 'us' }, undefined],
  ['one of ours that the user gave another name', { filename: '/d/mine.png', byExtensionId: 'us' }, undefined],
  ["another extension's that has no name yet", { filename: '', byExtensionId: 'them' }, false],
])('a file that broke off, beside %s', async (_what, running, found) => {
  const { api } = downloads({ state: 'complete' }, true);
  const items = [
    { id: 1, filename: '/d/sharemark-ab12cd34.png', state: 'interrupted' },
    { id: 2, state: 'in_progress', ...running },
  ];
  const search: DownloadsApi['search'] = async ({ query, state }) =>
    items.filter((item) => (query ?? []).every((part) => item.filename.includes(part)) && (state ?? item.state) === item.state);
  expect(await findSaved({ ...api, search }, 'ab12cd34', 'us')).toBe(found);
});
