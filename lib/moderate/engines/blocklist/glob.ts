export const WILD = /[*?]/;

/** Whether `text` is what `glob` describes: `*` is any run of characters (also none), `?` exactly one. No recursion, at most |glob|·|text| steps. */
export function globMatches(glob: string, text: string): boolean {
  let g = 0;
  let star = -1;
  let retry = 0;
  for (let t = 0; t < text.length;) {
    const want = glob[g];
    if (want === '*') {
      star = g++;
      retry = t;
    } else if (want !== undefined && (want === '?' || want === text[t])) {
      g++;
      t++;
    } else if (star >= 0) {
      g = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (glob[g] === '*') g++;
  return g === glob.length;
}

/** Whether a text that begins with `text` can still become what `glob` describes. */
export function globCouldBegin(glob: string, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (glob[i] === '*') return true;
    if (glob[i] !== '?' && glob[i] !== text[i]) return false;
  }
  return text.length <= glob.length;
}
