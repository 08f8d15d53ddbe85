/**
 * `npm run bench:moderation -- --data DIR`: what the shipped weights find and what they hide by mistake, per set, category, level, dialect and
 * group, next to word filters of the npm registry on the same rows. The data are not in this repository (docs/model-card.md).
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { createOnDevice, loadModel, type OnDevice } from '../../lib/moderate/engines/on-device/index.ts';
import { type Row, readRows } from '../train/data.ts';
import { EVALUATION_SETS } from '../train/evaluate.ts';
import { judge, pageSegments } from '../train/judge.ts';
import { withFigures } from './moderation-card.ts';
import { calibrationOf, categoryFigures, groupFigures, hiddenRatios, type Judged, setFigures } from './moderation-figures.ts';
import { wordFilters } from './moderation-filters.ts';
import { besideBest, harderHalf, type Rates } from './moderation-harder.ts';
import { identitiesOf } from './moderation-identities.ts';
import { rate } from './moderation-metrics.ts';
import { type Figures, type FilterFigures, type Margin, report } from './moderation-report.ts';

const WEIGHTS = new URL('../../public/on-device/weights.bin', import.meta.url);
const CARD = new URL('../../docs/model-card.md', import.meta.url);
/** Sentences that are timed. */
const TIMED = 1_000;

const USAGE = `npm run bench:moderation -- --data DIR [options]
  --data DIR     gzipped JSON Lines, eval-*.jsonl.gz
  --all          all rows; without it the odd ones, on which no threshold was chosen
  --rounds 300   bootstrap samples of each figure, 0 for none
  --no-filters   leaves the word filters out (they take most of the time)
  --json FILE    writes every figure
  --card         writes them into docs/model-card.md`;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    all: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '300' },
    'no-filters': { type: 'boolean', default: false },
    json: { type: 'string' },
    card: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
if (values.data === undefined || !Number.isInteger(rounds) || rounds < 0 || (values.card && values.all)) {
  console.error(values.card && values.all ? 'The card is about the odd rows: --card and --all do not go together' : USAGE);
  process.exit(2);
}
const dir = values.data;

const bytes = readFileSync(WEIGHTS);
const engine = createOnDevice(loadModel(Uint8Array.from(bytes).buffer));
const rowsOf = new Map<string, Row[]>(
  EVALUATION_SETS.map((set) => [set, readRows(dir, `eval-${set}`).filter((_, index) => values.all || index % 2 === 1)]),
);
const note = (what: string): void => console.error(what);

note('on-device');
const judged = new Map(
  [...rowsOf].map(([set, rows]) => [set, rows.map((row): Judged => ({ row, judgement: judge(engine, row.text) }))]),
);
const of = (set: (typeof EVALUATION_SETS)[number]): Judged[] => judged.get(set) ?? [];

/** Mean time for a sentence of ordinary completions, in microseconds. */
function timeOf(check: (text: string) => unknown): number {
  const sentences = (rowsOf.get('benign-completions') ?? [])
    .slice(0, TIMED)
    .flatMap(({ text }) => pageSegments(text).map((segment) => segment.text))
    .slice(0, TIMED);
  for (const text of sentences.slice(0, TIMED / 4)) check(text);
  const started = performance.now();
  for (const text of sentences) check(text);
  return (1_000 * (performance.now() - started)) / sentences.length;
}

function compare(name: string, version: string, licence: string, flags: (row: Row) => boolean, sentence: number): FilterFigures {
  note(name);
  const sets = [...rowsOf].map(([set, rows]): [string, FilterFigures['sets'][string]] => {
    const flagged = rows.map((row) => ({ found: flags(row), positive: row.flagged === 1 }));
    const part = (positive: boolean) => flagged.filter((row) => row.positive === positive).map(({ found }) => found);
    return [set, { recall: rate(part(true)), fpr: rate(part(false)), found: part(true) }];
  });
  return { name, version, licence, sets: Object.fromEntries(sets), sentence };
}

function ours(model: OnDevice): FilterFigures {
  const verdicts = new Map(
    [...judged.values()].flatMap((rows) => rows.map(({ row, judgement }) => [row, judgement.verdict.standard])),
  );
  const sentence = timeOf((text) => model.assess({ text, before: '' }));
  return compare('Sharemark, on-device, standard', '', 'MIT', (row) => verdicts.get(row) === 'unsafe', sentence);
}

const filters = values['no-filters']
  ? []
  : [
      ours(engine),
      ...wordFilters().map(({ name, version, licence, flags }) =>
        compare(name, version, licence, ({ text }) => flags(text), timeOf(flags)),
      ),
    ];

const flags = (filter: FilterFigures, set: string) => ({ found: filter.sets[set]?.found ?? [] });

const rates = (filter: FilterFigures, set: string, harmless: string, rows?: readonly number[]): Rates => {
  const { found } = flags(filter, set);
  return {
    name: filter.name,
    recall: rate(rows ? rows.map((row) => found[row] === true) : found),
    fpr: filter.sets[harmless]?.fpr ?? Number.NaN,
  };
};

/** Ours beside the filter that finds most: of the harder half of the OpenAI set, and of the harmful prompts, whose false alarms are those of ordinary completions. */
function margins([own, ...others]: readonly FilterFigures[]): Margin[] {
  if (!own) return [];
  const half = harderHalf(others.map((filter) => flags(filter, 'openai-moderation')));
  const margin = (name: string, of: (filter: FilterFigures) => Rates): Margin[] => {
    const comparison = besideBest(of(own), others.map(of));
    return comparison ? [{ name, own: of(own), ...comparison }] : [];
  };
  return [
    ...margin('openai-moderation, harder half', (filter) => rates(filter, 'openai-moderation', 'openai-moderation', half)),
    ...margin('harmful-prompts', (filter) => rates(filter, 'harmful-prompts', 'benign-completions')),
  ];
}

note('figures');
const figures: Figures = {
  sha256: createHash('sha256').update(bytes).digest('hex'),
  rows: values.all ? 'all' : 'odd',
  rounds,
  sets: EVALUATION_SETS.map((set) => setFigures(set, of(set), rounds)),
  categories: categoryFigures(of('openai-moderation'), rounds),
  calibration: calibrationOf(of('openai-moderation'), rounds),
  dialects: groupFigures(of('dialect-pairs'), ({ dialect }) => (dialect === undefined ? [] : [dialect]), rounds),
  ratios: hiddenRatios(of('dialect-pairs'), ({ dialect }) => dialect === 'AAE', rounds),
  identities: groupFigures(of('madlibs-identity'), ({ text }) => identitiesOf(text), rounds),
  targets: groupFigures(of('hatecheck'), ({ target }) => (target ? [target] : []), rounds),
  filters,
  margins: margins(filters),
};

const text = report(figures);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, undefined, 2)}\n`);
if (values.card) {
  const card = withFigures(readFileSync(CARD, 'utf8'), text, figures.sha256);
  const config = await resolveConfig(CARD);
  writeFileSync(CARD, await format(card, { ...config, filepath: CARD.pathname }));
} else console.log(text);
