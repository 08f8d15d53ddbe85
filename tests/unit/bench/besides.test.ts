import { expect, test } from 'vitest';
import { besidesOf, renderBesides, renderSession } from '../../bench/besides.ts';
import type { Cost } from '../../bench/measure.ts';

const cost = (typing: number, shift: number, memoryMb: number, longest: number): Cost => ({
  cpu: 0,
  script: 0,
  style: 0,
  layout: 0,
  open: 0,
  wall: 0,
  characters: 0,
  heapMb: 0,
  peerCallbacks: 0,
  peerCharacters: 0,
  memoryMb,
  typing,
  shift,
  callbacks: { count: 1, longest, slowest: `sharemark ${longest}`, total: longest },
});

test('the page alone of the same round is taken off; the longest callback is the longest of all rounds', () => {
  const line = besidesOf({
    tokens: 1000,
    history: 200,
    runs: [
      { alone: cost(10, 0.1, 20, 0), sharemark: cost(12, 0.1, 29, 4) },
      { alone: cost(30, 0.3, 40, 0), sharemark: cost(36, 0.4, 51, 9) },
      { alone: cost(20, 0.2, 30, 0), sharemark: cost(23, 0.2, 40, 2) },
    ],
  });
  expect(line).toMatchObject({ longest: 9, slowest: 'sharemark 9', typing: 20, typingAdded: 3, shift: 0.2, shiftAdded: 0 });
  expect(line.memoryAdded).toBe(10);
  expect(renderBesides([line]).split('\n').at(-1)).toMatch(/1000 \/ 200 +\| 9\.0 \(9\) +\| 20\.0 +\| 3\.0/);
});

test('a session tells whether memory grows from conversation to conversation', () => {
  expect(renderSession([20, 21, 22], [30, 31.5, 33])).toBe(
    '3 conversations: Sharemark adds 10.0 MB after the first, 11.0 MB after the last, 0.50 MB with each',
  );
});
