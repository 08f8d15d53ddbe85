import { LABELS, type Label } from '../engines/on-device/model.ts';
import type { Outcome } from './run.ts';
import type { Probe } from './set.ts';

/** How one category fared. `unsafe` and `harmless` are how many sentences there were of each, those nobody could judge included. */
export interface Tally {
  readonly unsafe: number;
  readonly caught: number;
  readonly missed: number;
  readonly harmless: number;
  readonly alarms: number;
  readonly unchecked: number;
}

function tally(probes: readonly Probe[], outcomes: readonly Outcome[], counts: (probe: Probe) => boolean): Tally {
  const own = probes.flatMap((probe, index) =>
    counts(probe) ? [{ unsafe: probe.unsafe, outcome: outcomes[index] ?? 'unchecked' }] : [],
  );
  const of = (outcome: Outcome): number => own.filter((one) => one.outcome === outcome).length;
  const unsafe = own.filter((one) => one.unsafe).length;
  return {
    unsafe,
    caught: of('caught'),
    missed: of('missed'),
    harmless: own.length - unsafe,
    alarms: of('alarm'),
    unchecked: of('unchecked'),
  };
}

/** Each category's tally, and all together. */
export function tallies(
  probes: readonly Probe[],
  outcomes: readonly Outcome[],
): { readonly all: Tally; readonly each: readonly (readonly [Label, Tally])[] } {
  return {
    all: tally(probes, outcomes, () => true),
    each: LABELS.map((label) => [label, tally(probes, outcomes, ({ category }) => category === label)] as const),
  };
}
