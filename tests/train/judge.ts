import { normalise } from '../../lib/moderate/cache.ts';
import type { OnDevice } from '../../lib/moderate/engines/on-device/index.ts';
import { LABELS, type Label } from '../../lib/moderate/engines/on-device/model.ts';
import { CONTEXT_CHARS, splitText } from '../../lib/moderate/segment.ts';
import { JUDGING_LEVELS, type JudgingLevel } from '../../lib/moderate/thresholds.ts';
import { decide, worstOf } from '../../lib/moderate/verdict.ts';
import type { Assessment, Segment, VerdictKind } from '../../lib/types.ts';

/** What the on-device path says about a whole text. */
export interface Judgement {
  /** Probability of any category, 0..1: the categories' scores taken as independent. */
  readonly score: number;
  /** Highest score of each category over all segments and the text as a whole; 0 where nothing could be judged. */
  readonly scores: Record<Label, number>;
  readonly verdict: Record<JudgingLevel, VerdictKind>;
}

/** The segments of a finished text, as the page hands them to the engines. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const { start, end } of splitText(text)) {
    const own = normalise(text.slice(start, end));
    if (own !== '') segments.push({ text: own, before: normalise(text.slice(Math.max(0, start - CONTEXT_CHARS), start)) });
  }
  return segments;
}

/**
 * Judges a text as the extension would by its end: every sentence as it streamed in, then the whole; the worst verdict counts. A text
 * without a character is safe.
 */
export function judge(engine: OnDevice, text: string): Judgement {
  const whole = normalise(text);
  const assessments: Assessment[] =
    whole === '' ? [] : [...segmentsOf(text).map((segment) => engine.assess(segment)), engine.whole(whole)];
  const scores = Object.fromEntries(
    LABELS.map((label) => [label, assessments.reduce((max, of) => Math.max(max, of.scores[label] ?? 0), 0)]),
  ) as Record<Label, number>;
  const kinds = JUDGING_LEVELS.map((level) => [level, worstOf(assessments.map((one) => decide([one], level)))?.kind ?? 'safe']);
  return {
    score: 1 - LABELS.reduce((none, label) => none * (1 - scores[label]), 1),
    scores,
    verdict: Object.fromEntries(kinds) as Record<JudgingLevel, VerdictKind>,
  };
}
