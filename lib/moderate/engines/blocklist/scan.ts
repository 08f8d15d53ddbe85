import { laidBare } from './bare.ts';
import { fold, type Folded } from './fold.ts';
import { globCouldBegin, globMatches, WILD } from './glob.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Gap, Pattern } from './pattern.ts';
import { readingsOf, tokenReadings } from './readings.ts';
import { spelledFrom, spellingOpen } from './spelled.ts';
import { tokenise, type Token } from './tokens.ts';

/** A term found in a text, with its place in the source. */
export interface Match<T> {
  readonly entry: Entry<T>;
  readonly start: number;
  readonly end: number;
}

/** Longest stretch without words between two words of one term. */
const MAX_GAP = 8;
/** Most dense characters a `*` stands for. */
const MAX_RUN = 20;

function wordFits(word: string, token: Token): boolean {
  if (word === token.text) return true;
  if (!WILD.test(word)) return tokenReadings(token).includes(word);
  if (token.dense) return word === '?' || word === '*';
  return globMatches(word, token.text) || tokenReadings(token).some((reading) => globMatches(word, reading));
}

function gapFits(gap: Gap, between: string): boolean {
  if (gap.kind === 'none' || gap.kind === 'run') return between === '';
  if (between.length > MAX_GAP) return false;
  return gap.kind === 'symbols' ? between.replace(/\s+/g, '') === gap.text : true;
}

/** Index of the token that word `w` of the pattern is found in, the word before it being in token `at`; -1 if it is not there. */
function nextWord(text: string, tokens: readonly Token[], pattern: Pattern, w: number, at: number): number {
  const gap = pattern.gaps[w - 1];
  const word = pattern.words[w];
  if (!gap || word === undefined) return -1;
  const furthest = gap.kind === 'run' ? at + 1 + MAX_RUN : at + 1;
  for (let next = at + 1; next <= furthest; next++) {
    const from = tokens[next - 1];
    const to = tokens[next];
    if (!from || !to || !gapFits(gap, text.slice(from.end, Math.min(to.start, from.end + MAX_GAP + 1)))) return -1;
    if (wordFits(word, to)) return next;
  }
  return -1;
}

/** Index of the token a pattern ends in when its first word is in token `first`; -1 if it does not match. */
function wordsFrom(text: string, tokens: readonly Token[], first: number, pattern: Pattern): number {
  let at = first;
  for (let w = 1; w < pattern.words.length; w++) {
    at = nextWord(text, tokens, pattern, w, at);
    if (at < 0) return -1;
  }
  return at;
}

function firstEntries<T>(token: Token, lexicon: Lexicon<T>): readonly Entry<T>[] {
  const entries = lexicon.startingWith(token.text);
  const readings = tokenReadings(token);
  return readings.length === 0 ? entries : [...entries, ...readings.flatMap((reading) => lexicon.startingWith(reading))];
}

/** Everything of `lexicon` that is in `source`, as it stands there or with disguises taken off. Time is linear in the length of the source. */
export function findAll<T>(source: string, lexicon: Lexicon<T>): Match<T>[] {
  const folded = fold(source);
  const bare = laidBare(folded);
  const matches = findIn(folded, lexicon);
  return bare ? [...matches, ...findIn(bare, lexicon)] : matches;
}

function findIn<T>(folded: Folded, lexicon: Lexicon<T>): Match<T>[] {
  const { text } = folded;
  const tokens = tokenise(text);
  const matches: Match<T>[] = [];
  const add = (entry: Entry<T>, start: number, end: number): void => {
    matches.push({ entry, start: folded.start(start), end: folded.end(end) });
  };
  for (const [i, token] of tokens.entries()) {
    for (const entry of firstEntries(token, lexicon)) {
      const { pattern } = entry;
      const last = tokens[wordsFrom(text, tokens, i, pattern)];
      if (!last) continue;
      const start = token.start - pattern.lead.length;
      if (start >= 0 && text.startsWith(pattern.lead, start) && text.startsWith(pattern.trail, last.end)) {
        add(entry, start, last.end + pattern.trail.length);
      }
    }
    spelledFrom(text, tokens, i, lexicon, (entry, last) => add(entry, token.start, tokens[last]?.end ?? token.end));
  }
  findSymbols(text, lexicon, add);
  return matches;
}

