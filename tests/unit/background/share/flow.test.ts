import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ShareError } from '../../../../lib/background/share/error.ts';
import { MarkError } from '../../../../lib/mark/error.ts';
import type { Described } from '../../../../lib/background/share/types.ts';
import type { Verdict } from '../../../../lib/types.ts';
import { shot, source, world } from './world.ts';

let here: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  here = await world();
});

describe('what an answer reads like', () => {
  test('asks on the review page, and goes out with the consent', async () => {
    const asking = await world({ topics: () => ({ found: ['campaigning'] }) });
    const outcome = await asking.shares.press(source());
    if (outcome.kind !== 'review') throw new Error(outcome.kind);
    expect(asking.drafts.get(outcome.share)).toMatchObject({
      topics: { found: ['campaigning'] },
      cautions: [],
      decision: { kind: 'ask', reasons: [{ code: 'topic', topics: ['campaigning'] }] },
    });
    expect(asking.files).toEqual([]);
    expect(await asking.shares.approve(outcome.share, {})).toMatchObject({ kind: 'saved' });
  });

  test('puts a note of caution on the picture where the pack wants one, without asking', async () => {
    const noting = await world({ topics: () => ({ found: ['advice'] }) });
    expect(await noting.shares.press(source())).toMatchObject({ kind: 'saved' });
    expect(noting.calls.mark).toHaveBeenCalledWith(expect.objectContaining({ cautions: ['advice'] }));
  });

  test('is marked in the style of the settings, or louder where a law asks, and the draft says why', async () => {
    here.set({ share: { style: 'plain' } });
    expect(await here.shares.press(source())).toMatchObject({ kind: 'saved' });
    expect(here.calls.mark).toHaveBeenLastCalledWith(
      expect.objectContaining({ label: { style: 'plain', marks: [], demands: [] } }),
    );
    here.set({ packs: ['openai-2021-08', 'cn-gb45438'] });
    const outcome = await here.shares.press(source());
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    const label = { style: 'strict', marks: ['人工智能生成'] };
    expect(here.calls.mark.mock.lastCall?.[0]).toMatchObject({ label });
    expect(here.drafts.get(outcome.share)).toMatchObject({ label: { ...label, demands: [{ rule: { pack: 'cn-gb45438' } }] } });
    // What is out keeps its label, whatever is chosen later.
    here.set({ packs: ['openai-2021-08'] });
    await here.shares.export(outcome.share, 'jpeg');
    expect(here.calls.mark.mock.lastCall?.[0]).toMatchObject({ label });
  });

  test('is not known in other languages, and that is asked about', async () => {
    const foreign = await world({ topics: () => ({ found: [], unchecked: 'language' }) });
    const outcome = await foreign.shares.press(source());
    expect(outcome.kind).toBe('review');
  });
});

