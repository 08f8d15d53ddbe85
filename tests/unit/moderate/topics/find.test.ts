import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTopics, MAX_TOPIC_CHARS, topicScores } from '../../../../lib/moderate/topics/find.ts';
import { encodeWord, parseTopicModel } from '../../../../lib/moderate/topics/model.ts';
import { topicWords, windowsOf } from '../../../../lib/moderate/topics/words.ts';
import { TOPICS } from '../../../../lib/types.ts';

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`../../../bench/topics/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

describe('findTopics', () => {
  test.each([
    [
      'campaigning',
      'Vote for Helen Carter in the election. Our candidate fights for working families, the Republicans do not. Donate to the campaign!',
    ],
    ['spam', 'Click here to claim your FREE gift! Limited time offer, order now, 50% off, money-back guarantee!!!'],
    [
      'gambling-substances',
      'Join our casino: free spins, huge jackpots, and your first bet doubled. Get drunk, play poker, win big!',
    ],
    ['adult', 'He kissed her naked thighs, his tongue on her breasts, and she moaned with pleasure.'],
    ['advice', 'You should stop your medication and take 800 mg ibuprofen for the pain; you need no doctor.'],
  ] as const)('%s', (topic, text) => {
    expect(findTopics(text).found).toContain(topic);
  });

  test('says of another language that it was not checked, and never that there is nothing', () => {
    for (const text of [
      'Geben Sie uns am Sonntag Ihre Stimme, damit sich in unserer Stadt endlich etwas ändert.',
      'Votez pour notre candidate dimanche, pour que la ville change enfin avec vous.',
      '日曜日は私たちの候補者に投票してください。',
      'Проголосуйте за нашего кандидата в воскресенье.',
    ])
      expect(findTopics(text)).toStrictEqual({ found: [], unchecked: 'language' });
  });

  test('has nothing against code, numbers, names and short texts', () => {
    for (const text of ['', '42', 'Ada Lovelace', 'const sum = (a, b) => a + b;', 'Hello.', 'Paris.'])
      expect(findTopics(text)).toStrictEqual({ found: [] });
  });

  test('a text beyond the limit was not checked', () => {
    expect(findTopics('a '.repeat(MAX_TOPIC_CHARS))).toStrictEqual({ found: [], unchecked: 'failed' });
  });

  test('asks about at most 1 % of plain ordinary answers, and about 80 of 210 that it should', () => {
    const ordinary = linesOf('ordinary.en').filter((text) => findTopics(text).found.length > 0);
    expect(ordinary.length).toBeLessThanOrEqual(0.01 * linesOf('ordinary.en').length);
    const found = TOPICS.flatMap((topic) => linesOf(`${topic}.en`).filter((text) => findTopics(text).found.includes(topic)));
    expect(found.length).toBeGreaterThanOrEqual(80);
  });
});

describe('whatever the text', () => {
  test('invisible characters, case and spaces change nothing', () => {
    const text = 'Vote for our candidate in the election and donate to the campaign today!';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 5 }), fc.boolean(), (places, loud) => {
        const disguised = places.reduce(
          (now, at) => `${now.slice(0, at)}\u200B${now.slice(at)}`,
          loud ? text.toUpperCase() : text,
        );
        expect(topicScores(disguised.replaceAll(' ', '\n '))).toStrictEqual(topicScores(text));
      }),
    );
  });

  test('what comes after a text takes nothing from what its beginning is found to be', () => {
    const spam = windowsOf(topicWords(linesOf('spam.en').join(' ')))[0]?.join(' ') ?? '';
    const alone = topicScores(spam);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('the', 'tree', 'of', 'rain', 'soup'), { maxLength: 200 }), (more) => {
        const longer = topicScores([spam, ...more].join(' '));
        for (const [index, score] of alone.entries()) expect(longer[index]).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  test('every word is in a window', () => {
    fc.assert(
      fc.property(fc.nat(400), (length) => {
        const words = Array.from({ length }, (_, index) => `w${index}`);
        expect(new Set(windowsOf(words).flat())).toStrictEqual(new Set(words));
      }),
    );
  });

  test('numbers come back from the table as they were, to a step', () => {
    const number = fc.double({ min: -2.5, max: 2.5, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: TOPICS.length, maxLength: TOPICS.length }), (weights) => {
        const table = encodeWord('word', { rarity: 0.5, weights });
        const zero = TOPICS.map(() => 0);
        const read = parseTopicModel({ table, bias: zero, thresholds: zero }).words.get('word');
        for (const [index, weight] of weights.entries())
          expect(Math.abs((read?.weights[index] ?? NaN) - weight)).toBeLessThan(0.1);
      }),
    );
  });
});

test('a table that is not one is refused', () => {
  expect(() => parseTopicModel({ table: 'word', bias: [], thresholds: [] })).toThrow('Not a line');
  expect(() => parseTopicModel({ table: 'word %%%%%%%%', bias: [], thresholds: [] })).toThrow('Not as many');
});
