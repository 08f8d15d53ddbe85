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

/** Bigger steps than tokens: two whole blocks at once, or from the middle of one block to the middle of the next. */
export type Chunk = 'blocks' | 'across';

/** Cuts markdown into chunks, so that one update of a page ends a block and begins its successor, or brings both. */
export function chunks(text: string, chunk: Chunk): string[] {
  const blocks = text.split(/(?<=\n\n)/);
  const cuts = blocks.flatMap((block, index): number[] => {
    const start = blocks.slice(0, index).join('').length;
    if (chunk === 'blocks') return index % 2 === 0 && index > 0 ? [start] : [];
    return [start + Math.max(1, block.indexOf(' ', block.length / 2))];
  });
  return [0, ...cuts].map((cut, index) => text.slice(cut, cuts[index])).filter((piece) => piece !== '');
}
