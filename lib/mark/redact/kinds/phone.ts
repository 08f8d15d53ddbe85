import { isbn10 } from '../checks.ts';
import type { Find, Kind } from '../types.ts';
import type { DigitGroups } from './digit-groups.ts';
import { isInternational, isNorthAmerican } from './phone-plans.ts';
import { calledAt, isOther } from './phone-words.ts';

const PHONE: Kind = { id: 'phone', class: 'phone' };
const DATE = /^(?:(?:19|20)\d{2}[-./ ][01]?\d[-./ ][0-3]?\d|[0-3]?\d[-./][0-3]?\d[-./](?:19|20)?\d{2})(?!\d)/;
const SEPARATOR = /^(?:[ ./-]| [/-] |\)?[ /-]?|[ -]?\(|\) [/-]?)$/;
const PAIRS = 0x22222;
/** Digits of E.164, and groups that people make of them. */
const [MOST_DIGITS, MOST_GROUPS] = [15, 8];

/** A row of groups that may be a number to call. */
interface Row {
  /** From the first digit on. */
  readonly written: string;
  readonly digits: string;
  /** Lengths of the groups, one hexadecimal digit each. */
  readonly shape: number;
  readonly separators: readonly string[];
  readonly bracket: boolean;
}

/** `0049 30 1234567` */
function withZeros({ digits, separators }: Row): boolean {
  return /^00[1-9]/.test(digits) && separators.length > 0 && isInternational(digits.slice(2));
}

/** `(212) 555-0123`, `212-555-0123`, `212.555.0123`, with or without the 1 in front. */
function northAmerican({ digits, shape, separators }: Row): boolean {
  if ((shape !== 0x334 && !(shape === 0x1334 && digits.startsWith('1'))) || !isNorthAmerican(digits.slice(-10))) return false;
  const [one = '', two = ''] = separators.slice(-2);
  return (one.includes(')') && two !== '.') || (one === two && (one === '-' || one === '.'));
}

/** With the zero in front, as in most of Europe, Japan, Australia: `030 1234567`, `(0161) 496 0123`, `06 12 34 56 78`. */
function withZero({ written, digits, shape, separators }: Row): boolean {
  if (!/^0[1-9]/.test(digits) || digits.length < 9 || digits.length > (/^01[567]/.test(digits) ? 12 : 11)) return false;
  if (separators.length === 0) return /^(?:01[567]\d{8,9}|07\d{9}|0[4-7]\d{8})$/.test(digits) && !isbn10(digits);
  const pairs = shape === PAIRS;
  if (pairs && isList(written)) return false;
  if (separators.some((one) => one.includes('.'))) return pairs;
  // A slash parts area and number, nothing else.
  if (separators.slice(1).some((one) => one.includes('/'))) return false;
  const lengths = shape.toString(16);
  if (lengths.includes('1') || Number(lengths.charAt(0)) > 6) return false;
  return digits.length > 9 || separators.every((one) => one !== '-');
}

/** Numbers that go up or down by the same step. */
function isList(written: string): boolean {
  const numbers = written.split(/\D+/).map(Number);
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  return steps.every((step) => step === steps[0]);
}

/** `(11) 91234-5678`: area in brackets, eight or nine digits in two groups. */
function inBrackets({ bracket, shape, separators: [first = ''] }: Row): boolean {
  return bracket && (shape === 0x244 || shape === 0x254) && first.startsWith(')');
}

function rowOf(text: string, from: number, to: number, shape: number, bracket: boolean): Row {
  const written = text.slice(from, to);
  return { written, digits: written.replace(/\D/g, ''), shape, separators: written.match(/\D+/g) ?? [], bracket };
}

/** Whether a number may begin with this group: all but those behind a word for it have something to know them by. */
function mayBegin(text: string, from: number, length: number, next: number): boolean {
  const [sign, zero] = [text.charAt(from - 1), text.charAt(from) === '0'];
  return sign === '+' || sign === '(' || (zero && length > 1) || (length === 3 && next === 3) || (length === 1 && next === 3);
}

/** Phone numbers: international, the national forms of North America, and those with a zero in front; any other only behind a word for it. */
export function* phones(text: string, { count, start, end, joined }: DigitGroups): Generator<Find> {
  const called = calledAt(text);
  const lengthOf = (group: number): number => (end[group] ?? 0) - (start[group] ?? 0);
  for (let first = 0; first < count; first++) {
    const digitsFrom = start[first] ?? 0;
    let from = digitsFrom;
    while (from > digitsFrom - 2 && /[+(]/.test(text.charAt(from - 1))) from--;
    const cued = called.has(from);
    if (!cued && !mayBegin(text, digitsFrom, lengthOf(first), lengthOf(first + 1))) continue;
    if (!cued && /[\p{L}\p{N}_.,$€£¥/=-]/u.test(text.charAt(from - 1))) continue;
    // In the middle of a row of numbers nothing begins.
    if (!cued && joined[first] === 1 && from === digitsFrom) continue;
    let [digits, shape, best] = [0, 0, -1];
    for (let last = first; last < Math.min(count, first + MOST_GROUPS) && (last === first || joined[last] === 1); last++) {
      digits += lengthOf(last);
      shape = shape * 16 + Math.min(15, lengthOf(last));
      if (digits > MOST_DIGITS + 2) break;
      if (digits < 6 || (!cued && digits < 8)) continue;
      const to = end[last] ?? 0;
      if (/^(?:[\p{L}_%€$]|[.,:]\d)/u.test(text.slice(to, to + 2))) continue;
      if (isPhone(rowOf(text, digitsFrom, to, shape, text.charAt(digitsFrom - 1) === '('), text.slice(from, digitsFrom), cued))
        best = last;
    }
    if (best < 0 || (!cued && text.charAt(from) !== '+' && isOther(text, from))) continue;
    yield { ...PHONE, start: from, end: end[best] ?? 0 };
    first = best;
  }
}

function isPhone(row: Row, signs: string, cued: boolean): boolean {
  if (!row.separators.every((one) => SEPARATOR.test(one)) || (row.shape !== PAIRS && DATE.test(row.written))) return false;
  if (signs.includes('+')) return isInternational(row.digits);
  if (cued) return row.digits.length <= MOST_DIGITS && !/^\d+(?:\.\d+){3}$/.test(row.written);
  return withZeros(row) || northAmerican(row) || withZero(row) || inBrackets(row);
}
