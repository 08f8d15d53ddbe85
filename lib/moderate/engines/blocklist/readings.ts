import { resolveLeetSpeakTransformer } from 'obscenity';
import { imitated } from './fold.ts';
import { unstretched } from './stretched.ts';
import type { Token } from './tokens.ts';

const LATIN = /\p{Script=Latin}/u;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/gu;
const NOT_LATIN_LETTER = /(?!\p{Script=Latin})\p{L}/u;
const DIGIT = /\d/g;
const LETTER = /\p{L}/gu;
/** A number and its unit: 1990s, 250ml, 2020x. */
const MEASURE = /^\d+\p{L}+$/u;
/** Shorter words with digits are names of roads, formats and substances more often than disguises. */
const LEET_MIN = 4;
/** From this length on a single letter among digits is enough: no product is called so by chance like a word of somebody's list. */
const LEET_LONG = 6;
/** Every `1` may be an i or an l, up to so many in a word; in a word with more they are all the same. */
const MOST_ONES = 3;

const NONE: readonly never[] = [];

const leet = resolveLeetSpeakTransformer();
const MORE_LEET: Readonly<Record<string, string>> = { '8': 'b', '9': 'g' };

function leetLetter(char: string): string {
  return MORE_LEET[char] ?? String.fromCharCode(leet.transform(char.charCodeAt(0)) ?? char.charCodeAt(0));
}

/** `1` stands for i as well as for l, so a disguised word has two plain forms. */
export const UNLEET: readonly ((text: string) => string)[] = [
  (text) => text.replace(DIGIT, leetLetter),
  (text) => text.replace(DIGIT, (char) => (char === '1' ? 'l' : leetLetter(char))),
];

/** All plain forms of a word with digits for letters. */
function unleeted(text: string): string[] {
  const ones = text.split('1').length - 1;
  if (ones < 2 || ones > MOST_ONES) return UNLEET.map((unleet) => unleet(text));
  return Array.from({ length: 1 << ones }, (_, choice) => {
    let one = 0;
    return text.replace(DIGIT, (char) => (char === '1' ? ((choice >> one++) & 1 ? 'l' : 'i') : leetLetter(char)));
  });
}

/** Letters of other scripts that look Latin, as Latin ones. */
export function latinised(text: string): string {
  return text.replace(NOT_LATIN, imitated);
}

/** The same for those that look so as capitals: Greek Ν is an N, but ν a v. */
function latinisedCapitals(text: string): string {
  return text.replace(NOT_LATIN, (char) => imitated(char.toUpperCase()));
}

/** Whether digits may stand for letters in it: long enough, and at least half of it letters, or fewer among the digits. */
export function looksLeet(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  if (text.length < LEET_MIN || letters === 0) return false;
  if (2 * letters >= text.length) return true;
  return !MEASURE.test(text) && (text.length >= LEET_LONG || 3 * letters >= text.length);
}

/** Only a word with a digit, a doubled letter, or a foreign letter can be read in more than one way. Asked of every word: no regular expression. */
function isAmbiguous(text: string): boolean {
  let last = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === last || code > 127 || (code >= 48 && code <= 57)) return true;
    last = code;
  }
  return false;
}

/**
 * The other forms `text` may be read as, without `text` itself: look-alike letters in a Latin word, digits for letters, stretched letters.
 * Some dozens at most. A word wholly in another script is what it is: Cyrillic сор is not English cop.
 * @param partial the word is still being typed, so its length says nothing yet
 */
export function readingsOf(text: string, partial = false): readonly string[] {
  if (!isAmbiguous(text)) return NONE;
  const forms = new Set([text]);
  if (LATIN.test(text) && NOT_LATIN_LETTER.test(text)) {
    forms.add(latinised(text));
    forms.add(latinisedCapitals(text));
  }
  // Copies: what is added here is not to be read again.
  for (const form of Array.from(forms)) {
    if (/\d/.test(form) && (partial || looksLeet(form))) for (const plain of unleeted(form)) forms.add(plain);
  }
  for (const form of Array.from(forms)) for (const short of unstretched(form, partial)) forms.add(short);
  forms.delete(text);
  return [...forms];
}

/** `readingsOf` a token, worked out once. */
export function tokenReadings(token: Token): readonly string[] {
  token.readings ??= token.dense ? NONE : readingsOf(token.text);
  return token.readings;
}
