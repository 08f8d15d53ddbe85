/* oxlint-disable typescript/no-unsafe-type-assertion -- `as number`: typed arrays are read within bounds here, and a check in the inner loops costs */
import { NO_WORD, pairOf, shareOf } from '../../lib/moderate/engines/on-device/linear.ts';
import { LABELS } from '../../lib/moderate/engines/on-device/model.ts';
import type { Corpus } from './corpus.ts';
import { seeded } from './data.ts';
import { shuffle } from './learn.ts';

export interface LinearPlan {
  /** 2^bits rows; the corpus has to be of as many buckets. */
  readonly bits: number;
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
}

/** A label that is off by less teaches nothing. */
const SURE = 1e-3;
/** Where AdaGrad's sums of squares begin. */
const FIRST = 1e-2;

/** Logistic regression by AdaGrad, one step a row, on words, n-grams and pairs of words: weights [bucket][label], and biases. */
export function learnLinear(
  corpus: Corpus,
  rowWeights: Float32Array,
  { bits, seed, epochs, rate }: LinearPlan,
  log: (line: string) => void,
): { weights: Float32Array; bias: Float32Array } {
  const width = LABELS.length;
  const mask = (1 << bits) - 1;
  const weights = new Float32Array((1 << bits) * width);
  const squares = new Float32Array(weights.length).fill(FIRST);
  const bias = new Float64Array(width).fill(-2);
  const biasSquares = new Float64Array(width).fill(1);
  const random = seeded(seed);
  const order = Int32Array.from(rowWeights.keys());
  const logits = new Float64Array(width);
  const delta = new Float64Array(width);
  let buckets = new Int32Array(1 << 14);

  /** Puts a row's features and its pairs of words into `buckets`; returns how many they are. */
  function read(row: number): number {
    const { features, rowStarts, tokenStarts } = corpus;
    const from = rowStarts[row] as number;
    const to = rowStarts[row + 1] as number;
    const needed = (tokenStarts[to] as number) - (tokenStarts[from] as number) + to - from;
    if (buckets.length < needed) buckets = new Int32Array(2 * needed);
    let used = 0;
    let before = NO_WORD;
    for (let t = from; t < to; t += 1) {
      const first = tokenStarts[t] as number;
      for (let f = first; f < (tokenStarts[t + 1] as number); f += 1) buckets[used++] = features[f] as number;
      const word = features[first] as number;
      buckets[used++] = pairOf(before, word, mask);
      before = word;
    }
    return used;
  }

  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    let loss = 0;
    for (const row of order) {
      const count = read(row);
      const share = shareOf(count);
      logits.fill(0);
      for (let i = 0; i < count; i += 1) {
        const entry = (buckets[i] as number) * width;
        for (let c = 0; c < width; c += 1) logits[c] = (logits[c] as number) + (weights[entry + c] as number);
      }
      let wrong = false;
      for (let c = 0; c < width; c += 1) {
        const target = corpus.targets[row * width + c] as number;
        const p = 1 / (1 + Math.exp(-((bias[c] as number) + share * (logits[c] as number))));
        const off = (rowWeights[row] as number) * (corpus.trust[row * width + c] as number) * (p - target);
        delta[c] = target < 0 || Math.abs(off) < SURE ? 0 : off;
        if (target >= 0) loss -= Math.log(Math.max(1e-7, target > 0.5 ? p : 1 - p));
        if (delta[c] === 0) continue;
        wrong = true;
        biasSquares[c] = (biasSquares[c] as number) + off * off;
        bias[c] = (bias[c] as number) - (rate * off) / Math.sqrt(biasSquares[c] as number);
      }
      for (let i = 0; wrong && i < count; i += 1) {
        const entry = (buckets[i] as number) * width;
        for (let c = 0; c < width; c += 1) {
          const gradient = (delta[c] as number) * share;
          if (gradient === 0) continue;
          const sum = (squares[entry + c] as number) + gradient * gradient;
          squares[entry + c] = sum;
          weights[entry + c] = (weights[entry + c] as number) - (rate * gradient) / Math.sqrt(sum);
        }
      }
    }
    log(`epoch ${epoch + 1}/${epochs}: loss ${(loss / order.length).toFixed(4)}`);
  }
  return { weights, bias: Float32Array.from(bias) };
}
