const of = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));

/** Pictures of 8 x 6 pixels as libwebp 1.6 wrote them, and two of a pixel. */
export const WEBP = {
  lossy: of(
    'UklGRmYAAABXRUJQVlA4IFoAAADQAQCdASoIAAYAAsBMJbACdAD0X2QOKADOK66bYUD9rKDOJYwu0ruDP1y4+NFf5MiJq7v+LEa0++15vSBGZaCJShnh37Xr7C4k62LSjf3F1OV76+YL9f59wAA=',
  ),
  lossless: of('UklGRiIAAABXRUJQVlA4TBYAAAAvB0ABAAfQhCY0of8BgCD8b5uI6H8I'),
  /** With transparency. */
  losslessAlpha: of('UklGRiIAAABXRUJQVlA4TBYAAAAvB0ABEAdQwQpWsIIBgCD8b5uI6H8I'),
  /** Extended: VP8X, ALPH, VP8. */
  alpha: of(
    'UklGRo4AAABXRUJQVlA4WAoAAAAQAAAABwAABQAAQUxQSCIAAAARH0AgaRvb/4bjERG7QkEAMkwL4VRQjZ0QOkb0P6CHvnRpVlA4IEYAAADwAQCdASoIAAYABUB8JagCdH8AFZ2R/sAAzcIr9XokNJYu4qr6SPN6W11RaJK903fIppGTPUESLqHEbN4J1GZ50MbyQAAA',
  ),
  /** Extended, one frame: VP8X, ANIM, ANMF. */
  animated: of(
    'UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA',
  ),
} as const;

/** A chunk with its length and padding. */
export function webpChunk(type: string, data: Uint8Array | string): Buffer {
  const body = Buffer.from(data);
  const head = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4)]);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A file of these chunks. */
export function webpOf(...chunks: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Uint8Array.from(Buffer.concat([head, body]));
}

/** A sample with further chunks at its end. */
export const webp = (sample: Uint8Array, ...extra: readonly Uint8Array[]): Uint8Array => webpOf(sample.subarray(12), ...extra);

/** Header of an extended file of 8 x 6 pixels. */
export const webpHeader = (flags: number): Buffer => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 7, 0, 0, 5, 0, 0]));
