/**
 * Trains the on-device classifier, or evaluates the one that is there.
 *
 *     npm run train -- [--data DIR] [--out FILE]              train, calibrate, write, evaluate
 *     npm run train -- --calibrate [--data DIR] [--out FILE]  choose the offsets anew, keep the weights
 *     npm run train -- --evaluate [--all] [--data DIR] [--out FILE]
 *
 * DIR defaults to ../shared/data/moderation, FILE to public/on-device/weights.bin. One thread and seeds of its own: the same data give the same bytes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createOnDevice, loadModel, type Model } from '../../lib/moderate/engines/on-device/index.ts';
import { type Label, LABELS, type Member } from '../../lib/moderate/engines/on-device/model.ts';
import { auc, averagePrecision } from '../bench/moderation-metrics.ts';
import { calibrate } from './calibrate.ts';
import { buildCorpus } from './corpus.ts';
import { isShareAlike, readRows, type Row } from './data.ts';
import { evaluate, EVALUATION_SETS } from './evaluate.ts';
import { learn, type Plan } from './learn.ts';
import { MAX_TOKENS } from './network.ts';
import { likeness } from './overlap.ts';
import { buildVocabulary } from './vocabulary.ts';
import { layOut, memberOf, packWeights } from './weights-file.ts';
import { written } from './written.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Networks that are trained one after the other, each from its own seed; their logits are averaged. */
const MEMBERS = 4;
const PLAN: Plan = {
  shape: { bits: 16, dim: 32, filters: 128, hidden: 32 },
  seed: 1,
  epochs: 5,
  batch: 16,
  tableRate: 0.05,
  denseRate: 0.003,
  dropout: 0.3,
  tokenDropout: 0.05,
  mixing: 0.3,
  smoothing: 0,
};
/** How much more an ordinary completion counts than any other row. */
const BENIGN_WEIGHT = 6;
/** How much more a positive counts than a negative: the rarer the label, the more. */
const POSITIVE_WEIGHT: Record<Label, number> = { harassment: 1.5, hate: 1.5, illicit: 2, 'self-harm': 3, sexual: 3, violence: 2 };

/** How much more a positive of a source counts: completions that were got out of an assistant by a trick are few, and what this is for. */
const SOURCE_WEIGHT: Record<string, number> = { JailbreakBench: 3, 'sherdencooper/GPTFuzz': 1.5 };

/** Of the Madlibs, which are thousands of fillings of a few templates, that many rows are enough. */
const SOME = 300;

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

function weightOf(row: Row): number {
  if (isBenign(row)) return row.kind === 'completion' ? BENIGN_WEIGHT : 1;
  const [, weight = 1] = Object.entries(SOURCE_WEIGHT).find(([source]) => row.source.startsWith(source)) ?? [];
  return LABELS.some((label) => row.labels?.[label] === 1) ? weight : 1;
}

async function train(): Promise<ArrayBuffer> {
  const all = readRows(values.data, 'train');
  const rows = all.filter((row) => !isShareAlike(row));
  say(`${rows.length} of ${all.length} rows; the others are under share-alike licences`);
  const forEvaluation = EVALUATION_SETS.flatMap((set) => readRows(values.data, `eval-${set}`).map(({ text }) => text));
  const own = written(rows, likeness(forEvaluation));
  say(`${own.length} rows of our own`);
  const both = [...rows, ...own];
  const corpus = buildCorpus(both, PLAN.shape.bits, MAX_TOKENS);
  const weights = Float32Array.from(both, weightOf);
  const hosts = [...rows.keys()].filter(
    (i) => rows[i] !== undefined && isBenign(rows[i]) && rows[i].kind !== 'synthetic' && rows[i].kind !== 'text',
  );
  for (let i = 0; i < corpus.targets.length; i += 1)
    if (corpus.targets[i] === 1) corpus.trust[i] = POSITIVE_WEIGHT[LABELS[i % LABELS.length] ?? 'hate'];
  const members: Member[] = [];
  for (let member = 0; member < MEMBERS; member += 1) {
    say(`network ${member + 1} of ${MEMBERS}`);
    members.push(memberOf(await learn(corpus, weights, hosts, { ...PLAN, seed: PLAN.seed + member }, say)));
  }
  const vocabulary = buildVocabulary(rows.map(({ text }) => text));
  say(`${vocabulary.words} English words in ${vocabulary.filter.length} bytes`);
  return packWeights(PLAN.shape, members, NO_OFFSETS, vocabulary.filter);
}

/** An evaluation set's even rows, and the texts of those that are flagged or not. */
const evenRows = (set: string): Row[] => readRows(values.data, `eval-${set}`).filter((_, i) => i % 2 === 0);
const even = (set: string, flagged: number): string[] =>
  evenRows(set).flatMap((row) => (row.flagged === flagged ? [row.text] : []));

/** Chooses the offsets on the even rows of the evaluation sets; the odd ones are for reporting. */
function withOffsets(model: Model): ArrayBuffer {
  const offsets = calibrate(model, {
    ordinary: even('benign-completions', 0),
    wanted: [
      { texts: even('openai-moderation', 1), aim: 0.75, weight: 1 },
      { texts: even('harmful-prompts', 1), aim: 0.85, weight: 1 },
      { texts: even('jbb-completions', 1), aim: 0.8, weight: 1.5 },
      // Blunt abuse, of which the OpenAI set has little: without it the ranking of HateCheck is had by calling nothing harassment.
      { texts: even('madlibs-identity', 1).slice(0, SOME), aim: 0.6, weight: 1.5 },
    ],
    spared: [
      { texts: even('xstest-safe-completions', 0), cap: 0.07 },
      { texts: even('xstest-refusals', 0), cap: 0.01 },
      { texts: even('xstest-prompts', 0), cap: 0.23 },
      { texts: even('madlibs-identity', 0).slice(0, SOME), cap: 0.02 },
    ],
    ranked: [
      { rows: evenRows('openai-moderation'), figure: averagePrecision, weight: 4 },
      { rows: evenRows('hatecheck'), figure: auc, weight: 2 },
    ],
  });
  say(`offsets: ${JSON.stringify(offsets)}`);
  return layOut({ ...model, header: { ...model.header, offsets } });
}

if (!values.evaluate) {
  const bytes = withOffsets(values.calibrate ? readModel() : loadModel(await train()));
  writeFileSync(values.out, new Uint8Array(bytes));
  say(`${values.out}: ${bytes.byteLength} bytes, SHA-256 ${createHash('sha256').update(new Uint8Array(bytes)).digest('hex')}`);
}
evaluate(createOnDevice(readModel()), values.data, !values.all, say);
