import { beforeEach, expect, test, vi } from 'vitest';
import { BeforePaint } from '../../../lib/page/before-paint.ts';

let now = 0;
let frames: (() => void)[] = [];
let tasks: (() => void)[] = [];

beforeEach(() => {
  now = 1000;
  frames = [];
  tasks = [];
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('scheduler', { postTask: async (run: () => void) => void tasks.push(run) });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

/** A frame's callbacks, then what the page does in the same frame, then the first task after it. */
function frame(within: () => void = () => undefined): void {
  now += 16;
  for (const run of frames.splice(0)) run();
  within();
  for (const run of tasks.splice(0)) run();
}

test('what nobody expected is done at once: a frame may be under way', () => {
  const run = vi.fn<() => void>();
  new BeforePaint(run).ask(now);
  expect(run).toHaveBeenCalledTimes(1);
});

test('what comes between two frames is done once, before the next is painted', () => {
  const run = vi.fn<() => void>();
  const work = new BeforePaint(run);
  work.ask(now);
  frame();
  run.mockClear();
  for (let token = 0; token < 5; token++) work.ask(now);
  expect(run).not.toHaveBeenCalled();
  frame();
  expect(run).toHaveBeenCalledTimes(1);
});

test("what comes in a frame after this one's turn is done at once", () => {
  const run = vi.fn<() => void>();
  const work = new BeforePaint(run);
  work.ask(now);
  frame(() => {
    run.mockClear();
    work.ask(now);
    expect(run).toHaveBeenCalledTimes(1);
  });
});

test('frames are followed no longer than there is something to do in them', () => {
  const work = new BeforePaint(() => undefined);
  work.ask(now);
  for (let count = 0; count < 100; count++) frame();
  expect(frames).toHaveLength(0);
  const run = vi.fn<() => void>();
  const later = new BeforePaint(run);
  later.ask(now);
  expect(run).toHaveBeenCalledTimes(1);
  expect(frames).toHaveLength(1);
});
