/** Ways in which people hide a word from a filter and still have it read, for tests. Each keeps all letters readable. */

/** Numbers in 0..1. */
export type Random = () => number;

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const LEET: Readonly<Record<string, string>> = {
  a: '4@',
  b: '8',
  e: '3',
  g: '9',
  i: '1!',
  l: '1|',
  o: '0',
  s: '5$',
  t: '7',
  z: '2',
};
/** Cyrillic, Greek and other letters that look like Latin ones (a part of Unicode's confusables.txt). */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'аα', b: 'Ьᖯ', c: 'сϲ', d: 'ԁ', e: 'еҽ', g: 'ɡց', h: 'һ', i: 'іɩ', j: 'ј', k: 'κ', l: 'ӏǀ', m: 'м', n: 'ո', o: 'оοօ', p: 'рρ', q: 'ԛ', r: 'г', s: 'ѕ', t: 'τ', u: 'υս', v: 'νѵ', w: 'ԝѡ', x: 'хχ', y: 'уү', z: 'ᴢ',
}; // prettier-ignore
/** Code points of alphabets that NFKC turns into a to z. */
const ALPHABETS = [
  0xff41,
  0x1d41a,
  0x1d44e + 26,
  0x1d482,
  0x1d4d0 + 26,
  0x1d586,
  0x1d5ba,
  0x1d5ee,
  0x1d622,
  0x1d656,
  0x1d68a,
  0x24d0,
];
const ACCENTS = [
  '\u0300',
  '\u0301',
  '\u0302',
  '\u0303',
  '\u0308',
  '\u030a',
  '\u0304',
  '\u0306',
  '\u030c',
  '\u0327',
  '\u0328',
  '\u0323',
  '\u0331',
];
const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u180e'];
const SEPARATORS = ['-', '_', '.', '*', ' ', '~', '·', '•', '/', '|', '+', ','];
const MARKUP = [['**', '**'], ['__', '__'], ['*', '*'], ['`', '`'], ['~~', '~~'], ['***', '***'], ['<b>', '</b>'], ['<span class="x">', '</span>'], ['<wbr>', '']]; // prettier-ignore

/** Changes each letter with the given chance, but at least one that can be changed. */
function letterwise(random: Random, term: string, change: (letter: string) => string | undefined): string {
  const letters = term.split('');
  const able = letters.flatMap((letter, at) => (letter !== ' ' && change(letter) !== undefined ? [at] : []));
  if (able.length === 0) return term;
  const chance = pick(random, [0.25, 0.5, 1]);
  const sure = pick(random, able);
  return letters
    .map((letter, at) => (able.includes(at) && (at === sure || random() < chance) ? (change(letter) ?? letter) : letter))
    .join('');
}

const between = (random: Random, term: string, mark: () => string, all: boolean): string => {
  const sure = 1 + Math.floor(random() * (term.length - 1));
  return term.replace(/./gu, (letter, at: number) => (at > 0 && (all || at === sure) ? mark() + letter : letter));
};

/** The kinds that the issue names. */
export const DISGUISES: Readonly<Record<string, (term: string, random: Random) => string>> = {
  case: (term, random) => letterwise(random, term, (letter) => letter.toUpperCase()),
  leet: (term, random) =>
    letterwise(random, term, (letter) => (LEET[letter] === undefined ? undefined : pick(random, LEET[letter].split('')))),
  confusables: (term, random) =>
    letterwise(random, term, (letter) =>
      LOOKALIKES[letter] === undefined ? undefined : pick(random, Array.from(LOOKALIKES[letter])),
    ),
  nfkc(term, random) {
    const alphabet = pick(random, ALPHABETS);
    return letterwise(random, term, (letter) => String.fromCodePoint(alphabet + letter.charCodeAt(0) - 97));
  },
  diacritics: (term, random) => letterwise(random, term, (letter) => (letter + pick(random, ACCENTS)).normalize('NFC')),
  zeroWidth: (term, random) => between(random, term, () => pick(random, INVISIBLE), random() < 0.5),
  softHyphen: (term, random) => between(random, term, () => '\u00ad', random() < 0.5),
  separators(term, random) {
    const mark = pick(random, SEPARATORS);
    return between(random, term, () => mark, true);
  },
  repeats: (term, random) => letterwise(random, term, (letter) => letter.repeat(pick(random, [2, 3, 4, 6]))),
  markup(term, random) {
    const [open = '', close = ''] = pick(random, MARKUP);
    const from = Math.floor(random() * (term.length - 1));
    const to = from + 1 + Math.floor(random() * (term.length - from));
    return term.slice(0, from) + open + term.slice(from, to) + close + term.slice(to);
  },
};
