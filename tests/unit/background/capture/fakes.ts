import type { Clock } from '../../../../lib/clock.ts';
import type { CaptureApi, CaptureTarget } from '../../../../lib/background/capture/index.ts';
import type { Board, Picture, Studio } from '../../../../lib/background/capture/studio.ts';
import { fits } from '../../../../lib/canvas.ts';
import { CaptureError } from '../../../../lib/background/capture/error.ts';
import type { CaptureQuestion, CaptureView } from '../../../../lib/share-protocol.ts';

/** A clock that runs only when there is nothing left to do but wait. */
function fakeClock(): Clock & { time: number } {
  const timers = new Set<{ at: number; run: () => void }>();
  const tick = (): void => {
    const [next] = [...timers].toSorted((one, other) => one.at - other.at);
    if (!next) return;
    timers.delete(next);
    clock.time = Math.max(clock.time, next.at);
    next.run();
  };
  const clock = {
    time: 1_000_000,
    now: () => clock.time,
    after(ms: number, run: () => void) {
      const timer = { at: clock.time + ms, run };
      timers.add(timer);
      const soon = setImmediate(tick);
      return () => {
        timers.delete(timer);
        clearImmediate(soon);
      };
    },
  };
  return clock;
}

class Pixels implements Picture, Board {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- node has none, and nobody in these tests looks at it.
  readonly canvas = {} as OffscreenCanvas;
  readonly width: number;
  readonly height: number;
  readonly data: Uint32Array;
  constructor(width: number, height: number, data = new Uint32Array(width * height)) {
    this.width = width;
    this.height = height;
    this.data = data;
  }
  pixels(x: number, y: number, width: number, height: number) {
    const part = new Uint32Array(width * height);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) part[row * width + column] = this.at(x + column, y + row);
    return new Uint8ClampedArray(part.buffer);
  }
  at(x: number, y: number): number {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) throw new RangeError(`${x}, ${y} is outside.`);
    return this.data[y * this.width + x] ?? 0;
  }
  draw(picture: Picture, from: { x: number; y: number }, size: { width: number; height: number }, to: { x: number; y: number }) {
    const part = new Uint32Array(picture.pixels(from.x, from.y, size.width, size.height).buffer);
    for (let row = 0; row < size.height; row++)
      for (let column = 0; column < size.width; column++)
        this.data[(to.y + row) * this.width + to.x + column] = part[row * size.width + column] ?? 0;
  }
  close() {}
}

export interface FakePage {
  readonly scale: number;
  /** Css pixels. */
  readonly area: { width: number; height: number };
  readonly window: { width: number; height: number };
  /** Where the area's corner lies in the page, whole device pixels or not. */
  readonly at: { left: number; top: number };
  /** Rows of css pixels above and below the part of the window in which the page scrolls. */
  readonly edges: { top: number; bottom: number };
  /** How far a shadow of the edges falls on what is scrolled, in css pixels. */
  readonly shade?: number;
  /** The scroller's end lies between two device pixels. */
  readonly loose?: boolean;
}

/** What a device pixel of a completion looks like: every one different, in both directions. */
export const inkAt = (x: number, y: number): number => ((x * 7919 + y * 104_729 + ((x * y) % 251)) | 1) >>> 0;

/** What lies between two edges, from its start. */
function cut(low: number, high: number, start: number, length: number): readonly [number, number] {
  return [Math.min(length, Math.max(0, low - start)), Math.max(0, Math.min(length, high - start))];
}

/** A browser with one page in it, and everything that can go wrong with it. */
export function fakeBrowser(page: FakePage) {
  const clock = fakeClock();
  const { scale } = page;
  const session = 's';
  const scroll = { x: 0, y: 0 };
  let board: Pixels | undefined;
  const calls: number[] = [];
  const log = { restored: 0, looks: 0, hash: 'a'.repeat(64) };
  /** Called before each shot; what it throws the browser says. */
  const hooks: { shot?: (count: number) => void; asked?: (question: CaptureQuestion) => void } = {};
  const device = (length: number) => Math.round(length * scale) / scale;
  const end = (length: number) => Math.max(0, page.loose ? length : Math.ceil(length * scale) / scale);
  const most = {
    x: end(page.at.left + page.area.width - page.window.width),
    y: end(page.at.top + page.area.height - (page.window.height - page.edges.bottom)),
  };
  const view = (): CaptureView => {
    const left = page.at.left - scroll.x;
    const top = page.at.top - scroll.y;
    const [seenLeft, seenRight] = cut(0, page.window.width, left, page.area.width);
    const [seenTop, seenBottom] = cut(page.edges.top, page.window.height - page.edges.bottom, top, page.area.height);
    return {
      session,
      whole: false,
      area: page.area,
      at: { left, top },
      window: page.window,
      scroll: { left: 0, top: 0 },
      seen: { left: seenLeft, top: seenTop, right: seenRight, bottom: seenBottom },
      scale,
      hash: log.hash,
    };
  };
  const target: CaptureTarget = {
    tabId: 1,
    windowId: 1,
    frameId: 0,
    token: 't',
    ask(question) {
      hooks.asked?.(question);
      if (question.ask === 'restore') {
        log.restored++;
        return Promise.resolve({ kind: 'restored' });
      }
      if (question.ask === 'look') {
        log.looks++;
        const { seen, area } = view();
        if (seen.left > 0 || seen.right < area.width) scroll.x = Math.min(most.x, Math.max(0, device(page.at.left + question.x)));
        if (seen.top > 0 || seen.bottom < area.height)
          scroll.y = Math.min(most.y, Math.max(0, device(page.at.top + question.y - question.inset - page.edges.top)));
      }
      return Promise.resolve({ kind: 'view', view: view() });
    },
  };
  const take = (): Pixels => {
    const width = Math.round(page.window.width * scale);
    const height = Math.round(page.window.height * scale);
    const shot = new Pixels(width, height);
    const left = Math.round(page.at.left * scale) - Math.round(scroll.x * scale);
    const top = Math.round(page.at.top * scale) - Math.round(scroll.y * scale);
    const right = Math.round((page.at.left + page.area.width) * scale) - Math.round(page.at.left * scale);
    const bottom = Math.round((page.at.top + page.area.height) * scale) - Math.round(page.at.top * scale);
    const low = page.edges.top * scale;
    const high = height - page.edges.bottom * scale;
    const shade = (page.shade ?? 0) * scale;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const inside = x >= left && y >= top && x - left < right && y - top < bottom && y >= low && y < high;
        // Two edges cast different shadows.
        const dark = y < low + shade ? 0xff : y >= high - shade ? 0xff00 : 0;
        shot.data[y * width + x] = inside ? inkAt(x - left, y - top) ^ dark : 0xff00ff;
      }
    return shot;
  };
  let pictures = 0;
  const shots = new Map<string, Pixels>();
  const tab = { active: true, windowId: 1 };
  const api: CaptureApi = {
    captureVisibleTab() {
      calls.push(clock.now());
      try {
        hooks.shot?.(calls.length);
      } catch (error) {
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
      const url = `picture ${++pictures}`;
      shots.set(url, take());
      return Promise.resolve(url);
    },
    getTab: () => Promise.resolve(tab),
  };
  const studio: Studio = {
    decode: (url) => {
      const shot = shots.get(url);
      return shot ? Promise.resolve(shot) : Promise.reject(new Error('no picture'));
    },
    board(width, height) {
      if (!fits(width, height)) throw new CaptureError('too-large');
      board = new Pixels(width, height);
      return board;
    },
  };
  return { clock, target, api, studio, hooks, log, calls, tab, scroll, board: () => board };
}
