import { normalise } from '../../lib/moderate/cache.ts';
import type { OnDevice } from '../../lib/moderate/engines/on-device/index.ts';
import { LABELS, type Label } from '../../lib/moderate/engines/on-device/model.ts';
import { segmentsOf } from '../../lib/moderate/segment.ts';
import type { JudgingLevel } from '../../lib/moderate/thresholds.ts';
import { decide, worstOf } from '../../lib/moderate/verdict.ts';
import type { Assessment, Segment, VerdictKind } from '../../lib/types.ts';

/** What the on-device path says about a whole text. */
export interface Judgement {
  /** Probability of any category, 0..1: the categories' scores taken as independent. */
  readonly score: number;
  /** Highest score of each category over all segments and the text as a whole; also given, as a hint, where the verdict is `unchecked`. */
  readonly scores: Record<Label, number>;
  readonly verdict: Record<JudgingLevel, VerdictKind>;
}

/** The segments of a finished text, as the page hands them to the engines. */
export function pageSegments(text: string): Segment[] {
  return segmentsOf(text).flatMap((segment) => {
    const own = normalise(segment.text);
    return own === '' ? [] : [{ text: own, before: normalise(segment.before) }];
  });
}

/**
 * Judges a text as the extension would by its end: every sentence as it streamed in, then the whole; the worst verdict counts. A text
 * without a character is safe.
 */
export function judge(engine: OnDevice, text: string): Judgement {
  const whole = normalise(text);
  const assessments: Assessment[] =
    whole === '' ? [] : [...pageSegments(text).map((segment) => engine.assess(segment)), engine.whole(whole)];
  const scores: Record<Label, number> = { harassment: 0, hate: 0, illicit: 0, 'self-harm': 0, sexual: 0, violence: 0 };
  for (const label of LABELS) for (const { scores: own } of assessments) scores[label] = Math.max(scores[label], own[label] ?? 0);
  const at = (level: JudgingLevel): VerdictKind => worstOf(assessments.map((one) => decide([one], level)))?.kind ?? 'safe';
  return {
    score: 1 - LABELS.reduce((none, label) => none * (1 - scores[label]), 1),
    scores,
    verdict: { relaxed: at('relaxed'), standard: at('standard'), strict: at('strict') },
  };
}
