import { random, seedOf } from '../random.ts';

/**
 * Cuts `text` into pieces of two to six characters (four on average), the size of a model's tokens, so that most
 * borders fall inside words. The same text is always cut the same way; surrogate pairs stay whole.
 */
export function pieces(text: string): string[] {
  const r = random(seedOf(text));
  const characters = Array.from(text);
  const cut: string[] = [];
  for (let at = 0; at < characters.length;) {
    const size = r.int(2, 6);
    cut.push(characters.slice(at, at + size).join(''));
    at += size;
  }
  return cut;
}
