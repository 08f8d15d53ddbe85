import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, Tokens } from '../../../lib/moderate/engines/on-device/tokens.ts';

/** The features of each token, as arrays. */
function tokens(text: string, maxTokens?: number): Int32Array[] {
  const reader = new Tokens(17);
  reader.read(text, maxTokens);
  return Array.from({ length: reader.count }, (_, t) => reader.features.slice(reader.starts[t], reader.starts[t + 1]));
}

describe('normalise', () => {
  it('undoes accents, compatibility forms and invisible characters', () => {
    expect(normalise('Ｃafé ﬁ\u200bne')).toBe('cafe fine');
  });
});

describe('Tokens', () => {
  it('gives a word itself and its runs of 3 to 5 characters, edges included', () => {
    // " cat ": 3 of 3 characters, 2 of 4, 1 of 5, and the word.
    expect(tokens('cat')).toHaveLength(1);
    expect(tokens('cat')[0]).toHaveLength(7);
  });

  it.each([
    ['k1ll', 'kill'],
    ['$hit', 'shit'],
    ['b@d', 'bad'],
    ['fuuuuck', 'fuck'],
    ["don't", 'dont'],
    ['don’t', 'dont'],
    ['KÍLL', 'kill'],
    ['ki\u00adll', 'kill'],
    ['1999', '2024'],
  ])('reads %s like %s', (disguised, plain) => {
    expect(tokens(disguised)).toEqual(tokens(plain));
  });

  it.each([
    ['good', 'god'],
    ['19', '1999'],
    ['cat', 'car'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(tokens(one)).not.toEqual(tokens(other));
  });

  it('reads words one by one, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { maxLength: 20 }),
        fc.constantFrom(' ', '\n', ', ', ' — '),
        (words, between) => {
          expect(tokens(words.join(between))).toEqual(words.flatMap((word) => tokens(word)));
        },
      ),
    );
  });

  it('takes any text at all, and stops where it is told to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(10), (text, most) => {
        const all = tokens(text);
        for (const features of all) for (const feature of features) expect(feature >= 0 && feature < 1 << 17).toBe(true);
        expect(tokens(text, most)).toEqual(all.slice(0, most));
      }),
    );
  });

  it('forgets the text before', () => {
    const reader = new Tokens(17);
    reader.read('a much longer text than the next one, of many words '.repeat(100));
    reader.read('cat');
    expect(reader.count).toBe(1);
    expect(reader.features.slice(reader.starts[0], reader.starts[1])).toEqual(tokens('cat')[0]);
  });
});
