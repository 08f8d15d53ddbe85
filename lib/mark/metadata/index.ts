import type { PictureFormat } from '../../types.ts';
import { MetadataError } from './error.ts';
import type { MetadataFields } from './fields.ts';
import { isJpeg, putXmpInJpeg, xmpInJpeg } from './jpeg.ts';
import { isPng, putXmpInPng, xmpInPng } from './png.ts';
import { xmpProperties } from './rdf.ts';
import { fieldsOf } from './read-xmp.ts';
import { NAMESPACES, xmpPacket } from './xmp.ts';

export { MetadataError, type MetadataReason } from './error.ts';
export type { MetadataFields } from './fields.ts';

/**
 * The picture with the fields in it as XMP; whatever XMP it had is replaced. Pixels and everything else stay as they are.
 * @param bytes a whole PNG or JPEG, as the encoder gave it
 * @throws MetadataError `format` or `damaged` for the picture, `fields` if they say nothing
 */
export function writeMetadata(bytes: Uint8Array, format: PictureFormat, fields: MetadataFields): Uint8Array<ArrayBuffer> {
  if (formatOf(bytes) !== format) throw new MetadataError('format', `this is no ${format}`);
  const packet = new TextEncoder().encode(xmpPacket(fields));
  return format === 'png' ? putXmpInPng(bytes, packet) : putXmpInJpeg(bytes, packet);
}

/**
 * What Sharemark wrote into a picture, read from its bytes alone; undefined if it holds nothing of Sharemark's.
 * @throws MetadataError if it is no PNG or JPEG, damaged, or says two things
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
  if (isPng(bytes)) return 'png';
  if (isJpeg(bytes)) return 'jpeg';
  throw new MetadataError('format', 'neither PNG nor JPEG');
}

/** The one XMP packet of a picture. */
function packetOf(bytes: Uint8Array): string | undefined {
  const packets = formatOf(bytes) === 'png' ? xmpInPng(bytes) : xmpInJpeg(bytes);
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
