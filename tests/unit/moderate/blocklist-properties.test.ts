import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBlocklist } from '../../../lib/moderate/engines/blocklist/index.ts';

const HARMLESS =
  'the a plan was I said of 3 times in May 2021 while 15% rose, so she went home. Why? (No-one knew.) für uns; и мы'.split(' ');

/** Words that share no beginning with the harmless ones, so that a match can only come from where it was put. */
const term = fc.stringMatching(/^[q-z]{2}[bdgkv][q-z]{2,6}$/).filter((word) => !/(.)\1/.test(word));
const words = fc.array(fc.constantFrom(...HARMLESS), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));

/** Ways to write a term that must not hide it. Each keeps its place and puts nothing around it. */
const DISGUISES: Record<string, (term: string) => string> = {
  plain: (text) => text,
  capitals: (text) => text.toUpperCase(),
  hyphens: (text) => text.split('').join('-'),
  spaces: (text) => text.split('').join(' '),
  dots: (text) => text.split('').join('.'),
  zeroWidth: (text) => text.split('').join('\u200B'),
  softHyphen: (text) => text.split('').join('\u00AD'),
  markdown: (text) => text.split('').join('**'),
  tags: (text) => text.split('').join('<wbr>'),
  pairs: (text) => text.replace(/./gu, '$&$&'),
  fullWidth: (text) =>
    text
      .split('')
      .map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
      .join(''),
  stretched: (text) => `${text}${text.at(-1)?.repeat(4)}`,
  marks: (text) => text.split('').join('\u0337'),
  quoted: (text) => `*${text}*`,
};
const disguise = fc.constantFrom(...Object.keys(DISGUISES)).map((name) => DISGUISES[name] ?? String);

const accented = (text: string) => text.replace(/[uwyz]/gu, (letter) => `${letter}\u0302`).normalize('NFC');
const blocklist = (terms: string[], exceptions: string[] = []) => createBlocklist({ terms, exceptions, shipped: false });

describe('for any term and any harmless text', () => {
  test('a disguised term is found, and only when it is there', () => {
    fc.assert(
      fc.property(term, disguise, words, words, (word, disguised, left, right) => {
        const list = blocklist([word]);
        expect(list.assess({ text: `${left} ${disguised(word)}, ${right}`, before: '' }).severity).toBe('unsafe');
        expect(list.assess({ text: `${left} ${right}`, before: '' }).severity).toBeUndefined();
      }),
    );
  });

  test('accents hide a term where they are no spelling, and are left alone where they are', () => {
    const plain = words.map((text) => text.replace(/für|uns;|и|мы/gu, 'ever'));
    fc.assert(
      fc.property(
        term.filter((word) => /[uwyz]/.test(word)),
        plain,
        fc.boolean(),
        (word, text, german) => {
          const list = blocklist([word]);
          const written = `${german ? 'das ist nicht für uns' : text} ${accented(word)}`;
          expect(list.assess({ text: written, before: '' }).severity).toBe(german ? undefined : 'unsafe');
          expect(list.openFrom(written)).toBe(written.length - (german ? 0 : accented(word).length));
        },
      ),
    );
  });

  test('where the text is cut into before and segment does not matter', () => {
    fc.assert(
      fc.property(term, term, words, words, fc.nat(), (one, two, left, right, cut) => {
        const list = blocklist([`${one} ${two}`]);
        const text = `${left}. ${one}. ${two} ${right}`;
        const end = left.length + 2 + one.length + 2 + two.length;
        const at = cut % text.length;
        const found = list.assess({ text: text.slice(at), before: text.slice(0, at) }).severity !== undefined;
        expect(found).toBe(at < end);
      }),
    );
  });

  test('an exception shields exactly the terms inside it', () => {
    fc.assert(
      fc.property(term, words, fc.boolean(), (word, text, again) => {
        const list = blocklist([word], [`old ${word} house`]);
        const found = list.assess({ text: `${text} old ${word} house ${again ? `${word} ` : ''}${text}`, before: '' });
        expect(found.severity !== undefined).toBe(again);
      }),
    );
  });

  test('what is released never holds the beginning of a term that is still being written', () => {
    const spelled = new Set([DISGUISES['spaces'], DISGUISES['dots'], DISGUISES['hyphens']]);
    fc.assert(
      fc.property(term, term, disguise, words, fc.boolean(), fc.nat(), (one, two, disguised, left, phrase, cut) => {
        const list = blocklist([phrase ? `${one} ${two}` : one]);
        const written = phrase ? `${one}. ${two}` : disguised(one);
        const start = left.length + 1;
        // One letter with a space or a stop behind it says nothing yet.
        const least = !phrase && spelled.has(disguised) ? 3 : 1;
        const typed = Math.max(least, 1 + (cut % written.length));
        const text = `${left} ${written}`.slice(0, start + typed);
        const inside = /[^\p{L}]/u.test(written.charAt(0)) ? start + 1 : start;
        fc.pre(text.length > inside);
        expect(list.openFrom(text)).toBeLessThanOrEqual(inside);
      }),
    );
  });

  test('a letter about to be stretched keeps the word open', () => {
    expect(blocklist(['qrdqr']).openFrom('the qrdqrr')).toBe(4);
    // Two doubled letters are a disguise, one is spelling: another may follow.
    expect(blocklist(['qrdqr']).openFrom('the qrddqr')).toBe(4);
    expect(blocklist(['qrdqr']).openFrom('the qrddqr ')).toBe(11);
  });

  test('text that begins no term is released at once, as are finished terms', () => {
    fc.assert(
      fc.property(term, words, (word, text) => {
        const list = blocklist([word]);
        expect(list.openFrom(`${text} `)).toBe(text.length + 1);
        const finished = `${text} ${word}, ${text} `;
        expect(list.openFrom(finished)).toBe(finished.length);
      }),
    );
  });

  test('nothing throws, whatever the terms and texts', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'ab*? -.$1馬\u0301\u200B'.split('')) }),
    );
    fc.assert(
      fc.property(fc.array(odd), fc.array(odd), odd, odd, (terms, exceptions, text, before) => {
        const list = createBlocklist({ terms, exceptions, shipped: true });
        const { scores } = list.assess({ text, before });
        expect(Object.values(scores).every((score) => score === 1)).toBe(true);
        const open = list.openFrom(text);
        expect(open).toBeGreaterThanOrEqual(0);
        expect(open).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
