import type { Pixels } from '../../label/types.ts';
import { leadersBeside, rulesAround } from './beside.ts';
import { fitOf } from './match.ts';
import { patchOf } from './patch.ts';
import type { Edges, Found, Template } from './types.ts';

/** A word's sides may be off by this, as parts of the mark's: edges are found to a px, and small letters are few px tall. */
const NARROWER = 0.66;
const WIDER = 1.25;
/** Least part of a mark that is read where the picture's side cuts it. */
const PART_LEAST = 0.45;
/** Most of a mark that may be read as a part: the height it is measured against is known to a px. */
const PART_MOST = 1.2;
/** Heights from the picture's side within which a word may go on behind it: it may be cut between two letters. */
const AT_SIDE = 0.5;
/** Of a cut mark the size is known from its height, to within this. */
const SIZES = [-0.12, -0.06, 0, 0.06, 0.12];
/** px per unit below which letters are specks: capitals of about 4 px. */
const UNIT_LEAST = 0.6;
/** px per unit a word is compared at, at most. */
const FINE = 2.4;
/**
 * Least likeness of all, of the worst letter and of the next: of a whole mark, and of a part. Letters of ours at half size and JPEG q40 have
 * 0.5 and 0.65; RE-GENERATED in the same face has two under 0.5.
 */
const LEAST = { whole: { score: 0.7, least: 0.45, second: 0.6 }, part: { score: 0.78, least: 0.5, second: 0.65 } };
/** A wording of fewer letters is so little that it has to be likelier, and whole. */
const LETTERS = 10;
const LEAST_SHORT = { score: 0.85, least: 0.6, second: 0.7 };

/** The mark in whose shape a word is, if it is one. */
export function markAt(pixels: Pixels, word: Edges, templates: readonly Template[]): Found | undefined {
  // Of an edge between two px the left or the lower one is marked.
  const ink = { left: word.left + 1, top: word.top, right: word.right, bottom: word.bottom - 1 };
  let best: Found | undefined;
  for (const template of templates) {
    for (const guess of guesses(ink, template, pixels.width)) {
      const found = compared(pixels, ink, guess, template);
      if (found !== undefined && found.score > (best?.score ?? 0)) best = found;
    }
  }
  return best;
}

interface Sides {
  readonly left: number;
  readonly width: number;
  readonly anchor: number;
  readonly whole: boolean;
}

/** From where to where the mark would go if the word were it, or what is left of it at the picture's side. */
function guesses({ left, top, right, bottom }: Edges, template: Template, width: number): Sides[] {
  const [wide, high] = [right - left, bottom - top];
  const shape = (wide / high) * (template.height / template.width);
  const whole = shape >= NARROWER && shape <= WIDER ? [{ left, width: wide, anchor: 0.5, whole: true }] : [];
  if (shape < PART_LEAST || shape > PART_MOST || template.letters.length < LETTERS) return whole;
  const full = SIZES.map((size) => ((high * template.width) / template.height) * (1 + size));
  const cutLeft =
    left <= AT_SIDE * high ? full.map((size) => ({ left: right - size, width: size, anchor: 1, whole: false })) : [];
  const cutRight = right >= width - AT_SIDE * high ? full.map((size) => ({ left, width: size, anchor: 0, whole: false })) : [];
  return [...whole, ...cutLeft, ...cutRight];
}

function compared(pixels: Pixels, ink: Edges, sides: Sides, template: Template): Found | undefined {
  const unit = (sides.width / template.width) * template.unit;
  if (unit < UNIT_LEAST) return undefined;
  const by = Math.max(1, Math.ceil(unit / FINE));
  const space = 3 * unit;
  const around = { left: ink.left - space, top: ink.top - space, right: ink.right + space, bottom: ink.bottom + space };
  const patch = patchOf(pixels, around, by);
  const guess = {
    x: (sides.left - patch.left) / by,
    y: (ink.top - patch.top) / by,
    width: sides.width / by,
    height: (ink.bottom - ink.top) / by,
    anchor: sides.anchor,
  };
  const fit = fitOf(patch, guess, template);
  const long = sides.whole ? LEAST.whole : LEAST.part;
  const least = template.letters.length < LETTERS ? LEAST_SHORT : long;
  if (fit === undefined || fit.score < least.score || fit.least < least.least || fit.second < least.second) return undefined;
  const box = {
    x: patch.left + fit.x * by,
    y: patch.top + fit.y * by,
    width: template.width * fit.scale * by,
    height: template.height * fit.scale * by,
  };
  const edges = { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  const found = template.unit * fit.scale * by;
  return {
    text: template.text,
    box,
    unit: found,
    score: fit.score,
    whole: sides.whole,
    leaders: leadersBeside(pixels, edges, found),
    rules: rulesAround(pixels, edges, found),
  };
}
