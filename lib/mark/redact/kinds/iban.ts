import { mod97 } from '../checks.ts';
import type { Find, Kind } from '../types.ts';

const IBAN: Kind = { id: 'iban', class: 'iban' };
const BIC: Kind = { id: 'bic', class: 'bic' };

/** Characters of an IBAN by country (SWIFT's IBAN registry, release 99). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
    'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
    'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ' +
    'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const START = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/g;
/** Blank, tab, line end, dot or dash: two of them may stand between groups. */
const isGap = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 45 || code === 46;
const isSign = (code: number): boolean => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);

function ibanAt(text: string, start: number): Find | undefined {
  const length = LENGTHS[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return undefined;
  let [count, gaps, at] = [0, 0, start];
  for (; count < length; at++) {
    const code = text.charCodeAt(at);
    if (isSign(code)) [count, gaps] = [count + 1, 0];
    else if (!isGap(code) || ++gaps > 2) return undefined;
  }
  if (isSign(text.charCodeAt(at))) return undefined;
  const written = text
    .slice(start, at)
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  return mod97(written.slice(4) + written.slice(0, 4)) === 1 ? { ...IBAN, start, end: at } : undefined;
}

/** Bank, country, place and, in eleven, the branch (ISO 9362). */
const CODE = /(?<![A-Za-z0-9])[A-Z]{4}([A-Z]{2})[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?(?![A-Za-z0-9])/g;
const CUED =
  /(?<![A-Za-z])(?:BIC|SWIFT)(?:[ /-]?(?:BIC|SWIFT|code|number|nr\.?|no\.?)){0,2}(?:\s?(?:[:=]|is|ist|lautet))?\s{0,3}$/i;
/** Characters between an IBAN and a BIC that belong together. */
const NEAR = 80;
const MOST = 1_000;

/** IBANs (country's length, mod 97), and BICs that are called so or stand beside an IBAN of their country. */
export function* iban(text: string): Generator<Find> {
  const found: Find[] = [];
  let from = 0;
  for (const { index } of text.matchAll(START)) {
    const find = index < from ? undefined : ibanAt(text, index);
    if (!find) continue;
    found.push(find);
    from = find.end;
  }
  yield* found;
  const near = found.slice(0, MOST);
  for (const { 0: code, 1: country = '', index } of text.matchAll(CODE)) {
    if (LENGTHS[country] === undefined && !/^(?:US|CA|AU|JP|CN|HK|SG|IN|NZ|ZA|MX|KR)$/.test(country)) continue;
    const end = index + code.length;
    const beside = () =>
      near.some(
        (one) =>
          text.slice(one.start, one.start + 2).toUpperCase() === country && index - one.end < NEAR && one.start - end < NEAR,
      );
    if (CUED.test(text.slice(Math.max(0, index - 40), index)) || beside()) yield { ...BIC, start: index, end };
  }
}
