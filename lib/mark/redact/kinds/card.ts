import { luhn } from '../checks.ts';
import type { Find, Kind } from '../types.ts';
import type { DigitGroups } from './digit-groups.ts';

const CARD: Kind = { id: 'card', class: 'card' };
const CARD_CODE: Kind = { id: 'card-code', class: 'card_code' };

interface Issuer {
  readonly range: RegExp;
  readonly lengths: readonly number[];
  /** Lengths that count beside a word for a card only: elsewhere too many other numbers have them. */
  readonly rare?: readonly number[];
}

/** First digits and lengths by network (ISO/IEC 7812 ranges as the networks publish them). */
const ISSUERS: Readonly<Record<string, Issuer>> = {
  visa: { range: /^4/, lengths: [16, 19], rare: [13] },
  mastercard: { range: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  amex: { range: /^3[47]/, lengths: [15] },
  discover: { range: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  diners: { range: /^(?:30[0-5]|309|36|38|39)/, lengths: [14, 16, 19] },
  jcb: { range: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  unionpay: { range: /^62/, lengths: [16, 17, 18, 19] },
  maestro: { range: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [16, 18, 19], rare: [12, 13, 14, 15] },
  mir: { range: /^220[0-4]/, lengths: [16, 19] },
  rupay: { range: /^(?:508[5-9]|60|81|82)/, lengths: [16] },
  troy: { range: /^9792/, lengths: [16] },
  verve: { range: /^(?:506[01]|6500)/, lengths: [16, 19] },
};
/** Lengths of groups as cards are printed, one hexadecimal digit a group. What is grouped otherwise must be all of its row. */
const SHAPES = new Set([0x4444, 0x465, 0x464, 0x44443, 0x44442, 0x6d, 0x4447, 0x88]);
const CUE = /(?:card|karte|carte|tarjeta|carta|visa|maestro)\W[^\n]{0,24}$/i;
const [LEAST, MOST] = [12, 19];
const MOST_GROUPS = 6;

function isCard(text: string, start: number, end: number): boolean {
  if (!luhn(text, start, end)) return false;
  const digits = text.slice(start, end).replace(/\D/g, '');
  if (/^(\d)\1+$/.test(digits)) return false;
  const issuer = Object.values(ISSUERS).find(({ range }) => range.test(digits));
  if (!issuer || /[\w.]/.test(text.charAt(start - 1)) || /^(?:[\p{L}_]|\.\d)/u.test(text.slice(end, end + 2))) return false;
  if (issuer.lengths.includes(digits.length)) return true;
  return (issuer.rare?.includes(digits.length) ?? false) && CUE.test(text.slice(Math.max(0, start - 40), start));
}

/** Numbers of payment cards: issuer's range, length, Luhn; in one row, or in groups with a blank or a dash between them. */
export function* cards(text: string, { count, start, end, joined }: DigitGroups): Generator<Find> {
  // A group of a row that is parted by single blanks or dashes.
  const goesOn = (group: number): boolean => {
    const gap = end[group - 1] ?? 0;
    if (group >= count || joined[group] !== 1 || (start[group] ?? 0) - gap !== 1) return false;
    return text.charCodeAt(gap) === 32 || text.charCodeAt(gap) === 45;
  };
  for (let first = 0; first < count; first++) {
    const from = start[first] ?? 0;
    let [digits, shape, best] = [0, 0, -1];
    for (let last = first; last < first + MOST_GROUPS && (last === first || goesOn(last)); last++) {
      const length = (end[last] ?? 0) - (start[last] ?? 0);
      digits += length;
      shape = shape * 16 + length;
      if (digits > MOST) break;
      const whole = last === first || ((first === 0 || !goesOn(first)) && !goesOn(last + 1));
      if (digits >= LEAST && (whole || SHAPES.has(shape)) && isCard(text, from, end[last] ?? 0)) best = last;
    }
    if (best < 0) continue;
    yield { ...CARD, start: from, end: end[best] ?? 0 };
    first = best;
  }
}

const CODE =
  /(?<![\p{L}\d])(?:CVV2?|CVC2?|CSC|security code|Prüfnummer|Kartenprüfnummer)(?:\s?(?:code|number|:|=|is|ist|lautet)){0,2}\s{0,2}(\d{3,4})(?![\d.,]?\d)/dgiu;

/** The code from the back of a card. */
export function* cardCodes(text: string): Generator<Find> {
  for (const { indices } of text.matchAll(CODE)) {
    const [start, end] = indices?.[1] ?? [0, 0];
    yield { ...CARD_CODE, start, end };
  }
}
