import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HealthDelta, Message } from '../../../lib/messages.ts';
import { HealthReporter } from '../../../lib/page/health-reporter.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function counts(checked: number): HealthDelta {
  return { found: [], checked, veiled: 0, revealed: 0, failed: 0, ms: 0 };
}

/** A background that answers as it is told to, and what it was told. */
function world(answers: (() => Promise<unknown>)[] = []) {
  const told: number[] = [];
  const news = vi.fn<() => void>();
  const reporter = new HealthReporter((message: Message) => {
    if (message.type === 'page-health') told.push(message.delta.checked);
    return (answers.shift() ?? (() => Promise.resolve({ usual: 'layer:new' })))();
  }, news);
  return { told, news, reporter };
}

test('the first report goes at once, later ones in their time, and each tells only what is new', async () => {
  const { told, news, reporter } = world();
  reporter.offer(counts(3));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toStrictEqual([3]);
  for (const checked of [4, 5, 9]) {
    reporter.offer(counts(checked));
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(told).toStrictEqual([3]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toStrictEqual([3, 6]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toStrictEqual([3, 6]);
  expect(reporter.usual).toBe('layer:new');
  expect(news).toHaveBeenCalledOnce();
});

test('a page that goes tells at once', async () => {
  const { told, reporter } = world();
  reporter.offer(counts(3));
  await vi.advanceTimersByTimeAsync(0);
  reporter.offer(counts(4));
  reporter.flush();
  expect(told).toStrictEqual([3, 1]);
});

test('what the background did not confirm is told again', async () => {
  const { told, news, reporter } = world([
    () => Promise.reject(new Error('gone')),
    () => Promise.resolve(undefined),
    () => {
      throw new Error('no runtime');
    },
  ]);
  reporter.offer(counts(3));
  await vi.advanceTimersByTimeAsync(16_000);
  expect(told).toStrictEqual([3, 3, 3, 3]);
  expect(news).toHaveBeenCalledOnce();
});

test('in a private window nothing is known', async () => {
  const { reporter, news } = world([() => Promise.resolve({})]);
  reporter.offer(counts(3));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reporter.usual).toBeUndefined();
  expect(news).not.toHaveBeenCalled();
});

test('after its end it tells nothing', async () => {
  const { told, reporter } = world([() => Promise.reject(new Error('gone'))]);
  reporter.offer(counts(3));
  await vi.advanceTimersByTimeAsync(0);
  reporter.stop();
  reporter.offer(counts(5));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toStrictEqual([3]);
});
