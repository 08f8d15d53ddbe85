import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globCouldBegin, globMatches } from '../../../lib/moderate/engines/blocklist/glob.ts';
import { parseTerms, termProblem } from '../../../lib/moderate/engines/blocklist/parse-terms.ts';
import { fold } from '../../../lib/moderate/engines/blocklist/fold.ts';

describe('parseTerms', () => {
  test('one a line, comments and empty lines left out, repeats kept once', () => {
    expect(parseTerms('# mine\r\n zorblax \n\nbad wolf\nzorblax\n#\n#metoo\n')).toStrictEqual({
      terms: ['zorblax', 'bad wolf', '#metoo'],
      errors: [],
    });
  });
  test('says which line cannot be used and why', () => {
    expect(parseTerms(`ok\n***\n...\n${'x'.repeat(101)}\n? *\nok2`)).toStrictEqual({
      terms: ['ok', 'ok2'],
      errors: [
        { line: 2, key: 'wildcard' },
        { line: 3, key: 'empty' },
        { line: 4, key: 'too_long' },
        { line: 5, key: 'wildcard' },
      ],
    });
  });
  test('at most 5,000', () => {
    const { terms, errors } = parseTerms(Array.from({ length: 5_002 }, (_, i) => `term${i}`).join('\n'));
    expect(terms).toHaveLength(5_000);
    expect(errors).toStrictEqual([{ line: 5_001, key: 'too_many' }]);
  });
  test('100 characters are allowed', () => {
    expect(termProblem('x'.repeat(100))).toBeUndefined();
  });
});

const asRegExp = (pattern: string) => new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);

describe('globs', () => {
  const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });

  test('mean what the regular expression of the same shape means', () => {
    fc.assert(
      fc.property(glob, text, (pattern, word) => {
        expect(globMatches(pattern, word)).toBe(asRegExp(pattern).test(word));
      }),
    );
  });
  test('whatever matches could have begun with each of its beginnings', () => {
    fc.assert(
      fc.property(glob, text, fc.nat(), (pattern, word, cut) => {
        fc.pre(globMatches(pattern, word));
        expect(globCouldBegin(pattern, word.slice(0, cut % (word.length + 1)))).toBe(true);
      }),
    );
  });
  test('do not blow up', () => {
    expect(globMatches('*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(5_000))).toBe(false);
  });
});

describe('fold', () => {
  test('maps every folded character back to where it came from', () => {
    const folded = fold('A\u200Bﬁ\u0308x');
    expect(folded.text).toBe('afïx');
    expect(folded.start(0)).toBe(0);
    expect(folded.start(3)).toBe(4);
    expect(folded.end(4)).toBe(5);
  });
  test('is done after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text).text).text).toBe(fold(text).text);
      }),
    );
  });
  test('offsets never run backwards or out of the source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        let last = 0;
        for (let i = 0; i < folded.text.length; i++) {
          expect(folded.start(i)).toBeGreaterThanOrEqual(last);
          expect(folded.end(i + 1)).toBeGreaterThan(folded.start(i));
          last = folded.start(i);
        }
        expect(folded.start(folded.text.length)).toBe(text.length);
      }),
    );
  });
});
