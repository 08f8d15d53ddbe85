import { describe, expect, test } from 'vitest';
import { Streams } from '../../../lib/page/unclaimed.ts';

/** What is said after each of some steps: characters gained, and milliseconds since the step before. */
function follow(steps: readonly (readonly [gained: number, after: number])[]): boolean[] {
  const [streams, place] = [new Streams(), {}];
  let at = 1000;
  return steps.map(([gained, after]) => streams.note(place, gained, (at += after)));
}
const times = <T>(count: number, step: T): T[] => Array.from({ length: count }, () => step);

describe('text streams', () => {
  test.each([
    ['a few characters at a time', times(40, [6, 50] as const)],
    ['slowly', times(8, [30, 900] as const)],
    [
      'written anew with every token',
      times(20, [0, 60] as const).flatMap((_, n) => [[-6 * n, 60] as const, [6 * (n + 1), 0] as const]),
    ],
    ['after something else stood there', [[500, 0] as const, ...times(40, [6, 50] as const)]],
  ])('%s', (_what, steps) => {
    expect(follow(steps)).toContain(true);
  });
});

describe('text does not stream', () => {
  test.each([
    ['all at once', times(40, [60, 0] as const)],
    ['in a moment, as a list is built', times(20, [60, 20] as const)],
    ['a little, as a title is typed', times(14, [4, 80] as const)],
    ['seldom, as messages of people come', times(30, [80, 4000] as const)],
    [
      'now more, now less, as suggestions change',
      times(30, [0, 0] as const).map((_, n) => [n % 2 === 0 ? 90 : -90, 200] as const),
    ],
  ])('%s', (_what, steps) => {
    expect(follow(steps)).not.toContain(true);
  });

  test('in several places, a little in each', () => {
    const streams = new Streams();
    const places = Array.from({ length: 40 }, () => ({}));
    expect(places.map((place, n) => streams.note(place, 60, n * 100))).not.toContain(true);
  });
});
