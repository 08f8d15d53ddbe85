/** Words with letters repeated, as in `coooool`. Spelling doubles letters, too, so a single doubled one proves nothing: `latter` is not `later`. */

const RUN = /(.)\1+/gu;
/** Letters that English doubles in next to no word, and any but a, e, l and o at a word's beginning (aardvark, eel, llama, ooze). */
const ODD = /([aijhkquvwxy])\1|^([^aelo])\2/u;
/** May be a disguise at all. */
const SUSPECT = /(.)\1\1|([aijhkquvwxy])\2|^([^aelo])\3|(.)\4.*(.)\5/;
const HAS_RUN = /(.)\1/u;
/** In how many places the term itself may have a double letter, when its letters are many. */
const OWN_DOUBLES = 2;
/** Longer words are no disguised terms but keyboards that got stuck. */
const MOST_RUNS = 14;

interface Run {
  readonly at: number;
  readonly length: number;
}

/** The word with every run made one letter, but for those in `kept`, which become two. */
function shortened(text: string, runs: readonly Run[], kept: ReadonlySet<number>): string {
  let short = '';
  let from = 0;
  for (const [index, { at, length }] of runs.entries()) {
    short += text.slice(from, at + (kept.has(index) ? 2 : 1));
    from = at + length;
  }
  return short + text.slice(from);
}

/** Whether so much was taken away that nobody would have spelled it so. */
function isEvident(text: string, runs: readonly Run[], kept: ReadonlySet<number>): boolean {
  const taken = runs.filter(({ length }, index) => length > (kept.has(index) ? 2 : 1));
  return (
    taken.length > 1 ||
    taken.some(({ at, length }) => length > 2 || ODD.test(at === 0 ? text.slice(0, 2) : `-${text.slice(at, at + 2)}`))
  );
}

/**
 * The words that `text` may be with its repeated letters taken out, without `text` itself.
 * @param lenient the word is still being typed: what is one doubled letter now may become three
 */
export function unstretched(text: string, lenient: boolean): string[] {
  if (!(lenient ? HAS_RUN : SUSPECT).test(text)) return [];
  const runs: Run[] = Array.from(text.matchAll(RUN), (match) => ({ at: match.index, length: match[0].length }));
  if (runs.length > MOST_RUNS) return [shortened(text, runs, new Set())];
  const choices: Set<number>[] = [new Set(), new Set(runs.keys())];
  for (const one of runs.keys()) {
    choices.push(new Set([one]));
    if (OWN_DOUBLES > 1) for (let other = 0; other < one; other += 1) choices.push(new Set([one, other]));
  }
  const forms = new Set<string>();
  for (const kept of choices) if (lenient || isEvident(text, runs, kept)) forms.add(shortened(text, runs, kept));
  forms.delete(text);
  return [...forms];
}
