import { edited, joined, latin1, MAX_PARTS, startsWith, viewOf } from './bytes.ts';
import { MetadataError } from './error.ts';
import { PACKET_BYTES } from './xmp.ts';

const XMP = latin1('http://ns.adobe.com/xap/1.0/\0');
/** Holds what does not fit into the first packet. We write none and remove what we find. */
const EXTENDED_XMP = latin1('http://ns.adobe.com/xmp/extension/\0');
const EXIF = latin1('Exif\0\0');
/** Markers by their second byte; the first is 0xFF. */
const [SOI, EOI, SOS, APP0, TEM, RST0, RST7] = [0xd8, 0xd9, 0xda, 0xe0, 0x01, 0xd0, 0xd7];
/** Has Exif or XMP. */
export const APP1 = 0xe1;

/** A piece of a JPEG. */
export interface Segment {
  readonly marker: number;
  /** Offsets of the whole segment, marker included; a scan's own data lie behind it. */
  readonly start: number;
  readonly end: number;
  /** Without marker and length. */
  readonly data: Uint8Array;
}

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff;

/**
 * The picture with `packet` as its only XMP, behind JFIF's and Exif's segments, which must come first. What stood behind its end goes.
 * @throws MetadataError `damaged`, or `fields` if the packet is longer than `PACKET_BYTES`
 */
export function putXmpInJpeg(bytes: Uint8Array, packet: Uint8Array): Uint8Array<ArrayBuffer> {
  if (packet.length > PACKET_BYTES) throw new MetadataError('fields', 'the packet is longer than a segment');
  const segments = segmentsOf(bytes);
  const later = segments.findIndex((segment) => !isXmp(segment) && !comesFirst(segment));
  const at = segments.slice(0, later).findLast(comesFirst)?.end ?? 2;
  const removed = segments.filter(isXmp).map(({ start, end }) => ({ start, end }));
  const insert = joined([Uint8Array.of(0xff, APP1, 0, 0), XMP, packet]);
  viewOf(insert).setUint16(2, insert.length - 2);
  return edited(bytes, [{ start: at, end: at, insert }, ...removed], segments.at(-1)?.end ?? 0);
}

/** The XMP packets of a JPEG, without extensions. @throws MetadataError `damaged` */
export function xmpInJpeg(bytes: Uint8Array): Uint8Array[] {
  return segmentsOf(bytes)
    .filter(({ marker, data }) => marker === APP1 && startsWith(data, XMP))
    .map(({ data }) => data.subarray(XMP.length));
}

const isXmp = ({ marker, data }: Segment): boolean =>
  marker === APP1 && (startsWith(data, XMP) || startsWith(data, EXTENDED_XMP));
const comesFirst = ({ marker, data }: Segment): boolean => marker === APP0 || (marker === APP1 && startsWith(data, EXIF));

/**
 * All segments from the first to the end of the image, also those between scans. Takes no length at its word.
 * @throws MetadataError `damaged`
 */
export function segmentsOf(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  let at = 2;
  while (segments.at(-1)?.marker !== EOI) {
    const start = at;
    if (bytes[at] !== 0xff || segments.length === MAX_PARTS)
      throw new MetadataError('damaged', 'a JPEG segment begins with no marker');
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) throw new MetadataError('damaged', 'the JPEG breaks off');
    if (marker === 0 || marker === SOI) throw new MetadataError('damaged', 'a JPEG marker where none may be');
    const end = hasNoLength(marker) ? at + 2 : at + 2 + lengthAt(bytes, at + 2);
    segments.push({ marker, start, end, data: bytes.subarray(Math.min(at + 4, end), end) });
    at = marker === SOS ? endOfScan(bytes, end) : end;
  }
  return segments;
}

const isRestart = (marker: number): boolean => marker >= RST0 && marker <= RST7;
const hasNoLength = (marker: number): boolean => marker === EOI || marker === TEM || isRestart(marker);

function lengthAt(bytes: Uint8Array, at: number): number {
  const length = at + 2 > bytes.length ? 0 : viewOf(bytes).getUint16(at);
  if (length < 2 || at + length > bytes.length) throw new MetadataError('damaged', 'a JPEG segment is longer than the file');
  return length;
}

/** Offset of the first marker behind a scan's data, in which 0xFF is followed by 0 or by the number of a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new MetadataError('damaged', 'the JPEG breaks off');
}
