/** All rows of digits of a text, in order. Typed arrays: a text may hold half a million of them. */
export interface DigitGroups {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** 1 if at most three separators and nothing else stand between the group and the one before it. */
  readonly joined: Uint8Array;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Blank, tab, and `( ) - . /`. */
const isSeparator = (code: number): boolean =>
  code === 32 || code === 9 || code === 40 || code === 41 || code === 45 || code === 46 || code === 47;
const MOST_SEPARATORS = 3;

export function digitGroups(text: string): DigitGroups {
  const room = Math.ceil(text.length / 2);
  const [start, end, joined] = [new Uint32Array(room), new Uint32Array(room), new Uint8Array(room)];
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    start[count] = at;
    joined[count] = count > 0 && onlySeparators(text, end[count - 1] ?? 0, at) ? 1 : 0;
    while (isDigit(text.charCodeAt(at))) at++;
    end[count++] = at;
  }
  return { count, start, end, joined };
}

function onlySeparators(text: string, from: number, to: number): boolean {
  if (to - from > MOST_SEPARATORS) return false;
  for (let at = from; at < to; at++) if (!isSeparator(text.charCodeAt(at))) return false;
  return true;
}
