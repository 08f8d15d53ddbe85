import {
  checksum,
  FILTER_WIDTH,
  FORMAT,
  type Header,
  LABELS,
  MAGIC,
  type Member,
  type Model,
  pad4,
  PREAMBLE_BYTES,
  SECTIONS,
  sections,
} from '../../lib/moderate/engines/on-device/model.ts';
import type { Shape, TrainingNetwork } from './network.ts';

/** A trained network as a member of the file: the embeddings rounded to 4 bits, column by column, and packed. */
export function memberOf(network: TrainingNetwork): Member {
  const { dim, filters } = network.shape;
  const scale = columnScales(network.table, dim);
  const table = Int8Array.from(network.table, (value, i) =>
    Math.max(-MOST, Math.min(MOST, Math.round(value / (scale[i % dim] ?? 1)))),
  );
  const inputs = FILTER_WIDTH * dim;
  const conv = new Float32Array(inputs * filters);
  for (let i = 0; i < inputs; i += 1)
    for (let f = 0; f < filters; f += 1) conv[i * filters + f] = network.conv.value[network.weightAt(i, f)] ?? 0;
  return {
    table: packed(table),
    scale,
    conv,
    convBias: Float32Array.from(network.convBias.value),
    out: network.out.value,
    outBias: network.outBias.value,
    mix: network.mix.value,
    mixBias: network.mixBias.value,
    mixOut: network.mixOut.value,
  };
}

/** Writes networks of one shape, their offsets and the vocabulary as one file. */
export function packWeights(
  shape: Shape,
  members: readonly Member[],
  offsets: Header['offsets'],
  vocabulary: Uint8Array,
): ArrayBuffer {
  const header = {
    ...shape,
    members: members.length,
    labels: [...LABELS] satisfies Header['labels'],
    offsets,
    vocabularyBits: vocabulary.length * 8,
  };
  return layOut({ header, members, vocabulary });
}

/** A model as loadModel reads it. */
export function layOut({ header, members, vocabulary }: Model): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const size = sections(header);
  const parts = [
    ...members.flatMap((member) => SECTIONS.map((name) => ({ name, part: member[name], size: size[name] }))),
    { name: 'vocabulary', part: vocabulary, size: header.vocabularyBits / 8 },
  ];
  let at = PREAMBLE_BYTES + pad4(json.length);
  const bytes = new Uint8Array(parts.reduce((sum, { part }) => sum + pad4(part.byteLength), at));
  bytes.set(json, PREAMBLE_BYTES);
  for (const { name, part, size: asked } of parts) {
    if (part.byteLength !== asked) throw new RangeError(`${name}: ${part.byteLength} bytes, the header asks for ${asked}`);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += pad4(asked);
  }
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, FORMAT, json.length, checksum(bytes.buffer, PREAMBLE_BYTES)]);
  return bytes.buffer;
}

/** Largest number of a table's four bits. */
const MOST = 7;
/** How many standard deviations of a column that stands for; what is beyond is clipped. */
const DEVIATIONS = 3;

/** Step of each column. */
function columnScales(table: Float32Array, dim: number): Float32Array {
  const rows = table.length / dim;
  return Float32Array.from({ length: dim }, (_, d) => {
    let squares = 0;
    for (let r = 0; r < rows; r += 1) squares += (table[r * dim + d] ?? 0) ** 2;
    return Math.max(1e-6, (DEVIATIONS * Math.sqrt(squares / rows)) / MOST);
  });
}

/** Two numbers a byte. */
const packed = (table: Int8Array): Int8Array =>
  Int8Array.from({ length: table.length / 2 }, (_, i) => ((table[2 * i] ?? 0) & 15) | ((table[2 * i + 1] ?? 0) << 4));
