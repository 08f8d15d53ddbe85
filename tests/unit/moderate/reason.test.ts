import { expect, it } from 'vitest';
import { shortestReason } from '../../../lib/moderate/reason.ts';

const lacks =
  (...words: string[]) =>
  (text: string) =>
    !words.some((word) => text.includes(word));

it('finds the shortest run of words that decides', () => {
  expect(shortestReason('They sold black tar by night.', undefined, lacks('tar'))).toBe('tar');
  expect(shortestReason('They sold black tar by night.', undefined, (text) => lacks('black')(text) && lacks('tar')(text))).toBe(
    'black tar',
  );
  expect(shortestReason('They sold black tar by night.', undefined, () => false)).toBeUndefined();
});

it('never offers the whole text, a wildcard, or what the settings would not take', () => {
  expect(shortestReason('Tar.', undefined, lacks('Tar'))).toBeUndefined();
  expect(shortestReason('What? t*r', 't*r', () => true)).toBeUndefined();
  expect(shortestReason(`Say ${'x'.repeat(101)}`, 'x'.repeat(101), () => true)).toBeUndefined();
});

it('looks only at the words a person has picked, if they have', () => {
  expect(shortestReason('They sold tar by night.', 'night', lacks('tar'))).toBeUndefined();
  expect(shortestReason('They sold tar by night.', 'sold tar', lacks('tar'))).toBe('sold tar');
  expect(shortestReason('They sold tar by night.', 'elsewhere', () => true)).toBeUndefined();
});
