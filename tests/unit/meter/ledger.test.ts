import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LedgerError } from '../../../lib/meter/errors.ts';
import type { Ledger, NewShare } from '../../../lib/meter/ledger.ts';
import { shareStates } from '../../../lib/meter/state.ts';
import { Desk, whileFree } from './desk.ts';
import { newShare, shared, utc } from './make.ts';

let desk: Desk;
let ledger: Ledger;

beforeEach(async () => {
  desk = new Desk();
  ledger = await desk.open();
});
afterEach(() => {
  vi.restoreAllMocks();
  desk.close();
});

const kinds = async (): Promise<string[]> =>
  (await ledger.events()).toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0)).map(({ kind }) => kind);
const statuses = async (boot = 'boot'): Promise<string[]> => shareStates(await ledger.events(), boot).map(({ status }) => status);
const take = (share: string, more: Partial<NewShare> = {}) => ledger.append(newShare(share, more), 4, whileFree);

function problem(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no problem',
    (error: unknown) => error,
  );
}

describe('append', () => {
  test('writes where and when a share happened, and tells how full the day is afterwards', async () => {
    desk.zone = 'Pacific/Kiritimati';
    const { decision, event, quota } = await take('one');
    expect(decision.kind).toBe('allow');
    expect(quota).toStrictEqual({ limit: 4, used: 1, oneOffs: 0 });
    expect(event).toMatchObject({
      share: 'one',
      at: desk.now,
      zone: 'Pacific/Kiritimati',
      localDate: '2026-06-02',
      boot: 'boot',
    });
    expect(await ledger.events()).toStrictEqual([event]);
  });

  test('asks with the quota as it is, and appends nothing unless allowed', async () => {
    const allow = vi.fn<typeof whileFree>(whileFree);
    for (const share of ['one', 'two', 'three', 'four']) await ledger.append(newShare(share), 4, allow);
    const { decision, event, quota } = await ledger.append(newShare('five'), 4, allow);
    expect(allow.mock.calls.map(([{ used }]) => used)).toStrictEqual([0, 1, 2, 3, 4]);
    expect(decision).toStrictEqual({
      kind: 'refuse',
      reasons: [{ code: 'limit', kind: 'refuse', freeAt: utc('2026-06-02T00:00Z') }],
    });
    expect(event).toBeUndefined();
    expect(quota).toStrictEqual({ limit: 4, used: 4, oneOffs: 0, freeAt: utc('2026-06-02T00:00Z') });
    expect(await kinds()).toHaveLength(4);
  });

  test('lets a one-off through when it is allowed to, and that takes no place', async () => {
    for (const share of ['one', 'two', 'three', 'four']) await take(share);
    const oneOff = newShare('five', { oneOff: 'a talk at school' });
    const { quota } = await ledger.append(oneOff, 4, () => ({ kind: 'allow', reasons: [] }));
    expect(quota).toMatchObject({ used: 4, oneOffs: 1 });
  });

  test('counts a share that is there already no second time, and does not ask', async () => {
    const first = await take('one');
    const allow = vi.fn<typeof whileFree>(whileFree);
    const again = await ledger.append(newShare('one'), 1, allow);
    expect(again).toMatchObject({ decision: { kind: 'allow' }, event: first.event, quota: { used: 1 } });
    expect(allow).not.toHaveBeenCalled();
    expect(await kinds()).toStrictEqual(['share']);
  });

  test.each(['failed', 'undo'] as const)('asks again for a share after "%s"', async (what) => {
    await take('one');
    await (what === 'undo' ? ledger.undo('one') : ledger.failed('one', 'no permission'));
    await take('two');
    expect(await ledger.append(newShare('one'), 1, whileFree)).toMatchObject({ decision: { kind: 'refuse' } });
    expect(await take('one')).toMatchObject({ decision: { kind: 'allow' }, quota: { used: 2 } });
    expect(await statuses()).toStrictEqual(['pending', 'pending']);
  });

  test('is one readwrite transaction', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await take('one');
    expect(transaction.mock.calls.map(([, mode]) => mode)).toStrictEqual(['readwrite']);
  });

  test('cuts a preview to 200 characters, and none in half', async () => {
    const { event } = await take('one', { preview: `${'x'.repeat(199)}🦊 and more` });
    expect(event?.preview).toBe('x'.repeat(199));
    expect((await take('two', { preview: 'y'.repeat(300) })).event?.preview).toBe('y'.repeat(200));
  });

  test.each([
    ['without an id', newShare('')],
    ['with a text as long as a book', newShare('long', { reason: 'x'.repeat(1_000_000) })],
    ['with a count that is none', newShare('nan', { chars: Number.NaN })],
  ])('refuses a share %s, and writes nothing', async (_what, share) => {
    const error = await problem(ledger.append(share, 4, whileFree));
    expect(error).toMatchObject({ name: 'LedgerError', code: 'invalid' });
    expect(await kinds()).toStrictEqual([]);
  });

  test('writes nothing if the decision cannot be made', async () => {
    const error = new Error('a bug');
    expect(
      await problem(
        ledger.append(newShare('one'), 4, () => {
          throw error;
        }),
      ),
    ).toBe(error);
    expect([await desk.size('events'), await desk.size('meta')]).toStrictEqual([0, 0]);
    expect(await take('one')).toMatchObject({ decision: { kind: 'allow' } });
  });

  test('keeps names and texts of any kind as they are', async () => {
    const name = '=cmd()\u202E<img src=x>\0\uD800"\'';
    const attribution = { ...newShare('').attribution, name, model: 'm'.repeat(10_000) };
    await take('one', { attribution, reason: name });
    expect(await ledger.events()).toMatchObject([{ attribution, reason: name }]);
    expect(await ledger.broken()).toStrictEqual([]);
  });
});

