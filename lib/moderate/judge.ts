import { MAX_SEGMENT_CHARS } from '../messages.ts';
import type { Assessment, Segment, Strictness, Verdict } from '../types.ts';
import type { ModelEngine, RemoteEngine, TermEngine } from './cascade.ts';
import { hashText, normalise } from './cache.ts';
import { NO_SWAY, type Sway } from './feedback/sway.ts';
import { segmentsOf } from './segment.ts';
import { decide, worstOf } from './verdict.ts';

/** The engines that are there to judge a whole completion. */
export interface Engines {
  readonly terms: TermEngine;
  /** Absent if the weights could not be read: then nothing is called safe. */
  readonly model: ModelEngine | undefined;
  readonly remote: RemoteEngine | undefined;
}

/**
 * The gravest verdict on a finished completion: on each of its sentences, and on the whole in context, by the remote engine too. Unlike the cascade on a page it waits for
 * every engine that it asks, and takes no notice of what the user called "Not unsafe": before something is shared, that has to be said again. What they
 * called unsafe counts.
 * @param text as the page shows it, blocks separated by line breaks
 */
export async function judgeText(
  text: string,
  { terms, model, remote }: Engines,
  strictness: Strictness,
  sway: Sway = NO_SWAY,
): Promise<Verdict> {
  const shift: Sway['shift'] = (category) => Math.min(0, sway.shift(category));
  const segments = segmentsOf(text).flatMap((segment): Segment[] => {
    const own = normalise(segment.text);
    return own === '' ? [] : [{ ...segment, text: own }];
  });
  const verdicts = await Promise.all(
    segments.map(async (segment) => {
      const found = [terms.assess(segment), model?.assess(segment) ?? NO_MODEL];
      const early = decide(found, strictness, shift);
      // As on the page (`RULES`, disagreement.ts): nobody lifts what was found on this device, so that nobody is asked.
      const late = early.kind === 'unsafe' ? undefined : await remote?.assess(segment);
      const verdict = late ? decide(weigh(found, late, strictness), strictness, shift) : early;
      const said = sway.overrides.get(hashText(segment.text));
      if (said?.kind !== 'unsafe' || verdict.kind === 'unsafe') return verdict;
      return {
        kind: 'unsafe' as const,
        category: said.category,
        scores: verdict.scores,
        engine: said.engine,
        reported: true as const,
      };
    }),
  );
  const local = model?.whole(normalise(text)) ?? NO_MODEL;
  const whole = decide([local], strictness, shift);
  const worst = worstOf([...verdicts, whole]) ?? whole;
  // One sentence has been asked about as such, and nothing is graver than unsafe.
  if (!remote || segments.length < 2 || worst.kind === 'unsafe') return worst;
  const together = await Promise.all(
    pieces(segments).map(async (piece) => {
      const answer = await remote.assess({ text: piece, before: '' });
      return decide(weigh([local], answer, strictness), strictness, shift);
    }),
  );
  return worstOf([worst, ...together]) ?? worst;
}

/** The sentences in as few texts as the remote engine takes: what only the whole gives away. */
function pieces(segments: readonly Segment[]): string[] {
  const joined: string[] = [];
  for (const { text } of segments) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + text.length < MAX_SEGMENT_CHARS) joined[joined.length - 1] = `${last} ${text}`;
    else joined.push(text);
  }
  return joined;
}

const NO_MODEL: Assessment = { engine: 'on-device', scores: {}, unchecked: 'failed' };

/** In `strict` the remote engine decides, so that its failure is nobody's "safe". */
function weigh(found: readonly Assessment[], remote: Assessment, strictness: Strictness): Assessment[] {
  const local = strictness === 'strict' && remote.unchecked ? found.filter(({ engine }) => engine === 'blocklist') : found;
  return [...local, remote];
}
