import { rewriter, type Folded } from './fold.ts';
import type { Find, Kind } from './types.ts';

const NAME: Kind = { id: 'name', class: 'name' };
/** One letter is no name. */
const LEAST = 2;
const ASCII = /^[\0-\x7f]*$/;
/** Letters that no decomposition takes apart. */
const SPELLED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
/** Scripts that write without blanks: a name may stand in the middle of anything. */
const UNPARTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Small letters without accents: however somebody wrote the name. */
function looseChar(char: string): string {
  const small = char
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '');
  // A sign that stands for a sentence is nobody's name.
  return small.length > 4 ? char : Array.from(small, (one) => SPELLED[one] ?? one).join('');
}

const rewrite = rewriter(looseChar, (code) => (code >= 65 && code <= 90 ? code + 32 : code));

function loose(source: string): Folded {
  return ASCII.test(source) ? { text: source.toLowerCase(), original: (range) => range } : rewrite(source);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** A word's border on one side, where the script has words. */
function edge(side: '<!' | '!', char: string): string {
  return UNPARTED.test(char) ? '' : String.raw`(?${side}[\p{L}\p{M}\p{N}])`;
}

/** A name as a pattern: any white space or dash between its parts, and a genitive's s. */
function patternOf(name: string): string | undefined {
  const words = loose(name.trim().replace(/\s+/g, ' '))
    .text.split(/[\s-]+/)
    .filter((word) => word !== '');
  const whole = words.join(' ');
  if (whole.length < LEAST || !WORD.test(whole)) return undefined;
  const body = words.map(escaped).join(String.raw`[\s\p{Pd}]{1,3}`);
  return `${edge('<!', whole.charAt(0))}${body}(?:s(?![\\p{L}\\p{M}\\p{N}]))?${edge('!', whole.slice(-1))}`;
}

/** Stands for a list of names, so that it is made once. Longest first: a whole name before a part of it. */
export function nameFinder(names: readonly string[]): (text: string) => Find[] {
  const patterns = names
    .toSorted((one, other) => other.length - one.length)
    .map(patternOf)
    .filter((pattern) => pattern !== undefined);
  if (patterns.length === 0) return () => [];
  const any = new RegExp(patterns.join('|'), 'gu');
  return (text) => {
    const read = loose(text);
    return Array.from(read.text.matchAll(any), ({ 0: found, index }) => ({
      ...NAME,
      ...read.original({ start: index, end: index + found.length }),
    }));
  };
}