describe('what follows on a share', () => {
  beforeEach(async () => void (await take('one')));

  test('several exports are one share', async () => {
    await ledger.saved('one', { format: 'png', file: 'a.png', bytes: 12, sha256: 'abc', pictureId: 'p' });
    await ledger.saved('one', { format: 'clipboard-text' });
    expect(await ledger.quota(4)).toMatchObject({ used: 1 });
    expect(shareStates(await ledger.events(), 'boot')).toMatchObject([
      { status: 'released', exports: [{ format: 'png', file: 'a.png', bytes: 12 }, { format: 'clipboard-text' }] },
    ]);
  });

  test('failing gives the place back', async () => {
    await ledger.failed('one', 'no permission');
    expect(await statuses()).toStrictEqual(['failed']);
    expect(await ledger.quota(4)).toMatchObject({ used: 0 });
  });

  test('undo and redo take turns, and saying it twice says nothing new', async () => {
    await ledger.undo('one');
    await ledger.undo('one');
    expect(await ledger.quota(4)).toMatchObject({ used: 0 });
    desk.now -= 3_600_000;
    await ledger.redo('one');
    await ledger.redo('one');
    expect(await ledger.quota(4)).toMatchObject({ used: 1 });
    expect(await kinds()).toStrictEqual(['share', 'undo', 'redo']);
  });

  test('an uncertain end is resolved by a person', async () => {
    expect(await statuses('another life')).toStrictEqual(['uncertain']);
    await ledger.resolve('one', false);
    expect(await ledger.quota(4)).toMatchObject({ used: 0 });
    await ledger.resolve('one', true);
    await ledger.resolve('one', true);
    expect(await ledger.quota(4)).toMatchObject({ used: 1 });
    expect(await kinds()).toStrictEqual(['share', 'resolved', 'resolved']);
  });

  test.each([
    ['saved', () => ledger.saved('ghost', { format: 'png' })],
    ['failed', () => ledger.failed('ghost', 'why')],
    ['undo', () => ledger.undo('ghost')],
    ['redo', () => ledger.redo('ghost')],
    ['resolve', () => ledger.resolve('ghost', true)],
  ])('nothing follows on a share that is not there: %s', async (_what, act) => {
    expect(await problem(act())).toMatchObject({ code: 'unknown-share' });
    expect(await kinds()).toStrictEqual(['share']);
  });

  test('every event has its own id and number, and the device’s', async () => {
    await ledger.saved('one', { format: 'png' });
    const other = await desk.open('another life');
    await other.undo('one');
    const events = await ledger.events();
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    expect(new Set(events.map(({ device }) => device)).size).toBe(1);
    expect(events.map(({ seq = 0 }) => seq).toSorted((a, b) => a - b)).toStrictEqual([1, 2, 3]);
  });
});

describe('several contexts', () => {
  test('20 ask for the last of four places at once: one gets it', async () => {
    for (const share of ['one', 'two', 'three']) await take(share);
    const contexts = await Promise.all(Array.from({ length: 20 }, (_, index) => desk.open(`life ${index}`)));
    const all = await Promise.all(contexts.map((context, index) => context.append(newShare(`tab ${index}`), 4, whileFree)));
    expect(all.filter(({ decision }) => decision.kind === 'allow')).toHaveLength(1);
    expect(all.filter(({ event }) => event)).toHaveLength(1);
    expect(await ledger.quota(4)).toMatchObject({ used: 4 });
    expect(await kinds()).toHaveLength(4);
  });

  test('20 presses in one context for four places: four get them', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => take(`press ${index}`)));
    expect(all.filter(({ event }) => event)).toHaveLength(4);
  });

  test('one share approved in two places at once is one', async () => {
    const other = await desk.open();
    await Promise.all([take('one'), other.append(newShare('one'), 4, whileFree)]);
    expect(await kinds()).toStrictEqual(['share']);
  });

  test('hear of every change, and only of changes', async () => {
    const other = await desk.open();
    const [own, others, ended] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()];
    ledger.onChange(own);
    other.onChange(others);
    other.onChange(ended)();
    await ledger.append(newShare('no'), 0, whileFree);
    const told = new Promise<void>((resolve) => other.onChange(resolve));
    await take('one');
    await told;
    await take('one');
    await ledger.redo('one');
    const toldAgain = new Promise<void>((resolve) => other.onChange(resolve));
    await ledger.undo('one');
    await toldAgain;
    expect([own.mock.calls.length, others.mock.calls.length, ended.mock.calls.length]).toStrictEqual([2, 2, 0]);
  });

  test('go on when the browser has closed the connection', async () => {
    await take('one');
    await new Promise((resolve, reject) => {
      const request = desk.disk.deleteDatabase('sharemark-ledger');
      request.addEventListener('success', resolve);
      request.addEventListener('blocked', reject);
    });
    expect(await kinds()).toStrictEqual([]);
    expect(await take('two')).toMatchObject({ quota: { used: 1 } });
  });

  test('go on when a connection is found closed', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The connection is closing', 'InvalidStateError');
    });
    expect(await take('one')).toMatchObject({ quota: { used: 1 } });
    expect(transaction).toHaveBeenCalledTimes(2);
  });

  test('go on when a connection is found closed and no new one is to be had at once', async () => {
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The connection is closing', 'InvalidStateError');
    });
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
      throw new DOMException('The disk is busy', 'UnknownError');
    });
    expect(await problem(take('one'))).toMatchObject({ code: 'unavailable' });
    expect(await take('one')).toMatchObject({ quota: { used: 1 } });
  });
});

