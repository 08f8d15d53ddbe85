import { viewOf } from './bytes.ts';
import { MetadataError } from './error.ts';

/** The chunk that begins an extended WebP (RFC 9649, 2.7). */
export const HEADER_TYPE = 'VP8X';
const HEADER_DATA_BYTES = 10;
/** Bits of its first byte. */
const FLAG = { xmp: 0x04, exif: 0x08, alpha: 0x10 } as const;

interface Part {
  readonly type: string;
  readonly data: Uint8Array;
}

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly alpha: boolean;
}

/**
 * Data of a header that announces XMP: the one that a file has, with that flag set, or a new one for a simple file.
 * @throws MetadataError `damaged`
 */
export function extendedHeader(chunks: readonly Part[]): Uint8Array {
  const first = chunks[0];
  const header = new Uint8Array(HEADER_DATA_BYTES);
  if (first?.type === HEADER_TYPE) {
    if (first.data.length !== HEADER_DATA_BYTES) throw new MetadataError('damaged', 'VP8X is of another length');
    header.set(first.data);
  } else if (first) {
    const { width, height, alpha } = first.type === 'VP8L' ? losslessCanvas(first.data) : lossyCanvas(first.data);
    // A profile behind the image is none (RFC 9649, 2.7.1.4), and a simple file has no frames; Exif may follow.
    header[0] = (alpha ? FLAG.alpha : 0) | (chunks.some(({ type }) => type === 'EXIF') ? FLAG.exif : 0);
    putUint24(header, 4, width - 1);
    putUint24(header, 7, height - 1);
  }
  header[0] = (header[0] ?? 0) | FLAG.xmp;
  return header;
}

/** Of a key frame (RFC 6386, 9.1): three bytes of tag, a start code, width and height in 14 bits each. */
function lossyCanvas(data: Uint8Array): Canvas {
  if (data.length < 10 || ((data[0] ?? 1) & 1) !== 0 || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a)
    throw new MetadataError('damaged', 'VP8 is no key frame');
  const view = viewOf(data);
  const [width, height] = [view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff];
  if (width === 0 || height === 0) throw new MetadataError('damaged', 'a WebP of no size');
  return { width, height, alpha: false };
}

/** Of a lossless image (RFC 9649, 3.4): a signature, width and height less one in 14 bits each, whether it has transparency, version 0. */
function losslessCanvas(data: Uint8Array): Canvas {
  const bits = data.length < 5 || data[0] !== 0x2f ? undefined : viewOf(data).getUint32(1, true);
  if (bits === undefined || bits >>> 29 !== 0) throw new MetadataError('damaged', 'VP8L has no signature');
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, alpha: ((bits >>> 28) & 1) === 1 };
}

function putUint24(bytes: Uint8Array, at: number, value: number): void {
  bytes.set([value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff], at);
}
