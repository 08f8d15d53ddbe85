import { beforeEach, describe, expect, test, vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import type { Draft } from '../../../../lib/background/share/drafts.ts';
import { ShareError } from '../../../../lib/background/share/error.ts';
import type { ShareDeps } from '../../../../lib/background/share/types.ts';
import { LedgerError } from '../../../../lib/meter/errors.ts';
import type { Ledger } from '../../../../lib/meter/ledger.ts';
import type { Verdict } from '../../../../lib/types.ts';
import { source, world } from './world.ts';

const sensitive = async (): Promise<Verdict> => ({ kind: 'sensitive', scores: {}, engine: 'on-device' });
const never = () => new Promise<never>(() => undefined);
const full = () => Promise.reject(new LedgerError('full', 'No room'));

type World = Awaited<ReturnType<typeof world>>;
let here: World;
beforeEach(async () => {
  here = await world();
});

/** Presses, and gives the share that waits for its review. */
async function pressed(of: World): Promise<string> {
  const outcome = await of.shares.press(source());
  if (outcome.kind !== 'review') throw new Error('no review');
  return outcome.share;
}

/** A world whose ledger fails in one of its methods. */
async function limping(broken: Partial<Ledger>, change: Partial<ShareDeps> = {}): Promise<World> {
  const database = new IDBFactory();
  const { ledger } = await world({}, 'one', database);
  return world({ ledger: ledger.then((whole) => ({ ...whole, ...broken })), ...change }, 'one', database);
}

/** A share that was being saved for the first time when the background died; the next background knows its draft. */
async function killed(before = 0, change: Partial<ShareDeps> = {}): Promise<{ share: string; next: World }> {
  const drafts = new Map<string, Draft>();
  const first = await world({ judge: sensitive, save: never }, 'one', new IDBFactory(), drafts);
  const safely = await world({}, 'zero', first.database, drafts);
  for (let tab = 1; tab <= before; tab++) await safely.shares.press(source(tab));
  const share = await pressed(first);
  void first.shares.approve(share, {});
  await vi.waitFor(async () => expect(await first.states()).toHaveLength(before + 1));
  return { share, next: await world({ judge: sensitive, ...change }, 'two', first.database, drafts) };
}

/** Makes the page in the first tab hang. */
function hang(of: World): void {
  of.calls.describe.mockImplementation(async ({ tabId }) => (tabId === 1 ? never() : of.described));
}

describe('a page that hangs', () => {
  test('is gone after a while, and lets the others pass', async () => {
    hang(here);
    const both = [here.shares.press(source(1)), here.shares.press(source(2))];
    await vi.waitFor(() => expect(here.calls.describe).toHaveBeenCalled());
    here.ring();
    expect(await Promise.all(both)).toMatchObject([{ kind: 'failed', why: 'gone' }, { kind: 'saved' }]);
  });

  test('can be cancelled', async () => {
    hang(here);
    const both = [here.shares.press(source(1)), here.shares.press(source(2))];
    await vi.waitFor(() => expect(here.calls.describe).toHaveBeenCalled());
    here.shares.cancel();
    expect(await Promise.all(both)).toMatchObject([{ kind: 'failed', why: 'cancelled' }, { kind: 'saved' }]);
  });

  test('need not hear what came of its share', async () => {
    here.calls.tell.mockImplementation(never);
    const press = here.shares.press(source());
    await vi.waitFor(() => expect(here.calls.tell).toHaveBeenCalled());
    here.ring();
    expect(await press).toMatchObject({ kind: 'saved' });
  });

  test('a verdict that is long in coming can be cancelled', async () => {
    const slow = await world({ judge: never });
    const press = slow.shares.press(source());
    await vi.waitFor(() => expect(slow.calls.describe).toHaveBeenCalled());
    slow.shares.cancel();
    expect(await press).toEqual({ kind: 'failed', why: 'cancelled' });
  });
});

describe('a file that is long in coming', () => {
  test('holds up no other tab, and no other share is busy', async () => {
    let times = 0;
    const slow = await world({ save: async (_picture, file) => (++times === 1 ? never() : { file, download: 2 }) });
    void slow.shares.press(source(1));
    expect(await slow.shares.press(source(2))).toMatchObject({ kind: 'saved', quota: { used: 2 } });
    expect(await slow.states()).toMatchObject([{ status: 'pending', counted: true }, { status: 'released' }]);
  });

  test('keeps its own share from being approved or dropped meanwhile', async () => {
    const slow = await world({ judge: sensitive, save: never });
    const share = await pressed(slow);
    void slow.shares.approve(share, {});
    await vi.waitFor(async () => expect(await slow.states()).toHaveLength(1));
    expect(await slow.shares.approve(share, {})).toEqual({ kind: 'failed', why: 'busy' });
    expect(await slow.shares.drop(share)).toEqual({ kind: 'failed', why: 'busy' });
  });
});

describe('a ledger that fails', () => {
  test('after the file is out: it is saved, and stays open', async () => {
    const limp = await limping({ saved: full });
    expect(await limp.shares.press(source())).toMatchObject({ kind: 'saved', file: limp.files[0], quota: { used: 1 } });
    expect(await limp.states()).toMatchObject([{ status: 'pending', counted: true }]);
  });

  test('after the file failed: the reason is the file', async () => {
    const limp = await limping({ failed: full }, { save: () => Promise.reject(new ShareError('cancelled')) });
    expect(await limp.shares.press(source())).toEqual({ kind: 'failed', why: 'cancelled' });
  });

  test('a second file that fails does not take back a first one that the ledger missed', async () => {
    let times = 0;
    const save: ShareDeps['save'] = async (_picture, file) => {
      if (++times > 1) throw new ShareError('disk-full');
      return { file, download: 1 };
    };
    const limp = await limping({ saved: full }, { save });
    const outcome = await limp.shares.press(source());
    if (outcome.kind !== 'saved') throw new Error('not saved');
    await limp.shares.export(outcome.share, 'jpeg');
    expect(await limp.states()).toMatchObject([{ status: 'pending', counted: true }]);
  });
});

describe('a cancel', () => {
  test.each<[string, Partial<ShareDeps>]>([
    ['would go out', {}],
    ['would be reviewed', { judge: sensitive }],
  ])('after the last shot of what %s is heard', async (_what, change) => {
    const slow = await world(change);
    slow.calls.mark.mockImplementation(async () => {
      slow.shares.cancel();
      return { picture: new Blob(['marked']), lacks: [] };
    });
    expect(await slow.shares.press(source())).toEqual({ kind: 'failed', why: 'cancelled' });
    expect(await slow.states()).toEqual([]);
    expect(slow.drafts.size).toBe(0);
  });

  test('of one tab ends the share of no other', async () => {
    here.calls.mark.mockImplementation(async () => {
      here.shares.cancel(2);
      return { picture: new Blob(['marked']), lacks: [] };
    });
    const both = await Promise.all([here.shares.press(source(1)), here.shares.press(source(2))]);
    expect(both).toMatchObject([{ kind: 'saved' }, { kind: 'failed', why: 'cancelled' }]);
  });
});

describe('dropping', () => {
  test('says nothing of the kind about what is out', async () => {
    const one = await world({ judge: sensitive });
    const share = await pressed(one);
    await one.shares.approve(share, {});
    expect(await one.shares.drop(share)).toEqual({ kind: 'failed', why: 'out' });
    expect(one.drafts.size).toBe(1);
  });

  test('nor about what may be out', async () => {
    const { share, next } = await killed();
    expect(await next.shares.drop(share)).toEqual({ kind: 'failed', why: 'out' });
    expect(next.drafts.size).toBe(1);
  });

  test('works on a share that failed', async () => {
    const one = await world({ judge: sensitive, save: () => Promise.reject(new ShareError('disk-full')) });
    const share = await pressed(one);
    await one.shares.approve(share, {});
    expect(await one.shares.drop(share)).toEqual({ kind: 'dropped', share });
  });
});

describe('approving again after a kill', () => {
  test('is not refused for the place that the share has already', async () => {
    const { share, next } = await killed(3);
    expect(await next.shares.approve(share, {})).toMatchObject({ kind: 'saved', quota: { used: 4 } });
  });

  test('leaves it uncertain if this attempt fails: the first may have come out', async () => {
    const { share, next } = await killed(0, { save: () => Promise.reject(new ShareError('cancelled')) });
    expect(await next.shares.approve(share, {})).toEqual({ kind: 'failed', why: 'cancelled' });
    expect(await next.states()).toMatchObject([{ status: 'uncertain', counted: true }]);
  });
});

test('a review page that does not open leaves the draft to be opened later', async () => {
  const closed = await world({ judge: sensitive });
  closed.calls.openReview.mockRejectedValue(new Error('no window'));
  expect(await closed.shares.press(source())).toMatchObject({ kind: 'review' });
  expect(closed.drafts.size).toBe(1);
});

test('a model of which nothing can be read is no model', async () => {
  here.calls.describe.mockResolvedValue({ ...here.described, model: '\uFFFF \u200B' });
  const share = await pressed(here);
  expect(here.drafts.get(share)?.attribution).not.toHaveProperty('model');
  expect(here.drafts.get(share)?.decision.reasons).toMatchObject([{ code: 'no-model' }]);
});
