import type { PixelRows, Pixels } from './types.ts';

/** Reads packed pixels (little endian: red lowest) row by row, holding one piece of the picture at a time. */
export interface RowReader {
  readonly width: number;
  readonly height: number;
  /** Pixels of one row. Valid until the next call. */
  row(y: number): Uint32Array;
}

/** About 8 MB of pixels at a time. */
const PIECE = 2 ** 21;

/** @param pixels whole in memory, or something to read pieces from */
export function rowReader(pixels: Pixels | PixelRows): RowReader {
  const { width, height } = pixels;
  const most = 'data' in pixels ? height : Math.max(1, Math.floor(PIECE / width));
  let from = 0;
  let piece = new Uint32Array();
  const row = (y: number): Uint32Array => {
    const start = (y - from) * width;
    if (start >= 0 && start + width <= piece.length) return piece.subarray(start, start + width);
    // Some rows above too: gaps are looked at from both sides.
    from = 'data' in pixels ? 0 : Math.max(0, Math.min(y - Math.floor(most / 4), height - most));
    piece = packed('data' in pixels ? pixels.data : pixels.rows(from, Math.min(most, height - from)));
    return piece.subarray((y - from) * width, (y - from + 1) * width);
  };
  return { width, height, row };
}

function packed(data: Uint8ClampedArray): Uint32Array<ArrayBuffer> {
  const bytes = data.byteOffset % 4 === 0 ? data : data.slice();
  // Canvas image data never lies in shared memory.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above.
  return new Uint32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, Math.floor(bytes.byteLength / 4));
}
