/* oxlint-disable typescript/no-unsafe-type-assertion -- `as number`: typed arrays are read within bounds here, and a check in the inner loops costs */
import { LABELS } from '../../lib/moderate/engines/on-device/model.ts';
import type { Corpus } from './corpus.ts';
import { seeded } from './data.ts';
import { MAX_TOKENS, TrainingNetwork, type Shape } from './network.ts';

export interface Plan {
  readonly shape: Shape;
  readonly seed: number;
  readonly epochs: number;
  /** Examples between two steps of the dense weights. */
  readonly batch: number;
  readonly tableRate: number;
  readonly denseRate: number;
  /** Share of the pooled responses that is dropped. */
  readonly dropout: number;
  /** Share of tokens that is dropped. */
  readonly tokenDropout: number;
  /** Share of short rows that are set into a benign text, of long benign ones that are cut to a window, and of long positives to a beginning. */
  readonly mixing: number;
  /** How far from 0 and 1 a target is moved: keeps the network from being surer than its labels are. */
  readonly smoothing: number;
}

/** Longest row, in tokens, that is set into another text. */
const SHORT = 60;

/**
 * Trains on the corpus.
 * @param weights how much each row counts; rows of weight 0 are left out
 * @param benign rows with every label 0, the hosts of context mixing
 */
export async function learn(
  corpus: Corpus,
  weights: Float32Array,
  benign: readonly number[],
  plan: Plan,
  log: (line: string) => void,
): Promise<TrainingNetwork> {
  const random = seeded(plan.seed);
  const network = await TrainingNetwork.create(plan.shape, corpus, random);
  const order = Int32Array.from(weights.keys()).filter((row) => (weights[row] ?? 0) > 0);
  const steps = Math.ceil(order.length / plan.batch) * plan.epochs;
  const dLogits = new Float64Array(LABELS.length);
  const targets = new Float32Array(LABELS.length);
  let step = 0;
  for (let epoch = 0; epoch < plan.epochs; epoch += 1) {
    shuffle(order, random);
    let loss = 0;
    for (const [index, row] of order.entries()) {
      const progress = step / steps;
      const decay = 1 - progress;
      compose(network, corpus, row, benign, plan, targets, random);
      network.forward(plan.dropout, random);
      const weight = weights[row] ?? 1;
      for (let c = 0; c < LABELS.length; c += 1) {
        const target = targets[c] as number;
        const logit = network.logits[c] as number;
        if (target < 0) dLogits[c] = 0;
        else {
          const p = 1 / (1 + Math.exp(-logit));
          const aim = target + plan.smoothing * (0.5 - target);
          dLogits[c] = weight * (corpus.trust[row * LABELS.length + c] as number) * (p - aim);
          loss -= target * Math.log(Math.max(1e-7, p)) + (1 - target) * Math.log(Math.max(1e-7, 1 - p));
        }
      }
      network.backward(dLogits, plan.tableRate * (0.1 + 0.9 * decay));
      if ((index + 1) % plan.batch === 0 || index + 1 === order.length) {
        step += 1;
        network.step(plan.denseRate * (0.05 + 0.95 * decay), step);
      }
    }
    log(`epoch ${epoch + 1}/${plan.epochs}: loss ${(loss / order.length).toFixed(4)}`);
  }
  return network;
}

/** Puts one example into the network's input: the row, perhaps cut, perhaps set into a benign text; and its labels. */
function compose(
  network: TrainingNetwork,
  corpus: Corpus,
  row: number,
  benign: readonly number[],
  plan: Plan,
  targets: Float32Array,
  random: () => number,
): void {
  const first = corpus.rowStarts[row] as number;
  const length = (corpus.rowStarts[row + 1] as number) - first;
  let known = true;
  let positive = false;
  for (let c = 0; c < LABELS.length; c += 1) {
    const target = corpus.targets[row * LABELS.length + c] as number;
    targets[c] = target;
    known &&= target >= 0;
    positive ||= target > 0.5;
  }
  network.length = 0;
  const append = (from: number, count: number): void => {
    for (let t = 0; t < count && network.length < MAX_TOKENS; t += 1)
      if (plan.tokenDropout === 0 || count < 4 || random() >= plan.tokenDropout) network.input[network.length++] = from + t;
  };
  const mix = random() < plan.mixing;
  if (mix && length <= SHORT && (positive || !known) && benign.length > 0) {
    const host = benign[Math.floor(random() * benign.length)] as number;
    const hostFirst = corpus.rowStarts[host] as number;
    const hostLength = (corpus.rowStarts[host + 1] as number) - hostFirst;
    const size = Math.min(hostLength, 5 + Math.floor(random() * 60));
    const from = hostFirst + Math.floor(random() * (hostLength - size + 1));
    const before = Math.floor(random() * (size + 1));
    append(from, before);
    append(first, length);
    append(from + before, size - before);
  } else if (known && !positive && length > 12 && mix) {
    const size = 8 + Math.floor(random() * Math.min(length - 8, 80));
    append(first + Math.floor(random() * (length - size + 1)), Math.min(size, length));
  } else if (positive && length > SHORT && mix) append(first, 24 + Math.floor(random() * (length - 24)));
  else append(first, length);
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}
