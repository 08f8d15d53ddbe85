import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Draft, Drafts } from '../../../../lib/background/share/drafts.ts';
import { Shares } from '../../../../lib/background/share/flow.ts';
import type { Described, ShareDeps, ShareSource } from '../../../../lib/background/share/types.ts';
import { openLedger } from '../../../../lib/meter/ledger.ts';
import { shareStates } from '../../../../lib/meter/state.ts';
import { defaultSettings, patchSettings, type Settings } from '../../../../lib/settings/schema.ts';
import type { Verdict } from '../../../../lib/types.ts';

const NOON = Date.parse('2026-11-22T12:00Z');
const HASH = 'a'.repeat(64);
export const source = (tabId = 1): ShareSource => ({ tabId, frameId: 0, origin: 'https://chatgpt.com' });
const safe: Verdict = { kind: 'safe', scores: {}, engine: 'on-device' };

/** A capture; the flow only hands it on. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- node has no canvas.
export const shot = (hash: string) => ({ picture: {} as OffscreenCanvas, scale: 1, hash, boxes: [] });

/** A world in which every share succeeds, and what came of it. */
export async function world(
  change: Partial<ShareDeps> = {},
  boot = 'one',
  database = new IDBFactory(),
  drafts = new Map<string, Draft>(),
) {
  const files: string[] = [];
  const timers = new Map<() => void, number>();
  let settings: Settings = patchSettings(defaultSettings(), { name: 'Ada' });
  let ids = 0;
  const ledger = openLedger({
    indexedDB: database,
    clock: { now: () => NOON },
    zone: () => 'UTC',
    boot,
    newId: () => `${boot}-${(ids += 1)}`,
  });
  const described: Described = {
    token: 't',
    text: 'An answer.',
    hash: HASH,
    model: 'gpt-5-2',
    assistant: true,
    streaming: false,
    held: false,
    veiled: false,
    revealed: false,
  };
  const kept: Drafts = {
    get: async (share) => drafts.get(share),
    list: async () => [...drafts.values()].filter(({ state }) => state === 'review').toReversed(),
    put: async (draft) => void drafts.set(draft.share, draft),
    drop: async (share) => void drafts.delete(share),
  };
  const calls = {
    describe: vi.fn<ShareDeps['describe']>(async () => described),
    capture: vi.fn<ShareDeps['capture']>(async () => shot(HASH)),
    mark: vi.fn<ShareDeps['mark']>(async ({ reviewed }) => ({
      picture: new Blob([reviewed ? 'reviewed' : 'marked']),
      lacks: [],
    })),
    tell: vi.fn<ShareDeps['tell']>(async () => undefined),
    openReview: vi.fn<ShareDeps['openReview']>(async () => undefined),
  };
  const deps: ShareDeps = {
    clock: {
      now: () => NOON,
      after(ms, run) {
        timers.set(run, ms);
        return () => void timers.delete(run);
      },
    },
    zone: () => 'UTC',
    newId: () => `share-${boot}-${(ids += 1)}`,
    settings: async () => settings,
    update: async (make) => {
      settings = patchSettings(settings, make(settings));
    },
    ledger,
    drafts: kept,
    judge: async () => safe,
    topics: () => ({ found: [] }),
    cover: async () => new Blob(['covered']),
    words: ({ class: of }) => `[redacted: ${of}]`,
    encode: async () => new Blob(['shot']),
    save: async (_picture, name) => {
      files.push(name);
      return { file: name, download: files.length };
    },
    find: async () => undefined,
    siteLabel: () => 'ChatGPT',
    ...calls,
    ...change,
  };
  return {
    shares: new Shares(deps),
    files,
    drafts,
    calls,
    deps,
    /** Lets everything fall due that somebody waits for. */
    ring: () => [...timers.keys()].forEach((run) => run()),
    database,
    described,
    set: (patch: Parameters<typeof patchSettings>[1]) => (settings = patchSettings(settings, patch)),
    settings: () => settings,
    states: async () => shareStates(await (await ledger).events(), boot),
    ledger,
  };
}
