import { latin1, startsWith } from './bytes.ts';
import { APP1, isJpeg, segmentsOf, xmpInJpeg } from './jpeg.ts';
import { chunksOf, isPng, xmpInPng } from './png.ts';
import { isWebp, webpChunks, xmpInWebp } from './webp.ts';
import type { PictureFormat } from '../../types.ts';
import { MetadataError } from './error.ts';

/** The pieces of an image that can carry marks, as they stand in its file. */
export interface RawMarks {
  readonly format: PictureFormat;
  /** @throws MetadataError `compressed` */
  readonly xmp: () => readonly Uint8Array[];
  /** Stores of content credentials (JUMBF), in pieces. */
  readonly credentials: readonly Uint8Array[];
  /** IPTC's old records (IIM). */
  readonly iptc: boolean;
  /** Exif, and texts that are called AIGC: where GB 45438's label stands besides XMP. */
  readonly labels: readonly Uint8Array[];
}

/** Identifier of JUMBF in an APP11 segment; sequence numbers follow (ISO 19566-5, annex D). */
const JUMBF = latin1('JP');
const [APP11, APP13] = [0xeb, 0xed];
const PHOTOSHOP = latin1('Photoshop 3.0\0');
const EXIF = latin1('Exif\0\0');
const TEXT_TYPES = new Set(['tEXt', 'iTXt', 'zTXt']);
const [AIGC, RAW_IPTC] = [latin1('AIGC\0'), latin1('Raw profile type iptc\0')];

/** @throws MetadataError `format` or `damaged` */
export function rawMarks(bytes: Uint8Array): RawMarks {
  if (isPng(bytes)) return inPng(bytes);
  if (isJpeg(bytes)) return inJpeg(bytes);
  if (isWebp(bytes)) return inWebp(bytes);
  throw new MetadataError('format', 'neither PNG nor JPEG nor WebP');
}

function inPng(bytes: Uint8Array): RawMarks {
  const chunks = chunksOf(bytes);
  const texts = chunks.filter(({ type }) => TEXT_TYPES.has(type));
  const ofType = (wanted: string): Uint8Array[] => chunks.filter(({ type }) => type === wanted).map(({ data }) => data);
  return {
    format: 'png',
    xmp: () => xmpInPng(bytes),
    credentials: ofType('caBX'),
    iptc: texts.some(({ data }) => startsWith(data, RAW_IPTC)),
    labels: [...ofType('eXIf'), ...texts.filter(({ data }) => startsWith(data, AIGC)).map(({ data }) => data)],
  };
}

function inJpeg(bytes: Uint8Array): RawMarks {
  const segments = segmentsOf(bytes);
  const starting = (wanted: number, start: Uint8Array): Uint8Array[] =>
    segments.filter(({ marker, data }) => marker === wanted && startsWith(data, start)).map(({ data }) => data);
  return {
    format: 'jpeg',
    xmp: () => xmpInJpeg(bytes),
    // Identifier, instance and sequence go before what is stored.
    credentials: starting(APP11, JUMBF).map((data) => data.subarray(8)),
    iptc: starting(APP13, PHOTOSHOP).length > 0,
    labels: starting(APP1, EXIF),
  };
}

function inWebp(bytes: Uint8Array): RawMarks {
  const chunks = webpChunks(bytes);
  const ofType = (wanted: string): Uint8Array[] => chunks.filter(({ type }) => type === wanted).map(({ data }) => data);
  return { format: 'webp', xmp: () => xmpInWebp(bytes), credentials: ofType('C2PA'), iptc: false, labels: ofType('EXIF') };
}
