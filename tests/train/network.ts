/* oxlint-disable typescript/no-unsafe-type-assertion -- `as number`: typed arrays are read within bounds here, and a check in the inner loops costs */
import { FILTER_WIDTH, LABELS } from '../../lib/moderate/engines/on-device/model.ts';
import { WORD_SHARE } from '../../lib/moderate/engines/on-device/network.ts';
import type { Corpus } from './corpus.ts';
import { type Convolution, createConvolution, FILTER_BLOCK } from './simd.ts';

/** Sizes and step lengths of one training run. */
export interface Shape {
  readonly bits: number;
  readonly dim: number;
  readonly filters: number;
  /** Units between the pooled responses and the logits, which also see the responses directly. */
  readonly hidden: number;
}

/** Longest input in tokens. */
export const MAX_TOKENS = 256;

const ADAM = { b1: 0.9, b2: 0.999, eps: 1e-8 };

/** A dense parameter block with its Adam state. */
class Block {
  readonly value: Float32Array;
  readonly grad: Float32Array;
  readonly #m: Float32Array;
  readonly #s: Float32Array;

  constructor(value: Float32Array) {
    this.value = value;
    this.grad = new Float32Array(value.length);
    this.#m = new Float32Array(value.length);
    this.#s = new Float32Array(value.length);
  }

  /** Takes the summed gradient, makes one step and clears it. `step` counts from 1. */
  update(rate: number, step: number, decay: number): void {
    const { value, grad } = this;
    const m = this.#m;
    const s = this.#s;
    const correction = Math.sqrt(1 - ADAM.b2 ** step) / (1 - ADAM.b1 ** step);
    for (let i = 0; i < value.length; i += 1) {
      const g = grad[i] as number;
      const mi = ADAM.b1 * (m[i] as number) + (1 - ADAM.b1) * g;
      const si = ADAM.b2 * (s[i] as number) + (1 - ADAM.b2) * g * g;
      m[i] = mi;
      s[i] = si;
      value[i] = (value[i] as number) * (1 - rate * decay) - (rate * correction * mi) / (Math.sqrt(si) + ADAM.eps);
      grad[i] = 0;
    }
  }
}

/** The trainable classifier: the same network as the engine's, in floats, with gradients. */
export class TrainingNetwork {
  readonly shape: Shape;
  readonly table: Float32Array;
  readonly conv: Block;
  readonly convBias: Block;
  readonly out: Block;
  readonly outBias: Block;
  /** [hidden][filters], its biases, and [label][hidden]. */
  readonly mix: Block;
  readonly mixBias: Block;
  readonly mixOut: Block;
  readonly logits = new Float64Array(LABELS.length);
  /** Token indexes (into the corpus) of the input, and how many. */
  readonly input = new Int32Array(MAX_TOKENS);
  length = 0;

  readonly #accumulated: Float32Array;
  readonly #kernel: Convolution;
  readonly #corpus: Corpus;
  readonly #pooled: Float64Array;
  /** What is left of the pooled responses after dropout. */
  readonly #kept: Float64Array;
  readonly #units: Float64Array;
  readonly #unitGrad: Float64Array;
  readonly #winner: Int32Array;
  readonly #keep: Float64Array;
  readonly #rowGrad: Float64Array;

  private constructor(shape: Shape, corpus: Corpus, kernel: Convolution, random: () => number) {
    const { bits, dim, filters, hidden } = shape;
    this.shape = shape;
    this.#corpus = corpus;
    this.#kernel = kernel;
    const uniform = (length: number, range: number): Float32Array =>
      Float32Array.from({ length }, () => (random() * 2 - 1) * range);
    this.table = uniform((1 << bits) * dim, 0.25);
    this.#accumulated = new Float32Array(1 << bits);
    kernel.w.set(uniform(kernel.w.length, Math.sqrt(3 / (FILTER_WIDTH * dim))));
    this.conv = new Block(kernel.w);
    this.convBias = new Block(kernel.bias);
    this.out = new Block(uniform(LABELS.length * filters, Math.sqrt(3 / filters)));
    this.outBias = new Block(new Float32Array(LABELS.length).fill(-2));
    this.mix = new Block(uniform(hidden * filters, Math.sqrt(3 / filters)));
    this.mixBias = new Block(new Float32Array(hidden));
    this.mixOut = new Block(uniform(LABELS.length * hidden, Math.sqrt(1 / Math.max(1, hidden))));
    this.#pooled = new Float64Array(filters);
    this.#kept = new Float64Array(filters);
    this.#units = new Float64Array(hidden);
    this.#unitGrad = new Float64Array(hidden);
    this.#winner = new Int32Array(filters);
    this.#keep = new Float64Array(filters).fill(1);
    this.#rowGrad = new Float64Array((MAX_TOKENS + 2) * dim);
  }

