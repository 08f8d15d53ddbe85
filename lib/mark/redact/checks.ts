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

/** Verhoeff's check, from the dihedral group of ten (J. Verhoeff, 1969). */
export function verhoeff(digits: string): boolean {
  const shuffled = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  let check = 0;
  for (const [index, digit] of digitsOf(digits).toReversed().entries()) {
    let moved = digit;
    for (let turn = index % 8; turn > 0; turn--) moved = shuffled[moved] ?? 0;
    check = dihedral(check, moved);
  }
  return check === 0;
}

function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
  return b < 5 ? 5 + ((a - 5 - b + 5) % 5) : (a - b + 5) % 5;
}

/** Shannon's entropy of the characters of a text, in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Of the steps from one character to the next, the share (0..1) that changes between small letters, capitals, digits and signs. */
export function restlessness(text: string): number {
  const kinds = Array.from(text, (char) => (/[a-z]/.test(char) ? 0 : /[A-Z]/.test(char) ? 1 : /\d/.test(char) ? 2 : 3));
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return text.length < 2 ? 0 : changes / (text.length - 1);
}

/** What documentation writes where a secret would stand: `xxxx`, `****`, `your-key-here`, `<token>`, `${TOKEN}`. */
export function isPlaceholder(text: string): boolean {
  return /[xX*.•·#_]{5}|^[xX*•·]{3,}|your|[<>{}]|\.\.\.|…|^\$|^%\w+%$|placeholder|redacted|_here$/i.test(text);
}
