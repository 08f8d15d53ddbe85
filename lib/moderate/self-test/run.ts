import type { Clock } from '../../clock.ts';
import type { Strictness, Verdict } from '../../types.ts';
import { treat } from '../treatment.ts';
import type { Judge } from './judge.ts';
import { PROBES, type Probe } from './set.ts';

/**
 * What became of one sentence: an unsafe one is caught or missed, a harmless one passes or is a false alarm; `unchecked` is what no engine
 * could judge, which is neither.
 */
export const OUTCOMES = ['caught', 'missed', 'passed', 'alarm', 'unchecked'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Sentences judged at once: what the remote engine takes in one message, and about 10 ms on the device. */
const TOGETHER = 32;

export interface RunOptions {
  readonly judge: Judge;
  readonly strictness: Strictness;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** @param done sentences judged so far */
  readonly onProgress?: (done: number, of: number) => void;
  readonly probes?: readonly Probe[];
}

export function outcomeOf(verdict: Verdict, unsafe: boolean, strictness: Strictness): Outcome {
  if (verdict.kind === 'unchecked') return 'unchecked';
  const hidden = treat(verdict, strictness) !== 'clear';
  if (unsafe) return hidden ? 'caught' : 'missed';
  return hidden ? 'alarm' : 'passed';
}

/**
 * Puts the set through the engines, some sentences at a time so that the page stays usable.
 * @returns one outcome for each probe, in order; undefined if it was cancelled
 */
export async function runSelfTest({
  judge,
  strictness,
  clock,
  signal,
  onProgress,
  probes = PROBES,
}: RunOptions): Promise<Outcome[] | undefined> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < probes.length; from += TOGETHER) {
    await new Promise<void>((resolve) => clock.after(0, resolve));
    if (signal?.aborted) return undefined;
    const some = probes.slice(from, from + TOGETHER);
    const verdicts = await judge(some.map(({ text }) => text));
    if (signal?.aborted) return undefined;
    for (const [index, { unsafe }] of some.entries()) {
      const verdict = verdicts[index];
      outcomes.push(verdict ? outcomeOf(verdict, unsafe, strictness) : 'unchecked');
    }
    onProgress?.(outcomes.length, probes.length);
  }
  return outcomes;
}
