import { joined, latin1, startsWith, viewOf } from '../metadata/bytes.ts';
import { crc32 } from '../metadata/png.ts';
import { assetOf } from './asset.ts';
import type { SignedFormat } from './claim.ts';

/** Behind the four letters of every box type of C2PA's (11.1.4). */
const TYPE_END = Uint8Array.of(0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71);
/** Asked for by name, and named. */
const TOGGLES = 3;
const HEADER = 8;
/** COSE_Sign1: tag 18 and four entries; then, between what is signed and the signature, nothing unsigned (as c2pa-ts writes an empty map) and no payload. */
const [COSE_HEAD, COSE_MIDDLE] = [Uint8Array.of(0xd2, 0x84), Uint8Array.of(0xb9, 0, 0, 0xf6)];
/** Number of the JPEG box that c2pa-ts and c2pa-rs write. */
const JPEG_BOX = Uint8Array.of(0x4a, 0x50, 0x02, 0x11);

interface Box {
  readonly type: string;
  readonly data: Uint8Array;
}

/**
 * Whether what no signature covers is as Sharemark writes it: names, kinds and lengths of boxes, the room between them, the place in the file. Neither
 * c2pa-rs nor c2pa-ts looks at all of that. Only for pictures that say Sharemark made their credentials: others may write some of it differently.
 */
export function isOwnContainer(bytes: Uint8Array, format: SignedFormat): boolean {
  try {
    const asset = assetOf(bytes, format);
    const jumbf = asset.getManifestJUMBF();
    if (!jumbf) return false;
    const { start, length } = asset.getHashExclusionRange();
    const [store, ...rest] = boxesIn(jumbf);
    return (
      store !== undefined && rest.length === 0 && isOwnStore(store) && isOwnPlace(bytes.subarray(start, start + length), format)
    );
  } catch {
    return false;
  }
}

/**
 * Whether the bytes hold traces of a manifest, found or not. Two, so that no single byte hides both; box types with the zeros in them, which no
 * text of a picture's can spell.
 */
export const hasRemains = (bytes: Uint8Array): boolean =>
  ['c2pa', 'c2as'].some((kind) => includes(bytes, joined([latin1(kind), TYPE_END])));

function isOwnStore(store: Box): boolean {
  const [manifest, ...others] = contentOf(store, 'c2pa', /^c2pa$/);
  if (!manifest || others.length > 0) return false;
  const [assertions, claim, signature, ...more] = contentOf(manifest, 'c2ma', /^urn:c2pa:[\da-f-]{36}$/);
  if (!assertions || !claim || !signature || more.length > 0) return false;
  if (!contentOf(assertions, 'c2as', /^c2pa\.assertions$/).every(isOwnAssertion)) return false;
  const [said, ...claims] = contentOf(claim, 'c2cl', /^c2pa\.claim\.v2$/);
  const [cose, ...signatures] = contentOf(signature, 'c2cs', /^c2pa\.signature$/);
  if (said?.type !== 'cbor' || cose?.type !== 'cbor' || claims.length + signatures.length > 0) return false;
  return isOwnSignature(cose.data);
}

/** A hash covers what is in an assertion, but neither implementation compares all of its head. */
function isOwnAssertion(assertion: Box): boolean {
  const [content, ...others] = contentOf(assertion, 'cbor', /^c2pa\.[a-z0-9._-]+$/);
  return content?.type === 'cbor' && others.length === 0;
}

/** The boxes in a superbox of a kind and name. @throws RangeError if it is another */
function contentOf({ type, data }: Box, kind: string, label: RegExp): Box[] {
  const [description, ...content] = type === 'jumb' ? boxesIn(data) : [];
  const head = description?.data ?? new Uint8Array();
  const fits =
    description?.type === 'jumd' &&
    startsWith(head, latin1(kind)) &&
    startsWith(head.subarray(4), TYPE_END) &&
    head[16] === TOGGLES &&
    head.at(-1) === 0 &&
    label.test(String.fromCharCode(...head.subarray(17, -1)));
  if (!fits) throw new RangeError('another box');
  return content;
}

/** Boxes that fill `data` exactly. @throws RangeError if they do not */
function boxesIn(data: Uint8Array): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < data.length;) {
    const length = data.length - at < HEADER ? 0 : viewOf(data).getUint32(at);
    if (length < HEADER || at + length > data.length) throw new RangeError('a box of another length');
    const type = String.fromCharCode(...data.subarray(at + 4, at + HEADER));
    boxes.push({ type, data: data.subarray(at + HEADER, at + length) });
    at += length;
  }
  return boxes;
}

function isOwnSignature(cose: Uint8Array): boolean {
  if (!startsWith(cose, COSE_HEAD)) return false;
  const signed = endOfBytes(cose, COSE_HEAD.length);
  return startsWith(cose.subarray(signed), COSE_MIDDLE) && endOfBytes(cose, signed + COSE_MIDDLE.length) === cose.length;
}

/** Where a CBOR byte string ends that has 24 to 65,535 bytes. @throws RangeError if there is none */
function endOfBytes(cbor: Uint8Array, at: number): number {
  const view = viewOf(cbor);
  if (cbor[at] === 0x58) return at + 2 + view.getUint8(at + 1);
  if (cbor[at] === 0x59) return at + 3 + view.getUint16(at + 1);
  throw new RangeError('no byte string');
}

/** What stands around the manifest in the file: a PNG's checksum, a JPEG's number. */
function isOwnPlace(place: Uint8Array, format: SignedFormat): boolean {
  if (format === 'png') return viewOf(place).getUint32(place.length - 4) === crc32(place.subarray(4, -4));
  return format === 'webp' || startsWith(place.subarray(4), JPEG_BOX);
}

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes.subarray(at, at + wanted.length), wanted)) return true;
  }
  return false;
}
