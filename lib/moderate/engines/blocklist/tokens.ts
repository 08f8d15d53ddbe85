/** One word of folded text, or one character of a script that is written without spaces between words. */
export interface Token {
  readonly text: string;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
  readonly dense: boolean;
  /** Other ways to read it, see `readings`; filled on first use. */
  readings?: readonly string[];
}

const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan'];
const DENSE_SET = `${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}ー`;
const WORD_SET = '\\p{L}\\p{N}\\p{M}';

export const WORD_CHAR = new RegExp(`[${WORD_SET}]`, 'u');
/** A character of a script without spaces, where a term may begin and end anywhere. */
export const DENSE_CHAR = new RegExp(`[${DENSE_SET}]`, 'u');
const ASCII_WORDS = /[a-z0-9]+/g;
const ASCII = /^[\0-\x7f]*$/;
const WORDS = new RegExp(`[${WORD_SET}]+`, 'gu');
/** Dense scripts begin at U+0E00, so most words need no closer look. */
const MAYBE_DENSE = /[^\0-\u0dff]/;
const PIECES = new RegExp(`[${DENSE_SET}]\\p{M}*|[^${DENSE_SET}]+`, 'gu');

/** Splits folded text into words. A dense character ends the word before it: `av女優` is `av`, `女`, `優`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(ASCII.test(text) ? ASCII_WORDS : WORDS)) {
    const word = match[0];
    const start = match.index;
    if (!MAYBE_DENSE.test(word) || !DENSE_CHAR.test(word)) {
      tokens.push({ text: word, start, end: start + word.length, dense: false });
      continue;
    }
    for (const piece of word.matchAll(PIECES)) {
      const from = start + piece.index;
      tokens.push({ text: piece[0], start: from, end: from + piece[0].length, dense: DENSE_CHAR.test(piece[0]) });
    }
  }
  return tokens;
}
