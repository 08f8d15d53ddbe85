import type { Linear } from '../../lib/moderate/engines/on-device/linear.ts';
import {
  checksum,
  FILTER_WIDTH,
  FORMAT,
  type Header,
  LABELS,
  LINEAR_SECTIONS,
  linearSections,
  MAGIC,
  type Member,
  type Model,
  pad4,
  PREAMBLE_BYTES,
  SECTIONS,
  sections,
} from '../../lib/moderate/engines/on-device/model.ts';
import type { Shape, TrainingNetwork } from './network.ts';

/** Largest number of a table's four bits. */
const MOST = 7;
/** How many standard deviations of its column that stands for in a network's table, and in the linear one, where most numbers are near 0 and the others count. */
const DEVIATIONS = 3;
const LINEAR_DEVIATIONS = 12;

/** A trained network as a member of the file: the embeddings rounded to 4 bits, column by column, and packed. */
export function memberOf(network: TrainingNetwork): Member {
  const { dim, filters } = network.shape;
  const scale = columnScales(network.table, dim, DEVIATIONS);
  const inputs = FILTER_WIDTH * dim;
  const conv = new Float32Array(inputs * filters);
  for (let i = 0; i < inputs; i += 1)
    for (let f = 0; f < filters; f += 1) conv[i * filters + f] = network.conv.value[network.weightAt(i, f)] ?? 0;
  return {
    table: packed(network.table, scale),
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

/** The trained linear part with its weights rounded to 4 bits, label by label. */
export function linearOf({ weights, bias }: { readonly weights: Float32Array; readonly bias: Float32Array }): Linear {
  const scale = columnScales(weights, LABELS.length, LINEAR_DEVIATIONS);
  return { table: packed(weights, scale), scale, bias };
}

/** Writes networks of one shape, the linear part, their offsets and the vocabulary as one file. */
export function packWeights(
  shape: Shape,
  members: readonly Member[],
  linear: Linear,
  offsets: Header['offsets'],
  vocabulary: Uint8Array,
): ArrayBuffer {
  const header = {
    ...shape,
    members: members.length,
    labels: [...LABELS] satisfies Header['labels'],
    offsets,
    linearBits: Math.log2((linear.table.length * 2) / LABELS.length),
    vocabularyBits: vocabulary.length * 8,
  };
  return layOut({ header, members, linear, vocabulary });
}

/** A model as loadModel reads it. */
export function layOut({ header, members, linear, vocabulary }: Model): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const size = sections(header);
  const linearSize = linearSections(header);
  const parts = [
    ...members.flatMap((member) => SECTIONS.map((name) => ({ name, part: member[name], size: size[name] }))),
    ...LINEAR_SECTIONS.map((name) => ({ name: `linear ${name}`, part: linear[name], size: linearSize[name] })),
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

/** Step of each column: the largest number stands for that many standard deviations; what is beyond is clipped. */
function columnScales(table: Float32Array, dim: number, deviations: number): Float32Array {
  const rows = table.length / dim;
  return Float32Array.from({ length: dim }, (_, d) => {
    let squares = 0;
    for (let r = 0; r < rows; r += 1) squares += (table[r * dim + d] ?? 0) ** 2;
    return Math.max(1e-6, (deviations * Math.sqrt(squares / rows)) / MOST);
  });
}

/** Rounded to steps, two numbers a byte. */
function packed(table: Float32Array, scale: Float32Array): Int8Array {
  const steps = (i: number): number => Math.max(-MOST, Math.min(MOST, Math.round((table[i] ?? 0) / (scale[i % scale.length] ?? 1))));
  return Int8Array.from({ length: table.length / 2 }, (_, i) => (steps(2 * i) & 15) | (steps(2 * i + 1) << 4));
}
