import { JUDGING_LEVELS } from '../../lib/moderate/thresholds.ts';
import type { CategoryFigures, Calibration, GroupFigures, Levels, Ratios, SetFigures } from './moderation-figures.ts';
import type { Comparison, Rates } from './moderation-harder.ts';
import type { Estimate } from './moderation-metrics.ts';

/** What one filter flags of each set, and what it takes. */
export interface FilterFigures {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** By set: share of the rows that should be found, and of those that should not, NaN where there are none; and which of the former it finds. */
  readonly sets: Readonly<Record<string, { readonly recall: number; readonly fpr: number; readonly found: readonly boolean[] }>>;
  /** Microseconds for a sentence of the benign completions, on average. */
  readonly sentence: number;
}

/** Ours beside the word filter that finds most of some rows. */
export interface Margin extends Comparison {
  readonly name: string;
  readonly own: Rates;
}

/** Everything that the run measures. */
export interface Figures {
  /** Of the weights. */
  readonly sha256: string;
  readonly rows: 'odd' | 'all';
  readonly rounds: number;
  readonly sets: readonly SetFigures[];
  readonly categories: readonly CategoryFigures[];
  readonly calibration: Calibration;
  readonly dialects: readonly GroupFigures[];
  readonly ratios: Ratios;
  readonly identities: readonly GroupFigures[];
  readonly targets: readonly GroupFigures[];
  readonly filters: readonly FilterFigures[];
  readonly margins: readonly Margin[];
}

const nothing = '–';
const percent = (value: number): string => (Number.isNaN(value) ? nothing : (100 * value).toFixed(1));
const number = (value: number, digits: number): string => (Number.isNaN(value) ? nothing : value.toFixed(digits));
const withInterval = ({ value, low, high }: Estimate, digits = 3): string =>
  Number.isNaN(value) ? nothing : `${number(value, digits)} (${number(low, digits)}–${number(high, digits)})`;
const percentWithInterval = ({ value, low, high }: Estimate): string =>
  Number.isNaN(value) ? nothing : `${percent(value)} (${percent(low)}–${percent(high)})`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Unsafe at relaxed and standard, hidden at strict: what a reader meets. */
const met = (levels: Levels | undefined): string[] =>
  JUDGING_LEVELS.map((level) => (levels ? percentWithInterval(levels[level].hidden) : nothing));

function filterTable({ filters, sets }: Figures): string {
  const shown = sets.filter(({ set }) => filters.some((filter) => filter.sets[set])).map(({ set }) => set);
  return table(
    ['filter', ...shown, 'µs a sentence'],
    filters.map(({ name, version, licence, sets: own, sentence }) => [
      `${name} ${version} (${licence})`,
      ...shown.map((set) => {
        const { recall = Number.NaN, fpr = Number.NaN } = own[set] ?? {};
        return [recall, fpr].filter((part) => !Number.isNaN(part)).length === 2
          ? `${percent(recall)} / ${percent(fpr)}`
          : percent(Number.isNaN(recall) ? fpr : recall);
      }),
      number(sentence, 1),
    ]),
  );
}

const both = ({ recall, fpr }: Rates): string => `${percent(recall)} / ${percent(fpr)}`;

function marginTable(margins: readonly Margin[]): string {
  return table(
    ['rows', 'Sharemark', 'best filter', 'its figures', 'times its recall', 'no more false alarms'],
    margins.map(({ name, own, best, times, noMoreFalse }) => [
      name,
      both(own),
      best.name,
      both(best),
      times === Infinity ? '∞' : number(times, 1),
      noMoreFalse ? 'yes' : 'no',
    ]),
  );
}

