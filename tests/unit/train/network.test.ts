import { describe, expect, it } from 'vitest';
import { createLogits, loadModel } from '../../../lib/moderate/engines/on-device/index.ts';
import { LABELS } from '../../../lib/moderate/engines/on-device/model.ts';
import { buildCorpus } from '../../train/corpus.ts';
import { type Row, seeded } from '../../train/data.ts';
import { type Shape, TrainingNetwork } from '../../train/network.ts';
import { memberOf, packWeights } from '../../train/weights-file.ts';

const SHAPE: Shape = { bits: 12, dim: 8, filters: 32, hidden: 16 };
const NONE = { sentence: LABELS.map(() => 0), whole: LABELS.map(() => 0) };
const TEXT = 'Some words that are here to be looked at, killing time and more of it.';

async function networkOn(text: string, seed: number): Promise<TrainingNetwork> {
  const row: Row = { text, labels: {}, source: '', licence: '', kind: '' };
  const corpus = buildCorpus([row], SHAPE.bits, 256);
  const network = await TrainingNetwork.create(SHAPE, corpus, seeded(seed));
  network.length = corpus.rowStarts[1] ?? 0;
  for (let t = 0; t < network.length; t += 1) network.input[t] = t;
  return network;
}

/** A weighted sum of the logits, and the weights: its gradient is known. */
const WEIGHTS = Float64Array.from(LABELS, (_, c) => c + 1);
function lossOf(network: TrainingNetwork): number {
  network.forward(0, () => 0);
  return network.logits.reduce((sum, logit, c) => sum + logit * (WEIGHTS[c] ?? 0), 0);
}

describe('the network that is trained', () => {
  it.each(['conv', 'convBias', 'out', 'outBias', 'mix', 'mixBias', 'mixOut'] as const)(
    'has the gradient of its loss in %s',
    async (name) => {
      const network = await networkOn(TEXT, 8); // no unit of this one is so near its kink that the step crosses it
      lossOf(network);
      network.backward(WEIGHTS, 0);
      const { value, grad } = network[name];
      const computed = Float32Array.from(grad);
      for (let k = 0; k < 40; k += 1) {
        const i = Math.floor((k * value.length) / 40);
        const kept = value[i] ?? 0;
        value[i] = kept + 1e-3;
        const above = lossOf(network);
        value[i] = kept - 1e-3;
        const below = lossOf(network);
        value[i] = kept;
        expect(computed[i] ?? 0).toBeCloseTo((above - below) / 2e-3, 1);
      }
    },
  );

  it('learns: a step along the gradient lowers the loss, by the embeddings alone', async () => {
    const network = await networkOn(TEXT, 4);
    const before = lossOf(network);
    network.backward(WEIGHTS, 0.01);
    expect(lossOf(network)).toBeLessThan(before);
  });

  it('is the one that the engine runs, but for the rounding of its embeddings', async () => {
    const networks = [await networkOn(TEXT, 5), await networkOn(TEXT, 6)];
    for (const network of networks) lossOf(network);
    const mean = Array.from(LABELS, (_, c) => networks.reduce((sum, { logits }) => sum + (logits[c] ?? 0), 0) / 2);
    const model = loadModel(packWeights(SHAPE, networks.map(memberOf), NONE, new Uint8Array(8)));
    const own = createLogits(model).sentence(TEXT) ?? [];
    for (const [c, logit] of mean.entries()) expect(own[c]).toBeCloseTo(logit, 1);
  });
});

describe('the weights file', () => {
  it('keeps every number of a table: -7 to 7, two a byte', async () => {
    const member = memberOf(await networkOn(TEXT, 7));
    const [read] = loadModel(packWeights(SHAPE, [member], NONE, new Uint8Array(8))).members;
    expect(read?.table).toEqual(member.table);
    const numbers = Array.from(member.table, (both) => [(both << 28) >> 28, both >> 4]).flat();
    expect([numbers.length, Math.min(...numbers), Math.max(...numbers)]).toEqual([(1 << SHAPE.bits) * SHAPE.dim, -4, 4]);
  });
});
