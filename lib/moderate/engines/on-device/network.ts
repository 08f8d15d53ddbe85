/* oxlint-disable typescript/no-unsafe-type-assertion -- `as number`: typed arrays are read within bounds here, and a check in the inner loops costs */
import { FILTER_WIDTH, type Header, LABELS, type Member } from './model.ts';
import type { Tokens } from './tokens.ts';

/** Share of the whole word's embedding in a token's; the rest is the mean of its n-grams. The training uses the same. */
export const WORD_SHARE = 0.5;

/** Room that networks work in, one after the other. Grows to the longest text. */
export class Workspace {
  /** Token embeddings with one row of zeros before and two after. */
  rows = new Float64Array(0);
  /** Filter responses [token][filter], before ReLU. */
  responses = new Float64Array(0);
}

/**
 * The forward pass of one network in plain JavaScript: mean of subword embeddings, a convolution over three tokens, ReLU, maximum over a window
 * of tokens, from there one logit per label, directly and by way of hidden units.
 */
export class Network {
  readonly #model: Member;
  readonly #hidden: number;
  readonly #units: Float64Array;
  readonly #dim: number;
  readonly #filters: number;
  /** Doubles, because reading 32-bit floats costs a conversion each in the inner loop. Filters in pairs. */
  readonly #conv: Float64Array;
  readonly #pooled: Float64Array;
  readonly #space: Workspace;

  constructor({ dim, filters, hidden }: Header, model: Member, space: Workspace) {
    this.#space = space;
    if (filters % 2 !== 0) throw new Error('on-device weights: the number of filters is odd');
    this.#model = model;
    this.#dim = dim;
    this.#filters = filters;
    this.#hidden = hidden;
    this.#units = new Float64Array(hidden);
    this.#pooled = new Float64Array(filters);
    const inputs = FILTER_WIDTH * dim;
    this.#conv = new Float64Array(inputs * filters);
    for (let i = 0; i < inputs; i += 1)
      for (let f = 0; f < filters; f += 1)
        this.#conv[((f >> 1) * inputs + i) * 2 + (f & 1)] = (model.conv[i * filters + f] ?? 0) * (model.scale[i % dim] ?? 0);
  }

  /** Runs the filters over the tokens from `from` up to but not including `to`; `logits` then reads any window of these, until another network responds. */
  respond(tokens: Tokens, from: number, to: number): void {
    this.#embed(tokens, from, to);
    this.#convolve(to - from);
  }

  /**
   * Adds the logits of a window of what `respond` was given to `into` from `at` on; `from` and `to` count from the first token there. An empty window
   * gives the logits of no evidence at all.
   */
  logits(from: number, to: number, into: Float64Array, at = 0): void {
    const { out, outBias, mix, mixBias, mixOut } = this.#model;
    const hidden = this.#hidden;
    const units = this.#units;
    const filters = this.#filters;
    const pooled = this.#pooled;
    const { responses } = this.#space;
    pooled.fill(0);
    for (let t = from; t < to; t += 1) {
      const row = t * filters;
      for (let f = 0; f < filters; f += 1) {
        const response = responses[row + f] as number;
        if (response > (pooled[f] as number)) pooled[f] = response;
      }
    }
    for (let h = 0; h < hidden; h += 1) {
      let sum = mixBias[h] as number;
      const row = h * filters;
      for (let f = 0; f < filters; f += 1) sum += (pooled[f] as number) * (mix[row + f] as number);
      units[h] = sum > 0 ? sum : 0;
    }
    for (let label = 0; label < LABELS.length; label += 1) {
      let sum = outBias[label] as number;
      const row = label * filters;
      for (let f = 0; f < filters; f += 1) sum += (pooled[f] as number) * (out[row + f] as number);
      for (let h = 0; h < hidden; h += 1) sum += (units[h] as number) * (mixOut[label * hidden + h] as number);
      into[at + label] = (into[at + label] as number) + sum;
    }
  }

  #embed(tokens: Tokens, from: number, to: number): void {
    const dim = this.#dim;
    const half = dim / 2;
    const { table } = this.#model;
    const { features, starts } = tokens;
    const count = to - from;
    const needed = (count + 3) * dim;
    const space = this.#space;
    if (space.rows.length < needed) space.rows = new Float64Array(needed);
    const { rows } = space;
    rows.fill(0, 0, needed);
    for (let t = 0; t < count; t += 1) {
      const row = (t + 1) * dim;
      const first = starts[from + t] as number;
      const end = starts[from + t + 1] as number;
      const grams = end - first - 1;
      for (let f = first + 1; f < end; f += 1) {
        let entry = (features[f] as number) * half;
        for (let d = row; d < row + dim; d += 2) {
          const both = table[entry++] as number;
          rows[d] = (rows[d] as number) + ((both << 28) >> 28);
          rows[d + 1] = (rows[d + 1] as number) + (both >> 4);
        }
      }
      let entry = (features[first] as number) * half;
      const wordShare = grams === 0 ? 1 : WORD_SHARE;
      const gramShare = grams === 0 ? 0 : (1 - WORD_SHARE) / grams;
      for (let d = row; d < row + dim; d += 2) {
        const both = table[entry++] as number;
        rows[d] = wordShare * ((both << 28) >> 28) + gramShare * (rows[d] as number);
        rows[d + 1] = wordShare * (both >> 4) + gramShare * (rows[d + 1] as number);
      }
    }
  }

  #convolve(count: number): void {
    const inputs = FILTER_WIDTH * this.#dim;
    const filters = this.#filters;
    const dim = this.#dim;
    const needed = (count + 1) * filters;
    const space = this.#space;
    if (space.responses.length < needed) space.responses = new Float64Array(needed);
    const { responses, rows } = space;
    const conv = this.#conv;
    const { convBias } = this.#model;
    // Two filters and two tokens at a time, which measured fastest; an odd last token is paired with a row beyond the end.
    for (let f = 0; f < filters; f += 2) {
      const b0 = convBias[f] as number;
      const b1 = convBias[f + 1] as number;
      for (let t = 0; t < count; t += 2) {
        let s0 = b0;
        let s1 = b1;
        let r0 = b0;
        let r1 = b1;
        let w = f * inputs;
        const start = t * dim;
        const end = start + inputs;
        for (let i = start; i < end; i += 1) {
          const x = rows[i] as number;
          const z = rows[i + dim] as number;
          const w0 = conv[w] as number;
          const w1 = conv[w + 1] as number;
          s0 += x * w0;
          s1 += x * w1;
          r0 += z * w0;
          r1 += z * w1;
          w += 2;
        }
        const at = t * filters + f;
        responses[at] = s0;
        responses[at + 1] = s1;
        responses[at + filters] = r0;
        responses[at + filters + 1] = r1;
      }
    }
  }
}