/** The figures as Markdown, for the model card and the terminal. */
export function report(figures: Figures): string {
  const { sets, categories, calibration, dialects, ratios, identities, targets, filters, rounds, rows } = figures;
  const groups = (list: readonly GroupFigures[]) =>
    table(['group', 'harmless rows', ...JUDGING_LEVELS], list.map(({ group, rows: count, fpr }) => [group, String(count), ...met(fpr)])); // prettier-ignore
  const parts = [
    `Made by \`npm run bench:moderation\` with the weights of SHA-256 \`${figures.sha256}\`, on ${rows === 'odd' ? 'the odd rows of each set: thresholds were chosen on even ones' : 'all rows, those included that thresholds were chosen on'}. In brackets 95 % of ${rounds} bootstrap samples. A text’s verdict is the worst of its sentences’ and its own as a whole.`,
    '### Ranking\n\nOf sets that have both kinds of rows, by the score of any category: average precision (AUPRC), AUC, and F1 at its best threshold.',
    table(
      ['set', 'rows', 'to be found', 'AUPRC', 'AUC', 'best F1'],
      sets
        .filter(({ auprc }) => !Number.isNaN(auprc.value))
        .map((one) => [
          one.set,
          String(one.rows),
          String(one.positives),
          withInterval(one.auprc),
          withInterval(one.auc),
          withInterval(one.f1),
        ]),
    ),
    '### Verdicts\n\nPer cent of the rows that should be found (recall) and of those that should not (false alarms) that are hidden at each level: what is unsafe, and at `strict` what is sensitive, too.',
    table(
      [
        'set',
        ...JUDGING_LEVELS.map((level) => `recall, ${level}`),
        ...JUDGING_LEVELS.map((level) => `false, ${level}`),
        'unchecked',
      ],
      sets.map((one) => [`${one.set} (${one.rows})`, ...met(one.recall), ...met(one.fpr), percent(one.unchecked / one.rows)]),
    ),
    'Unsafe alone at `strict`: ' +
      sets
        .map(
          ({ set, recall, fpr }) =>
            `${set} ${[recall, fpr].flatMap((one) => (one ? percent(one.strict.unsafe.value) : [])).join(' / ')}`,
        )
        .join('; ') +
      ' (recall / false alarms, per cent, of whichever the set has).',
    '### Categories\n\nOf the OpenAI set: average precision of the category’s own score, and per cent of its rows that are hidden, under whatever name.',
    table(
      ['category', 'rows', 'average precision', ...JUDGING_LEVELS],
      categories.map(({ category, positives, precision, recall }) =>
        [category, String(positives), withInterval(precision)].concat(met(recall)),
      ),
    ),
    `### Calibration\n\nScores are shifted so that 0.5 is the operating point of \`standard\`, and are no calibrated probabilities: expected calibration error on the OpenAI set ${withInterval(calibration.error)}.`,
    table(
      ['score', 'rows', 'mean score', 'to be found'],
      calibration.bins.map(({ from, rows: count, score, positive }) => [
        `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
        String(count),
        number(score, 2),
        number(positive, 2),
      ]),
    ),
    '### Groups\n\nHarmless sentences that are hidden, per cent. Habitual-be pairs in African American (AAE) and standard (SAE) English:',
    groups(dialects),
    `AAE to SAE, half a row added to each: ${JUDGING_LEVELS.map((level) => `${level} ${withInterval(ratios[level], 2)}`).join(', ')}.`,
    'Madlibs by the group they name, the ten with most and the three with fewest false alarms at `standard`:',
    groups(identities.length > 13 ? [...identities.slice(0, 10), ...identities.slice(-3)] : identities),
    'HateCheck’s harmless sentences (counter-speech, reclaimed and neutral use) by the group they are about:',
    groups(targets),
  ];
  if (filters.length > 0)
    parts.push(
      '### Word filters of the npm registry\n\nOn the same rows: per cent found / falsely flagged (one number where a set has one kind of rows). Time on the benign completions, sentence by sentence, same machine and run; ratios hold, absolute times do not.',
      filterTable(figures),
      'Beside the filter that finds most: found / falsely flagged. The harder half of the OpenAI set are those rows to be found that fewest of the word filters flag; the false alarms are of the set’s own harmless rows, for harmful prompts of the benign completions.',
      marginTable(figures.margins),
    );
  return parts.join('\n\n');
}