describe('a press', () => {
  test('on a safe answer saves a file and takes one place', async () => {
    const outcome = await here.shares.press(source());
    expect(outcome).toMatchObject({ kind: 'saved', file: here.files[0], quota: { used: 1, limit: 4 } });
    expect(here.files).toHaveLength(1);
    expect(await here.states()).toMatchObject([
      { status: 'released', counted: true, event: { verdict: 'safe', reviewed: false } },
    ]);
    expect(here.calls.tell).toHaveBeenCalledWith(source(), outcome);
  });

  test.each<[string, Partial<Described> | undefined, string]>([
    ['a streaming answer', { streaming: true }, 'streaming'],
    ['a held answer', { held: true }, 'held'],
    ['a veiled answer', { veiled: true }, 'veiled'],
    ['an empty answer', { text: ' ' }, 'empty'],
  ])('on %s is refused before a picture is taken', async (_what, change, code) => {
    here.calls.describe.mockResolvedValue({ ...here.described, ...change });
    const outcome = await here.shares.press(source());
    expect(outcome).toMatchObject({ kind: 'refused', decision: { reasons: [{ code }] } });
    expect(here.calls.capture).not.toHaveBeenCalled();
    expect(await here.states()).toEqual([]);
  });

  test('without a name is refused', async () => {
    here.set({ name: '' });
    expect(await here.shares.press(source())).toMatchObject({ kind: 'refused', decision: { reasons: [{ code: 'no-name' }] } });
  });

  test('on an answer that changed under the camera is refused', async () => {
    here.calls.capture.mockResolvedValue(shot('b'.repeat(64)));
    expect(await here.shares.press(source())).toMatchObject({ kind: 'refused', decision: { reasons: [{ code: 'changed' }] } });
    expect(here.files).toEqual([]);
  });

  test('whose picture nobody could sign goes out, and says so; signed again later it says so no more', async () => {
    const picture = new Blob(['marked']);
    here.calls.mark.mockResolvedValueOnce({ picture, lacks: ['credentials'] });
    const outcome = await here.shares.press(source());
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    expect(outcome.lacks).toEqual(['credentials']);
    expect(here.drafts.get(outcome.share)?.lacks).toEqual(['credentials']);
    expect(await here.shares.export(outcome.share, 'jpeg')).not.toHaveProperty('lacks');
    expect(here.drafts.get(outcome.share)?.lacks).toEqual([]);
  });

  test('that the camera, the marks or the disk fail is told by name, and counts nothing', async () => {
    here.calls.capture.mockRejectedValueOnce(new ShareError('hidden-tab'));
    expect(await here.shares.press(source())).toEqual({ kind: 'failed', why: 'hidden-tab' });
    here.calls.mark.mockRejectedValueOnce(new MarkError('watermark'));
    expect(await here.shares.press(source())).toEqual({ kind: 'failed', why: 'marks' });
    const full = await world({ save: () => Promise.reject(new ShareError('disk-full')) });
    expect(await full.shares.press(source())).toEqual({ kind: 'failed', why: 'disk-full' });
    expect(await full.states()).toMatchObject([{ status: 'failed', counted: false }]);
    expect(await (await full.ledger).quota(4)).toMatchObject({ used: 0 });
  });

  test('twice on the same page at once is one share', async () => {
    const both = await Promise.all([here.shares.press(source()), here.shares.press(source())]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['failed', 'saved']);
    expect(await here.shares.press(source())).toMatchObject({ kind: 'saved' });
  });

  test('in twenty tabs at once at three of four: exactly one goes out', async () => {
    for (let tab = 1; tab <= 3; tab++) await here.shares.press(source(tab));
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => here.shares.press(source(10 + index))));
    expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(19);
    expect(here.files).toHaveLength(4);
  });

  test('in twenty backgrounds at once at three of four: the ledger lets one through', async () => {
    for (let tab = 1; tab <= 3; tab++) await here.shares.press(source(tab));
    const others = await Promise.all(Array.from({ length: 20 }, (_, index) => world({}, `b${index}`, here.database)));
    const outcomes = await Promise.all(others.map(({ shares }) => shares.press(source())));
    expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    expect(others.flatMap(({ files }) => files)).toHaveLength(1);
  });
});

