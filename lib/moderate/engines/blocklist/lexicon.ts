import { globCouldBegin, globMatches, WILD } from './glob.ts';
import type { Pattern } from './pattern.ts';

/** A compiled term and what finding it means. */
export interface Entry<T> {
  readonly pattern: Pattern;
  readonly value: T;
}

/** All terms, indexed by how their first word begins, so that a word of the text meets only the few terms it may start. */
export interface Lexicon<T> {
  readonly entries: readonly Entry<T>[];
  /** Terms whose first word is `word`, literally or as a glob. */
  startingWith(word: string): readonly Entry<T>[];
  /** Whether a word beginning with `part` may still become the first word of a term. */
  couldStart(part: string): boolean;
  /** Terms by their letters in a row. */
  readonly joined: ReadonlyMap<string, readonly Entry<T>[]>;
  /** Every beginning of a key of `joined`, the key itself included. */
  readonly joinedPrefixes: ReadonlySet<string>;
  /** Terms without any word, i.e. symbols and emoji, by their first character. */
  readonly symbols: ReadonlyMap<string, readonly Entry<T>[]>;
  /** Words of the longest term, at least 1. */
  readonly maxWords: number;
  /** Source characters a match can reach back when nothing invisible pads it. */
  readonly reach: number;
}

const NONE: readonly never[] = [];

type Index<T> = Map<string, Entry<T>[]>;

function put<T>(index: Index<T>, key: string, entry: Entry<T>): void {
  const list = index.get(key);
  if (list) list.push(entry);
  else index.set(key, [entry]);
}

/** The longest piece of a glob without wildcards. */
function longestPiece(glob: string): string {
  return glob.split(/[*?]/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** Globs in four groups, by the literal characters they can be recognised by. */
class GlobIndex<T> {
  readonly all: Entry<T>[] = [];
  private readonly heads: Index<T> = new Map();
  private readonly tails: Index<T> = new Map();
  private readonly middles: Index<T> = new Map();
  private readonly others: Entry<T>[] = [];

  add(glob: string, entry: Entry<T>): void {
    this.all.push(entry);
    const head = /^[^*?]{1,2}/.exec(glob)?.[0];
    const tail = /[^*?]{1,2}$/.exec(glob)?.[0];
    const middle = longestPiece(glob).slice(0, 2);
    if (head !== undefined && (head.length === 2 || tail?.length !== 2)) put(this.heads, head, entry);
    else if (tail !== undefined) put(this.tails, tail, entry);
    else if (middle.length === 2) put(this.middles, middle, entry);
    else this.others.push(entry);
  }

  /** Appends to `into` the globs that describe `word`. */
  collect(word: string, into: Entry<T>[]): void {
    const take = (list: readonly Entry<T>[] | undefined): void => {
      if (list) for (const entry of list) if (globMatches(entry.pattern.words[0] ?? '', word)) into.push(entry);
    };
    for (const length of word.length > 1 ? [1, 2] : [1]) {
      take(this.heads.get(word.slice(0, length)));
      take(this.tails.get(word.slice(-length)));
    }
    if (this.middles.size > 0) {
      const seen = new Set<string>();
      for (let i = 0; i + 2 <= word.length; i++) {
        const pair = word.slice(i, i + 2);
        if (!this.middles.has(pair) || seen.has(pair)) continue;
        seen.add(pair);
        take(this.middles.get(pair));
      }
    }
    take(this.others);
  }
}

/** Compiles the index. Its size is proportional to the letters of all terms. */
export function createLexicon<T>(entries: readonly Entry<T>[]): Lexicon<T> {
  const exact: Index<T> = new Map();
  const globs = new GlobIndex<T>();
  const joined: Index<T> = new Map();
  const symbols: Index<T> = new Map();
  const prefixes = new Set<string>();
  const joinedPrefixes = new Set<string>();
  let maxWords = 1;
  let reach = 0;

  for (const entry of entries) {
    const { words, lead, trail, joined: letters } = entry.pattern;
    const first = words[0];
    maxWords = Math.max(maxWords, words.length);
    reach = Math.max(reach, 4 * (lead.length + trail.length + words.join('').length) + 10 * words.length);
    if (first === undefined) {
      put(symbols, lead.charAt(0), entry);
    } else if (WILD.test(first)) {
      globs.add(first, entry);
    } else {
      put(exact, first, entry);
      for (let i = 1; i <= first.length; i++) prefixes.add(first.slice(0, i));
    }
    if (letters !== undefined) {
      put(joined, letters, entry);
      for (let i = 1; i <= letters.length; i++) joinedPrefixes.add(letters.slice(0, i));
    }
  }

  return {
    entries,
    startingWith(word) {
      const literal = exact.get(word);
      if (globs.all.length === 0) return literal ?? NONE;
      const found = literal ? [...literal] : [];
      globs.collect(word, found);
      return found;
    },
    couldStart(part) {
      return prefixes.has(part) || globs.all.some((entry) => globCouldBegin(entry.pattern.words[0] ?? '', part));
    },
    joined,
    joinedPrefixes,
    symbols,
    maxWords,
    reach,
  };
}
