import {
  CATEGORIES,
  type Assessment,
  type Category,
  type Scores,
  type Strictness,
  type Verdict,
  type VerdictKind,
} from '../types.ts';
import { NO_SWAY, type Sway } from './feedback/sway.ts';
import { type ScoringEngine, thresholdOf } from './thresholds.ts';

/** How much is to be made of a verdict, for "the worst of several": what nobody judged is worse than safe and milder than a finding. */
const GRAVITY: Record<VerdictKind, number> = { safe: 0, unchecked: 1, sensitive: 2, unsafe: 3 };

/**
 * Turns what the engines said about one text into a verdict. Pure.
 *
 * A hit of the blocklist counts whatever the others say; then the remote engine decides, unless it could not judge; then the on-device one.
 * Where the deciding engine could not judge and the blocklist found nothing, the verdict is `unchecked` with its reason, never `safe`; likewise
 * (`failed`) when no classifier was asked at all. A stricter level never gives a milder verdict; `observe` decides like `standard`.
 * @param shift what feedback adds to a category's on-device thresholds
 */
export function decide(
  assessments: readonly Assessment[],
  strictness: Strictness,
  shift: Sway['shift'] = NO_SWAY.shift,
): Verdict {
  const blocklist = assessments.find(({ engine, severity }) => engine === 'blocklist' && severity !== undefined);
  const hit = blocklist && fromBlocklist(blocklist);
  if (hit?.kind === 'unsafe') return hit;
  const judged = fromClassifier(assessments, strictness, shift);
  return hit && GRAVITY[hit.kind] >= GRAVITY[judged.kind] ? hit : judged;
}

/** The verdict on what nobody lifts: `sexual/minors`, if any engine that could judge found it, whatever the others say. */
export function unliftable(assessments: readonly Assessment[], strictness: Strictness): Verdict | undefined {
  const found = assessments
    .filter(({ unchecked }) => !unchecked)
    .map(({ scores: { 'sexual/minors': score = 0 }, ...rest }) =>
      decide([{ ...rest, scores: { 'sexual/minors': score } }], strictness),
    );
  return worstOf(found.filter(({ category }) => category === 'sexual/minors'));
}

/**
 * What is left of a classifier's scores when a text's excepted phrases do not count: the lower of both, but for `sexual/minors`. A text that
 * cannot be judged without them is judged with them.
 */
export function eased(assessment: Assessment, without: Assessment): Assessment {
  if (assessment.unchecked || without.unchecked) return assessment;
  const scores: Scores = {};
  for (const category of CATEGORIES) {
    const [score, rest] = [assessment.scores[category], without.scores[category]];
    if (score !== undefined) scores[category] = category === 'sexual/minors' ? score : Math.min(score, rest ?? 0);
  }
  return { ...assessment, scores };
}

/** The gravest of several verdicts, the first of equals; `undefined` of none. */
export function worstOf(verdicts: Iterable<Verdict>): Verdict | undefined {
  let worst: Verdict | undefined;
  for (const verdict of verdicts) if (!worst || GRAVITY[verdict.kind] > GRAVITY[worst.kind]) worst = verdict;
  return worst;
}

function fromBlocklist({ engine, scores, severity = 'unsafe' }: Assessment): Verdict {
  const category = gravest(scores, () => Number.MIN_VALUE) ?? 'custom';
  return { kind: severity, category, scores, engine };
}

function fromClassifier(assessments: readonly Assessment[], strictness: Strictness, shift: Sway['shift']): Verdict {
  const remote = assessments.find(({ engine }) => engine === 'openai');
  const local = assessments.find(({ engine }) => engine === 'on-device');
  const deciding = remote && (!remote.unchecked || !local) ? remote : local;
  if (!deciding) return { kind: 'unchecked', scores: {}, engine: 'on-device', reason: 'failed' };
  const { engine, scores, unchecked } = deciding;
  if (unchecked) return { kind: 'unchecked', scores, engine, reason: unchecked };
  const scoring: ScoringEngine = engine === 'openai' ? 'openai' : 'on-device';
  for (const kind of ['unsafe', 'sensitive'] as const) {
    const category = gravest(scores, (of) => thresholdOf(scoring, strictness, of, shift(of))[kind]);
    if (category) return { kind, category, scores, engine };
  }
  return { kind: 'safe', scores, engine };
}

/** The gravest category whose score is at least its threshold. */
function gravest(scores: Scores, threshold: (category: Category) => number): Category | undefined {
  return CATEGORIES.find((category) => (scores[category] ?? 0) >= threshold(category));
}