describe('the review', () => {
  const unsafe: Verdict = { kind: 'unsafe', category: 'violence', scores: {}, engine: 'on-device' };

  test('of a revealed unsafe answer asks for a reason, which goes to the ledger', async () => {
    const { shares, calls, states, files } = await world({ judge: async () => unsafe });
    calls.describe.mockImplementation(async () => ({ ...here.described, revealed: true }));
    const outcome = await shares.press(source());
    expect(outcome).toMatchObject({ kind: 'review' });
    if (outcome.kind !== 'review') throw new Error('no review');
    expect(calls.openReview).toHaveBeenCalledWith(outcome.share);
    expect(files).toEqual([]);
    expect(await shares.approve(outcome.share, {})).toMatchObject({
      kind: 'refused',
      decision: { reasons: [{ code: 'unsafe' }] },
    });
    const reason = 'It quotes a history book about a battle.';
    expect(await shares.approve(outcome.share, { reason })).toMatchObject({ kind: 'saved' });
    expect(await states()).toMatchObject([{ event: { reviewed: true, reason, verdict: 'unsafe', category: 'violence' } }]);
    expect(calls.mark.mock.lastCall?.[0]).toMatchObject({ reviewed: true });
  });

  test('asks for the model once per site and remembers it', async () => {
    const { model: _, ...nameless } = here.described;
    here.calls.describe.mockResolvedValue(nameless);
    const first = await here.shares.press(source());
    if (first.kind !== 'review') throw new Error('no review');
    expect(await here.shares.approve(first.share, { model: 'gpt-4o' })).toMatchObject({ kind: 'saved' });
    expect(here.settings().share.models).toEqual([{ origin: 'https://chatgpt.com', model: 'gpt-4o' }]);
    expect(await here.shares.press(source())).toMatchObject({ kind: 'saved' });
    expect(here.calls.mark.mock.lastCall?.[0]).toMatchObject({ attribution: { model: 'gpt-4o' } });
  });

  test('a reason for a one-off that nobody needs takes its place all the same', async () => {
    const { shares, calls, states } = await world({ judge: async () => ({ ...unsafe, kind: 'sensitive' }) });
    calls.describe.mockImplementation(async () => ({ ...here.described, revealed: true }));
    const outcome = await shares.press(source());
    if (outcome.kind !== 'review') throw new Error('no review');
    expect(await shares.approve(outcome.share, { oneOff: 'For the talk at our school.' })).toMatchObject({ quota: { used: 1 } });
    expect(await states()).toMatchObject([{ counted: true }]);
  });

  test('a dropped draft is gone, and cannot be approved any more', async () => {
    const { shares, calls } = await world({ judge: async () => unsafe });
    calls.describe.mockImplementation(async () => ({ ...here.described, revealed: true }));
    const outcome = await shares.press(source());
    if (outcome.kind !== 'review') throw new Error('no review');
    await shares.drop(outcome.share);
    expect(await shares.approve(outcome.share, { reason: 'It is a clear false positive.' })).toEqual({
      kind: 'failed',
      why: 'gone',
    });
  });

  test('the fifth of a day goes out as a one-off with a reason, and takes no place', async () => {
    for (let tab = 1; tab <= 4; tab++) await here.shares.press(source(tab));
    expect(await here.shares.press(source())).toMatchObject({
      kind: 'refused',
      decision: { reasons: [{ code: 'limit', freeAt: Date.parse('2026-11-23T00:00Z'), rule: { pack: 'openai-2021-08' } }] },
    });
    const outcome = await here.shares.press(source(), { oneOff: true });
    if (outcome.kind !== 'review') throw new Error('no review');
    expect(await here.shares.approve(outcome.share, {})).toMatchObject({ kind: 'refused' });
    expect(await here.shares.approve(outcome.share, { oneOff: 'For the talk at our school.' })).toMatchObject({
      kind: 'saved',
      quota: { used: 4, oneOffs: 1 },
    });
  });
});

describe('afterwards', () => {
  test('another format of the same share counts once', async () => {
    const outcome = await here.shares.press(source());
    if (outcome.kind !== 'saved') throw new Error('not saved');
    expect(await here.shares.export(outcome.share, 'jpeg')).toMatchObject({ kind: 'saved', quota: { used: 1 } });
    expect(here.files.map((name) => name.split('.').at(-1))).toEqual(['png', 'jpg']);
    expect((await here.states())[0]?.exports).toHaveLength(2);
  });

  test('what was taken back gives no more files', async () => {
    const outcome = await here.shares.press(source());
    if (outcome.kind !== 'saved') throw new Error('not saved');
    await (await here.ledger).undo(outcome.share);
    expect(await here.shares.export(outcome.share, 'jpeg')).toEqual({ kind: 'failed', why: 'gone' });
    expect(here.files).toHaveLength(1);
  });

  test('a second file that fails does not take the first one back', async () => {
    let times = 0;
    const failing = await world({
      save: async (_picture, file) => {
        if (++times > 1) throw new ShareError('disk-full');
        return { file, download: 1 };
      },
    });
    const outcome = await failing.shares.press(source());
    if (outcome.kind !== 'saved') throw new Error('not saved');
    expect(await failing.shares.export(outcome.share, 'jpeg')).toEqual({ kind: 'failed', why: 'disk-full' });
    expect(await failing.states()).toMatchObject([{ status: 'released', counted: true }]);
  });

  test.each<[string, string | false | undefined, string]>([
    ['is whole', 'sharemark-x.png', 'released'],
    ['broke off', false, 'failed'],
    ['is unknown', undefined, 'uncertain'],
  ])('a background that died while saving: the file %s', async (_what, found, status) => {
    const dead = await world({ save: () => new Promise(() => undefined) });
    void dead.shares.press(source());
    await vi.waitFor(async () => expect(await dead.states()).toHaveLength(1));
    const next = await world({ find: async () => found }, 'two', dead.database);
    await next.shares.recover((await next.states()).filter((state) => state.status === 'uncertain').map(({ share }) => share));
    expect(await next.states()).toMatchObject([{ status, counted: status !== 'failed' }]);
  });
});
