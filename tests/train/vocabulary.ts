import { proseWords, vocabularyBits } from '../../lib/moderate/language.ts';
import { FOREIGN_WORDS } from '../../lib/moderate/foreign-words.ts';

/** Rows a word must occur in to count as English: fewer are misspellings and names. */
const MIN_ROWS = 2;
/** Bits per word: with four hashes about one foreign word in fifty is taken for English. */
const BITS_PER_WORD = 12;

/** Bloom filter of the words of `texts`, without those that the language check knows as foreign. Same texts, same bytes. */
export function buildVocabulary(texts: readonly string[]): { filter: Uint8Array; words: number } {
  const foreign = new Set(Object.values(FOREIGN_WORDS).flatMap((list) => list.trim().split(/\s+/)));
  const rows = new Map<string, number>();
  for (const text of texts) {
    const seen = new Set<string>();
    // Capitalised words count only where they are common: most are names.
    for (const { word, capital } of proseWords(text)) if (!capital && word.length > 1) seen.add(word);
    for (const word of seen) rows.set(word, (rows.get(word) ?? 0) + 1);
  }
  const words = [...rows].filter(([word, count]) => count >= MIN_ROWS && !foreign.has(word)).map(([word]) => word);
  const filter = new Uint8Array(Math.ceil((words.length * BITS_PER_WORD) / 32) * 4);
  for (const word of words)
    vocabularyBits(word, filter.length * 8, (bit) => {
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    });
  return { filter, words: words.length };
}
