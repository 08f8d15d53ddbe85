import { normalise } from '../cache.ts';
import { Cascade, type ModelEngine, type RemoteEngine, type TermEngine } from '../cascade.ts';
import type { Sway } from '../feedback/sway.ts';
import { segmentsOf } from '../segment.ts';
import { worstOf } from '../verdict.ts';
import type { Strictness, Verdict } from '../../types.ts';

/** The engines as they are set up now, and what the user has said of texts. */
export interface SetUp {
  readonly terms: TermEngine;
  /** Absent if the weights could not be read. */
  readonly model: ModelEngine | undefined;
  readonly remote: RemoteEngine | undefined;
  readonly strictness: Strictness;
  readonly sway: Sway;
}

/** Judges some texts, together; one verdict for each, in order. Never rejects. */
export type Judge = (texts: readonly string[]) => Promise<Verdict[]>;

/**
 * Judges as a page does once everything has been heard: every sentence by the same cascade, with exceptions and feedback, then the text as a
 * whole; the gravest counts. The remote engine is waited for at every strictness.
 */
export function createJudge({ terms, model, remote, strictness, sway }: SetUp): Judge {
  const waiting = new Set<Promise<unknown>>();
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model ?? 'failed');
  if (remote)
    cascade.setRemote({
      assess(segment) {
        const answer = remote.assess(segment);
        waiting.add(answer);
        return answer;
      },
    });
  cascade.configure(strictness, sway);

  const verdictOn = (text: string): Verdict => {
    const verdicts = segmentsOf(text).map((segment) => cascade.verdict(segment));
    const missing: Verdict = { kind: 'unchecked', scores: {}, engine: 'openai', reason: 'timeout' };
    const whole = cascade.isSettled(normalise(text)) ? undefined : cascade.whole(text);
    const found = verdicts.map((verdict) => verdict ?? missing);
    return worstOf(whole ? [...found, whole] : found) ?? missing;
  };
  return async (texts) => {
    const asked = texts.map(verdictOn);
    if (waiting.size === 0) return asked;
    await Promise.allSettled(waiting);
    waiting.clear();
    return texts.map(verdictOn);
  };
}
