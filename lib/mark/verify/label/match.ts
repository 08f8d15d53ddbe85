import type { Patch, Template } from './types.ts';

/** Where a template lies on a patch: its top left corner, px of the patch, and px of the patch per px of the template. */
export interface Fit {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Correlation of the whole, 0..1. */
  readonly score: number;
  /** Of its least like letter, and of the next. */
  readonly least: number;
  readonly second: number;
}

/** Blank space around the mark that belongs to it, units: what stands there counts against it. */
const MARGIN = 1.5;
/** A first look this unlike is not looked at again. */
const PROMISING = 0.4;

/** Where the whole mark would lie, px of the patch. What of it lies outside of the patch is not compared. */
export interface Guess {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What of it stays where it is when it is made larger: 0 the left end, 0.5 the middle, 1 the right end. */
  readonly anchor: number;
}

/**
 * Lays a template on a patch where it fits best.
 * @param at right to about a px, and 5 % of the size
 */
export function fitOf(patch: Patch, at: Guess, template: Template): Fit | undefined {
  const scale = at.width / template.width;
  const [anchorX, middleY] = [at.x + at.width * at.anchor, at.y + at.height / 2];
  const place = (size: number, right: number, down: number) => ({
    x: anchorX - template.width * size * at.anchor + right,
    y: middleY - (template.height * size) / 2 + down,
    scale: size,
  });
  let best = { ...place(scale, 0, 0), score: -1, right: 0, down: 0 };
  let [sizeStep, step] = [0.025, 1];
  for (let round = 0; round < 3; round++) {
    const from = best;
    for (const size of [-1, 0, 1]) {
      for (const right of [-1, 0, 1]) {
        for (const down of [-1, 0, 1]) {
          const offset = { right: from.right + right * step, down: from.down + down * step };
          const tried = place(from.scale * (1 + size * sizeStep), offset.right, offset.down);
          const score = Math.abs(correlation(patch, template, tried, 0, 1, MARGIN));
          if (score > best.score) best = { ...tried, ...offset, score };
        }
      }
    }
    if (best.score < PROMISING) return undefined;
    if (round > 0 || best === from) [sizeStep, step] = [sizeStep / 2, step / 2];
  }
  return { x: best.x, y: best.y, scale: best.scale, score: best.score, ...leastLetters(patch, template, best) };
}

/** Of the letters that are wholly on the patch; a space is none. */
function leastLetters(patch: Patch, template: Template, place: Place): Pick<Fit, 'least' | 'second'> {
  const sign = Math.sign(correlation(patch, template, place, 0, 1, MARGIN));
  const { letters } = template;
  const wide = (template.width * place.scale) / letters.length;
  const each = letters.flatMap((letter, cell) => {
    const [from, to] = [place.x + cell * wide, place.x + (cell + 1) * wide];
    if (letter === ' ' || from < -0.5 || to > patch.width + 0.5) return [];
    return sign * correlation(patch, template, place, cell / letters.length, (cell + 1) / letters.length, MARGIN / 2);
  });
  const [least = 0, second = 0] = each.toSorted((one, other) => one - other);
  return { least, second };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Normalised cross-correlation (-1..1; 0 for a flat patch) over a part of the template's width, 0..1, and a margin in units. */
function correlation(patch: Patch, template: Template, { x, y, scale }: Place, from: number, to: number, margin: number): number {
  const space = margin * template.unit * scale;
  const whole = from === 0 && to === 1;
  const left = Math.max(0, Math.round(x + from * template.width * scale - (whole ? space : 0)));
  const right = Math.min(patch.width, Math.round(x + to * template.width * scale + (whole ? space : 0)));
  const top = Math.max(0, Math.round(y - space));
  const bottom = Math.min(patch.height, Math.round(y + template.height * scale + space));
  const columns = cornersOf(template.width, right - left, (left - x) / scale, 1 / scale);
  let over = new Float64Array(columns.at.length);
  let under = new Float64Array(columns.at.length);
  sumsAlong(template, columns, (top - y) / scale, over);
  let [count, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0];
  for (let row = top; row < bottom; row++) {
    sumsAlong(template, columns, (row + 1 - y) / scale, under);
    for (let index = 0, at = row * patch.width + left; index < right - left; index++, at++) {
      const a = patch.grey[at] ?? 0;
      const b = (under[index + 1] ?? 0) - (over[index + 1] ?? 0) - (under[index] ?? 0) + (over[index] ?? 0);
      count++;
      sumA += a;
      sumB += b;
      sumAA += a * a;
      sumBB += b * b;
      sumAB += a * b;
    }
    [over, under] = [under, over];
  }
  const spreads = (sumAA - (sumA * sumA) / count) * (sumBB - (sumB * sumB) / count);
  // Flatter than one level of brightness is flat.
  return spreads > 0 && sumAA / count - (sumA / count) ** 2 > 1 ? (sumAB - (sumA * sumB) / count) / Math.sqrt(spreads) : 0;
}

interface Corners {
  /** Column of the template's sums left of each, and how far it is on the way to the next, 0..1. */
  readonly at: Int32Array;
  readonly part: Float64Array;
}

/** Where the sides of `count` px in a row lie on the template. */
function cornersOf(width: number, count: number, from: number, each: number): Corners {
  const length = Math.max(0, count) + 1;
  const [at, part] = [new Int32Array(length), new Float64Array(length)];
  for (let index = 0; index < length; index++) {
    const inside = Math.min(Math.max(from + index * each, 0), width);
    const column = Math.min(Math.floor(inside), width - 1);
    at[index] = column;
    part[index] = inside - column;
  }
  return { at, part };
}

/** Ink above and left of each corner on a row of the template, between its px by the neighbours. */
function sumsAlong({ width, height, sums }: Template, { at, part }: Corners, row: number, into: Float64Array): void {
  const inside = Math.min(Math.max(row, 0), height);
  const whole = Math.min(Math.floor(inside), height - 1);
  const down = inside - whole;
  const [first, second] = [whole * (width + 1), (whole + 1) * (width + 1)];
  for (let index = 0; index < into.length; index++) {
    const [column, right] = [at[index] ?? 0, part[index] ?? 0];
    const upper = (sums[first + column] ?? 0) * (1 - right) + (sums[first + column + 1] ?? 0) * right;
    const lower = (sums[second + column] ?? 0) * (1 - right) + (sums[second + column + 1] ?? 0) * right;
    into[index] = upper * (1 - down) + lower * down;
  }
}
