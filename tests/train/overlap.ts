/** Words of a run that two texts must share to be called alike. */
const RUN = 5;
/** Share of the shorter text's runs from which on it is. */
const ALIKE = 0.5;

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const runsOf = (words: readonly string[]): string[] =>
  Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, at) => words.slice(at, at + RUN).join(' '));

/**
 * Tells which texts are too like one of `known` to be trained on when those are for evaluation: equal after normalisation, or half of the
 * shorter one's runs of five words are the other's as well; the rule by which the training data were prepared.
 */
export function likeness(known: readonly string[]): (text: string) => boolean {
  const exact = new Set<string>();
  const lengths: number[] = [];
  const holders = new Map<string, number[]>();
  for (const [index, text] of known.entries()) {
    const words = wordsOf(text);
    exact.add(words.join(' '));
    const runs = runsOf(words);
    lengths.push(runs.length);
    for (const run of new Set(runs)) {
      const own = holders.get(run);
      if (own) own.push(index);
      else holders.set(run, [index]);
    }
  }
  return (text) => {
    const words = wordsOf(text);
    if (exact.has(words.join(' '))) return true;
    const runs = runsOf(words);
    const shared = new Map<number, number>();
    for (const run of runs) for (const index of holders.get(run) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return [...shared].some(([index, count]) => count >= ALIKE * Math.min(runs.length, lengths[index] ?? 0));
  };
}
