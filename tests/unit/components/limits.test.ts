import { expect, test } from 'vitest';
import { parseMost, parseScore } from '../../../components/options/limits.ts';

test.each<[string, number | null | undefined]>([
  ['', null],
  ['  ', null],
  ['0', 0],
  [' 500 ', 500],
  ['1000000000', 1_000_000_000],
  ['1000000001', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['many', undefined],
  ['1e3', undefined],
])('the most of a day: %j is %j', (text, most) => {
  expect(parseMost(text)).toBe(most);
});

test.each<[string, number | null | undefined]>([
  ['', null],
  ['0.5', 0.5],
  ['0,35', 0.35],
  ['.2', 0.2],
  ['0.01', 0.01],
  ['0.001', undefined],
  ['1', undefined],
  ['0', undefined],
  ['-0.5', undefined],
  ['half', undefined],
])('a score: %j is %j', (text, score) => {
  expect(parseScore(text)).toBe(score);
});