function full(): never {
  throw new DOMException('no room', 'QuotaExceededError');
}

describe('trouble', () => {
  test('a full disk has a name, and nothing is counted', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full);
    const error = await problem(take('one'));
    expect(error).toBeInstanceOf(LedgerError);
    expect(error).toMatchObject({ code: 'full' });
    vi.restoreAllMocks();
    expect(await ledger.quota(4)).toMatchObject({ used: 0 });
    expect(await take('one')).toMatchObject({ decision: { kind: 'allow' }, quota: { used: 1 } });
  });

  test('a disk that turns out to be full on committing, too', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function fullLater(this: IDBObjectStore, value: unknown) {
      const request = this.put(value);
      // As a browser does it: the transaction is aborted, and only that says why.
      const abort: unknown = Reflect.get(this.transaction, '_abort');
      if (typeof abort === 'function') Reflect.apply(abort, this.transaction, ['QuotaExceededError']);
      return request;
    });
    expect(await problem(take('one'))).toMatchObject({ code: 'full' });
    vi.restoreAllMocks();
    expect(await kinds()).toStrictEqual([]);
  });

  test('a full disk after the file is out leaves the share counted', async () => {
    await take('one');
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full);
    expect(await problem(ledger.saved('one', { format: 'png' }))).toMatchObject({ code: 'full' });
    vi.restoreAllMocks();
    expect(await statuses('another life')).toStrictEqual(['uncertain']);
  });

  test('a database of a newer version cannot be used', async () => {
    const disk = new IDBFactory();
    await new Promise((resolve) => disk.open('sharemark-ledger', 99).addEventListener('success', resolve));
    expect(await problem(desk.open('boot', { indexedDB: disk }))).toMatchObject({ code: 'unavailable' });
  });

  test('a disk that cannot be read says so, and works again later', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(() => {
      throw new DOMException('I/O', 'UnknownError');
    });
    expect(await problem(ledger.events())).toMatchObject({ code: 'unavailable' });
    expect(await ledger.events()).toStrictEqual([]);
  });
});

describe('broken records', () => {
  const whole = shared('whole', utc('2026-06-01T10:00Z'), 'UTC');

  test('are reported, spoil nothing else, and stay', async () => {
    const odd = [{ id: 'a' }, { id: 'b', kind: 'undo', share: 7 }, { ...whole, id: 'c', localDate: '2026-02-31' }];
    await desk.plant(whole, ...odd);
    expect(await ledger.events()).toStrictEqual([whole]);
    expect(await ledger.quota(4)).toMatchObject({ used: 1 });
    await take('one');
    expect((await ledger.broken()).map(({ record }) => record)).toStrictEqual(odd);
    expect((await ledger.broken()).every((one) => one.problem.length > 5)).toBe(true);
  });

  test('of a share take its place, if time and zone can be read', async () => {
    const { attribution: _attribution, ...worn } = { ...whole, id: 'worn', share: 'worn', verdict: 'from the future' };
    const oneOff = { ...whole, id: 'off', share: 'off', verdict: 'from the future', oneOff: 'a talk at school' };
    await desk.plant(worn, oneOff, { ...oneOff, id: 'odd', share: 'odd', oneOff: 7 });
    expect(await ledger.quota(4)).toMatchObject({ used: 2, oneOffs: 1 });
    expect((await ledger.broken()).map((one) => one.problem)).toContain(
      'attribution: Invalid key: Expected "attribution" but received undefined',
    );
    expect(shareStates(await ledger.events(), 'boot')).toHaveLength(3);
    await ledger.undo('worn');
    expect(await ledger.quota(4)).toMatchObject({ used: 1 });
  });
});
