import {
  checksum,
  FILTER_WIDTH,
  FORMAT,
  type Header,
  LABELS,
  MAGIC,
  PREAMBLE_BYTES,
  type Section,
  SECTIONS,
  sections,
} from '../../lib/moderate/engines/on-device/model.ts';
import type { TrainingNetwork } from './network.ts';

const pad4 = (bytes: number): number => (bytes + 3) & ~3;

/** Rounds the embeddings to 8 bits, column by column, and lays everything out as loadModel reads it. */
export function packWeights(network: TrainingNetwork, offsets: Header['offsets'], vocabulary: Uint8Array): ArrayBuffer {
  const { bits, dim, filters } = network.shape;
  const header: Header = { bits, dim, filters, labels: [...LABELS], offsets, vocabularyBits: vocabulary.length * 8 };
  const scale = columnScales(network.table, dim);
  const table = Int8Array.from(network.table, (value, i) =>
    Math.max(-127, Math.min(127, Math.round(value / (scale[i % dim] ?? 1)))),
  );
  const inputs = FILTER_WIDTH * dim;
  const conv = new Float32Array(inputs * filters);
  for (let i = 0; i < inputs; i += 1)
    for (let f = 0; f < filters; f += 1) conv[i * filters + f] = network.conv.value[network.weightAt(i, f)] ?? 0;
  return layOut(header, {
    table,
    scale,
    conv,
    convBias: Float32Array.from(network.convBias.value),
    out: network.out.value,
    outBias: network.outBias.value,
    vocabulary,
  });
}

/** Writes a header and its sections as one file. */
export function layOut(header: Header, parts: Record<Section, Int8Array | Uint8Array | Float32Array>): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const size = sections(header);
  let at = PREAMBLE_BYTES + pad4(json.length);
  const bytes = new Uint8Array(SECTIONS.reduce((sum, name) => sum + pad4(size[name]), at));
  bytes.set(json, PREAMBLE_BYTES);
  for (const name of SECTIONS) {
    const part = parts[name];
    if (part.byteLength !== size[name])
      throw new RangeError(`${name}: ${part.byteLength} bytes, the header asks for ${size[name]}`);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += pad4(size[name]);
  }
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, FORMAT, json.length, checksum(bytes.buffer, PREAMBLE_BYTES)]);
  return bytes.buffer;
}

/** Step of each column, so that all but one in ten thousand of its values are within -127..127; those are clipped. */
function columnScales(table: Float32Array, dim: number): Float32Array {
  const rows = table.length / dim;
  return Float32Array.from({ length: dim }, (_, d) => {
    const column = Float32Array.from({ length: rows }, (_, r) => Math.abs(table[r * dim + d] ?? 0)).toSorted();
    return Math.max(1e-6, (column[Math.floor(rows * 0.9999)] ?? 1) / 127);
  });
}
