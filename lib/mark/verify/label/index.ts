import type { Pixels } from '../../label/types.ts';
import { lettersIn } from './letters.ts';
import { markAt } from './mark-at.ts';
import type { Edges, Found, FoundLabel, Template } from './types.ts';
import { pairsOf, wordsOf } from './words.ts';

export { drawText } from './draw.ts';
export { labelTemplates } from './template.ts';
export type { DrawText, FoundLabel, Template } from './types.ts';

/** Steps in brightness that are an edge, 0..255: the letters' own, and for pictures that were blurred. */
const STEPS = [48, 24];
/** Least likeness of a mark without a leader or rule beside it. */
const ALONE = 0.8;
/** Units; where no leader is between them, the label's texts are 13 apart. */
const WORDS_APART = 11;

/**
 * Looks for the visible label's marks, at any size from about 6 px tall capitals on, light on dark or dark on light.
 * A picture of 4 megapixels takes some 0.2 s. Works on blocks of whole rows too.
 */
export function findLabel(pixels: Pixels, templates: readonly Template[]): FoundLabel {
  for (const step of STEPS) {
    const words = wordsOf(lettersIn(pixels, step));
    const candidates = templates.some(({ text }) => text.includes(' ')) ? [...words, ...pairsOf(words)] : words;
    const marks = candidates
      .flatMap((word) => markAt(pixels, word, templates) ?? [])
      .filter((mark) => mark.leaders > 0 || mark.rules > 0 || (mark.whole && mark.score >= ALONE && !isInText(mark, words)));
    if (marks.length === 0) continue;
    const sorted = marks.toSorted((one, other) => other.score - one.score);
    return { marks: sorted, style: sorted.some(({ rules }) => rules > 0) ? 'strict' : 'lines' };
  }
  return { marks: [] };
}

/** Whether other words stand on its line as near as in a sentence. */
function isInText({ box: { x, y, width, height }, unit }: Found, words: readonly Edges[]): boolean {
  return words.some(({ left, top, right, bottom }) => {
    const beside = Math.max(left - (x + width), x - right);
    return beside > 0 && beside < WORDS_APART * unit && Math.min(bottom, y + height) - Math.max(top, y) > height / 3;
  });
}
