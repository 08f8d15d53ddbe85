import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { captureCompletion } from '../../../../lib/background/capture/index.ts';
import { PACE_MS } from '../../../../lib/background/capture/pace.ts';
import { parseCaptureAnswer } from '../../../../lib/share-protocol.ts';
import { fakeBrowser, type FakePage, inkAt } from './fakes.ts';

const PAGE: FakePage = {
  scale: 1,
  area: { width: 60, height: 700 },
  window: { width: 90, height: 200 },
  at: { left: 10, top: 40 },
  edges: { top: 10, bottom: 20 },
};

function take(browser: ReturnType<typeof fakeBrowser>, signal = new AbortController().signal, progress = () => undefined) {
  return captureCompletion(browser.target, browser.api, signal, progress, { studio: browser.studio, clock: browser.clock });
}

/** First pixel that is not the completion's own, or undefined. */
function wrongPixel(browser: ReturnType<typeof fakeBrowser>): string | undefined {
  const board = browser.board();
  if (!board) return 'no picture';
  for (let y = 0; y < board.height; y++)
    for (let x = 0; x < board.width; x++) if (board.at(x, y) !== inkAt(x, y)) return `${x}, ${y}`;
  return undefined;
}

describe('boxes of stretches of text', () => {
  const spans = [{ start: 3, end: 9 }];
  const boxes = [[{ left: 1, top: 2, right: 30, bottom: 14 }]];
  const asking = (answer: object) => {
    const browser = fakeBrowser(PAGE);
    const asked: unknown[] = [];
    const target = {
      ...browser.target,
      spans,
      ask: async (question: Parameters<typeof browser.target.ask>[0]) => {
        asked.push(question);
        const plain = parseCaptureAnswer(await browser.target.ask(question));
        const last = question.ask === 'check' && question.last;
        return last && plain?.kind === 'view' ? { ...plain, view: { ...plain.view, ...answer } } : plain;
      },
    };
    return { asked, shot: take({ ...browser, target }) };
  };

  test('are asked for once, with the last look, when all is where it was taken', async () => {
    const { asked, shot } = asking({ boxes });
    expect((await shot).boxes).toEqual(boxes);
    expect(asked.filter((question) => JSON.stringify(question).includes('spans'))).toEqual([
      expect.objectContaining({ ask: 'check', last: true, spans }),
    ]);
  });

  test.each([[{}], [{ boxes: [] }]])('a page that does not tell all of them gives no picture: %j', async (answer) => {
    await expect(asking(answer).shot).rejects.toMatchObject({ why: 'changed' });
  });
});

