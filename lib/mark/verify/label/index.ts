import type { Pixels } from '../../label/types.ts';
import { leadersBeside, rulesAround } from './beside.ts';
import { lettersIn } from './letters.ts';
import { fitOf } from './match.ts';
import { patchOf } from './patch.ts';
import type { Edges, Found, FoundLabel, Template } from './types.ts';
import { pairsOf, wordsOf } from './words.ts';

export { drawText } from './draw.ts';
export { labelTemplates } from './template.ts';
export type { DrawText, Found, FoundLabel, Template } from './types.ts';

/** Steps in brightness that are an edge, 0..255: the letters' own, and for pictures that were blurred. */
const STEPS = [48, 24];
/** A word's sides may be off by this, as parts of the mark's: edges are found to a px, and small letters are few px tall. */
const NARROWER = 0.66;
const WIDER = 1.25;
/** px per unit a word is compared at, at most. */
const FINE = 2.4;
/** Least likeness of the whole and of all letters but one. */
export const SCORE_LEAST = 0.7;
export const LETTERS_LEAST = 0.4;
/** The same without a leader or rule beside it. */
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
      .filter((mark) => mark.leaders > 0 || mark.rules > 0 || (mark.score >= ALONE && !isInText(mark, words)));
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

/** The mark in whose shape a word is, if it is one. */
function markAt(pixels: Pixels, word: Edges, templates: readonly Template[]): Found | undefined {
  // Of an edge between two px the left or the lower one is marked.
  const ink = { left: word.left + 1, top: word.top, right: word.right, bottom: word.bottom - 1 };
  const [wide, high] = [ink.right - ink.left, ink.bottom - ink.top];
  let best: Found | undefined;
  for (const template of templates) {
    const shape = (wide / high) * (template.height / template.width);
    if (shape < NARROWER || shape > WIDER) continue;
    const unit = (wide / template.width) * template.unit;
    const by = Math.max(1, Math.ceil(unit / FINE));
    const space = 3 * unit;
    const patch = patchOf(
      pixels,
      { left: ink.left - space, top: ink.top - space, right: ink.right + space, bottom: ink.bottom + space },
      by,
    );
    const at = { x: (ink.left - patch.left) / by, y: (ink.top - patch.top) / by, width: wide / by, height: high / by };
    const fit = fitOf(patch, at, template);
    if (fit === undefined || fit.score < SCORE_LEAST || fit.letters < LETTERS_LEAST || fit.score <= (best?.score ?? 0)) continue;
    const box = {
      x: patch.left + fit.x * by,
      y: patch.top + fit.y * by,
      width: template.width * fit.scale * by,
      height: template.height * fit.scale * by,
    };
    const edges = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
    const fitted = template.unit * fit.scale * by;
    const [leaders, rules] = [leadersBeside(pixels, edges, fitted), rulesAround(pixels, edges, fitted)];
    best = { text: template.text, box, unit: fitted, score: fit.score, leaders, rules };
  }
  return best;
}
