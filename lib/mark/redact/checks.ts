/** Checksums and measures that tell a secret from what merely looks like one. All take short texts. */

const digitsOf = (text: string): number[] => Array.from(text, Number);

/** Luhn's check (ISO/IEC 7812-1 annex B) of the digits of a stretch; other signs in it do not count. */
export function luhn(text: string, start = 0, end: number = text.length): boolean {
  let [sum, count] = [0, 0];
  for (let at = end - 1; at >= start; at--) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) continue;
    const doubled = digit * 2;
    if (count++ % 2 === 0) sum += digit;
    else sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return count > 0 && sum % 10 === 0;
}

/** Remainder of a number by 97, letters counting 10 to 35 (ISO 7064, as IBAN uses it). @param text digits and capital letters */
export function mod97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Sum of digits times weights. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);
}

/** ISO 7064 mod 11,10: the last digit checks the others. */
export function mod1110(digits: string): boolean {
  let product = 10;
  for (const digit of digitsOf(digits.slice(0, -1))) product = (((digit + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** The check digit of EAN and ISBN-13. */
export function ean13(digits: string): boolean {
  return digits.length === 13 && weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** ISBN-10's, `X` being ten. */
export function isbn10(text: string): boolean {
  if (!/^\d{9}[\dX]$/.test(text)) return false;
  const last = text.endsWith('X') ? 10 : Number(text.charAt(9));
  return (weighted(text, [10, 9, 8, 7, 6, 5, 4, 3, 2]) + last) % 11 === 0;
}

const DIHEDRAL = (a: number, b: number): number => {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
};
const PERMUTED = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]];
for (let turn = 1; turn < 8; turn++) PERMUTED.push([1, 5, 7, 6, 2, 8, 3, 0, 9, 4].map((to) => PERMUTED[turn - 1]?.[to] ?? 0));

/** Verhoeff's check, from the dihedral group of ten (J. Verhoeff, 1969). */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let place = 0; place < digits.length; place++) {
    check = DIHEDRAL(check, PERMUTED[place % 8]?.[digits.charCodeAt(digits.length - 1 - place) - 48] ?? 0);
  }
  return check === 0;
}

/** Shannon's entropy of the units of a text of ASCII, in bits per unit. */
export function entropy(text: string): number {
  const counts = new Uint32Array(128);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) & 127;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Small letter, capital, digit, sign. */
function sort(code: number): number {
  if (code >= 97 && code <= 122) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 48 && code <= 57 ? 2 : 3;
}

/** Of the steps from one character to the next, the share (0..1) that changes between small letters, capitals, digits and signs. */
export function restlessness(text: string): number {
  let changes = 0;
  for (let at = 1; at < text.length; at++) if (sort(text.charCodeAt(at)) !== sort(text.charCodeAt(at - 1))) changes++;
  return text.length < 2 ? 0 : changes / (text.length - 1);
}

/** What documentation writes where a secret would stand: `xxxx`, `****`, `your-key-here`, `<token>`, `${TOKEN}`. */
export function isPlaceholder(text: string): boolean {
  return /[xX*.•·#_]{5}|^[xX*•·]{3,}|your|[<>{}]|\.\.\.|…|^\$|^%\w+%$|placeholder|redacted|_here$/i.test(text);
}
