import type { FindClass } from '../types.ts';
import {
  aadhaar,
  aba,
  ahv,
  belgian,
  bsn,
  codiceFiscale,
  cpf,
  dni,
  kvnr,
  nir,
  personnummer,
  pesel,
  sin,
  steuerId,
  tfn,
} from './id-checks.ts';

/** One kind of number that the state or a bank gives to a person. */
export interface IdKind {
  readonly id: string;
  readonly class: FindClass;
  readonly brand?: string;
  /** Pattern without groups that capture, of bounded length. */
  readonly form: string;
  /** Of the number without separators, in capitals. */
  readonly check?: (number: string) => boolean;
  /** Words that it stands behind; without them it is not taken for one. Absent: its form cannot be mistaken. */
  readonly cue?: string;
}

const id = (id: string, brand: string | undefined, form: string, more: Pick<IdKind, 'check' | 'cue'> = {}): IdKind => {
  return { id, class: 'id_number', ...(brand === undefined ? {} : { brand }), form, ...more };
};

/** Forms and checksums as the issuing authorities publish them (named beside the checks). */
export const ID_KINDS: readonly IdKind[] = [
  // Social Security Administration: areas 000, 666 and 900–999, group 00 and serial 0000 are never given; 9xx with these groups is an ITIN (IRS).
  id('us-ssn', 'SSN', String.raw`(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}`),
  id('us-itin', 'ITIN', String.raw`9\d{2}-(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])-\d{4}`),
  id('us-ssn-cued', 'SSN', String.raw`(?!000|666|9)\d{3} ?(?!00)\d{2} ?(?!0000)\d{4}`, { cue: 'ssn|social security' }),
  id('us-ein', 'EIN', String.raw`\d{2}-?\d{7}`, { cue: 'ein|employer identification' }),
  // HMRC, NIM39110: letters that are not given.
  id('gb-nino', 'NINO', String.raw`(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]`),
  id('fr-nir', 'NIR', String.raw`[1278] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}`, { check: nir }),
  id('it-cf', 'Codice fiscale', String.raw`[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPR-T][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]`, {
    check: codiceFiscale,
  }),
  id('es-dni', 'DNI', String.raw`(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]`, { check: dni }),
  id('ch-ahv', 'AHV', String.raw`756\.\d{4}\.\d{4}\.\d{2}`, { check: ahv }),
  id('br-cpf', 'CPF', String.raw`\d{3}\.\d{3}\.\d{3}-\d{2}`, { check: cpf }),
  id('be-rrn', 'RRN', String.raw`\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}`, { check: belgian }),
  id('se-pnr', 'Personnummer', String.raw`(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}`, {
    check: personnummer,
  }),
  id('in-aadhaar', 'Aadhaar', String.raw`[2-9]\d{3} \d{4} \d{4}`, { check: aadhaar }),
  id('in-pan', 'PAN', String.raw`[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]`),
  id('de-tax', 'Steuer-ID', String.raw`[1-9]\d ?\d{3} ?\d{3} ?\d{3}`, {
    check: steuerId,
    cue: String.raw`steuer-?id|idnr|steueridentifikationsnummer|steuerliche identifikationsnummer|identifikationsnummer|tin|tax id`,
  }),
  id('de-health', 'KVNR', String.raw`[A-Z]\d{9}`, {
    check: kvnr,
    cue: 'versichertennummer|krankenversichertennummer|kvnr|versicherten-?nr',
  }),
  id('de-tax-number', 'Steuernummer', String.raw`\d{2,3}[/ ]\d{3,4}[/ ]\d{4,5}`, {
    cue: String.raw`steuernummer|steuer-?nr|st\.-?nr`,
  }),
  id('nl-bsn', 'BSN', String.raw`\d{4}\.?\d{2}\.?\d{3}`, { check: bsn, cue: 'bsn|burgerservicenummer|sofinummer' }),
  id('pl-pesel', 'PESEL', String.raw`\d{11}`, { check: pesel, cue: 'pesel' }),
  id('ca-sin', 'SIN', String.raw`\d{3}[- ]?\d{3}[- ]?\d{3}`, { check: sin, cue: 'sin|social insurance' }),
  id('au-tfn', 'TFN', String.raw`\d{3} ?\d{3} ?\d{3}`, { check: tfn, cue: 'tfn|tax file' }),
  id('passport', undefined, String.raw`(?=[A-Z]{0,3}\d)[A-Z0-9]{7,9}`, {
    cue: 'passport|reisepass|passnummer|personalausweis|ausweisnummer|passeport|pasaporte',
  }),
  id('licence', undefined, String.raw`(?=[A-Z]{0,5}\d)[A-Z0-9-]{7,16}`, {
    cue: String.raw`driver'?s? licen[cs]e|driving licen[cs]e|führerschein`,
  }),
  { id: 'us-routing', class: 'account', brand: 'ABA', form: String.raw`\d{9}`, check: aba, cue: 'routing|aba|rtn' },
  {
    id: 'account',
    class: 'account',
    form: String.raw`\d[\d ]{4,15}\d`,
    cue: 'account|acct|konto|kontonummer|kto|bankverbindung',
  },
  { id: 'gb-sort', class: 'account', brand: 'Sort code', form: String.raw`\d{2}-\d{2}-\d{2}`, cue: 'sort code' },
];
