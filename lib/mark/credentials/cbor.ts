import { joined } from '../metadata/bytes.ts';

/** A date and time as C2PA wants it: text with tag 0 (RFC 3339). */
export class CborTime {
  readonly text: string;
  /** @param at ms since 1970 */
  constructor(at: number) {
    this.text = `${new Date(at).toISOString().slice(0, 19)}Z`;
  }
}

export type Cbor =
  string | number | boolean | Uint8Array | CborTime | readonly Cbor[] | { readonly [key: string]: Cbor | undefined };

const [UNSIGNED, BYTES, TEXT, ARRAY, MAP, TAG] = [0, 2, 3, 4, 5, 6];
const [FALSE, TRUE] = [0xf4, 0xf5];

/**
 * The shortest encoding (RFC 8949, 4.2.1) of what assertions are made of; numbers are integers from 0 to 2^32 − 1, and keys without a value are left
 * out. c2pa-ts's own encoder knows no tags, and writes the lengths of maps longer than need be.
 */
export function cbor(value: Cbor): Uint8Array<ArrayBuffer> {
  if (typeof value === 'boolean') return Uint8Array.of(value ? TRUE : FALSE);
  if (typeof value === 'number') return head(UNSIGNED, value);
  if (typeof value === 'string') return text(value);
  if (value instanceof Uint8Array) return joined([head(BYTES, value.length), value]);
  if (value instanceof CborTime) return joined([head(TAG, 0), text(value.text)]);
  if (isArray(value)) return joined([head(ARRAY, value.length), ...value.map(cbor)]);
  const entries = Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, inner] as const]));
  return joined([head(MAP, entries.length), ...entries.flatMap(([key, inner]) => [text(key), cbor(inner)])]);
}

const isArray = (value: object): value is readonly Cbor[] => Array.isArray(value);

function text(value: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(value);
  return joined([head(TEXT, bytes.length), bytes]);
}

function head(major: number, value: number): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new RangeError(`${value} is no number for CBOR here`);
  const first = major << 5;
  if (value < 24) return Uint8Array.of(first | value);
  if (value < 0x100) return Uint8Array.of(first | 24, value);
  const [size, info] = value < 0x10000 ? [2, 25] : [4, 26];
  const bytes = Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) & 0xff);
  return Uint8Array.of(first | info, ...bytes);
}
