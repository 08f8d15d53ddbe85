import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { luhn, mod97, verhoeff } from '../../../../lib/mark/redact/checks.ts';
import { findSecrets } from '../../../../lib/mark/redact/index.ts';
import { SAMPLES, unmarked } from './samples.ts';

const samples = Object.values(SAMPLES).flat();
const piece = fc.oneof(
  fc.constantFrom(...samples).map((sample) => unmarked(sample).text),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('\n', ' ', ', ', '\u200b', 'Jane', 'Zoë’s', 'é', '@', '-', '1', '𝟙'),
);
const texts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

test('finds are in order, apart, and inside of the text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0;
      for (const { start, end } of findSecrets(text, ['Jane', 'Zoë'])) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});

test('a secret is found between any two paragraphs', () => {
  const words = fc.array(fc.constantFrom('lorem', 'ipsum', 'the', 'house', 'Ärger', '你好', 'and'), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.constantFrom(...samples), words, words, (sample, before, after) => {
      const { text, start, end } = unmarked(sample);
      const shift = before.join(' ').length + 2;
      const finds = findSecrets(`${before.join(' ')}\n\n${text}\n\n${after.join(' ')}`);
      expect(finds.some((find) => find.start <= start + shift && find.end >= end + shift)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

const found = (kind: string, text: string) => findSecrets(`Pay to ${text}, please`).filter(({ id }) => id === kind);
const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));
const grouped = (text: string, sign: string): string => text.replace(/(.{4})(?=.)/g, `$1${sign}`);
const checkDigit = (body: string): string => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(String).find((digit) => luhn(body + digit)) ?? '';

test('any card number is found, and with a wrong digit none is', () => {
  fc.assert(
    fc.property(digits(14), fc.constantFrom('', ' ', '-'), fc.integer({ min: 1, max: 9 }), (body, sign, step) => {
      const number = `4${body}${checkDigit(`4${body}`)}`;
      const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + step) % 10);
      expect(found('card', grouped(number, sign))).toHaveLength(1);
      expect(found('card', grouped(wrong, sign))).toEqual([]);
    }),
  );
});

test('any IBAN is found, and with a wrong digit none is', () => {
  fc.assert(
    fc.property(digits(18), fc.constantFrom('', ' '), fc.integer({ min: 1, max: 96 }), (body, sign, step) => {
      const check = 98 - mod97(`${body}DE00`);
      const written = (value: number): string => `DE${String(value).padStart(2, '0')}${body}`;
      expect(found('iban', grouped(written(check), sign))).toHaveLength(1);
      expect(found('iban', grouped(written(2 + ((check - 2 + step) % 97)), sign))).toEqual([]);
    }),
  );
});

test("Verhoeff's check takes what it should", () => {
  expect([verhoeff('2363'), verhoeff('2364'), verhoeff('123451'), verhoeff('123452')]).toEqual([true, false, true, false]);
});

test('names are found as people write them', () => {
  const names = ['Jane Doe', 'Zoë', 'Müller', '山田', 'Łukasz', 'O’Neil', 'Anna'];
  const found = (text: string) => findSecrets(text, names).map(({ start, end }) => text.slice(start, end));
  expect(found('JANE DOE, jane\ndoe and Jane-Doe’s')).toEqual(['JANE DOE', 'jane\ndoe', 'Jane-Doe']);
  expect(found('Zoe, ZOË and Zoe\u0308 met zoetrope')).toEqual(['Zoe', 'ZOË', 'Zoe\u0308']);
  expect(found('Mu\u0308llers Katze, Mullerin, MÜLLER')).toEqual(['Mu\u0308llers', 'MÜLLER']);
  expect(found('私は山田です。')).toEqual(['山田']);
  expect(found('lukasz_k and Annas, but not Annalena')).toEqual(['lukasz', 'Annas']);
  expect(found('Ja\u00adne\u00a0Doe')).toEqual(['Ja\u00adne\u00a0Doe']);
  expect(findSecrets('a b c', ['', ' ', 'a', '-'])).toEqual([]);
});
