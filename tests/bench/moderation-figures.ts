import { LABELS, type Label } from '../../lib/moderate/engines/on-device/model.ts';
import type { JudgingLevel } from '../../lib/moderate/thresholds.ts';
import type { Row } from '../train/data.ts';
import type { Judgement } from '../train/judge.ts';
import {
  auc,
  averagePrecision,
  bestF1,
  type Bin,
  bins,
  bootstrap,
  calibrationError,
  type Estimate,
  rate,
  ratio,
  type Scored,
} from './moderation-metrics.ts';

/** A row with what the on-device path says of it. */
export interface Judged {
  readonly row: Row;
  readonly judgement: Judgement;
}

/** Flagged rows at one level: unsafe, and what is hidden there (in `strict` also what is sensitive). */
interface AtLevel {
  readonly unsafe: Estimate;
  readonly hidden: Estimate;
}
export type Levels = Record<JudgingLevel, AtLevel>;

export interface SetFigures {
  readonly set: string;
  readonly rows: number;
  readonly positives: number;
  readonly unchecked: number;
  /** NaN where the set has one kind of rows only. */
  readonly auprc: Estimate;
  readonly auc: Estimate;
  readonly f1: Estimate;
  /** Of rows that should be found, and of those that should not; undefined where there are none. */
  readonly recall: Levels | undefined;
  readonly fpr: Levels | undefined;
}

const isUnsafe = (level: JudgingLevel) => (one: Judged) => one.judgement.verdict[level] === 'unsafe';
const isHidden = (level: JudgingLevel) => (one: Judged) =>
  one.judgement.verdict[level] === 'unsafe' || (level === 'strict' && one.judgement.verdict[level] === 'sensitive');
const isPositive = ({ row }: Judged): boolean => row.flagged === 1;

/** Rates at every level over some rows, with intervals; undefined of none. */
export function levels(rows: readonly Judged[], rounds: number): Levels | undefined {
  if (rows.length === 0) return undefined;
  const at = (level: JudgingLevel): AtLevel => ({
    unsafe: bootstrap(rows.map(isUnsafe(level)), rate, rounds),
    hidden: bootstrap(rows.map(isHidden(level)), rate, rounds),
  });
  return { relaxed: at('relaxed'), standard: at('standard'), strict: at('strict') };
}

const scored = (rows: readonly Judged[]): Scored[] =>
  rows.map((one) => ({ score: one.judgement.score, positive: isPositive(one) }));

export function setFigures(set: string, rows: readonly Judged[], rounds: number): SetFigures {
  const all = scored(rows);
  const both = rows.some(isPositive) && !rows.every(isPositive);
  const estimate = (figure: (some: readonly Scored[]) => number): Estimate =>
    both ? bootstrap(all, figure, rounds) : { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  return {
    set,
    rows: rows.length,
    positives: rows.filter(isPositive).length,
    unchecked: rows.filter(({ judgement }) => judgement.verdict.standard === 'unchecked').length,
    auprc: estimate(averagePrecision),
    auc: estimate(auc),
    f1: estimate(bestF1),
    recall: levels(rows.filter(isPositive), rounds),
    fpr: levels(
      rows.filter((one) => !isPositive(one)),
      rounds,
    ),
  };
}

/** One category within a set whose rows say which they are of; rows of which it is unknown are left out. */
export interface CategoryFigures {
  readonly category: Label;
  readonly positives: number;
  readonly precision: Estimate;
  /** Of its rows, how many are flagged at all. */
  readonly recall: Levels;
}

/** @param least positive rows that a figure needs */
export function categoryFigures(rows: readonly Judged[], rounds: number, least = 10): CategoryFigures[] {
  return LABELS.flatMap((category): CategoryFigures[] => {
    const known = rows.filter(({ row }) => typeof row.labels?.[category] === 'number');
    const own = known.filter(({ row }) => row.labels?.[category] === 1);
    const recall = levels(own, rounds);
    if (!recall || own.length < least || own.length === known.length) return [];
    const some = known.map(({ row, judgement }) => ({
      score: judgement.scores[category],
      positive: row.labels?.[category] === 1,
    }));
    return [{ category, positives: own.length, precision: bootstrap(some, averagePrecision, rounds), recall }];
  });
}

export interface Calibration {
  readonly error: Estimate;
  readonly bins: readonly Bin[];
}

export function calibrationOf(rows: readonly Judged[], rounds: number): Calibration {
  return { error: bootstrap(scored(rows), calibrationError, rounds), bins: bins(scored(rows)) };
}

/** False alarms of one group. */
export interface GroupFigures {
  readonly group: string;
  readonly rows: number;
  readonly fpr: Levels;
}

/** @param groupsOf the groups a row belongs to; those with fewer than `least` harmless rows are left out */
export function groupFigures(
  rows: readonly Judged[],
  groupsOf: (row: Row) => readonly string[],
  rounds: number,
  least = 15,
): GroupFigures[] {
  const groups = Map.groupBy(
    rows.filter((one) => !isPositive(one)).flatMap((one) => groupsOf(one.row).map((group) => ({ group, one }))),
    ({ group }) => group,
  );
  return [...groups]
    .flatMap(([group, found]): GroupFigures[] => {
      const fpr = levels(
        found.map(({ one }) => one),
        rounds,
      );
      return fpr && found.length >= least ? [{ group, rows: found.length, fpr }] : [];
    })
    .toSorted(
      (one, other) => other.fpr.standard.hidden.value - one.fpr.standard.hidden.value || (one.group < other.group ? -1 : 1),
    );
}

/** How much oftener what one group says is hidden than what another says, at each level. */
export type Ratios = Record<JudgingLevel, Estimate>;

/** Both groups' rows are drawn together, so that the interval has the chance of both in it. */
export function hiddenRatios(rows: readonly Judged[], inFirst: (row: Row) => boolean, rounds: number): Ratios {
  const harmless = rows.filter((one) => !isPositive(one));
  const at = (level: JudgingLevel): Estimate =>
    bootstrap(
      harmless,
      (some) =>
        ratio(
          some.filter(({ row }) => inFirst(row)).map(isHidden(level)),
          some.filter(({ row }) => !inFirst(row)).map(isHidden(level)),
        ),
      rounds,
    );
  return { relaxed: at('relaxed'), standard: at('standard'), strict: at('strict') };
}
