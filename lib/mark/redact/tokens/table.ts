/** One kind of key or token that is known by how it begins. */
export interface TokenKind {
  readonly id: string;
  readonly brand: string;
  /** How it begins, literally. No letter or digit stands before it. */
  readonly starts: readonly string[];
  /** What follows, without groups that capture. It ends where no more than it wants follows: a longer word is another thing. */
  readonly body: string;
  /** Of the whole token. */
  readonly check?: (token: string) => boolean;
}

export function token(
  id: string,
  brand: string,
  starts: string | readonly string[],
  body: string,
  check?: (token: string) => boolean,
): TokenKind {
  return { id, brand, starts: typeof starts === 'string' ? [starts] : starts, body, ...(check ? { check } : {}) };
}

/** Letters, digits, and what base64url adds. */
export const ALNUM = '[A-Za-z0-9]';
export const URL64 = '[A-Za-z0-9_-]';
export const HEX = '[0-9a-f]';

export const hasDigit = (text: string): boolean => /\d/.test(text);
