/**
 * Trains the on-device classifier, or evaluates the one that is there.
 *
 *     npm run train -- [--data DIR] [--out FILE]              train, calibrate, write, evaluate
 *     npm run train -- --calibrate [--data DIR] [--out FILE]  choose the offsets anew, keep the weights
 *     npm run train -- --evaluate [--all] [--data DIR] [--out FILE]
 *
 * DIR defaults to ../shared/data/moderation, FILE to public/on-device/weights.bin. One thread and one seed: the same data give the same bytes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createOnDevice, loadModel, type Model } from '../../lib/moderate/engines/on-device/index.ts';
import { type Label, LABELS } from '../../lib/moderate/engines/on-device/model.ts';
import { calibrate } from './calibrate.ts';
import { buildCorpus } from './corpus.ts';
import { isShareAlike, readRows, type Row } from './data.ts';
import { evaluate } from './evaluate.ts';
import { learn, type Plan } from './learn.ts';
import { MAX_TOKENS } from './network.ts';
import { buildVocabulary } from './vocabulary.ts';
import { layOut, packWeights } from './weights-file.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const PLAN: Plan = {
  shape: { bits: 17, dim: 32, filters: 192 },
  seed: 1,
  epochs: 5,
  batch: 16,
  tableRate: 0.05,
  denseRate: 0.003,
  dropout: 0.3,
  tokenDropout: 0.05,
  mixing: 0.3,
};
/** How much more an ordinary completion counts than any other row. */
const BENIGN_WEIGHT = 6;
/** How much more a positive counts than a negative: the rarer the label, the more. */
const POSITIVE_WEIGHT: Record<Label, number> = { harassment: 1.5, hate: 1.5, illicit: 2, 'self-harm': 3, sexual: 3, violence: 2 };

const NO_OFFSETS = { sentence: LABELS.map(() => 0), whole: LABELS.map(() => 0) };

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: root('../shared/data/moderation') },
    out: { type: 'string', default: root('public/on-device/weights.bin') },
    calibrate: { type: 'boolean', default: false },
    evaluate: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => console.log(line);

function readModel(): Model {
  const file = readFileSync(values.out);
  return loadModel(Uint8Array.from(file).buffer);
}

/** All labels known and 0. */
const isBenign = ({ labels }: Row): boolean => LABELS.every((label) => labels?.[label] === 0);

async function train(): Promise<ArrayBuffer> {
  const all = readRows(values.data, 'train');
  const rows = all.filter((row) => !isShareAlike(row));
  say(`${rows.length} of ${all.length} rows; the others are under share-alike licences`);
  const corpus = buildCorpus(rows, PLAN.shape.bits, MAX_TOKENS);
  const weights = Float32Array.from(rows, (row) => (isBenign(row) && row.kind === 'completion' ? BENIGN_WEIGHT : 1));
  const hosts = [...rows.keys()].filter(
    (i) => rows[i] !== undefined && isBenign(rows[i]) && rows[i].kind !== 'synthetic' && rows[i].kind !== 'text',
  );
  for (let i = 0; i < corpus.targets.length; i += 1)
    if (corpus.targets[i] === 1) corpus.trust[i] = POSITIVE_WEIGHT[LABELS[i % LABELS.length] ?? 'hate'];
  const network = await learn(corpus, weights, hosts, PLAN, say);
  const vocabulary = buildVocabulary(rows.map(({ text }) => text));
  say(`${vocabulary.words} English words in ${vocabulary.filter.length} bytes`);
  return packWeights(network, NO_OFFSETS, vocabulary.filter);
}

/** Texts of an evaluation set's even rows. */
const even = (set: string, flagged: number): string[] =>
  readRows(values.data, `eval-${set}`)
    .filter((row, i) => i % 2 === 0 && row.flagged === flagged)
    .map(({ text }) => text);

/** Chooses the offsets on the even rows of the evaluation sets; the odd ones are for reporting. */
function withOffsets(model: Model): ArrayBuffer {
  const wanted = [even('openai-moderation', 1), even('harmful-prompts', 1)];
  const offsets = calibrate(model, even('benign-completions', 0), wanted);
  say(`offsets: ${JSON.stringify(offsets)}`);
  return layOut({ ...model.header, offsets }, model);
}

if (!values.evaluate) {
  const bytes = withOffsets(values.calibrate ? readModel() : loadModel(await train()));
  writeFileSync(values.out, new Uint8Array(bytes));
  say(`${values.out}: ${bytes.byteLength} bytes, SHA-256 ${createHash('sha256').update(new Uint8Array(bytes)).digest('hex')}`);
}
evaluate(createOnDevice(readModel()), values.data, !values.all, say);
