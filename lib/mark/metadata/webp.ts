import { type Edit, edited, joined, latin1, startsWith, viewOf } from './bytes.ts';
import { MetadataError } from './error.ts';
import { extendedHeader, HEADER_TYPE } from './webp-header.ts';

/** The RIFF header: `RIFF`, the length of all that follows, `WEBP`. */
const HEADER_BYTES = 12;
/** A still picture has under ten, an animation one a frame; a file made to fill the memory has millions. */
const MAX_CHUNKS = 10_000;
const [RIFF, WEBP] = [latin1('RIFF'), latin1('WEBP')];
/** The second is how some writers misspell it; ExifTool reads both. */
const XMP_TYPES = new Set(['XMP ', 'XMP\0']);
/** What stands before the XMP (WebP container, "Extended File Format"); chunks of unknown types and credentials stand behind. */
const BEFORE_XMP = new Set([HEADER_TYPE, 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L', 'EXIF']);
const IMAGE_TYPES = new Set(['VP8 ', 'VP8L', 'ANMF']);

/** A piece of a RIFF file. */
export interface WebpChunk {
  /** Four characters. */
  readonly type: string;
  /** Offsets of the whole chunk, header and padding included. */
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

export const isWebp = (bytes: Uint8Array): boolean => startsWith(bytes, RIFF) && startsWith(bytes.subarray(8), WEBP);

/**
 * The picture with `packet` as its only XMP, behind image and Exif. A simple file becomes an extended one, which alone may carry XMP; frames,
 * profile and transparency stay as they are. What stood behind its end goes.
 * @throws MetadataError `damaged`
 */
export function putXmpInWebp(bytes: Uint8Array, packet: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunks = webpChunks(bytes);
  const [first] = chunks;
  const last = chunks.at(-1);
  if (!first || !last) throw new MetadataError('damaged', 'an empty WebP');
  const replaced = first.type === HEADER_TYPE ? first.end : first.start;
  const header: Edit = { start: first.start, end: replaced, insert: chunkOf(HEADER_TYPE, extendedHeader(chunks)) };
  const at = chunks.findLast(({ type }) => BEFORE_XMP.has(type))?.end ?? last.end;
  const removed = chunks.filter(isXmp).map(({ start, end }) => ({ start, end }));
  const picture = edited(bytes, [header, { start: at, end: at, insert: chunkOf('XMP ', packet) }, ...removed], last.end);
  viewOf(picture).setUint32(4, picture.length - 8, true);
  return picture;
}

/** The XMP packets of a WebP, whether or not its header announces them: what others read, we must not miss. @throws MetadataError `damaged` */
export const xmpInWebp = (bytes: Uint8Array): Uint8Array[] =>
  webpChunks(bytes)
    .filter(isXmp)
    .map(({ data }) => data);

const isXmp = ({ type }: WebpChunk): boolean => XMP_TYPES.has(type);

/** All chunks of a WebP. Takes no length at its word. @throws MetadataError `damaged` */
export function webpChunks(bytes: Uint8Array): WebpChunk[] {
  const view = viewOf(bytes);
  const fileEnd = bytes.length < HEADER_BYTES ? Infinity : 8 + view.getUint32(4, true);
  if (fileEnd > bytes.length || fileEnd % 2 !== 0) throw new MetadataError('damaged', 'the WebP breaks off');
  const chunks: WebpChunk[] = [];
  for (let start = HEADER_BYTES; start < fileEnd;) {
    if (fileEnd - start < 8 || chunks.length === MAX_CHUNKS) throw new MetadataError('damaged', 'the WebP breaks off');
    const type = String.fromCharCode(...bytes.subarray(start, start + 4));
    const length = view.getUint32(start + 4, true);
    const end = start + 8 + length + (length % 2);
    if (end > fileEnd) throw new MetadataError('damaged', 'a WebP chunk is longer than the file');
    const isHeader = type === HEADER_TYPE;
    if (chunks.length === 0 ? !isHeader && type !== 'VP8 ' && type !== 'VP8L' : isHeader)
      throw new MetadataError('damaged', 'VP8X is not where it belongs');
    chunks.push({ type, start, end, data: bytes.subarray(start + 8, start + 8 + length) });
    start = end;
  }
  if (!chunks.some(({ type }) => IMAGE_TYPES.has(type))) throw new MetadataError('damaged', 'a WebP without an image');
  return chunks;
}

/** A chunk with its header and, behind an odd length, a byte of padding. */
function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const whole = joined([latin1(type), new Uint8Array(4), data, new Uint8Array(data.length % 2)]);
  viewOf(whole).setUint32(4, data.length, true);
  return whole;
}