function findSymbols<T>(text: string, lexicon: Lexicon<T>, add: (entry: Entry<T>, start: number, end: number) => void): void {
  if (lexicon.symbols.size === 0) return;
  for (let i = 0; i < text.length; i++) {
    for (const entry of lexicon.symbols.get(text.charAt(i)) ?? []) {
      const { lead } = entry.pattern;
      if (text.startsWith(lead, i)) add(entry, i, i + lead.length);
    }
  }
}

/** Whether a pattern whose first word is in token `first` runs on to the end of the text and beyond. */
function patternOpen(text: string, tokens: readonly Token[], first: number, pattern: Pattern): boolean {
  const end = tokens.length - 1;
  const lastToken = tokens[end];
  if (!lastToken) return false;
  const trailing = text.slice(lastToken.end);
  const typing = trailing === '' && !lastToken.dense;
  let at = first;
  for (let w = 1; ; w++) {
    const gap = pattern.gaps[w - 1];
    if (at === end) {
      if (typing) return true;
      if (!gap) return trailing.length < pattern.trail.length && pattern.trail.startsWith(trailing);
      if (gap.kind === 'symbols') return trailing.length <= MAX_GAP && gap.text.startsWith(trailing.replace(/\s+/g, ''));
      return gap.kind === 'flex' ? trailing.length <= MAX_GAP : trailing === '';
    }
    if (!gap) return false;
    const next = nextWord(text, tokens, pattern, w, at);
    if (next < 0) return halfTyped(text, tokens, pattern, w, at, typing);
    at = next;
  }
}

/** Whether word `w` is being typed right now: the last token begins it, or a run of dense characters has not met it yet. */
function halfTyped(text: string, tokens: readonly Token[], pattern: Pattern, w: number, at: number, typing: boolean): boolean {
  const gap = pattern.gaps[w - 1];
  const word = pattern.words[w];
  const from = tokens[at];
  const last = tokens[at + 1];
  const end = tokens.length - 1;
  if (!gap || word === undefined || !from || !last) return false;
  if (gap.kind === 'run') return end - at <= MAX_RUN && text.length - from.end <= 2 * MAX_RUN;
  return (
    typing &&
    at + 1 === end &&
    gapFits(gap, text.slice(from.end, Math.min(last.start, from.end + MAX_GAP + 1))) &&
    [last.text, ...readingsOf(last.text, true)].some((part) => globCouldBegin(word, part))
  );
}

function openAt<T>(text: string, tokens: readonly Token[], first: number, lexicon: Lexicon<T>): boolean {
  const token = tokens[first];
  if (!token) return false;
  if (first === tokens.length - 1 && token.end === text.length && !token.dense) {
    if ([token.text, ...readingsOf(token.text, true)].some((part) => lexicon.couldStart(part))) return true;
  }
  if (first >= tokens.length - lexicon.maxWords - MAX_RUN) {
    for (const { pattern } of firstEntries(token, lexicon)) if (patternOpen(text, tokens, first, pattern)) return true;
  }
  return spellingOpen(text, tokens, first, lexicon);
}

function openSymbols<T>(text: string, lexicon: Lexicon<T>): number {
  let open = text.length;
  for (const entries of lexicon.symbols.values()) {
    for (const { pattern } of entries) {
      for (let length = pattern.lead.length - 1; length > 0; length--) {
        if (text.endsWith(pattern.lead.slice(0, length))) open = Math.min(open, text.length - length);
      }
    }
  }
  return open;
}

/** Offset in `source` from which a term may still be completing at its end; the length of `source` if none is. */
export function openFrom<T>(source: string, lexicon: Lexicon<T>): number {
  const folded = fold(source);
  const bare = laidBare(folded, true);
  const open = openIn(source, folded, lexicon);
  return bare ? Math.min(open, openIn(source, bare, lexicon)) : open;
}

function openIn<T>(source: string, folded: Folded, lexicon: Lexicon<T>): number {
  const { text } = folded;
  const tokens = tokenise(text);
  let open = openSymbols(text, lexicon);
  for (const [i, token] of tokens.entries()) {
    if (token.start >= open) break;
    if (!openAt(text, tokens, i, lexicon)) continue;
    // Symbols right before the word may belong to the term.
    let start = token.start;
    for (const { pattern } of firstEntries(token, lexicon)) {
      if (pattern.lead && text.endsWith(pattern.lead, token.start)) start = Math.min(start, token.start - pattern.lead.length);
    }
    open = Math.min(open, start);
    break;
  }
  return open >= text.length ? source.length : folded.start(open);
}
