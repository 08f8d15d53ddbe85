import { crc32 } from 'node:zlib';
import { PNG_SIGNATURE } from './sample.ts';

/** What stands in a file, in order. Written for the tests, apart from the code under test; anything odd throws. */
export interface Part {
  /** A PNG chunk's type, or a JPEG marker such as `E1`. */
  readonly type: string;
  readonly data: Buffer;
}

export function pngParts(bytes: Uint8Array): Part[] {
  const file = Buffer.from(bytes);
  if (!file.subarray(0, 8).equals(PNG_SIGNATURE)) throw new Error('no PNG signature');
  const parts: Part[] = [];
  let at = 8;
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    if (body.length !== length + 4) throw new Error('a chunk is cut off');
    if (file.readUInt32BE(at + 8 + length) !== crc32(body)) throw new Error('a checksum is wrong');
    parts.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return parts;
}

/** Segments up to the first scan; that one holds everything behind it. */
export function jpegParts(bytes: Uint8Array): Part[] {
  const file = Buffer.from(bytes);
  if (file.readUInt16BE(0) !== 0xffd8) throw new Error('no SOI');
  const parts: Part[] = [];
  let at = 2;
  for (;;) {
    if (file[at] !== 0xff) throw new Error('no marker');
    const type = file.toString('hex', at + 1, at + 2).toUpperCase();
    if (type === 'DA') return [...parts, { type, data: file.subarray(at + 2) }];
    const length = file.readUInt16BE(at + 2);
    parts.push({ type, data: file.subarray(at + 4, at + 2 + length) });
    at += 2 + length;
  }
}

/** Chunks of a WebP. */
export function webpParts(bytes: Uint8Array): Part[] {
  const file = Buffer.from(bytes);
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') throw new Error('no RIFF');
  if (file.readUInt32LE(4) !== file.length - 8) throw new Error('the length of the file is wrong');
  const parts: Part[] = [];
  for (let at = 12; at < file.length;) {
    const length = file.readUInt32LE(at + 4);
    const data = file.subarray(at + 8, at + 8 + length);
    if (data.length !== length) throw new Error('a chunk is cut off');
    if (length % 2 === 1 && file[at + 8 + length] !== 0) throw new Error('an odd chunk has no padding of 0');
    parts.push({ type: file.toString('latin1', at, at + 4), data });
    at += 8 + length + (length % 2);
  }
  return parts;
}
