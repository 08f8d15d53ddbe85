/** Text to hashed subword features. The training (tests/train) and the engine run this very code: a change here needs new weights. */

/** Longest part of a word that is looked at, in UTF-16 units; the rest of it adds nothing. */
const WORD_UNITS = 24;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Whole words and n-grams start from different states, so that `the` the word and `the` inside `other` get buckets of their own. */
const WORD_SEED = FNV_OFFSET ^ 0x5bd1;

/** Combining marks (left over by NFKD) and invisible format characters, which are a cheap way to break words apart. */
const INVISIBLE = /[\p{M}\p{Cf}]+/gu;
// oxlint-disable-next-line no-control-regex -- "ASCII only" is what is asked here
const ASCII_ONLY = /^[\x00-\x7f]*$/;

const APOSTROPHE = 0x27;
const AT = 0x40;
const DOLLAR = 0x24;
const STAR = 0x2a;
const BANG = 0x21;
const QUESTION = 0x3f;
const EDGE = 0x20;

/** What a digit stands for inside a word with letters ("k1ll"); 0: nothing. */
const LEET_DIGITS = [0x6f, 0x69, 0, 0x65, 0x61, 0x73, 0, 0x74, 0, 0];

/** Lower case, compatibility forms and accents undone, invisible characters gone, curly apostrophes straight. */
export function normalise(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').toLowerCase().replace(INVISIBLE, '').replaceAll('\u2019', "'");
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isAsciiLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
/** Letters beyond ASCII, roughly: general punctuation, symbols and CJK punctuation are left out. */
const isOtherLetter = (unit: number): boolean =>
  unit >= 0xaa &&
  unit !== 0xd7 &&
  unit !== 0xf7 &&
  !(unit >= 0x2000 && unit <= 0x2bff) &&
  !(unit >= 0x3000 && unit <= 0x303f) &&
  !isSurrogate(unit);
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
const isLetter = (unit: number): boolean => isAsciiLetter(unit) || isOtherLetter(unit);
const isEmojiUnit = (unit: number): boolean => isSurrogate(unit) || (unit >= 0x2600 && unit <= 0x27bf);

/**
 * Reads a text into tokens; each token is a run of feature buckets, its whole word first. One instance serves many texts:
 * its buffers grow to the longest text seen and are then reused.
 */
export class Tokens {
  /** Buckets of all tokens, one after the other. */
  features: Int32Array = new Int32Array(4096);
  /** Token `t` has features[starts[t]] up to features[starts[t + 1] - 1]. */
  starts: Int32Array = new Int32Array(512);
  /** Number of tokens in the text read last. */
  count = 0;

  readonly #mask: number;
  readonly #word = new Uint16Array(WORD_UNITS + 2);
  #length = 0;
  #letters = 0;
  #used = 0;
  #last = 0;
  #run = 0;

  /** @param bits 2^bits buckets, 1 to 24 */
  constructor(bits: number) {
    this.#mask = (1 << bits) - 1;
    this.#word[0] = EDGE;
  }

  /**
   * Replaces what was read before.
   * @param maxTokens reading stops there
   */
  read(text: string, maxTokens = 1 << 20): void {
    this.count = 0;
    this.#used = 0;
    this.starts[0] = 0;
    const s = normalise(text);
    let at = 0;
    while (at < s.length && this.count < maxTokens) {
      const unit = s.charCodeAt(at);
      if (isLetter(unit) || isDigit(unit) || (unit === DOLLAR && isLetter(s.charCodeAt(at + 1)))) {
        at = this.#scanWord(s, at);
        this.#closeWord();
        continue;
      }
      if (unit === BANG || unit === QUESTION) this.#single(unit);
      else if (isEmojiUnit(unit)) {
        this.#single(isSurrogate(unit) ? (s.codePointAt(at) ?? unit) : unit);
        if (isSurrogate(unit)) at += 1;
      }
      at += 1;
    }
  }

  /** Takes one word off `s` from `at` on, undoing leet spelling; returns the index after it. */
  #scanWord(s: string, start: number): number {
    this.#length = 0;
    this.#letters = 0;
    this.#last = 0;
    let at = start;
    for (; at < s.length; at += 1) {
      const unit = s.charCodeAt(at);
      if (isLetter(unit)) {
        this.#letters += 1;
        this.#push(unit);
      } else if (isDigit(unit)) this.#push(unit);
      else if (unit === APOSTROPHE && isLetter(s.charCodeAt(at + 1))) continue;
      else if (unit === AT && isLetter(s.charCodeAt(at + 1))) this.#push(0x61);
      else if (unit === DOLLAR && (at > start || isLetter(s.charCodeAt(at + 1)))) this.#push(0x73);
      else if (
        unit === STAR &&
        (isLetter(s.charCodeAt(at + 1)) || (s.charCodeAt(at + 1) === STAR && isLetter(s.charCodeAt(at + 2))))
      )
        this.#push(STAR);
      else break;
    }
    return at;
  }

  /** Adds a unit to the word; three or more of a kind become one ("fuuuck"), except in numbers. */
  #push(unit: number): void {
    this.#run = unit === this.#last && !isDigit(unit) ? this.#run + 1 : 1;
    this.#last = unit;
    if (this.#run === 3) this.#length -= 1;
    else if (this.#run < 3 && this.#length < WORD_UNITS) this.#word[++this.#length] = unit;
  }

  #closeWord(): void {
    const word = this.#word;
    const length = this.#length;
    if (this.#letters === 0) for (let i = 1; i <= length; i += 1) word[i] = 0x30;
    else
      for (let i = 1; i <= length; i += 1) {
        const unit = word[i] ?? 0;
        if (isDigit(unit)) word[i] = LEET_DIGITS[unit - 0x30] || unit;
      }
    word[length + 1] = EDGE;
    this.#reserve(3 * length + 1);
    let hash = WORD_SEED;
    for (let i = 1; i <= length; i += 1) hash = Math.imul(hash ^ (word[i] ?? 0), FNV_PRIME);
    this.#emit(hash);
    for (let i = 0; i + SHORTEST_GRAM <= length + 2; i += 1) {
      hash = FNV_OFFSET;
      const end = Math.min(LONGEST_GRAM, length + 2 - i);
      for (let k = 0; k < end; k += 1) {
        hash = Math.imul(hash ^ (word[i + k] ?? 0), FNV_PRIME);
        if (k + 1 >= SHORTEST_GRAM) this.#emit(hash);
      }
    }
    this.#closeToken();
  }

  #single(codePoint: number): void {
    this.#reserve(1);
    this.#emit(Math.imul(WORD_SEED ^ codePoint, FNV_PRIME));
    this.#closeToken();
  }

  #emit(hash: number): void {
    this.features[this.#used++] = (hash ^ (hash >>> 15)) & this.#mask;
  }

  #closeToken(): void {
    this.count += 1;
    this.starts[this.count] = this.#used;
  }

  #reserve(features: number): void {
    if (this.#used + features > this.features.length) {
      const larger = new Int32Array(this.features.length * 2);
      larger.set(this.features);
      this.features = larger;
    }
    if (this.count + 2 > this.starts.length) {
      const larger = new Int32Array(this.starts.length * 2);
      larger.set(this.starts);
      this.starts = larger;
    }
  }
}
