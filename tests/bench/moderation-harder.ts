/** What a filter says of one set: one flag a row that should be found, in the order of the set. */
interface Flags {
  readonly found: readonly boolean[];
}

/**
 * Indexes of the harder half of a set's rows that should be found: those that fewest of the filters flag, of equally hard ones the first. Only the
 * word filters are asked, so that it does not depend on what it is to judge; what they all miss is in it by its definition.
 */
export function harderHalf(filters: readonly Flags[]): number[] {
  const rows = filters[0]?.found.length ?? 0;
  const hits = Array.from({ length: rows }, (_, row) => filters.filter(({ found }) => found[row]).length);
  return [...hits.keys()]
    .toSorted((one, other) => (hits[one] ?? 0) - (hits[other] ?? 0) || one - other)
    .slice(0, Math.ceil(rows / 2));
}

/** A filter's name, what it finds of some rows, and what it flags of harmless ones; shares, 0..1. */
export interface Rates {
  readonly name: string;
  readonly recall: number;
  readonly fpr: number;
}

export interface Comparison {
  readonly best: Rates;
  /** Our recall to the best filter's; Infinity where that finds nothing. */
  readonly times: number;
  /** Whether we flag no more harmless rows than it does. */
  readonly noMoreFalse: boolean;
}

/** Ours beside the filter that finds most; undefined without filters. */
export function besideBest(ours: Rates, filters: readonly Rates[]): Comparison | undefined {
  const [best] = filters.toSorted((one, other) => other.recall - one.recall || one.fpr - other.fpr);
  return best && { best, times: ours.recall / best.recall, noMoreFalse: ours.fpr <= best.fpr };
}
