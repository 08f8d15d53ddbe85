import { fold } from './fold.ts';
import { WILD } from './glob.ts';
import { DENSE_CHAR } from './tokens.ts';

/**
 * What may stand between two words of a term: `flex` any few characters that are no words (also none beside a dense character), `none`
 * nothing, `run` up to 20 dense characters, or exactly these symbols.
 */
export type Gap = { readonly kind: 'flex' | 'none' | 'run' } | { readonly kind: 'symbols'; readonly text: string };

/** A compiled term. Without words it is `lead` alone: an emoji or other symbols, wherever they stand. */
export interface Pattern {
  /** Folded words; those with `*` or `?` are globs. */
  readonly words: readonly string[];
  /** One fewer than words. */
  readonly gaps: readonly Gap[];
  /** Symbols that belong to the term right before its first and after its last word: `.net`, `c++`. */
  readonly lead: string;
  readonly trail: string;
  /** All letters in a row, if the term can also be found spelled out (`z-o-r-b`): literal words and nothing but space between them. */
  readonly joined?: string;
}

export type TermProblem = 'empty' | 'too_long' | 'wildcard';

/** Longest term, in UTF-16 code units. */
const MAX_TERM_CHARS = 100;

const DENSE = DENSE_CHAR.source;
const WORDS = /[\p{L}\p{N}\p{M}*?]+/gu;
const PIECES = new RegExp(`${DENSE}\\p{M}*|(?:(?!${DENSE})[^])+`, 'gu');
/** Between words these are style, not meaning: well-known, rock'n'roll, Dr. Evil. */
const SOFT = /^[\s\-._,'’‘‐‑–—·]*$/u;
const ONLY_PUNCTUATION = /^[\p{P}\s]*$/u;
const QUOTES = /^["“”„«»‹›\s]+|["“”„«»‹›\s]+$/gu;

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const word of text.matchAll(WORDS)) {
    for (const piece of word[0].matchAll(PIECES)) {
      const start = word.index + piece.index;
      pieces.push({ text: piece[0], start, end: start + piece[0].length });
    }
  }
  return pieces;
}

function gapBetween(between: string): Gap {
  if (between === '') return { kind: 'none' };
  if (SOFT.test(between)) return { kind: 'flex' };
  const symbols = between.replace(/\s+/g, '');
  return { kind: 'symbols', text: symbols };
}

/** Compiles one term, or says what is wrong with it. */
export function compileTerm(term: string): Pattern | TermProblem {
  if (term.length > MAX_TERM_CHARS) return 'too_long';
  const text = fold(term.trim()).text.replace(QUOTES, '');
  const all = piecesOf(text);
  // A `*` of its own at either end says nothing: every word has something before and after it.
  const from = all.findIndex((piece) => piece.text !== '*');
  if (from < 0) return all.length > 0 ? 'wildcard' : symbolTerm(text);
  const to = all.findLastIndex((piece) => piece.text !== '*');
  const pieces = all.slice(from, to + 1);
  if (!pieces.some((piece) => /[^*?]/.test(piece.text))) return 'wildcard';

  const words: string[] = [];
  const gaps: Gap[] = [];
  let end = 0;
  let run = false;
  for (const piece of pieces) {
    const between = text.slice(end, piece.start);
    if (words.length > 0 && piece.text === '*' && between === '') {
      run = true;
    } else {
      if (words.length > 0) gaps.push(run ? { kind: 'run' } : gapBetween(between));
      words.push(piece.text);
      run = false;
    }
    end = piece.end;
  }
  const lead = from === 0 ? text.slice(0, pieces[0]?.start ?? 0).replace(/^\s+|\s+$/gu, '') : '';
  const trail = to === all.length - 1 ? text.slice(end).replace(/[\s.,;:]+$/u, '') : '';
  const plain = !words.some((word) => WILD.test(word) || DENSE_CHAR.test(word)) && !gaps.some((gap) => gap.kind !== 'flex');
  return { words, gaps, lead, trail, ...(plain && lead === '' && trail === '' ? { joined: words.join('') } : {}) };
}

/** Punctuation alone is in every sentence; symbols and emoji are terms. */
function symbolTerm(text: string): Pattern | TermProblem {
  const lead = text.trim();
  return ONLY_PUNCTUATION.test(lead) ? 'empty' : { words: [], gaps: [], lead, trail: '' };
}

export function isPattern(compiled: Pattern | TermProblem): compiled is Pattern {
  return typeof compiled === 'object';
}
