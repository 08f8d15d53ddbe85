import type { Pixels } from '../label/types.ts';
import { softBits } from './chips.ts';
import { encode, nearest, score } from './code.ts';
import { fieldOf, type Field } from './field.ts';
import { fold, type Area } from './fold.ts';
import { CHIP } from './pattern.ts';
import { findSync } from './sync.ts';
import { calmAreas, grown, whole } from './areas.ts';

/** Bins of a folded tile's side: two per chip while searching, four for reading. */
const COARSE = 64;
const FINE = 128;

/**
 * Scores from here on are a watermark. What has none gives soft values whose signs are as good as drawn by lot (pattern.ts), so that the score of one code word is
 * at most as spread as a normal variable: beyond 9 with 1.1e-19. With 2^32 words and at most `MOST_TRIES` places: below 6.3e-8 for a picture.
 */
export const THRESHOLD = 9;
/** Code words looked for in one picture at most. */
const MOST_TRIES = 128;

export interface Reading {
  readonly id: number;
  readonly score: number;
  readonly scale: number;
}

/** What a search has spent and found. */
interface Search {
  readonly field: Field;
  tries: number;
  best: Reading | undefined;
}

const LIKELY = [1, 0.5, 2, 0.75, 1.5];
const LEAST_SCALE = 0.35;
const GREATEST_SCALE = 2.2;
const AREA = 512;
/** Of larger pictures only the middle is read: it holds the mark a hundred times, and reading stays a matter of a second or two. */
const MOST_PX = 3e6;

export function readWatermark(pixels: Pixels): { id: number } | undefined {
  const found = bestReading(pixels);
  return found !== undefined && found.score >= THRESHOLD ? { id: found.id } : undefined;
}

/** The best that was found, whether it is good enough or not; for measuring how far both are apart. */
export function bestReading(pixels: Pixels): Reading | undefined {
  const search: Search = { field: fieldOf(middleOf(pixels)), tries: 0, best: undefined };
  for (const scale of LIKELY) if (tryScale(search, scale, 5)) return search.best;
  for (const area of calmAreas(search.field, AREA).slice(0, 2)) if (searchScales(search, area)) return search.best;
  return search.best;
}

/** As much of the middle of a picture as is read. */
function middleOf({ width, height, data }: Pixels): Pixels {
  if (width * height <= MOST_PX) return { width, height, data };
  const across = Math.min(width, Math.max(Math.floor(Math.sqrt(MOST_PX)), Math.floor(MOST_PX / height)));
  const down = Math.min(height, Math.floor(MOST_PX / across));
  const left = Math.floor((width - across) / 2);
  const top = Math.floor((height - down) / 2);
  const middle = new Uint8ClampedArray(across * down * 4);
  for (let y = 0; y < down; y++) {
    const from = ((top + y) * width + left) * 4;
    middle.set(data.subarray(from, from + across * 4), y * across * 4);
  }
  return { width: across, height: down, data: middle };
}

/** Refines a scale on the whole field and reads there. @returns whether a watermark was found */
function tryScale(search: Search, about: number, least: number): boolean {
  const { field } = search;
  const all = whole(field);
  const step = about / Math.max(field.width, field.height);
  let best = { scale: about, clear: clearness(field, all, about) };
  if (best.clear < least) return false;
  for (const offset of [-2, -1, 1, 2]) {
    const scale = about + offset * step;
    const clear = clearness(field, all, scale);
    if (clear > best.clear) best = { scale, clear };
  }
  return readAt(search, best.scale);
}

function clearness(field: Field, area: Area, scale: number): number {
  return findSync(fold(field, area, scale, COARSE), COARSE, 1)[0]?.clear ?? 0;
}

function readAt(search: Search, scale: number): boolean {
  const folded = fold(search.field, whole(search.field), scale, FINE);
  for (const { x, y } of findSync(folded, FINE, 2)) {
    if (search.tries >= MOST_TRIES) return false;
    search.tries++;
    const soft = softBits(folded, FINE, x, y);
    const id = nearest(soft);
    const reading = { id, score: score(soft, encode(id)), scale };
    if (search.best === undefined || reading.score > search.best.score) search.best = reading;
    if (reading.score >= THRESHOLD) return true;
  }
  return false;
}

/** Scales so far apart lose nothing: at the edge of an area of `size` px the tile's bins have moved by less than one. */
function stepAt(scale: number, size: number): number {
  return (0.75 * CHIP * scale * scale) / size;
}

function searchScales(search: Search, area: Area): boolean {
  const size = Math.max(area.width, area.height);
  const found: { scale: number; clear: number }[] = [];
  for (let scale = LEAST_SCALE; scale < GREATEST_SCALE; scale += stepAt(scale, size))
    found.push({ scale, clear: clearness(search.field, area, scale) });
  const clearest = found
    .toSorted((one, other) => other.clear - one.clear)
    .filter(({ clear }) => clear > 4.2)
    .slice(0, 6);
  for (const { scale } of clearest) {
    let best = { scale, clear: 0 };
    let part = area;
    let step = stepAt(scale, size);
    for (;;) {
      const middle: number = best.scale;
      best = { scale: middle, clear: clearness(search.field, part, middle) };
      for (const offset of [-step / 2, step / 2]) {
        const clear = clearness(search.field, part, middle + offset);
        if (clear > best.clear) best = { scale: middle + offset, clear };
      }
      const next = grown(part, 2, search.field);
      if (next.width === part.width && next.height === part.height) break;
      part = next;
      step /= 2;
    }
    if (tryScale(search, best.scale, 4.5)) return true;
  }
  return false;
}
