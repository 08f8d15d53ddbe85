import { transform, type Complex } from './fft.ts';
import { LAYOUT, SIDE } from './pattern.ts';

/** A place of the tile's corner in a folded square, and how clearly the sync chips are there: in standard deviations over all places. */
export interface Peak {
  readonly x: number;
  readonly y: number;
  readonly clear: number;
}

const templates = new Map<number, Complex>();

/** Conjugate spectrum of the sync chips. */
function templateFor(bins: number): Complex {
  const known = templates.get(bins);
  if (known !== undefined) return known;
  const template = { re: new Float32Array(bins * bins), im: new Float32Array(bins * bins) };
  const size = bins / SIDE;
  for (const place of LAYOUT.sync) {
    const corner = Math.floor(place / SIDE) * size * bins + (place % SIDE) * size;
    for (let y = 0; y < size; y++) template.re.fill(LAYOUT.signs[place] ?? 0, corner + y * bins, corner + y * bins + size);
  }
  transform(template, bins);
  for (let at = 0; at < template.im.length; at++) template.im[at] = -(template.im[at] ?? 0);
  templates.set(bins, template);
  return template;
}

/** The clearest places of the tile's corner, `count` of them, clearest first. */
export function findSync(folded: Float32Array, bins: number, count: number): Peak[] {
  const template = templateFor(bins);
  const square: Complex = { re: folded.slice(), im: new Float32Array(folded.length) };
  transform(square, bins);
  const { re, im } = square;
  for (let at = 0; at < re.length; at++) {
    const a = re[at] ?? 0;
    const b = im[at] ?? 0;
    const c = template.re[at] ?? 0;
    const d = template.im[at] ?? 0;
    // conjugated, so that transforming forward once more is the way back
    re[at] = a * c - b * d;
    im[at] = -(a * d + b * c);
  }
  // no mean: it says nothing about the place
  re[0] = 0;
  im[0] = 0;
  transform(square, bins);
  return peaks(re, bins, count);
}

function peaks(values: Float32Array, bins: number, count: number): Peak[] {
  let squares = 0;
  for (const value of values) squares += value * value;
  if (squares === 0) return [];
  const deviation = Math.sqrt(squares / values.length);
  const found: Peak[] = [];
  const near = bins / SIDE - 1;
  while (found.length < count) {
    let best = -1;
    for (let at = 0; at < values.length; at++) if (best < 0 || (values[at] ?? 0) > (values[best] ?? 0)) best = at;
    const clear = (values[best] ?? 0) / deviation;
    if (clear <= 0) break;
    const x = best % bins;
    const y = Math.floor(best / bins);
    found.push({ x, y, clear });
    if (found.length === count) break;
    for (let dy = -near; dy <= near; dy++)
      for (let dx = -near; dx <= near; dx++) values[((y + dy + bins) % bins) * bins + ((x + dx + bins) % bins)] = -Infinity;
  }
  return found;
}
