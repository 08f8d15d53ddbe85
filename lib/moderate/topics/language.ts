import { AMBIGUOUS_WORDS, FOREIGN_WORDS } from '../foreign-words.ts';
import { proseWords } from '../language.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);
const ambiguous = new Set(words(AMBIGUOUS_WORDS));
/** The commonest words of English. */
const ENGLISH = new Set(
  words(`the and of to is are was were you your it its that this these those for with from have has had be been not they we our he she his her their
    there what which who when where how can could will would should by or if as at on but about into more than out up my me do does them`),
);
const OTHERS = new Set(
  Object.values(FOREIGN_WORDS)
    .flatMap(words)
    .filter((word) => !ambiguous.has(word) && !ENGLISH.has(word)),
);
/** Prose of so many words has at least one of the commonest. */
const PROSE = 12;
const LETTERS = /\p{L}/gu;
const LATIN = /\p{Script=Latin}/gu;
/** Program code, and tables, whose words stand alone. */
const CODE = /[{};=<>|]/;

/**
 * Whether the topic weights, which are English, can say anything about a text; `unclear` where it has too few words to tell (code, names, numbers). By the
 * commonest words and the script: unlike the language check of the classifier it needs no weights, and a whole text gives it enough to go by.
 */
export function languageOf(text: string): 'english' | 'unclear' | 'other' {
  const letters = text.match(LETTERS)?.length ?? 0;
  if (letters - (text.match(LATIN)?.length ?? 0) > letters * 0.3) return 'other';
  let [english, other, lower] = [0, 0, 0];
  for (const { word, capital } of proseWords(text)) {
    if (!capital) lower += 1;
    if (ENGLISH.has(word)) english += 1;
    else if (OTHERS.has(word)) other += 1;
  }
  if (other >= 2 && other > english) return 'other';
  if (english > 0) return 'english';
  return lower >= PROSE && !CODE.test(text) ? 'other' : 'unclear';
}
