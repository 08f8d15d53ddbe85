import * as v from 'valibot';
import type { Category } from '../../../types.ts';

/** The model's labels, in the order of its outputs. They are also moderation category names; it knows no subcategories. */
export const LABELS = ['harassment', 'hate', 'illicit', 'self-harm', 'sexual', 'violence'] as const satisfies readonly Category[];
export type Label = (typeof LABELS)[number];

/** First four bytes of a weights file, "SMOD" read as a little-endian number. */
export const MAGIC = 0x444f4d53;
export const FORMAT = 2;
/** Magic, format, length of the JSON header in bytes, checksum of everything after these 16 bytes; all little-endian u32. */
export const PREAMBLE_BYTES = 16;
/** Tokens a filter sees at once. */
export const FILTER_WIDTH = 3;

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const perLabel = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(LABELS.length));

const HeaderSchema = v.object({
  /** 2^bits embedding rows. */
  bits: v.pipe(count, v.maxValue(20)),
  /** Numbers per embedding row. */
  dim: v.pipe(count, v.multipleOf(2), v.maxValue(256)),
  /** Convolution filters. */
  filters: v.pipe(count, v.maxValue(1024)),
  /** Units between the pooled responses and the logits. */
  hidden: v.pipe(count, v.maxValue(256)),
  /** Networks of that shape whose logits are averaged. */
  members: v.pipe(count, v.maxValue(8)),
  labels: v.tuple(LABELS.map((label) => v.literal(label))),
  /** Added to the logits so that one threshold table serves a sentence and a whole text; see calibrate.ts in tests/train. */
  offsets: v.object({ sentence: perLabel, whole: perLabel }),
  /** Bits in the filter of English words. */
  vocabularyBits: v.pipe(count, v.multipleOf(8)),
});
export type Header = v.InferOutput<typeof HeaderSchema>;

/** One of the networks as it lies in memory. The arrays are views of the file's bytes. */
export interface Member {
  /**
   * Embeddings, 2^bits rows of `dim` numbers from -7 to 7, two a byte: the first in the lower four bits, both in two's complement. Number i of
   * a row is to be multiplied by scale[i].
   */
  readonly table: Int8Array;
  readonly scale: Float32Array;
  /** Convolution weights [FILTER_WIDTH * dim][filters] and biases. */
  readonly conv: Float32Array;
  readonly convBias: Float32Array;
  /** Output weights [labels][filters] and biases. */
  readonly out: Float32Array;
  readonly outBias: Float32Array;
  /** Weights of the hidden units [hidden][filters], their biases, and their output weights [labels][hidden]. */
  readonly mix: Float32Array;
  readonly mixBias: Float32Array;
  readonly mixOut: Float32Array;
}

/** A classifier as it lies in memory. */
export interface Model {
  readonly header: Header;
  readonly members: readonly Member[];
  /** Bloom filter of English words, for the language check. */
  readonly vocabulary: Uint8Array;
}

/** FNV-1a over little-endian 32-bit words (`bytes` is padded to a multiple of 4 by the writer): fast enough to run at each load. */
export function checksum(bytes: ArrayBuffer, from: number): number {
  const words = new Uint32Array(bytes, from, (bytes.byteLength - from) >> 2);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193);
  return hash >>> 0;
}

/** The sections of each member, in file order; the vocabulary comes after the last member. */
export const SECTIONS = [
  'table',
  'scale',
  'conv',
  'convBias',
  'out',
  'outBias',
  'mix',
  'mixBias',
  'mixOut',
] as const satisfies readonly (keyof Member)[];

/** Bytes of each section; all start at multiples of 4. */
export function sections({ bits, dim, filters, hidden }: Header): Record<keyof Member, number> {
  return {
    table: ((1 << bits) * dim) / 2,
    scale: 4 * dim,
    conv: 4 * FILTER_WIDTH * dim * filters,
    convBias: 4 * filters,
    out: 4 * LABELS.length * filters,
    outBias: 4 * LABELS.length,
    mix: 4 * hidden * filters,
    mixBias: 4 * hidden,
    mixOut: 4 * LABELS.length * hidden,
  };
}

export const pad4 = (bytes: number): number => (bytes + 3) & ~3;

/**
 * Reads a weights file (public/on-device/weights.bin).
 * @throws Error naming what is wrong: not such a file, another format, damaged, or of the wrong length
 */
export function loadModel(bytes: ArrayBuffer): Model {
  if (bytes.byteLength < PREAMBLE_BYTES || bytes.byteLength % 4 !== 0)
    throw new Error(`on-device weights: ${bytes.byteLength} bytes cannot be a weights file`);
  const [magic, format, headerBytes = 0, hash] = new Uint32Array(bytes, 0, 4);
  if (magic !== MAGIC) throw new Error('on-device weights: not a weights file');
  if (format !== FORMAT) throw new Error(`on-device weights: format ${format}, this version reads ${FORMAT}`);
  if (checksum(bytes, PREAMBLE_BYTES) !== hash) throw new Error('on-device weights: damaged, the checksum does not match');
  if (PREAMBLE_BYTES + headerBytes > bytes.byteLength) throw new Error('on-device weights: the header is longer than the file');
  const json: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, PREAMBLE_BYTES, headerBytes)));
  const parsed = v.safeParse(HeaderSchema, json);
  if (!parsed.success) throw new Error(`on-device weights: bad header: ${v.summarize(parsed.issues)}`);
  const header = parsed.output;
  const size = sections(header);
  let at = PREAMBLE_BYTES + pad4(headerBytes);
  const each = Object.values(size).reduce((sum, part) => sum + pad4(part), 0);
  const expected = at + header.members * each + pad4(header.vocabularyBits / 8);
  if (expected !== bytes.byteLength)
    throw new Error(`on-device weights: ${bytes.byteLength} bytes, the header asks for ${expected}`);
  const take = (length: number): number => {
    const start = at;
    at += pad4(length);
    return start;
  };
  const floats = (length: number): Float32Array => new Float32Array(bytes, take(length), length / 4);
  const members = Array.from({ length: header.members }, (): Member => ({
    table: new Int8Array(bytes, take(size.table), size.table),
    scale: floats(size.scale),
    conv: floats(size.conv),
    convBias: floats(size.convBias),
    out: floats(size.out),
    outBias: floats(size.outBias),
    mix: floats(size.mix),
    mixBias: floats(size.mixBias),
    mixOut: floats(size.mixOut),
  }));
  const vocabularyBytes = header.vocabularyBits / 8;
  return { header, members, vocabulary: new Uint8Array(bytes, take(vocabularyBytes), vocabularyBytes) };
}
