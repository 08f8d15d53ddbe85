import { seeded } from '../train/data.ts';

/** Figures of how well scores or flags tell two kinds of rows apart. Pure; unit tests have values worked out by hand. */

/** A score, and whether its row should be found. */
export interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

/** Rows of equal score as one step, highest score first: how many of each kind it has. */
function steps(rows: readonly Scored[]): { readonly score: number; readonly hits: number; readonly misses: number }[] {
  const byScore = new Map<number, { hits: number; misses: number }>();
  for (const { score, positive } of rows) {
    const step = byScore.get(score) ?? { hits: 0, misses: 0 };
    if (positive) step.hits += 1;
    else step.misses += 1;
    byScore.set(score, step);
  }
  return [...byScore]
    .map(([score, { hits, misses }]) => ({ score, hits, misses }))
    .toSorted((one, other) => other.score - one.score);
}

const positives = (rows: readonly Scored[]): number => rows.filter(({ positive }) => positive).length;

/** Area under the precision-recall curve, as average precision. NaN without a positive row. */
export function averagePrecision(rows: readonly Scored[]): number {
  const all = positives(rows);
  let [found, seen, area] = [0, 0, 0];
  for (const { hits, misses } of steps(rows)) {
    found += hits;
    seen += hits + misses;
    area += (hits / all) * (found / seen);
  }
  return all === 0 ? Number.NaN : area;
}

/** Area under the ROC curve: how often a positive row scores above a negative one, equal scores half. NaN where either kind is missing. */
export function auc(rows: readonly Scored[]): number {
  const all = positives(rows);
  let [below, won] = [rows.length - all, 0];
  for (const { hits, misses } of steps(rows)) {
    below -= misses;
    won += hits * (below + misses / 2);
  }
  return won / (all * (rows.length - all));
}

/** F1 at the threshold where it is best. NaN without a positive row. */
export function bestF1(rows: readonly Scored[]): number {
  const all = positives(rows);
  let [found, seen, best] = [0, 0, 0];
  for (const { hits, misses } of steps(rows)) {
    found += hits;
    seen += hits + misses;
    best = Math.max(best, (2 * found) / (all + seen));
  }
  return all === 0 ? Number.NaN : best;
}

/** Rows whose score lies in one tenth of 0..1: how many, their mean score, and how many of them are positive. */
export interface Bin {
  readonly from: number;
  readonly rows: number;
  readonly score: number;
  readonly positive: number;
}

/** Reliability in ten bins, empty ones left out. */
export function bins(rows: readonly Scored[]): Bin[] {
  return Array.from({ length: 10 }, (_, index): Bin => {
    const own = rows.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === index);
    const score = own.reduce((sum, row) => sum + row.score, 0) / own.length;
    return { from: index / 10, rows: own.length, score, positive: positives(own) / own.length };
  }).filter((bin) => bin.rows > 0);
}

/** Expected calibration error over ten bins: how far score and share of positive rows lie apart, by rows. NaN of none. */
export function calibrationError(rows: readonly Scored[]): number {
  return bins(rows).reduce(
    (sum, bin) => sum + (bin.rows / rows.length) * Math.abs(bin.score - bin.positive),
    rows.length > 0 ? 0 : Number.NaN,
  );
}

/** Share of true among `flags`; NaN of none. */
export function rate(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length / flags.length;
}

const eased = (flags: readonly boolean[]): number => (flags.filter(Boolean).length + 0.5) / (flags.length + 1);

/** How much oftener one group is flagged than another, each with half a row added, so that no flag at all is not division by zero. */
export function ratio(one: readonly boolean[], other: readonly boolean[]): number {
  return eased(one) / eased(other);
}

/** A figure with the 95 % interval of its bootstrap. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % percentile interval by drawing rows with replacement.
 * @param rounds 0 for none: then the interval is the value itself
 */
export function bootstrap<T>(rows: readonly T[], figure: (rows: readonly T[]) => number, rounds: number, seed = 1): Estimate {
  const value = figure(rows);
  const random = seeded(seed);
  const drawn = Array.from({ length: rounds }, () => figure(rows.map((row) => rows[Math.floor(random() * rows.length)] ?? row)))
    .filter((one) => !Number.isNaN(one))
    .toSorted((one, other) => one - other);
  const at = (quantile: number) => drawn[Math.min(drawn.length - 1, Math.floor(quantile * drawn.length))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}
