import { describe, expect, test } from 'vitest';
import { findSecrets } from '../../../../lib/mark/redact/index.ts';
import { INNOCENT } from './innocent.ts';
import { SAMPLES, unmarked } from './samples.ts';

const all = Object.entries(SAMPLES).flatMap(([kind, samples]) =>
  samples.map((sample, index) => ({ name: `${kind} ${index}`, sample })),
);

test('there are enough of them', () => {
  expect(Object.keys(SAMPLES).length).toBeGreaterThanOrEqual(40);
  expect(INNOCENT.length).toBeGreaterThanOrEqual(150);
});

describe('found', () => {
  test.each(all)('$name', ({ sample }) => {
    const { text, start, end } = unmarked(sample);
    const finds = findSecrets(text);
    expect(finds.map((find) => text.slice(find.start, find.end)).join(' ')).toContain(text.slice(start, end));
    // Suggested is the secret, not the sentence.
    expect(finds.every((find) => find.end - find.start <= end - start + 40)).toBe(true);
  });
});

describe('left alone', () => {
  test.each(INNOCENT)('%s', (text) => {
    expect(findSecrets(text).map(({ id, start, end }) => `${id}: ${text.slice(start, end)}`)).toEqual([]);
  });
});
