import type { Assessment, Category, Scores, Segment } from '../../../types.ts';
import { createLexicon, type Entry, type Lexicon } from './lexicon.ts';
import { MAX_TERMS } from './parse-terms.ts';
import { compileTerm, isPattern } from './pattern.ts';
import { findAll, openFrom, type Match } from './scan.ts';
import { shippedProfanity, shippedSlurs } from './shipped.ts';
import { DENSE_CHAR, WORD_CHAR } from './tokens.ts';

/** The `blocklist` part of the settings. */
export interface BlocklistConfig {
  /** Words and phrases; `*` stands for any run of letters and digits, `?` for one. Those that cannot be used are ignored. */
  readonly terms: readonly string[];
  /** What is found inside one of these does not count. Same form as terms. */
  readonly exceptions: readonly string[];
  /** Whether the list that comes with the product applies too. */
  readonly shipped: boolean;
}

/** The engine that knows words. Synchronous, the same in every language, never unsure. */
export interface Blocklist {
  readonly id: 'blocklist';
  /** A hit gives the categories and severity of the gravest terms that end in `segment.text`; no hit gives no scores. */
  assess(segment: Segment): Assessment;
  /** The text without the exceptions that occur in it; undefined if none does. */
  without(text: string): string | undefined;
  /** What of the text is the first term that counts as a hit, as it is written there. */
  hitIn(text: string): string | undefined;
  /** Index in `text` from which a term may still be completing at its end, the length of `text` if none is. */
  openFrom(text: string): number;
}

type Meaning =
  { readonly except: true } | { readonly except: false; readonly category: Category; readonly severity: 'sensitive' | 'unsafe' };

/** One for all texts without a hit: thousands are kept. */
const NO_HIT: Assessment = { engine: 'blocklist', scores: {} };

/** Longer texts are searched in pieces of this many characters, so that memory stays bounded. */
const WINDOW = 16_384;
/** What a match may reach back over invisible characters on top of its own length. */
const SLACK = 64;

function compile(terms: readonly string[], value: Meaning): Entry<Meaning>[] {
  const entries: Entry<Meaning>[] = [];
  for (const term of terms.slice(0, MAX_TERMS)) {
    const pattern = compileTerm(term);
    if (isPattern(pattern)) entries.push({ pattern, value });
  }
  return entries;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && WORD_CHAR.test(char) && !DENSE_CHAR.test(char);
}

/** The end of `text`, at least `length` characters if it has them, beginning at a word's beginning. */
function tail(text: string, length: number): string {
  let start = text.length - length;
  if (start <= 0) return text;
  if (isWord(text[start - 1]) && isWord(text[start])) {
    while (start < text.length && isWord(text[start])) start++;
  }
  return text.slice(start);
}

/** Matches that end after `context`, those inside an exception taken out. */
function hits(context: string, body: string, lexicon: Lexicon<Meaning>): Match<Meaning>[] {
  const matches = findAll(context + body, lexicon);
  if (matches.length === 0) return matches;
  const shields = matches.filter((match) => match.entry.value.except);
  return matches.filter(
    (match) =>
      !match.entry.value.except &&
      match.end > context.length &&
      !shields.some((shield) => shield.start <= match.start && match.end <= shield.end),
  );
}

function allHits(segment: Segment, lexicon: Lexicon<Meaning>, reach: number): Match<Meaning>[] {
  const { text } = segment;
  const before = tail(segment.before, reach);
  const found: Match<Meaning>[] = [];
  // Whether the page left out a space between the two or a word was cut in half cannot be told: look at it both ways.
  if (isWord(before.at(-1)) && isWord(text[0])) found.push(...hits('', text.slice(0, WINDOW), lexicon));
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + WINDOW, text.length);
    const space = to < text.length ? text.slice(from, to).lastIndexOf(' ') : -1;
    if (space > WINDOW / 2) to = from + space;
    found.push(...hits(from === 0 ? before : tail(text.slice(0, from), reach), text.slice(from, to), lexicon));
    from = to;
  }
  return found;
}

function assessment(found: readonly Match<Meaning>[]): Assessment {
  const unsafe = found.some(({ entry: { value } }) => !value.except && value.severity === 'unsafe');
  const severity = unsafe ? 'unsafe' : 'sensitive';
  const scores: Scores = {};
  for (const { entry } of found) {
    // A word that is merely sensitive must not name what is veiled because of a worse one.
    if (!entry.value.except && entry.value.severity === severity) scores[entry.value.category] = 1;
  }
  return { engine: 'blocklist', scores, severity };
}

/** `text` without some of its stretches, a space in place of each. */
function blanked(text: string, stretches: readonly Match<Meaning>[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    if (start > from) rest += `${text.slice(from, start)} `;
    from = Math.max(from, end);
  }
  return rest + text.slice(from);
}

/** Compiles the terms once; `assess` and `openFrom` then take time linear in the text. Never throws. */
export function createBlocklist(config: BlocklistConfig): Blocklist {
  const lexicon = createLexicon<Meaning>([
    ...compile(config.terms, { except: false, category: 'custom', severity: 'unsafe' }),
    ...compile(config.exceptions, { except: true }),
    ...(config.shipped ? compile(shippedSlurs(), { except: false, category: 'hate', severity: 'unsafe' }) : []),
    ...(config.shipped ? compile(shippedProfanity(), { except: false, category: 'harassment', severity: 'sensitive' }) : []),
  ]);
  const reach = lexicon.reach + SLACK;
  const hasExceptions = lexicon.entries.some(({ value }) => value.except);
  return {
    id: 'blocklist',
    assess(segment) {
      if (lexicon.entries.length === 0) return NO_HIT;
      const found = allHits(segment, lexicon, reach);
      return found.length === 0 ? NO_HIT : assessment(found);
    },
    without(text) {
      if (!hasExceptions) return undefined;
      const found = findAll(text.slice(0, WINDOW), lexicon).filter(({ entry }) => entry.value.except);
      return found.length === 0 ? undefined : blanked(text, found);
    },
    hitIn(text) {
      const found = hits('', text.slice(0, WINDOW), lexicon);
      const gravest = found.find(({ entry: { value } }) => !value.except && value.severity === 'unsafe') ?? found[0];
      return gravest && text.slice(gravest.start, gravest.end);
    },
    openFrom(text) {
      if (lexicon.entries.length === 0) return text.length;
      const end = tail(text, reach);
      return text.length - end.length + openFrom(end, lexicon);
    },
  };
}
