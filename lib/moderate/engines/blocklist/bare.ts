import { isForeignWord } from '../../language.ts';
import { type Folded, imitated } from './fold.ts';
import { latinised } from './readings.ts';

/** Folded text with those disguises taken off that a word alone does not show: markup in it, accents, symbols for letters, look-alike alphabets. */

const ACCENTED = /(?=[^\0-\x7f])\p{Script=Latin}/u;
/** Tags, and the marks of Markdown inside a word; a single one between longer parts counts as a hyphen does (see `spelled.ts`). */
const MARKS = /<\/?[a-z][^<>\n]{0,80}>|(?<=[\p{L}\p{N}])(?:[*_~`]{2,6}|`)(?=[\p{L}\p{N}])/u;
const MARKUP = new RegExp(MARKS, 'uy');
/** Markup behind a word that is not complete yet. */
const HALF_MARKUP = /(?<=[\p{L}\p{N}])(?:<[^<>\n]{0,80}|[*_~`]{2,6}|`)$/u;
/** What a symbol is in leetspeak, as the digit that is read alike. */
const SYMBOLS: Readonly<Record<string, string>> = { '@': '4', $: '5', '€': '3', '!': '1', '|': '1', '+': '7' };
const SYMBOL = /[@$€!|+]/;
const SYMBOL_WORD = /[\p{L}\p{N}@$€!|+]+/gu;
const LETTER = /\p{L}/u;
const FINAL_MARKS = /[!|+]+$/;
const WORD = /[\p{L}\p{M}]+/gu;
/** Shorter words wholly in another script are words of that script: сор. */
const FOREIGN_SCRIPT_MIN = 4;
const OTHER_SCRIPT = /^(?:(?!\p{Script=Latin})\p{L})+$/u;
const LATIN = /\p{Script=Latin}/u;
const ASCII_WORD = /^[a-z]+$/;
/** A frequent foreign word among so many words makes accents a matter of spelling. */
const WORDS_PER_FOREIGN = 6;

/** Whether the text is in a language that writes accents: there they are spelling ("schön" is not "schon"), elsewhere a disguise. */
function spellsWithAccents(text: string): boolean {
  let words = 0;
  let foreign = 0;
  for (const [word] of text.matchAll(WORD)) {
    words += 1;
    if (isForeignWord(word)) foreign += 1;
  }
  return foreign > 0 && foreign * WORDS_PER_FOREIGN >= words;
}

/** Symbols as the digits that stand for the same letters; as long as before. */
function withoutSymbols(text: string, partial: boolean): string {
  return text.replace(SYMBOL_WORD, (word, at: number) => {
    if (!SYMBOL.test(word)) return word;
    // "Wow!" is no "wowi", but what is being typed may go on.
    const marks = partial && at + word.length === text.length ? '' : (FINAL_MARKS.exec(word)?.[0] ?? '');
    const end = word.length - marks.length;
    // Prices and sums are none.
    if (!LETTER.test(word) || !SYMBOL.test(word.slice(0, end))) return word;
    return word.slice(0, end).replace(/[@$€!|+]/g, (symbol) => SYMBOLS[symbol] ?? symbol) + marks;
  });
}

/** Words wholly in letters that look Latin, inside of a text that is Latin; each as long as before. */
function withoutAlphabets(text: string): string {
  if (!LATIN.test(text)) return text;
  return text.replace(WORD, (word) => {
    if (word.length < FOREIGN_SCRIPT_MIN || !OTHER_SCRIPT.test(word)) return word;
    const plain = latinised(word);
    return ASCII_WORD.test(plain) && plain.length === word.length ? plain : word;
  });
}

const plainLetter = (letter: string): string =>
  letter
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\0-\x7f]/gu, imitated);

/**
 * What `folded` says without such disguises; undefined if it has none. Linear in its length.
 * @param partial the text goes on
 */
export function laidBare(folded: Folded, partial = false): Folded | undefined {
  const ascii = /^[\0-\x7f]*$/.test(folded.text);
  let text = partial ? folded.text.replace(HALF_MARKUP, '') : folded.text;
  if (SYMBOL.test(text)) text = withoutSymbols(text, partial);
  if (!ascii) text = withoutAlphabets(text);
  const accents = !ascii && ACCENTED.test(text) && !spellsWithAccents(text);
  const markup = MARKS.test(text);
  if (!accents && !markup) return text === folded.text ? undefined : { ...folded, text };

  let bare = '';
  const starts: number[] = [];
  const ends: number[] = [0];
  for (let i = 0; i < text.length;) {
    MARKUP.lastIndex = i;
    const mark = markup && MARKUP.exec(text)?.[0];
    if (mark) {
      i += mark.length;
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(i) ?? 0);
    const piece = accents && ACCENTED.test(char) ? plainLetter(char) : char;
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(folded.start(i));
      ends.push(folded.end(i + char.length));
    }
    bare += piece;
    i += char.length;
  }
  if (bare === folded.text) return undefined;
  const length = folded.start(folded.text.length);
  return { text: bare, start: (i) => starts[i] ?? length, end: (i) => ends[i] ?? length };
}
