import { latin1, startsWith, viewOf } from '../metadata/bytes.ts';

/** Kinds of pictures that are looked into. */
type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif';

/** What a file says of its picture before anything is decoded. */
export interface PictureHeader {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
  /** More than one frame: only the first is looked at. */
  readonly animated: boolean;
  /** Four inks, as for print: colours are the browser's guess. */
  readonly cmyk: boolean;
}

/** Parts of a file that are looked at for a header. */
const MOST_PARTS = 10_000;

const PNG = latin1('\x89PNG\r\n\x1A\n');
const text = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Reads the header of a PNG, JPEG, WebP or GIF; `unknown` for other files, `damaged` where it breaks off. Takes no length at its word. */
export function readHeader(bytes: Uint8Array): PictureHeader | 'unknown' | 'damaged' {
  const read = startsWith(bytes, PNG)
    ? png
    : bytes[0] === 0xff && bytes[1] === 0xd8
      ? jpeg
      : text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP'
        ? webp
        : /^GIF8[79]a$/.test(text(bytes, 0, 6))
          ? gif
          : undefined;
  if (!read) return 'unknown';
  try {
    const header = read(bytes, viewOf(bytes));
    return header && header.width > 0 && header.height > 0 ? header : 'damaged';
  } catch (error) {
    // A view throws where the file ends too early.
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

type Reader = (bytes: Uint8Array, view: DataView) => PictureHeader | undefined;

const png: Reader = (bytes, view) => {
  if (text(bytes, 12, 4) !== 'IHDR') return undefined;
  let animated = false;
  for (let at = 8, part = 0; at + 8 <= bytes.length && part < MOST_PARTS; part++, at += 12 + view.getUint32(at)) {
    const type = text(bytes, at + 4, 4);
    if (type === 'acTL') animated = true;
    if (type === 'IDAT') break;
  }
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), animated, cmyk: false };
};

/** Frame headers of all coding processes; DHT, JPG and DAC share their numbers. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpeg: Reader = (_bytes, view) => {
  for (let at = 2, part = 0; part < MOST_PARTS; part++) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      return {
        kind: 'jpeg',
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        animated: false,
        cmyk: view.getUint8(at + 9) === 4,
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

const webp: Reader = (bytes, view) => {
  const common = { kind: 'webp', animated: false, cmyk: false } as const;
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (text(bytes, 12, 4)) {
    case 'VP8X':
      return { ...common, animated: (view.getUint8(20) & 2) !== 0, width: uint24(24) + 1, height: uint24(27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { ...common, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { ...common, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
};

/** Bytes of a GIF's table of colours. */
const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

const gif: Reader = (_bytes, view) => {
  const skipBlocks = (from: number): number => {
    let at = from;
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1;
    return at + 1;
  };
  let frames = 0;
  let at = 13 + colours(view.getUint8(10));
  for (let part = 0; part < MOST_PARTS && frames < 2; part++) {
    // Many GIFs lack the byte that ends them.
    const kind = at < view.byteLength ? view.getUint8(at) : 0x3b;
    if (kind === 0x3b) break;
    if (kind === 0x21) at = skipBlocks(at + 2);
    else if (kind === 0x2c) {
      frames++;
      at = skipBlocks(at + 11 + colours(view.getUint8(at + 9)));
    } else return undefined;
  }
  return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true), animated: frames > 1, cmyk: false };
};
