import { PICTURE_FORMATS, type PictureFormat } from '../../types.ts';
import { MetadataError } from './error.ts';
import type { MetadataFields } from './fields.ts';
import { isJpeg, putXmpInJpeg, xmpInJpeg } from './jpeg.ts';
import { isPng, putXmpInPng, xmpInPng } from './png.ts';
import { xmpProperties } from './rdf.ts';
import { fieldsOf } from './read-xmp.ts';
import { isWebp, putXmpInWebp, xmpInWebp } from './webp.ts';
import { NAMESPACES, xmpPacket } from './xmp.ts';

export { MetadataError, type MetadataReason } from './error.ts';
export { type Ingredient, type MetadataFields } from './fields.ts';

/** How a format is told, and where it keeps XMP. */
const CONTAINERS: Readonly<Record<PictureFormat, Container>> = {
  png: { is: isPng, put: putXmpInPng, packets: xmpInPng },
  jpeg: { is: isJpeg, put: putXmpInJpeg, packets: xmpInJpeg },
  webp: { is: isWebp, put: putXmpInWebp, packets: xmpInWebp },
};

interface Container {
  readonly is: (bytes: Uint8Array) => boolean;
  readonly put: (bytes: Uint8Array, packet: Uint8Array) => Uint8Array<ArrayBuffer>;
  readonly packets: (bytes: Uint8Array) => readonly Uint8Array[];
}

/**
 * The picture with the fields in it as XMP; whatever XMP it had is replaced. Pixels and everything else stay as they are.
 * @param bytes a whole PNG, JPEG or WebP, as the encoder gave it
 * @throws MetadataError `format` or `damaged` for the picture, `fields` if they say nothing
 */
export function writeMetadata(bytes: Uint8Array, format: PictureFormat, fields: MetadataFields): Uint8Array<ArrayBuffer> {
  if (formatOf(bytes) !== format) throw new MetadataError('format', `this is no ${format}`);
  const packet = new TextEncoder().encode(xmpPacket(fields));
  return CONTAINERS[format].put(bytes, packet);
}

/**
 * What Sharemark wrote into a picture, read from its bytes alone; undefined if it holds nothing of Sharemark's.
 * @throws MetadataError if it is no PNG, JPEG or WebP, damaged, or says two things
 */
export function readMetadata(bytes: Uint8Array): MetadataFields | undefined {
  const packet = packetOf(bytes);
  return packet === undefined ? undefined : fieldsOf(packet);
}

/**
 * What a picture's bytes do not say as `fields` do: names of XMP properties that are missing, differ or are too many, or the reason why they
 * cannot be read. Empty if all is well: the check before a file is let go. Never throws.
 */
export function metadataFaults(bytes: Uint8Array, format: PictureFormat, fields: MetadataFields): readonly string[] {
  try {
    if (formatOf(bytes) !== format) return ['format'];
    const packet = packetOf(bytes);
    if (packet === undefined || fieldsOf(packet) === undefined) return ['missing'];
    const [found, wanted] = [xmpProperties(packet), xmpProperties(xmpPacket(fields))];
    const names = new Set([...wanted.keys(), ...found.keys()]);
    return [...names].filter((name) => JSON.stringify(found.get(name)) !== JSON.stringify(wanted.get(name))).map(prefixed);
  } catch (error) {
    return [error instanceof MetadataError ? error.reason : 'damaged'];
  }
}

function formatOf(bytes: Uint8Array): PictureFormat {
  const format = PICTURE_FORMATS.find((name) => CONTAINERS[name].is(bytes));
  if (format) return format;
  throw new MetadataError('format', 'neither PNG nor JPEG nor WebP');
}

/** The one XMP packet of a picture. */
function packetOf(bytes: Uint8Array): string | undefined {
  const packets = CONTAINERS[formatOf(bytes)].packets(bytes);
  if (packets.length > 1) throw new MetadataError('doubled', 'more than one XMP packet');
  try {
    return packets[0] && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(packets[0]);
  } catch (cause) {
    throw new MetadataError('damaged', 'the XMP packet is not UTF-8', { cause });
  }
}

function prefixed(name: string): string {
  const [prefix, uri] = Object.entries(NAMESPACES).find(([, uri]) => name.startsWith(`{${uri}}`)) ?? [];
  return uri === undefined ? name : `${prefix}:${name.slice(uri.length + 2)}`;
}
