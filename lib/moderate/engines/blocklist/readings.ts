import { resolveLeetSpeakTransformer } from 'obscenity';
import { imitated } from './fold.ts';
import type { Token } from './tokens.ts';

/** Only a word with a digit, a letter three times in a row, or a foreign letter can be read in more than one way. */
const AMBIGUOUS = /\d|(.)\1\1|[^\0-\x7f]/u;
const LONG_RUN = /(.)\1{2,}/gu;
const STRETCHING = /(.)\1$/u;
const LATIN = /\p{Script=Latin}/u;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/gu;
const NOT_LATIN_LETTER = /(?!\p{Script=Latin})\p{L}/u;
const LEET = /[0-9@$€!|]/g;
const LETTER = /\p{L}/gu;
/** Shorter words with digits are names of roads, formats and substances more often than disguises. */
const LEET_MIN = 4;

const leet = resolveLeetSpeakTransformer();
const MORE_LEET: Readonly<Record<string, string>> = { '8': 'b', '9': 'g', '€': 'e' };

function leetLetter(char: string): string {
  return MORE_LEET[char] ?? String.fromCharCode(leet.transform(char.charCodeAt(0)) ?? char.charCodeAt(0));
}

/** `1`, `!` and `|` stand for i as well as for l, so a disguised word has two plain forms. */
export const UNLEET: readonly ((text: string) => string)[] = [
  (text) => text.replace(LEET, leetLetter),
  (text) => text.replace(LEET, (char) => (/[1!|]/.test(char) ? 'l' : leetLetter(char))),
];

/** Letters of other scripts that look Latin, as Latin ones. */
export function latinised(text: string): string {
  return text.replace(NOT_LATIN, imitated);
}

/** Whether digits or symbols may stand for letters in it: long enough, and at least half of it letters. */
export function looksLeet(text: string): boolean {
  return text.length >= LEET_MIN && 2 * (text.match(LETTER)?.length ?? 0) >= text.length;
}

/**
 * The other forms `text` may be read as, without `text` itself: look-alike letters in a Latin word, digits for letters, stretched letters.
 * At most 20 or so. A word wholly in another script is what it is: Cyrillic сор is not English cop.
 * @param partial the word is still being typed, so its length says nothing yet
 */
export function readingsOf(text: string, partial = false): readonly string[] {
  // The last letter of a word that is being typed may be on its way to a long run.
  const stretching = partial && STRETCHING.test(text);
  if (!stretching && !AMBIGUOUS.test(text)) return [];
  const forms = new Set([text]);
  if (LATIN.test(text) && NOT_LATIN_LETTER.test(text)) forms.add(latinised(text));
  // Copies: what is added here is not to be read again.
  for (const form of Array.from(forms)) {
    if (/\d/.test(form) && (partial || looksLeet(form))) for (const unleet of UNLEET) forms.add(unleet(form));
  }
  for (const form of Array.from(forms)) {
    forms.add(form.replace(LONG_RUN, '$1'));
    forms.add(form.replace(LONG_RUN, '$1$1'));
    if (stretching) forms.add(form.replace(LONG_RUN, '$1').replace(STRETCHING, '$1'));
  }
  forms.delete(text);
  return [...forms];
}

/** `readingsOf` a token, worked out once. */
export function tokenReadings(token: Token): readonly string[] {
  token.readings ??= token.dense ? [] : readingsOf(token.text);
  return token.readings;
}
