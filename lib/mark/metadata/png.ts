import { type Edit, edited, joined, latin1, MAX_PARTS, startsWith, viewOf } from './bytes.ts';
import { MetadataError } from './error.ts';

const SIGNATURE = latin1('\x89PNG\r\n\x1A\n');
/** Keyword, then: not compressed, method 0, no language, no translated keyword (PNG 3, 11.3.3.4). */
const XMP_HEADER = latin1('XML:com.adobe.xmp\0\0\0\0\0');
/** Every place where writers put XMP; the last one is ImageMagick's. */
const XMP_STARTS = [
  ['iTXt', 'XML:com.adobe.xmp\0'],
  ['tEXt', 'XML:com.adobe.xmp\0'],
  ['zTXt', 'XML:com.adobe.xmp\0'],
  ['tEXt', 'Raw profile type xmp\0'],
  ['zTXt', 'Raw profile type xmp\0'],
].map(([type, start = '']) => ({ type, start: latin1(start) }));

/** A piece of a PNG. */
export interface Chunk {
  readonly type: string;
  /** Offsets of the whole chunk, length and checksum included. */
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

export const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, SIGNATURE);

/** The picture with `packet` as its only XMP, right after IHDR. What stood behind IEND goes. @throws MetadataError `damaged` */
export function putXmpInPng(bytes: Uint8Array, packet: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunks = chunksOf(bytes);
  const removed: Edit[] = chunks.filter(isXmp).map(({ start, end }) => ({ start, end }));
  const at = chunks[0]?.end ?? 0;
  return edited(
    bytes,
    [{ start: at, end: at, insert: chunk('iTXt', joined([XMP_HEADER, packet])) }, ...removed],
    lastEnd(chunks),
  );
}

/** The XMP packets of a PNG. @throws MetadataError `damaged`, `compressed` */
export function xmpInPng(bytes: Uint8Array): Uint8Array[] {
  return chunksOf(bytes)
    .filter(isXmp)
    .map(({ type, data }) => {
      if (type === 'iTXt' && startsWith(data, XMP_HEADER)) return data.subarray(XMP_HEADER.length);
      throw new MetadataError('compressed', 'XMP in a form that is not read here');
    });
}

const isXmp = ({ type, data }: Chunk): boolean => XMP_STARTS.some((xmp) => xmp.type === type && startsWith(data, xmp.start));
const lastEnd = (chunks: readonly Chunk[]): number => chunks.at(-1)?.end ?? 0;

/** All chunks from IHDR to IEND, their checksums verified. Takes no length at its word. @throws MetadataError `damaged` */
export function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let start = SIGNATURE.length;
  while (chunks.at(-1)?.type !== 'IEND') {
    if (bytes.length - start < 12 || chunks.length === MAX_PARTS) throw new MetadataError('damaged', 'the PNG breaks off');
    const length = view.getUint32(start);
    const end = start + 12 + length;
    if (end > bytes.length) throw new MetadataError('damaged', 'a PNG chunk is longer than the file');
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) throw new MetadataError('damaged', 'a PNG chunk has no type');
    if ((type === 'IHDR') !== (chunks.length === 0)) throw new MetadataError('damaged', 'IHDR is not where it belongs');
    if (view.getUint32(end - 4) !== crc32(bytes.subarray(start + 4, end - 4))) {
      throw new MetadataError('damaged', `the checksum of a PNG chunk (${type}) is wrong`);
    }
    chunks.push({ type, start, end, data: bytes.subarray(start + 8, end - 4) });
    start = end;
  }
  return chunks;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = joined([new Uint8Array(4), latin1(type), data, new Uint8Array(4)]);
  const view = viewOf(whole);
  view.setUint32(0, data.length);
  view.setUint32(whole.length - 4, crc32(whole.subarray(4, -4)));
  return whole;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as PNG defines it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
