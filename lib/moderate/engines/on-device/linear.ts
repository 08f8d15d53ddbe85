/* oxlint-disable typescript/no-unsafe-type-assertion -- `as number`: typed arrays are read within bounds here, and a check in the inner loops costs */
import { LABELS } from './model.ts';
import type { Tokens } from './tokens.ts';

/** The linear part as it lies in memory. The arrays are views of the file's bytes. */
export interface Linear {
  /**
   * Rows of one number a label from -7 to 7, two a byte: the first in the lower four bits, both in two's complement. Number c of a row is to be
   * multiplied by scale[c].
   */
  readonly table: Int8Array;
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

const WIDTH = LABELS.length / 2;
/** Stands for the word before the first. */
export const NO_WORD = 0x1234;

/** Bucket of a pair of words, from their own buckets. The training uses the same. */
export function pairOf(before: number, word: number, mask: number): number {
  const hash = Math.imul(Math.imul(before ^ 0x9e3779b9, 0x85ebca6b) ^ word, 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) & mask;
}

/** Of that many features, how much each counts: the sum has the same length for short texts and long ones. */
export const shareOf = (features: number): number => 1 / Math.sqrt(Math.max(1, features));

/**
 * A logistic regression on words, their n-grams and pairs of words. It sees what stands side by side, which the networks' maximum forgets, and
 * costs next to nothing: a window's logits are differences of running sums.
 */
export class LinearReader {
  readonly #model: Linear;
  readonly #mask: number;
  readonly #votes: number;
  /** Per token what all before it sum up to, in steps of the table. */
  #sums = new Float64Array(0);
  readonly #features: number[] = [];

  /**
   * @param bits 2^bits rows
   * @param votes what its logits are multiplied by
   */
  constructor(bits: number, model: Linear, votes: number) {
    this.#votes = votes;
    this.#model = model;
    this.#mask = (1 << bits) - 1;
  }

  /** Reads the tokens from `from` up to but not including `to`; `logits` then reads any window of these. */
  respond({ features, starts }: Tokens, from: number, to: number): void {
    const needed = (to - from + 1) * LABELS.length;
    if (this.#sums.length < needed) this.#sums = new Float64Array(needed);
    const sums = this.#sums;
    sums.fill(0, 0, LABELS.length);
    this.#features[0] = 0;
    let before = from === 0 ? NO_WORD : (features[starts[from - 1] as number] as number) & this.#mask;
    for (let t = from; t < to; t += 1) {
      const at = (t - from + 1) * LABELS.length;
      sums.copyWithin(at, at - LABELS.length, at);
      const first = starts[t] as number;
      const end = starts[t + 1] as number;
      for (let f = first; f < end; f += 1) this.#add((features[f] as number) & this.#mask, at);
      const word = (features[first] as number) & this.#mask;
      this.#add(pairOf(before, word, this.#mask), at);
      before = word;
      this.#features[t - from + 1] = (this.#features[t - from] as number) + end - first + 1;
    }
  }

  /** Adds the logits of a window of what `respond` was given to `into` from `at` on; `from` and `to` count from the first token there. */
  logits(from: number, to: number, into: Float64Array, at = 0): void {
    const { scale, bias } = this.#model;
    const own = shareOf((this.#features[to] as number) - (this.#features[from] as number));
    for (let c = 0; c < LABELS.length; c += 1) {
      const sum = (this.#sums[to * LABELS.length + c] as number) - (this.#sums[from * LABELS.length + c] as number);
      into[at + c] = (into[at + c] as number) + this.#votes * ((bias[c] as number) + own * (scale[c] as number) * sum);
    }
  }

  #add(bucket: number, at: number): void {
    const { table } = this.#model;
    const sums = this.#sums;
    const entry = bucket * WIDTH;
    for (let i = 0; i < WIDTH; i += 1) {
      const both = table[entry + i] as number;
      sums[at + 2 * i] = (sums[at + 2 * i] as number) + ((both << 28) >> 28);
      sums[at + 2 * i + 1] = (sums[at + 2 * i + 1] as number) + (both >> 4);
    }
  }
}