  static async create(shape: Shape, corpus: Corpus, random: () => number): Promise<TrainingNetwork> {
    const kernel = await createConvolution(shape.dim, FILTER_WIDTH, shape.filters, MAX_TOKENS);
    return new TrainingNetwork(shape, corpus, kernel, random);
  }

  /** Index into the blocked convolution weights of input `i` and filter `f`. */
  weightAt(i: number, f: number): number {
    const inputs = FILTER_WIDTH * this.shape.dim;
    return (Math.floor(f / FILTER_BLOCK) * inputs + i) * FILTER_BLOCK + (f % FILTER_BLOCK);
  }

  /** Computes `logits` of the first `length` tokens of `input`. `dropout`: share of the pooled responses set to 0. */
  forward(dropout: number, random: () => number): void {
    const { dim, filters, hidden } = this.shape;
    const { features, tokenStarts } = this.#corpus;
    const { x, y } = this.#kernel;
    const table = this.table;
    const count = this.length;
    x.fill(0, 0, (count + 2) * dim);
    for (let t = 0; t < count; t += 1) {
      const token = this.input[t] as number;
      const first = tokenStarts[token] as number;
      const end = tokenStarts[token + 1] as number;
      const row = (t + 1) * dim;
      const grams = end - first - 1;
      for (let f = first + 1; f < end; f += 1) {
        const entry = (features[f] as number) * dim;
        for (let d = 0; d < dim; d += 1) x[row + d] = (x[row + d] as number) + (table[entry + d] as number);
      }
      const entry = (features[first] as number) * dim;
      const wordShare = grams === 0 ? 1 : WORD_SHARE;
      const gramShare = grams === 0 ? 0 : (1 - WORD_SHARE) / grams;
      for (let d = 0; d < dim; d += 1) x[row + d] = wordShare * (table[entry + d] as number) + gramShare * (x[row + d] as number);
    }
    this.#kernel.run(count);
    const pooled = this.#pooled;
    const winner = this.#winner;
    pooled.fill(0);
    winner.fill(-1);
    for (let t = 0; t < count; t += 1)
      for (let f = 0, at = t * filters; f < filters; f += 1, at += 1)
        if ((y[at] as number) > (pooled[f] as number)) {
          pooled[f] = y[at] as number;
          winner[f] = t;
        }
    if (dropout > 0) for (let f = 0; f < filters; f += 1) this.#keep[f] = random() < dropout ? 0 : 1 / (1 - dropout);
    else this.#keep.fill(1);
    const kept = this.#kept;
    for (let f = 0; f < filters; f += 1) kept[f] = (pooled[f] as number) * (this.#keep[f] as number);
    const units = this.#units;
    for (let h = 0; h < hidden; h += 1) {
      let sum = this.mixBias.value[h] as number;
      for (let f = 0, at = h * filters; f < filters; f += 1, at += 1) sum += (kept[f] as number) * (this.mix.value[at] as number);
      units[h] = Math.max(0, sum);
    }
    for (let c = 0; c < LABELS.length; c += 1) {
      let sum = this.outBias.value[c] as number;
      for (let f = 0; f < filters; f += 1) sum += (kept[f] as number) * (this.out.value[c * filters + f] as number);
      for (let h = 0; h < hidden; h += 1) sum += (units[h] as number) * (this.mixOut.value[c * hidden + h] as number);
      this.logits[c] = sum;
    }
  }

  /** Adds the gradients for the last `forward`, given d loss / d logit; embeddings are updated at once, at `rate`. */
  backward(dLogits: Float64Array, rate: number): void {
    const { dim, filters, hidden } = this.shape;
    const { x } = this.#kernel;
    const inputs = FILTER_WIDTH * dim;
    const rowGrad = this.#rowGrad;
    rowGrad.fill(0, 0, (this.length + 2) * dim);
    for (let c = 0; c < LABELS.length; c += 1) this.outBias.grad[c] = (this.outBias.grad[c] as number) + (dLogits[c] as number);
    const units = this.#units;
    const unitGrad = this.#unitGrad;
    const kept = this.#kept;
    for (let h = 0; h < hidden; h += 1) {
      unitGrad[h] = 0;
      if ((units[h] as number) === 0) continue;
      let g = 0;
      for (let c = 0; c < LABELS.length; c += 1) {
        const at = c * hidden + h;
        const d = dLogits[c] as number;
        g += d * (this.mixOut.value[at] as number);
        this.mixOut.grad[at] = (this.mixOut.grad[at] as number) + d * (units[h] as number);
      }
      unitGrad[h] = g;
      this.mixBias.grad[h] = (this.mixBias.grad[h] as number) + g;
      for (let f = 0, at = h * filters; f < filters; f += 1, at += 1)
        this.mix.grad[at] = (this.mix.grad[at] as number) + g * (kept[f] as number);
    }
    for (let f = 0; f < filters; f += 1) {
      const keep = this.#keep[f] as number;
      const t = this.#winner[f] as number;
      if (keep === 0 || t < 0) continue;
      let g = 0;
      for (let c = 0; c < LABELS.length; c += 1) {
        const d = dLogits[c] as number;
        const at = c * filters + f;
        g += d * (this.out.value[at] as number);
        this.out.grad[at] = (this.out.grad[at] as number) + d * keep * (this.#pooled[f] as number);
      }
      for (let h = 0; h < hidden; h += 1) g += (unitGrad[h] as number) * (this.mix.value[h * filters + f] as number);
      g *= keep;
      this.convBias.grad[f] = (this.convBias.grad[f] as number) + g;
      const start = t * dim;
      let w = this.weightAt(0, f);
      const { value, grad } = this.conv;
      for (let i = 0; i < inputs; i += 1, w += FILTER_BLOCK) {
        grad[w] = (grad[w] as number) + g * (x[start + i] as number);
        rowGrad[start + i] = (rowGrad[start + i] as number) + g * (value[w] as number);
      }
    }
    this.#updateTable(rate);
  }

  /** AdaGrad on embedding rows, one accumulator a row. */
  #updateTable(rate: number): void {
    const { dim } = this.shape;
    const { features, tokenStarts } = this.#corpus;
    for (let t = 0; t < this.length; t += 1) {
      const row = (t + 1) * dim;
      let square = 0;
      for (let d = 0; d < dim; d += 1) square += (this.#rowGrad[row + d] as number) ** 2;
      if (square === 0) continue;
      const token = this.input[t] as number;
      const first = tokenStarts[token] as number;
      const end = tokenStarts[token + 1] as number;
      const grams = end - first - 1;
      for (let f = first; f < end; f += 1) {
        const share = f === first ? (grams === 0 ? 1 : WORD_SHARE) : (1 - WORD_SHARE) / grams;
        const bucket = features[f] as number;
        const sum = (this.#accumulated[bucket] as number) + (square * share * share) / dim;
        this.#accumulated[bucket] = sum;
        const step = (rate * share) / (Math.sqrt(sum) + 1e-8);
        const entry = bucket * dim;
        for (let d = 0; d < dim; d += 1)
          this.table[entry + d] = (this.table[entry + d] as number) - step * (this.#rowGrad[row + d] as number);
      }
    }
  }

  /** One Adam step on everything but the embeddings. */
  step(rate: number, step: number): void {
    this.conv.update(rate, step, 0);
    this.convBias.update(rate, step, 0);
    this.out.update(rate, step, 0);
    this.outBias.update(rate, step, 0);
    this.mix.update(rate, step, 0);
    this.mixBias.update(rate, step, 0);
    this.mixOut.update(rate, step, 0);
  }
}
