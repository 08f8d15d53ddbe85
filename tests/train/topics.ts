/**
 * `npm run train:topics -- --data DIR`: the words' weights of the topic check, lib/moderate/topics/weights.ts. It learns from texts written for it
 * (topics/*.txt, CC0), from phrases (topics/cues) and, as what ordinary texts are like and which words belong together, from train.jsonl.gz without what is
 * share-alike. Thresholds come from the even rows of eval-benign-completions. The same data give the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { damping, encodeWord, parseTopicModel, type WordWeight } from '../../lib/moderate/topics/model.ts';
import { topicScores } from '../../lib/moderate/topics/find.ts';
import { topicWords, windowsOf } from '../../lib/moderate/topics/words.ts';
import { segmentsOf } from '../../lib/moderate/segment.ts';
import { TOPICS } from '../../lib/types.ts';
import { isShareAlike, readRows, seeded } from './data.ts';
import { DIMENSIONS, vectorsOf } from './topic-vectors.ts';
import { phraseText } from './topics/phrases.ts';

const OUT = new URL('../../lib/moderate/topics/weights.ts', import.meta.url);
const VOCABULARY = 12_000;
/** Passes over all texts. */
const EPOCHS = 10;
const RATE = 0.2;
const DECAY = 3e-4;
/** A text of the topic counts as several of the others, one of another topic as a third: it may be about both. */
const POSITIVE = 4;
const OTHER_TOPIC = 0.3;
/** A word's own weight counts less than what its meaning says: few words were seen often. */
const OWN = 0.2;
const PHRASE_TEXTS = 150;
/** Even rows of ordinary completions, and first sentences of them, that may be asked about, per topic. */
const ALLOWED = [3, 1, 3, 1, 1, 1, 1];
/** Above the highest ordinary texts that may be asked about, in logits: others will come, and questions for nothing wear people out. */
const MARGIN = 0.6;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) {
  console.error('npm run train:topics -- --data DIR');
  process.exit(2);
}
const linesOf = (name: string): string[] =>
  readFileSync(new URL(`topics/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const random = seeded(7);
const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

const rows = readRows(values.data, 'train').filter((row) => !isShareAlike(row));
const own = new Map(TOPICS.map((topic) => [topic, linesOf(topic).map(topicWords)]));
const near = linesOf('none').map(topicWords);
const distinct = [...new Set(rows.filter(({ kind }) => kind !== 'synthetic').map(({ text }) => text))];
const corpus = [...distinct.map((text) => topicWords(text).slice(0, 400)), ...own.values().toArray().flat(), ...near];
const { words, counts, total, vectors } = vectorsOf(corpus, VOCABULARY);
const ids = new Map(words.map((word, id) => [word, id]));
const rarity = counts.map((count) => 1e-4 / (1e-4 + count / total));
centre();

/** Answers to jailbreaks and labelled rows are nothing ordinary. */
const ordinary = rows
  .filter(
    ({ kind, source }) => (kind === 'completion' || /ethics|mitre/.test(source)) && !/GPTFuzz|Jailbreak|hh-rlhf/.test(source),
  )
  .filter(({ labels }) => !Object.values(labels ?? {}).includes(1))
  .flatMap(({ text }) => windowsOf(topicWords(text)).slice(0, 6));

interface Text {
  readonly topic: number;
  readonly ids: readonly number[];
  readonly scale: number;
  readonly vector: Float64Array;
}
const texts: Text[] = [];
for (const [topic, name] of TOPICS.entries()) {
  const mine = own.get(name) ?? [];
  for (const text of mine) {
    add(topic, text);
    add(topic, [...text, ...(oneOf(mine) ?? [])]);
    add(topic, [...text, ...(oneOf(ordinary) ?? []).slice(0, 12)]);
    add(topic, [...(oneOf(mine) ?? []), ...text].slice(Math.floor(random() * 6)));
  }
  for (let made = 0; made < PHRASE_TEXTS; made += 1)
    add(topic, phraseText(name, { vocabulary: words, ordinary: () => oneOf(ordinary) ?? [], random }));
}
for (let times = 0; times < 10; times += 1) for (const text of near) add(-1, text);
for (const text of ordinary) {
  add(-1, text);
  // Short answers are ordinary, too.
  const from = Math.floor(random() * Math.max(1, text.length - 12));
  add(-1, text.slice(from, from + 5 + Math.floor(random() * 15)));
}
console.error(`${texts.length} texts, ${words.length} words`);

const { bias, weightsOf } = learn();
const table = words
  .map((word, id): [string, WordWeight] => [word, { rarity: rarity[id] ?? 0, weights: weightsOf(id) }])
  .map(([word, weight]) => encodeWord(word, weight))
  .join('\n');
const rounded = bias.map((value) => Math.round(value * 1_000) / 1_000);
const model = parseTopicModel({ table, bias: rounded, thresholds: TOPICS.map(() => 0) });
const benign = readRows(values.data, 'eval-benign-completions').filter((_, index) => index % 2 === 0);
const scores = benign.flatMap(({ text }) => [text, segmentsOf(text)[0]?.text ?? '']).map((text) => topicScores(text, model));
const thresholds = TOPICS.map((_, topic) => {
  const highest = scores.map((one) => one[topic] ?? 0).toSorted((a, b) => b - a);
  return Math.round(((highest[ALLOWED[topic] ?? 0] ?? 0) + MARGIN) * 100) / 100;
});
writeFileSync(
  OUT,
  `/* Written by npm run train:topics. A word, how telling it is, and its weight for each topic, in one character each: see model.ts. */
export const TOPIC_BIAS: readonly number[] = ${JSON.stringify(rounded).replaceAll(',', ', ')};
export const TOPIC_THRESHOLDS: readonly number[] = ${JSON.stringify(thresholds).replaceAll(',', ', ')};
export const TOPIC_WORDS = \`${table}\`;
`,
);
console.error(`thresholds ${thresholds.join(' ')}`);

/** Takes from the vectors what all of them share. */
function centre(): void {
  const mean = new Float64Array(DIMENSIONS);
  let sum = 0;
  for (const [id, count] of counts.entries()) {
    const weight = count * (rarity[id] ?? 0);
    sum += weight;
    for (let d = 0; d < DIMENSIONS; d += 1) mean[d] = (mean[d] ?? 0) + weight * (vectors[id * DIMENSIONS + d] ?? 0);
  }
  for (let i = 0; i < vectors.length; i += 1) vectors[i] = (vectors[i] ?? 0) - (mean[i % DIMENSIONS] ?? 0) / sum;
}

function add(topic: number, text: readonly string[]): void {
  const known = [...new Set(text)].flatMap((word) => ids.get(word) ?? []);
  const scale = damping(known.reduce((sum, id) => sum + (rarity[id] ?? 0), 0));
  const vector = new Float64Array(DIMENSIONS);
  for (const id of known)
    for (let d = 0; d < DIMENSIONS; d += 1)
      vector[d] = (vector[d] ?? 0) + scale * (rarity[id] ?? 0) * (vectors[id * DIMENSIONS + d] ?? 0);
  texts.push({ topic, ids: known, scale, vector });
}

/** Logistic regression per topic, on a text's mean vector and its words; by AdaGrad. */
function learn(): { bias: number[]; weightsOf: (id: number) => number[] } {
  const seen = new Map<number, number>();
  for (const { topic, ids: known } of texts) if (topic >= 0) for (const id of known) seen.set(id, (seen.get(id) ?? 0) + 1);
  const topics = TOPICS.map(() => ({
    weights: new Float64Array(DIMENSIONS + words.length),
    squares: new Float64Array(DIMENSIONS + words.length).fill(1e-4),
    bias: -2,
    biasSquares: 1e-4,
  }));
  const step = (of: (typeof topics)[number], index: number, slope: number): void => {
    const gradient = slope + DECAY * (of.weights[index] ?? 0);
    of.squares[index] = (of.squares[index] ?? 0) + gradient ** 2;
    of.weights[index] = (of.weights[index] ?? 0) - (RATE * gradient) / Math.sqrt(of.squares[index] ?? 1);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(texts);
    for (const { topic, ids: known, scale, vector } of texts)
      for (const [index, of] of topics.entries()) {
        const often = known.filter((id) => (seen.get(id) ?? 0) >= 4);
        let logit = of.bias;
        for (let d = 0; d < DIMENSIONS; d += 1) logit += (of.weights[d] ?? 0) * (vector[d] ?? 0);
        for (const id of often) logit += (of.weights[DIMENSIONS + id] ?? 0) * scale * OWN;
        const wanted = topic === index ? 1 : 0;
        const weight = wanted ? POSITIVE : topic >= 0 ? OTHER_TOPIC : 1;
        const error = (1 / (1 + Math.exp(-logit)) - wanted) * weight;
        for (let d = 0; d < DIMENSIONS; d += 1) step(of, d, error * (vector[d] ?? 0));
        for (const id of often) step(of, DIMENSIONS + id, error * scale * OWN);
        of.biasSquares += error ** 2;
        of.bias -= (RATE * error) / Math.sqrt(of.biasSquares);
      }
  }
  return {
    bias: topics.map((of) => of.bias),
    // The model is linear in the vectors, so that each word has one number per topic in the end.
    weightsOf: (id) =>
      topics.map(({ weights }) => {
        let sum = 0;
        for (let d = 0; d < DIMENSIONS; d += 1) sum += (weights[d] ?? 0) * (vectors[id * DIMENSIONS + d] ?? 0);
        return sum * (rarity[id] ?? 0) + (weights[DIMENSIONS + id] ?? 0) * OWN;
      }),
  };
}

function shuffle(list: Text[]): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [list[last], list[other]];
    if (one === undefined || two === undefined) continue;
    list[last] = two;
    list[other] = one;
  }
}
