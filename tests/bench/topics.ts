/**
 * `npm run bench:topics [-- --data DIR]`: what the topic check finds and asks about by mistake: on texts written for it (topics/*.txt), none of which is among
 * those it learnt from, and with --data on the odd rows of eval-benign-completions, by which no threshold was chosen. `--json` prints figures only.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findTopics } from '../../lib/moderate/topics/find.ts';
import { segmentsOf } from '../../lib/moderate/segment.ts';
import { TOPICS, type Topic } from '../../lib/types.ts';
import { readRows } from '../train/data.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const linesOf = (name: string): string[] =>
  readFileSync(new URL(`topics/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

/** The first sentence of a text: most short answers are one. */
const first = (text: string): string => segmentsOf(text)[0]?.text ?? '';

interface Row {
  readonly topic: Topic | undefined;
  readonly found: readonly Topic[];
  readonly set: string;
}
const check = (set: string, topic: Topic | undefined, texts: readonly string[]): Row[] =>
  texts.map((text) => ({ set, topic, found: findTopics(text).found }));
const rows: Row[] = [
  ...TOPICS.flatMap((topic) => check(topic, topic, linesOf(`${topic}.en`))),
  ...check('near', undefined, linesOf('ordinary-near.en')),
  ...check('ordinary', undefined, linesOf('ordinary.en')),
];
if (values.data !== undefined) {
  const benign = readRows(values.data, 'eval-benign-completions').map(({ text }) => text);
  const [even, odd] = [0, 1].map((half) => benign.filter((_, index) => index % 2 === half));
  rows.push(...check('benign, odd rows', undefined, odd ?? []), ...check('benign, even rows', undefined, even ?? []));
  rows.push(...check('benign, first sentences of odd rows', undefined, (odd ?? []).map(first)));
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const own = rows.filter(({ set }) => !set.startsWith('benign'));
console.log('topic | recall | precision | asked about for any topic');
for (const topic of TOPICS) {
  const mine = own.filter((row) => row.topic === topic);
  const right = mine.filter(({ found }) => found.includes(topic)).length;
  const all = own.filter(({ found }) => found.includes(topic)).length;
  const any = mine.filter(({ found }) => found.length > 0).length;
  console.log(`${topic} | ${right}/${mine.length} | ${share(right, all)} | ${any}/${mine.length}`);
}
console.log('\nordinary texts | asked about | by topic');
for (const set of new Set(rows.filter(({ topic }) => topic === undefined).map((row) => row.set))) {
  const of = rows.filter((row) => row.set === set);
  const asked = of.filter(({ found }) => found.length > 0).length;
  const by = TOPICS.map((topic) => `${topic} ${of.filter(({ found }) => found.includes(topic)).length}`).join(', ');
  console.log(`${set} | ${asked}/${of.length} = ${share(asked, of.length)} | ${by}`);
}
