import type { Verdict } from '../types.ts';
import { hashText, normalise } from './cache.ts';
import type { Judge, Plan, Region } from './plan.ts';
import { splitText } from './segment.ts';
import { treat, type Treatment } from './treatment.ts';

/** Gravest first. What cannot be judged for its language alone is no reason to hide a block: labels are short, and often say nothing. */
const HIDING: readonly Treatment[] = ['veil', 'hold', 'mild'];

/** What texts beside a block's own ask for. */
export interface Besides {
  readonly treatment: Treatment;
  readonly verdict: Verdict;
  /** The sentences that were found grave. */
  readonly texts: readonly string[];
}

/**
 * Judges texts that can only be hidden together with something else. Returns the gravest finding, `undefined` when there is none, and
 * `'waiting'` while an engine has not answered.
 */
export function judgeBesides(texts: readonly string[], judge: Judge): Besides | 'waiting' | undefined {
  let worst: Besides | undefined;
  for (const text of texts)
    for (const { start, end } of splitText(text)) {
      const sentence = text.slice(start, end);
      const verdict = judge.verdict({ text: sentence, before: '' });
      if (!verdict) return 'waiting';
      if (verdict.kind === 'unchecked' && (verdict.reason === 'language' || verdict.reason === 'not-text')) continue;
      const treatment = treat(verdict, judge.strictness);
      const rank = HIDING.indexOf(treatment);
      if (rank === -1) continue;
      const known: number = worst ? HIDING.indexOf(worst.treatment) : HIDING.length;
      if (rank < known) worst = { treatment, verdict, texts: [...(worst?.texts ?? []), sentence] };
      else if (worst) worst = { ...worst, texts: [...worst.texts, sentence] };
    }
  return worst;
}

/** The plan of a block that has such texts: what would be painted is treated like the gravest of them, as a whole. */
export function withBesides(plan: Plan, found: Besides | 'waiting' | undefined, text: string): Plan {
  if (found === undefined) return plan;
  if (found === 'waiting') return { ...plan, regions: [], judgedTo: 0, waiting: true };
  const hash = hashText(normalise(`${found.texts.join('\n')}\n${text}`));
  const regions = plan.regions.map((region): Region => {
    const graver = HIDING.includes(region.treatment) && HIDING.indexOf(region.treatment) <= HIDING.indexOf(found.treatment);
    return graver ? region : { ...region, treatment: found.treatment, verdict: found.verdict, hash, besides: found.texts };
  });
  return { ...plan, regions };
}
