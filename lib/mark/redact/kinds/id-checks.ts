import { ean13, luhn, mod1110, verhoeff, weighted } from '../checks.ts';

/** Checks of national numbers; each takes the number without separators, in capitals. */

/** Last but two digits weighted by their position from the end, CPF of Brazil (Receita Federal). */
export function cpf(digits: string): boolean {
  const check = (count: number): number => {
    const weights = Array.from({ length: count }, (_, index) => count + 1 - index);
    return ((weighted(digits, weights) * 10) % 11) % 10;
  };
  return !/^(\d)\1+$/.test(digits) && check(9) === Number(digits.charAt(9)) && check(10) === Number(digits.charAt(10));
}

/** Codice fiscale of Italy (D.M. 23.12.1976): values of signs at odd places. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
export function codiceFiscale(code: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const value = parseInt(code.charAt(index), 36);
    const place = value < 10 ? value : value - 10;
    sum += index % 2 === 0 ? (ODD[place] ?? 0) : place;
  }
  return code.charCodeAt(15) - 65 === sum % 26;
}

/** DNI and NIE of Spain (Ministerio del Interior): the letter says the rest by 23; X, Y, Z in front stand for 0, 1, 2. */
export function dni(code: string): boolean {
  const digits = code.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23) === code.at(-1);
}

/** NIR of France (INSEE): 97 less the rest by 97; Corsica's departments count 19 and 18. */
export function nir(code: string): boolean {
  const digits = code.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(digits) % 97n) === Number(code.slice(13));
}

/** Steuer-ID of Germany (BZSt): mod 11,10, and of the first ten digits exactly one comes twice or three times. */
export function steuerId(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const often = [...counts.values()].filter((count) => count > 1);
  return often.length === 1 && (often[0] ?? 0) <= 3 && mod1110(digits);
}

/** Health insurance number of Germany (KVNR, § 290 SGB V): the letter as two digits, then Luhn's weights from the left. */
export function kvnr(code: string): boolean {
  const digits = String(code.charCodeAt(0) - 64).padStart(2, '0') + code.slice(1, 9);
  let sum = 0;
  for (const [index, digit] of Array.from(digits, Number).entries()) {
    const product = digit * (index % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === Number(code.at(-1));
}

export const ahv = (digits: string): boolean => ean13(digits);
export const personnummer = (digits: string): boolean => luhn(digits.slice(-10));
export const aadhaar = (digits: string): boolean => verhoeff(digits);
export const sin = (digits: string): boolean => luhn(digits);
/** BSN of the Netherlands: the "elfproef". */
export const bsn = (digits: string): boolean => weighted(digits.padStart(9, '0'), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
export const pesel = (digits: string): boolean => weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
export const tfn = (digits: string): boolean => weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0;
/** Bank routing number of the United States (ABA). */
export const aba = (digits: string): boolean => weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
/** Rijksregisternummer of Belgium: 97 less the rest by 97, with a 2 in front for those born since 2000. */
export function belgian(digits: string): boolean {
  const [body, check] = [digits.slice(0, 9), Number(digits.slice(9))];
  return [body, `2${body}`].some((number) => 97 - (Number(number) % 97) === check);
}
