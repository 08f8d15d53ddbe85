import { seeded } from './data.ts';

/** What the words of a corpus mean, by the company they keep: words that stand beside the same words get similar vectors. */
export interface Vectors {
  readonly words: readonly string[];
  /** How often each occurs, and how often all do. */
  readonly counts: readonly number[];
  readonly total: number;
  /** [word][dimension], of length 1. */
  readonly vectors: Float64Array;
}

export const DIMENSIONS = 100;
const CONTEXTS = 2_500;
/** The commonest words are no contexts: they stand beside everything. */
const SKIPPED = 50;
/** Words on each side. */
const REACH = 8;
const ROUNDS = 3;

/** Positive pointwise mutual information of words and contexts, its rank cut by subspace iteration. The same corpus gives the same vectors. */
export function vectorsOf(texts: readonly (readonly string[])[], size: number): Vectors {
  const all = new Map<string, number>();
  let total = 0;
  for (const text of texts)
    for (const word of text) {
      all.set(word, (all.get(word) ?? 0) + 1);
      total += 1;
    }
  const frequent = [...all]
    .filter(([, count]) => count >= 4)
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, size);
  const ids = new Map(frequent.map(([word], id) => [word, id]));
  const rows = informationOf(texts, ids);
  const k = DIMENSIONS;
  const random = seeded(3);
  let basis: Float64Array = Float64Array.from({ length: CONTEXTS * k }, () => random() - 0.5);
  orthonormal(basis, CONTEXTS);
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = back(rows, times(rows, basis));
    orthonormal(basis, CONTEXTS);
  }
  const vectors = times(rows, basis);
  // Strong dimensions are about frequency more than about meaning.
  for (let d = 0; d < k; d += 1) {
    let square = 0;
    for (let i = d; i < vectors.length; i += k) square += (vectors[i] ?? 0) ** 2;
    const scale = (square / Math.max(1, frequent.length)) ** -0.25;
    for (let i = d; i < vectors.length; i += k) vectors[i] = (vectors[i] ?? 0) * scale;
  }
  for (let from = 0; from < vectors.length; from += k) {
    const length = Math.hypot(...vectors.subarray(from, from + k)) || 1;
    for (let i = from; i < from + k; i += 1) vectors[i] = (vectors[i] ?? 0) / length;
  }
  return { words: frequent.map(([word]) => word), counts: frequent.map(([, count]) => count), total, vectors };
}

type Row = readonly (readonly [context: number, information: number])[];

function informationOf(texts: readonly (readonly string[])[], ids: ReadonlyMap<string, number>): Row[] {
  const beside = Array.from({ length: ids.size }, () => new Map<number, number>());
  for (const text of texts) {
    const known = text.map((word) => ids.get(word) ?? -1);
    for (const [i, id] of known.entries()) {
      const own = beside[id];
      if (!own) continue;
      for (let j = Math.max(0, i - REACH); j <= Math.min(known.length - 1, i + REACH); j += 1) {
        const context = (known[j] ?? -1) - SKIPPED;
        if (j === i || context < 0 || context >= CONTEXTS) continue;
        own.set(context, (own.get(context) ?? 0) + 1 / Math.sqrt(Math.abs(i - j)));
      }
    }
  }
  const ofContext = new Float64Array(CONTEXTS);
  for (const own of beside) for (const [context, count] of own) ofContext[context] = (ofContext[context] ?? 0) + count;
  // Rare contexts are smoothed, else they would say most.
  for (let c = 0; c < CONTEXTS; c += 1) ofContext[c] = (ofContext[c] ?? 0) ** 0.75;
  const sum = ofContext.reduce((before, count) => before + count, 0);
  return beside.map((own) => {
    const ofWord = [...own.values()].reduce((before, count) => before + count, 0);
    return [...own].flatMap(([context, count]): Row => {
      const information = Math.log((count * sum) / (ofWord * (ofContext[context] ?? 1)));
      return information > 0 ? [[context, information]] : [];
    });
  });
}

function times(rows: readonly Row[], basis: Float64Array): Float64Array {
  const k = DIMENSIONS;
  const result = new Float64Array(rows.length * k);
  for (const [row, entries] of rows.entries())
    for (const [context, value] of entries)
      for (let d = 0; d < k; d += 1) result[row * k + d] = (result[row * k + d] ?? 0) + value * (basis[context * k + d] ?? 0);
  return result;
}

function back(rows: readonly Row[], vectors: Float64Array): Float64Array {
  const k = DIMENSIONS;
  const result = new Float64Array(CONTEXTS * k);
  for (const [row, entries] of rows.entries())
    for (const [context, value] of entries)
      for (let d = 0; d < k; d += 1)
        result[context * k + d] = (result[context * k + d] ?? 0) + value * (vectors[row * k + d] ?? 0);
  return result;
}

/** Gram-Schmidt over the columns, in place. */
function orthonormal(matrix: Float64Array, rows: number): void {
  const k = DIMENSIONS;
  for (let a = 0; a < k; a += 1) {
    for (let b = 0; b < a; b += 1) {
      let product = 0;
      for (let i = 0; i < rows; i += 1) product += (matrix[i * k + a] ?? 0) * (matrix[i * k + b] ?? 0);
      for (let i = 0; i < rows; i += 1) matrix[i * k + a] = (matrix[i * k + a] ?? 0) - product * (matrix[i * k + b] ?? 0);
    }
    let square = 0;
    for (let i = 0; i < rows; i += 1) square += (matrix[i * k + a] ?? 0) ** 2;
    const scale = 1 / Math.sqrt(square || 1);
    for (let i = 0; i < rows; i += 1) matrix[i * k + a] = (matrix[i * k + a] ?? 0) * scale;
  }
}
