import { AMBIGUOUS_WORDS, FOREIGN_WORDS } from './foreign-words.ts';

/** Whether a text is English, as far as one can tell: `unclear` where it has next to no words (numbers, names, code). */
export type Language = 'english' | 'other' | 'unclear';

/** Bits a word sets in the vocabulary's Bloom filter. */
const VOCABULARY_HASHES = 4;

/** What a text's words say, each kind counted. */
interface Evidence {
  /** Words altogether. */
  words: number;
  /** Ends like a sentence. */
  sentence: boolean;
  /** In the English vocabulary, and no frequent word of another language; half for a capital inside the sentence. */
  english: number;
  /** Frequent in another language and not in English. */
  foreign: number;
  /** Lower-case and in no list. */
  unknown: number;
  /** Capitalised and in no list: a name, or a German noun. */
  names: number;
  /** In a script other than Latin. */
  otherScript: number;
  /** Reads like program code: names and keywords are then no evidence of a language. */
  code: boolean;
}

const words = (list: string): string[] => list.trim().split(/\s+/);
const ambiguous = new Set(words(AMBIGUOUS_WORDS));
const foreign = new Set(
  Object.values(FOREIGN_WORDS)
    .flatMap(words)
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => !ambiguous.has(word)),
);
/** Whether a word (lower case, NFC) is frequent in another language and none of English. */
export function isForeignWord(word: string): boolean {
  return foreign.has(word) && !PARTICLES.has(word);
}

/** Parts of names ("Rio de Janeiro", "El Niño"): no evidence before a capital. */
const PARTICLES = new Set(words('de del della des di da dos du el la las le los van von y zu e et al il san'));

const CHUNK = /\S+/gu;
const SENTENCE_END = /[.!?…]["'”’»)]*\s*$/u;
const FRINGE = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;
const WORD = /^\p{L}[\p{L}\p{M}]*(?:['’\u2010\u2011-]\p{L}+)*$/u;
const CAMEL = /\p{Ll}\p{Lu}/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters that lower-case English words do not have, loan words aside (those are in the vocabulary). */
const FOREIGN_LETTER = /[äöüßñãõåøæœçğışłżźćńęąőűčřšěůđț]/u;
const CODE_SPAN = /```[^`]*(?:```|$)|`[^`\n]*`|https?:\/\/\S+|\S+@\S+/gu;
/** What code has and prose has not, outside of spans marked as code. */
const CODE_SIGNS = /[{};=<>|\\_$[\]]|\w\(|\)\.|::|\/\/|[+*/]=?\s|^#/gmu;
const OTHER_SCRIPT_RUN = /(?:(?![\p{Script=Latin}\p{Script=Common}])\p{L}\p{M}*)+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Calls `visit` with each bit of `word` in a filter of `bits` bits. Shared with the training, which fills the filter. */
export function vocabularyBits(word: string, bits: number, visit: (bit: number) => void): void {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < word.length; i += 1) {
    const unit = word.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
  }
  for (let k = 0; k < VOCABULARY_HASHES; k += 1) visit(((a + Math.imul(k, b | 1)) >>> 0) % bits);
}

/**
 * The words of a text as the language check sees them: no code, addresses, numbers or camelCase. Lower case, without apostrophes; parts of a
 * hyphenated word count one by one.
 */
export function* proseWords(text: string): Generator<{ word: string; capital: boolean }> {
  for (const [chunk] of text.replace(CODE_SPAN, ' ').matchAll(CHUNK)) {
    const bare = chunk.replace(FRINGE, '');
    if (!WORD.test(bare) || !LATIN.test(bare) || CAMEL.test(bare)) continue;
    for (const part of bare.split(/[-\u2010\u2011]/u)) {
      const lower = part.toLowerCase();
      yield { word: lower.replace(/['’]/gu, '').normalize('NFC'), capital: part !== lower };
    }
  }
}

/** Tells English from other languages by vocabulary and script. Small on purpose: docs/adr/0003-language-detection.md has the figures. */
export class LanguageCheck {
  readonly #vocabulary: Uint8Array;

  /** @param vocabulary Bloom filter of English words, from the weights file */
  constructor(vocabulary: Uint8Array) {
    this.#vocabulary = vocabulary;
  }

  /**
   * The language of `text`, said after `before`. A text of few words takes the language of what precedes it unless its own words
   * speak clearly; a foreign phrase of up to five words inside English stays English.
   */
  of(text: string, before = ''): Language {
    const evidence = this.#read(text);
    const own = verdict(evidence);
    if (before === '' || (own === 'other' && isSolid(evidence) && evidence.words > 5)) return own;
    if (own === 'english' && evidence.english >= 2) return own;
    const said = this.#read(before);
    const context = verdict(said);
    if (context === 'english' || (context === 'other' && isSolid(said))) return context;
    return own === 'other' && evidence.foreign + evidence.otherScript === 0 ? 'unclear' : own;
  }

  #isEnglish(word: string): boolean {
    const bits = this.#vocabulary.length * 8;
    let all = bits > 0;
    vocabularyBits(word, bits, (bit) => {
      all &&= ((this.#vocabulary[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
    });
    return all;
  }

  #read(text: string): Evidence {
    const evidence: Evidence = {
      words: 0,
      sentence: SENTENCE_END.test(text),
      english: 0,
      foreign: 0,
      unknown: 0,
      names: 0,
      otherScript: 0,
      code: false,
    };
    evidence.code = (text.match(CODE_SIGNS)?.length ?? 0) * 25 > text.length;
    for (const [run] of text.matchAll(OTHER_SCRIPT_RUN)) {
      if (UNSPACED.test(run)) evidence.otherScript += run.length / 2;
      else if (run.length > 1) evidence.otherScript += 1;
    }
    let particle = false;
    let first = true;
    for (const { word, capital } of proseWords(text)) {
      const opens = first;
      first = false;
      evidence.words += 1;
      if (particle && !capital) evidence.foreign += 1;
      particle = false;
      if (word.length < 2 || ambiguous.has(word)) continue;
      if (foreign.has(word)) {
        if (PARTICLES.has(word)) particle = true;
        else evidence.foreign += 1;
      } else if (this.#isEnglish(word)) evidence.english += capital && !opens ? 0.5 : 1;
      else if (FOREIGN_LETTER.test(word) && !capital) evidence.foreign += 1;
      else if (capital && !(opens && FOREIGN_LETTER.test(word))) evidence.names += 1;
      else evidence.unknown += 1;
    }
    return evidence;
  }
}

/** Whether a finding of `other` rests on more than one foreign word: unknown words may be names, jargon or typing errors. */
const isSolid = ({ foreign: alien, otherScript }: Evidence): boolean => alien + otherScript >= 2;

/** Weighs the evidence. A frequent foreign word is worth two English ones, an unknown one counts half of that, a name a quarter. */
function verdict({ words: count, sentence, english, foreign: alien, unknown, names, otherScript, code }: Evidence): Language {
  if (otherScript >= 1 && otherScript * 1.5 > english) return 'other';
  const against = 2 * alien + unknown + names / 2;
  if (code) return alien > 4 && alien > 2 * english ? 'other' : english > 0 ? 'english' : 'unclear';
  if (alien >= 1 && against > 1.2 * english) return 'other';
  // Not one English word in a sentence that has others.
  if (sentence && count >= 2 && english < 1 && unknown >= 1) return 'other';
  if (unknown >= 4 && unknown > 3 * english) return 'other';
  return english > 0 ? 'english' : 'unclear';
}
