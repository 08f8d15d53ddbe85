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
  ].flatMap(([from = '', to = '']) => [...from].map((char, at) => [char, to.charAt(at)] as const)),
);

const known = new Map<number, string>();

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
 * Takes the disguise off a text: what is not seen goes, wide and mathematical letters, other scripts' digits, dashes, spaces and letters that
 * only look Latin become the ASCII they are read as. Everything else stays. Linear.
 */
export function fold(source: string): Folded {
  if (ASCII.test(source)) return { text: source, original: (range) => range };
  const units = new Uint16Array(source.length);
  const from = new Uint32Array(source.length + 1);
  const to = new Uint32Array(source.length + 1);
  let length = 0;
  for (let at = 0; at < source.length;) {
    const code = source.codePointAt(at) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    if (code < 0x80) {
      units[length] = code;
      from[length] = at;
      to[length++] = at + 1;
    } else {
      let read = known.get(code);
      if (read === undefined) known.set(code, (read = reading(String.fromCodePoint(code))));
      for (let unit = 0; unit < read.length; unit++) {
        units[length] = read.charCodeAt(unit);
        from[length] = at;
        to[length++] = at + size;
      }
    }
    at += size;
  }
  return {
    text: decode(units.subarray(0, length)),
    original: ({ start, end }) => ({ start: from[start] ?? 0, end: end === 0 ? 0 : (to[end - 1] ?? 0) }),
  };
}

/** Not `TextDecoder`: it would replace half a surrogate pair. */
function decode(units: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += 0x2000) parts.push(String.fromCharCode(...units.subarray(at, at + 0x2000)));
  return parts.join('');
}
