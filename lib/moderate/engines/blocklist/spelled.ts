import { latinised, looksLeet, UNLEET } from './readings.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** Terms that are spelled out: `z-o-r-b`, `z o r b`, `zor-blax`. Whatever stands between the parts, the letters must make a whole term. */

/** One of these between the parts glues them. Not `/` (and/or), and not `.` or `'` between longer parts (she'll, example.com). */
const GLUE = /^[-_*~·•+=^‐‑–]$/u;
const LETTER_GLUE = /^[-_*~·•+=^‐‑–.'’`|:]$/u;
/** Single letters may stand further apart. */
const APART = 3;
const MIN_GLUED_LETTERS = 3;
const MIN_SPACED_LETTERS = 4;
const MIN_GLUED_PARTS = 5;

function isLetter(token: Token): boolean {
  return !token.dense && token.text.length === 1;
}

/** How two neighbours belong to one spelled word; undefined if they do not. */
function link(text: string, from: Token, to: Token): 'glued' | 'spaced' | undefined {
  if (from.dense || to.dense || to.start === from.end) return undefined;
  const between = text.slice(from.end, Math.min(to.start, from.end + APART + 1));
  if (isLetter(from) && isLetter(to)) {
    if (LETTER_GLUE.test(between)) return 'glued';
    return between.length <= APART ? 'spaced' : undefined;
  }
  return GLUE.test(between) ? 'glued' : undefined;
}

function longEnough(letters: string, allSingle: boolean, spaced: boolean): boolean {
  return letters.length >= (allSingle ? (spaced ? MIN_SPACED_LETTERS : MIN_GLUED_LETTERS) : MIN_GLUED_PARTS);
}

interface Walk {
  /** Called at each part but the first, with what the letters spell so far. */
  readonly at: (letters: string, last: number, fits: boolean) => void;
}

/** Follows the parts from token `first` as long as they are the beginning of some term. Stops after at most 100 letters. */
function walk<T>(
  text: string,
  tokens: readonly Token[],
  first: number,
  lexicon: Lexicon<T>,
  form: (text: string) => string,
  { at }: Walk,
): { sawDigit: boolean; sawForeign: boolean } {
  let letters = '';
  let plain = '';
  let single = true;
  let spaced = false;
  for (let i = first; ; i++) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (!token) break;
    if (i > first && before) {
      const how = link(text, before, token);
      if (!how) break;
      // Spaced-out letters and longer parts do not mix: "a b-c" is two things.
      if (how === 'spaced') spaced = true;
    }
    if (!isLetter(token)) single = false;
    if (spaced && !single) break;
    plain += token.text;
    letters = form(plain);
    if (i > first) at(letters, i, longEnough(letters, single, spaced) && (letters === plain || looksLeet(plain) || single));
    if (!lexicon.joinedPrefixes.has(letters)) break;
  }
  return { sawDigit: /\d/.test(plain), sawForeign: /[^\0-\x7f]/.test(plain) };
}

const plainly = (text: string): string => text;

function everyReading<T>(text: string, tokens: readonly Token[], first: number, lexicon: Lexicon<T>, visit: Walk): void {
  const saw = walk(text, tokens, first, lexicon, plainly, visit);
  if (saw.sawDigit) for (const unleet of UNLEET) walk(text, tokens, first, lexicon, unleet, visit);
  if (saw.sawForeign) walk(text, tokens, first, lexicon, latinised, visit);
}

/** The terms spelled out from token `first` on, with the index of the token each ends in. */
export function spelledFrom<T>(
  text: string,
  tokens: readonly Token[],
  first: number,
  lexicon: Lexicon<T>,
  found: (entry: Entry<T>, last: number) => void,
): void {
  const token = tokens[first];
  const next = tokens[first + 1];
  if (!token || !next || !link(text, token, next)) return;
  everyReading(text, tokens, first, lexicon, {
    at(letters, last, fits) {
      if (fits) for (const entry of lexicon.joined.get(letters) ?? []) found(entry, last);
    },
  });
  spelledGlob(text, tokens, first, lexicon, found);
}

/** A whole run of single letters may also be what a glob of one word describes. */
function spelledGlob<T>(
  text: string,
  tokens: readonly Token[],
  first: number,
  lexicon: Lexicon<T>,
  found: (entry: Entry<T>, last: number) => void,
): void {
  const token = tokens[first];
  const before = tokens[first - 1];
  if (!token || !isLetter(token) || (before && isLetter(before) && link(text, before, token))) return;
  let letters = token.text;
  let last = first;
  for (let next = tokens[last + 1]; next && isLetter(next) && letters.length < 64; next = tokens[last + 1]) {
    const from = tokens[last];
    if (!from || !link(text, from, next)) break;
    letters += next.text;
    last++;
  }
  if (letters.length < MIN_SPACED_LETTERS) return;
  for (const entry of lexicon.startingWith(letters)) {
    const { words, lead, trail } = entry.pattern;
    if (words.length === 1 && lead === '' && trail === '') found(entry, last);
  }
}

/**
 * Whether what is spelled from token `first` to the end of the text may still become a term.
 * A single letter followed by a space does not count: it is nearly always "a" or "I", and one letter gives nothing away.
 */
export function spellingOpen<T>(text: string, tokens: readonly Token[], first: number, lexicon: Lexicon<T>): boolean {
  const lastToken = tokens.at(-1);
  if (!lastToken) return false;
  const trailing = text.slice(lastToken.end);
  const end = tokens.length - 1;
  let open = false;
  const prefix = (letters: string): boolean => lexicon.joinedPrefixes.has(letters);
  const goesOn = (letters: string): boolean => {
    if (!prefix(letters)) return false;
    if (trailing === '' || GLUE.test(trailing)) return true;
    return isLetter(lastToken) && (LETTER_GLUE.test(trailing) || (trailing.length <= APART && first < end));
  };
  if (first === end && !lastToken.dense) return [plainly, latinised, ...UNLEET].some((form) => goesOn(form(lastToken.text)));
  everyReading(text, tokens, first, lexicon, {
    at(letters, last) {
      if (last === end && goesOn(letters)) open = true;
    },
  });
  return open;
}
