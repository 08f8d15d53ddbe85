import { CODE_BITS } from './code.ts';

/** Side of a chip, the smallest piece of the pattern, in px of the marked picture. */
export const CHIP = 8;
/** Chips along a side of the tile that is repeated over the whole picture. */
export const SIDE = 32;
/** Side of the tile in px of the marked picture. */
export const TILE = CHIP * SIDE;
const CHIPS = SIDE * SIDE;

/** Published with the source: the pattern carries an id, it does not prove who put it there. */
const SEED = 0x5a2e3a21;

/** xorshift32: the same numbers in every engine. */
function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** What of the tile is the same in all pictures. */
interface Layout {
  /** Places (row * SIDE + column) of the chips by which the tile is found. */
  readonly sync: Uint16Array;
  /** Places of the chips that carry the code's bits, in their order: far from each other, so that a crop takes a few of each part. */
  readonly data: Uint16Array;
  /** Sign of each chip; a data chip's is turned by its bit. As good as drawn by lot, which is what the false-positive rate rests on. */
  readonly signs: Int8Array;
}

function layOut(): Layout {
  const next = numbers(SEED);
  for (let warm = 0; warm < 16; warm++) next();
  const places = Uint16Array.from({ length: CHIPS }, (_, place) => place);
  for (let last = CHIPS - 1; last > 0; last--) {
    const other = next() % (last + 1);
    const kept = places[last] ?? 0;
    places[last] = places[other] ?? 0;
    places[other] = kept;
  }
  const signs = Int8Array.from({ length: CHIPS }, () => ((next() >>> 16) & 1 ? 1 : -1));
  return { sync: places.slice(CODE_BITS), data: places.slice(0, CODE_BITS), signs };
}

export const LAYOUT: Layout = layOut();

/** The tile for a code word (signs, `CODE_BITS` of them): SIDE x SIDE signs, row after row. */
export function tileOf(word: Int8Array): Int8Array {
  const tile = LAYOUT.signs.slice();
  LAYOUT.data.forEach((place, bit) => {
    tile[place] = (tile[place] ?? 0) * (word[bit] ?? 0);
  });
  return tile;
}