describe('putting pictures together', () => {
  test('gives every pixel of the completion, once, at any zoom and in any window', async () => {
    const page = fc.record({
      scale: fc.constantFrom(1, 1.25, 1.5, 2, 1.1),
      area: fc.record({ width: fc.integer({ min: 5, max: 170 }), height: fc.integer({ min: 5, max: 900 }) }),
      window: fc.record({ width: fc.integer({ min: 80, max: 200 }), height: fc.integer({ min: 160, max: 320 }) }),
      at: fc.record({ left: fc.constantFrom(0, 7, 12.5, 3.3), top: fc.constantFrom(10, 40, 100.7, 333.25) }),
      edges: fc.record({ top: fc.nat(10), bottom: fc.nat(20) }),
    });
    await fc.assert(
      fc.asyncProperty(page, async (given) => {
        const browser = fakeBrowser(given);
        const shot = await take(browser);
        expect(wrongPixel(browser)).toBeUndefined();
        expect(shot.height).toBe(browser.board()?.height);
        expect(browser.log.restored).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  test('does not take the rounding of a narrow window for another scale', async () => {
    const area = { width: 5, height: 5 };
    const at = { left: 0, top: 333.25 };
    const edges = { top: 0, bottom: 0 };
    const browser = fakeBrowser({ scale: 1.1, area, at, edges, window: { width: 85, height: 160 } });
    await take(browser);
    expect(wrongPixel(browser)).toBeUndefined();
  });

  test('finds out to which pixel a browser goes whose end of the page lies between two', async () => {
    const page = fc.record({
      scale: fc.constantFrom(1, 1.1, 1.25, 1.5),
      area: fc.record({ width: fc.integer({ min: 30, max: 70 }), height: fc.integer({ min: 500, max: 900 }) }),
      window: fc.constant({ width: 80, height: 200 }),
      at: fc.record({ left: fc.constant(4), top: fc.constantFrom(40, 100.7, 333.25) }),
      edges: fc.constant({ top: 0, bottom: 0 }),
      loose: fc.constant(true),
    });
    await fc.assert(
      fc.asyncProperty(page, async (given) => {
        const browser = fakeBrowser(given);
        await take(browser);
        expect(wrongPixel(browser)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test('keeps out of the shadow that the edges cast', async () => {
    const browser = fakeBrowser({ ...PAGE, shade: 9 });
    await take(browser);
    const board = browser.board();
    // The first and the last rows cannot be had without.
    for (let y = 12; y < 680; y++) expect(board?.at(30, y)).toBe(inkAt(30, y));
  });

  test.each([20, 40, 80])('takes anew what lay in a shadow of %d pixels', async (shade) => {
    const browser = fakeBrowser({ ...PAGE, window: { width: 90, height: 500 }, area: { width: 60, height: 1500 }, shade });
    const shot = await take(browser);
    const board = browser.board();
    for (let y = shade; y < 1500 - shade; y++) expect(board?.at(30, y)).toBe(inkAt(30, y));
    // Once it is known how far the shadow falls, each shot is taken once.
    expect(shot.shots).toBeLessThan(12);
  });

  test('takes a shot again that shows the place before', async () => {
    const browser = fakeBrowser(PAGE);
    let last = '';
    let count = 0;
    const api = {
      ...browser.api,
      captureVisibleTab: async (windowId: number) => {
        const url = await browser.api.captureVisibleTab(windowId);
        const stale = ++count === 3;
        const shown = stale ? last : url;
        last = url;
        return shown;
      },
    };
    const shot = await take({ ...browser, api });
    expect(wrongPixel(browser)).toBeUndefined();
    expect(shot.shots).toBe(browser.calls.length);
  });

  test('has as many tries when it stays clear of a shadow', async () => {
    const browser = fakeBrowser({ ...PAGE, window: { width: 90, height: 230 }, area: { width: 60, height: 1500 }, shade: 40 });
    let looks = 0;
    browser.hooks.shot = () => {
      // Somebody scrolls, twice, long after the shadow is known.
      if (++looks === 9 || looks === 10) browser.scroll.y += 3;
    };
    const shot = await take(browser);
    const board = browser.board();
    for (let y = 40; y < 1460; y++) expect(board?.at(30, y)).toBe(inkAt(30, y));
    expect(shot.shots).toBe(browser.calls.length);
  });

  test('gives up on a page that never stands still, and puts it back', async () => {
    const browser = fakeBrowser(PAGE);
    browser.hooks.shot = () => {
      browser.scroll.y += 3;
    };
    await expect(take(browser)).rejects.toMatchObject({ why: 'moved' });
    expect(browser.log.restored).toBe(1);
  });

  test('tells how far it is', async () => {
    const told: number[][] = [];
    const browser = fakeBrowser(PAGE);
    const shot = await captureCompletion(browser.target, browser.api, new AbortController().signal, (...one) => told.push(one), {
      studio: browser.studio,
      clock: browser.clock,
    });
    expect(told.at(-1)).toEqual([shot.shots, shot.shots]);
    expect(told.every(([done = 0, of = 0]) => done <= of)).toBe(true);
  });
});

describe('the pace', () => {
  test('leaves half a second between two starts, also between captures', async () => {
    const browser = fakeBrowser(PAGE);
    await take(browser);
    await take(browser);
    const gaps = browser.calls.slice(1).map((at, index) => at - (browser.calls[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(6);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PACE_MS);
  });

  test('waits when the browser says that it was too much', async () => {
    const browser = fakeBrowser(PAGE);
    browser.hooks.shot = (count) => {
      if (count === 2 || count === 3) throw new Error('exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');
    };
    await take(browser);
    expect(wrongPixel(browser)).toBeUndefined();
  });
});

describe('what can go wrong is told, and the page is put back', () => {
  const cases: [string, string, (browser: ReturnType<typeof fakeBrowser>) => void][] = [
    ['another tab in front', 'hidden-tab', ({ hooks, tab }) => (hooks.shot = () => void (tab.active = false))],
    [
      'a missing permission',
      'no-permission',
      ({ hooks }) =>
        (hooks.shot = () => {
          throw new Error("Either the '<all_urls>' or 'activeTab' permission is required.");
        }),
    ],
    ['a text that changes', 'changed', ({ hooks, log }) => (hooks.shot = () => void (log.hash = 'b'.repeat(64)))],
    [
      'a browser that cannot',
      'unknown',
      ({ hooks }) =>
        (hooks.shot = () => {
          throw new Error('image readback failed');
        }),
    ],
  ];
  test.each(cases)('%s', async (_name, why, arrange) => {
    const browser = fakeBrowser(PAGE);
    arrange(browser);
    await expect(take(browser)).rejects.toMatchObject({ why });
    expect(browser.log.restored).toBe(1);
  });

  test('a cancelled capture, wherever it is', async () => {
    for (let at = 1; at < 12; at++) {
      const browser = fakeBrowser(PAGE);
      const abort = new AbortController();
      let count = 0;
      browser.hooks.asked = ({ ask }) => {
        if (ask !== 'restore' && ++count === at) abort.abort();
      };
      await expect(take(browser, abort.signal)).rejects.toMatchObject({ why: 'cancelled' });
      expect(browser.log.restored).toBe(1);
    }
  });

  test.each(['prepare', 'look'] as const)('a page that hangs when it is asked to %s, cancelled or not', async (step) => {
    for (const cancelled of [true, false]) {
      const browser = fakeBrowser(PAGE);
      const abort = new AbortController();
      const ask: typeof browser.target.ask = (question) => {
        if (question.ask !== step) return browser.target.ask(question);
        if (cancelled) setImmediate(() => abort.abort());
        return new Promise(() => undefined);
      };
      const shot = take({ ...browser, target: { ...browser.target, ask } }, abort.signal);
      await expect(shot).rejects.toMatchObject({ why: cancelled ? 'cancelled' : 'gone' });
    }
  });

  test('a page that is ready only after the share was cancelled', async () => {
    const browser = fakeBrowser(PAGE);
    const abort = new AbortController();
    const ready = Promise.withResolvers<undefined>();
    const ask: typeof browser.target.ask = async (question) => {
      if (question.ask === 'prepare') {
        abort.abort();
        await ready.promise;
      }
      return browser.target.ask(question);
    };
    const shot = take({ ...browser, target: { ...browser.target, ask } }, abort.signal);
    await expect(shot).rejects.toMatchObject({ why: 'cancelled' });
    expect(browser.log.restored).toBe(0);
    ready.resolve(undefined);
    await vi.waitFor(() => expect(browser.log.restored).toBe(1));
  });

  test('a browser that does not come back with a picture', async () => {
    const browser = fakeBrowser(PAGE);
    const api = { ...browser.api, captureVisibleTab: () => new Promise<never>(() => undefined) };
    await expect(take({ ...browser, api })).rejects.toMatchObject({ why: 'gone' });
    expect(browser.log.restored).toBe(1);
  });

  test('a page that is too high is not begun', async () => {
    const browser = fakeBrowser({ ...PAGE, area: { width: 60, height: 40_000 } });
    await expect(take(browser)).rejects.toMatchObject({ why: 'too-large' });
    expect(browser.calls).toEqual([]);
    expect(browser.log.restored).toBe(1);
  });

  test('a page that is gone, or answers nonsense', async () => {
    const browser = fakeBrowser(PAGE);
    const gone = { ...browser.target, ask: () => Promise.reject(new Error('Receiving end does not exist.')) };
    await expect(take({ ...browser, target: gone })).rejects.toMatchObject({ why: 'gone' });
    const nonsense = { ...browser.target, ask: () => Promise.resolve({ kind: 'view', view: { session: 's' } }) };
    await expect(take({ ...browser, target: nonsense })).rejects.toMatchObject({ why: 'gone' });
  });
});
