import type { Outcome } from './run.ts';
import { decodeOutcomes, type RecordedSetUp, type SelfTestRun } from './record.ts';

/** What can differ between the set-ups of two runs, in the order in which it is told. */
const SET_UP_PARTS = [
  'strictness',
  'terms',
  'exceptions',
  'shipped',
  'feedback',
  'remote',
  'classifier',
  'version',
] as const satisfies readonly (keyof RecordedSetUp)[];
export type SetUpPart = (typeof SET_UP_PARTS)[number];

/** A sentence that fared otherwise than the last time. */
interface Change {
  /** Its place in the set. */
  readonly index: number;
  readonly before: Outcome;
  readonly now: Outcome;
}

export interface Difference {
  readonly setUp: readonly SetUpPart[];
  /** Undefined if the two runs were made with different sets. */
  readonly changes: readonly Change[] | undefined;
}

/** What has changed from one run to a later one. Pure. */
export function compareRuns(before: SelfTestRun, now: SelfTestRun): Difference {
  const setUp = SET_UP_PARTS.filter((part) => before.setUp[part] !== now.setUp[part]);
  const [old, recent] = [decodeOutcomes(before.outcomes), decodeOutcomes(now.outcomes)];
  if (before.set !== now.set || old.length !== recent.length) return { setUp, changes: undefined };
  const changes = recent.flatMap((outcome, index): Change[] => {
    const was = old[index];
    return was === undefined || was === outcome ? [] : [{ index, before: was, now: outcome }];
  });
  return { setUp, changes };
}
