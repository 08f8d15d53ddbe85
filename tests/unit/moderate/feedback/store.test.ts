import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { eventId, FEEDBACK_LIMITS, parseEvents, type FeedbackEvent } from '../../../../lib/moderate/feedback/event.ts';
import { createFeedbackStore, FEEDBACK_KEY, FEEDBACK_TEXTS_KEY, lastAbout } from '../../../../lib/moderate/feedback/store.ts';
import type { StorageArea } from '../../../../lib/settings/store.ts';
import { anyEvent, said } from './events.ts';

const area: StorageArea = fakeBrowser.storage.local;
const about = (event: FeedbackEvent, text = `text of ${event.hash}`) => ({ event, text });

beforeEach(() => fakeBrowser.reset());

describe('parseEvents', () => {
  it('makes events of anything, and then leaves them alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(anyEvent, fc.anything()))), (stored) => {
        const events = parseEvents(stored);
        expect(parseEvents(events)).toEqual(events);
      }),
    );
  });

  it('keeps the newest, and drops what is no event', () => {
    const many = Array.from({ length: FEEDBACK_LIMITS.events + 2 }, (_, index) => said({ hash: `h${index}` }));
    expect(parseEvents([...many, { at: 1 }, said({ score: 2 }), said({ hash: '' })])).toEqual(many.slice(2));
  });
});

describe('createFeedbackStore', () => {
  it('keeps what was said with its text, and every store follows', async () => {
    const [store, other] = [await createFeedbackStore(area), await createFeedbackStore(area)];
    const seen = vi.fn<() => void>();
    other.subscribe(seen);
    await store.add([about(said())]);
    expect(store.getState()).toEqual([said()]);
    expect(other.getState()).toEqual([said()]);
    expect(seen).toHaveBeenCalledTimes(1);
    expect(await other.texts()).toEqual(new Map([[eventId(said()), 'text of h']]));
    expect((await createFeedbackStore(area)).getState()).toEqual([said()]);
  });

  it('loses nothing of what is said at once, and cuts long texts', async () => {
    const store = await createFeedbackStore(area);
    const events = Array.from({ length: 20 }, (_, index) => said({ hash: `h${index}` }));
    await Promise.all(events.map((event) => store.add([about(event, 'x'.repeat(FEEDBACK_LIMITS.textChars + 1))])));
    expect(store.getState()).toEqual(events);
    for (const text of (await store.texts()).values()) expect(text).toHaveLength(FEEDBACK_LIMITS.textChars);
  });

  it('what is taken back leaves storage exactly as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyEvent, { selector: eventId, maxLength: 12 }),
        fc.uniqueArray(anyEvent, { selector: eventId, maxLength: 12 }),
        async (before, added) => {
          fakeBrowser.reset();
          const fresh = added.filter((event) => !before.some((other) => eventId(other) === eventId(event)));
          const store = await createFeedbackStore(area);
          await store.add(before.map((event) => about(event)));
          const stored = async () => [await area.get(FEEDBACK_KEY), await area.get(FEEDBACK_TEXTS_KEY)];
          const was = await stored();
          await store.add(fresh.map((event) => about(event)));
          await store.remove((event) => fresh.some((other) => eventId(other) === eventId(event)));
          expect(await stored()).toEqual(was);
          store.destroy();
        },
      ),
      { numRuns: 30 },
    );
  });

  it('exports one object a line, each with its text', async () => {
    const store = await createFeedbackStore(area);
    await store.add([about(said(), 'one\ntwo'), about(said({ hash: 'i', kind: 'missed' }))]);
    const lines = (await store.lines()).trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { ...said(), text: 'one\ntwo' },
      { ...said({ hash: 'i', kind: 'missed' }), text: 'text of i' },
    ]);
  });

  it('survives storage that somebody has broken', async () => {
    await area.set({ [FEEDBACK_KEY]: 'nonsense', [FEEDBACK_TEXTS_KEY]: [1] });
    const store = await createFeedbackStore(area);
    expect(store.getState()).toEqual([]);
    await store.add([about(said())]);
    expect(await store.lines()).toContain('text of h');
  });
});

it('Undo on the page means the last word of its kind on each text', () => {
  const events = [said({ at: 1 }), said({ at: 2 }), said({ at: 3, kind: 'missed' }), said({ at: 4, hash: 'other' })];
  expect(events.filter(lastAbout(events, 'not-unsafe', ['h']))).toEqual([said({ at: 2 })]);
  expect(events.filter(lastAbout(events, 'missed', ['h', 'other']))).toEqual([said({ at: 3, kind: 'missed' })]);
});
