import type { Range } from './types.ts';

/** A text as patterns read it, and the way back. */
export interface Folded {
  readonly text: string;
  /** The stretch of the original that a stretch of `text` stands for. */
  original(range: Range): Range;
}

const ASCII = /^[\0-\x7f]*$/;
/** Signs that are not seen: zero-width ones, soft hyphens, bidirectional marks, variation selectors, tags. */
const UNSEEN = /^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u;
const DASH = /^[\p{Pd}\u2212]$/u;
const SPACE = /^\p{Zs}$/u;
const DIGIT = /^\p{Nd}$/u;
/** Cyrillic and Greek letters that look like Latin ones (Unicode's confusables.txt, the whole-letter pairs of the two scripts). */
const ALIKE = new Map(
  [
    ['аАеЕоОрРсСуУхХіІјЈѕЅԁһКМНТВ', 'aAeEoOpPcCyYxXiIjJsSdhKMHTB'],
    ['οΟνΝΑΒΕΖΗΙΚΜΡΤΥΧ', 'oOvNABEZHIKMPTYX'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (char, at) => [char, to.charAt(at)] as const)),
);

/** What a character is read as: nothing, one ASCII character, or itself. */
function reading(char: string): string {
  if (UNSEEN.test(char)) return '';
  if (DASH.test(char)) return '-';
  if (SPACE.test(char)) return ' ';
  const alike = ALIKE.get(char) ?? char.normalize('NFKC');
  if (/^[\x20-\x7e]$/.test(alike)) return alike;
  if (!DIGIT.test(char)) return char;
  // Digits of a script stand in a row of ten.
  let value = 0;
  for (let code = (char.codePointAt(0) ?? 0) - 1; value < 9 && DIGIT.test(String.fromCodePoint(code)); code--) value++;
  return String(value);
}

/**
 * Rewrites every character beyond ASCII, and remembers where each unit comes from. Linear.
 *
 * @param read what a character becomes; any number of units, or none
 * @param ascii what a unit of ASCII becomes
 */
export function rewriter(read: (char: string) => string, ascii: (code: number) => number = (code) => code) {
  // What a page can make us keep is bounded: one entry for each character there is.
  const known: string[] = [];
  return (source: string): Folded => {
    let units = new Uint32Array(source.length + 64);
    let from = new Uint32Array(source.length + 64);
    let to = new Uint32Array(source.length + 64);
    let length = 0;
    for (let at = 0; at < source.length;) {
      if (length + 64 > units.length) [units, from, to] = [grown(units), grown(from), grown(to)];
      const code = source.codePointAt(at) ?? 0;
      if (code < 0x80) {
        units[length] = ascii(code);
        from[length] = at;
        to[length++] = ++at;
        continue;
      }
      const next = at + (code > 0xffff ? 2 : 1);
      const text = (known[code] ??= read(String.fromCodePoint(code)).slice(0, 32));
      for (let unit = 0; unit < text.length; unit++) {
        units[length] = text.charCodeAt(unit);
        from[length] = at;
        to[length++] = next;
      }
      // What is not seen belongs to what stands before it.
      if (text === '' && length > 0 && to[length - 1] === at) to[length - 1] = next;
      at = next;
    }
    return {
      text: decode(units.subarray(0, length)),
      original: ({ start, end }) => ({ start: from[start] ?? 0, end: end === 0 ? 0 : (to[end - 1] ?? 0) }),
    };
  };
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Not `TextDecoder`: it would replace half a surrogate pair. */
function decode(units: Uint32Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += 0x2000) parts.push(String.fromCharCode(...units.subarray(at, at + 0x2000)));
  return parts.join('');
}

const rewrite = rewriter(reading);

/**
 * Takes the disguise off a text: what is not seen goes, wide and mathematical letters, other scripts' digits, dashes, spaces and letters that
 * only look Latin become the ASCII they are read as. Everything else stays. Linear.
 */
export function fold(source: string): Folded {
  return ASCII.test(source) ? { text: source, original: (range) => range } : rewrite(source);
}
