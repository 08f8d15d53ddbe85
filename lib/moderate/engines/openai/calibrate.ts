import type { Category } from '../../../types.ts';

/** Score that a category gets at least when the service itself flags it: the service's own thresholds, which we do not know, outrank ours. */
export const FLAGGED_SCORE = 0.5;

/** From which score on a category counts as flagged, where the user has said so. */
export type OwnThresholds = Readonly<Partial<Record<Category, number>>>;

/** What no setting makes milder: here the service's own word stands, whatever threshold was set. As in `thresholds.ts`. */
const NEVER_MILDER: ReadonlySet<Category> = new Set(['sexual/minors', 'self-harm/instructions', 'hate/threatening']);

/**
 * The score that the rest of the engine sees, where 0.5 is "flagged" for every category, so that levels of strictness mean the same with
 * thresholds of one's own: the user's threshold comes to lie at 0.5, and what is below and above it is stretched to fit. Without one, what the
 * service flags has at least 0.5. Undefined if there is neither a score nor a flag.
 * @param score 0..1 @param flagged what the service says of this category
 */
export function calibrated(
  category: Category,
  score: number | undefined,
  flagged: boolean,
  own: OwnThresholds,
): number | undefined {
  const threshold = own[category];
  const asTold = flagged ? Math.max(score ?? 0, FLAGGED_SCORE) : score;
  if (threshold === undefined || score === undefined) return asTold;
  const stretched =
    score < threshold
      ? (score / threshold) * FLAGGED_SCORE
      : FLAGGED_SCORE + ((score - threshold) / (1 - threshold)) * (1 - FLAGGED_SCORE);
  return NEVER_MILDER.has(category) ? Math.max(stretched, asTold ?? 0) : stretched;
}
