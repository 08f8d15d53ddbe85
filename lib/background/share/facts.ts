import { plain } from '../../mark/escape.ts';
import type { ShareFacts } from '../../policy/decide.ts';
import { isBlank } from '../../policy/words.ts';
import type { Decision, TopicCheck, Verdict } from '../../types.ts';
import type { Described } from './types.ts';

/** What is decided on, but for the day's count, which is asked for at the moment of the decision. */
export type Facts = Omit<ShareFacts, 'quota'>;

export function factsOf(
  { text, assistant, streaming, held, veiled, revealed }: Described,
  name: string,
  model: string | undefined,
  { kind, category }: Pick<Verdict, 'kind' | 'category'>,
  topics: TopicCheck,
  secrets: number,
): Facts {
  return {
    name,
    ...(model === undefined ? {} : { model }),
    modelAsked: false,
    text,
    verdict: kind,
    ...(category === undefined ? {} : { category }),
    topics,
    secrets,
    streaming,
    changed: false,
    assistant,
    held,
    veiled,
    revealed,
  };
}

/** A model's name as it is marked; undefined if nothing of it can be read. */
export function legible(model: string | undefined): string | undefined {
  const line = plain(model ?? '');
  return isBlank(line) ? undefined : line;
}

/** Whether nothing but the full day rules it out, and the packs know one-offs. */
export function canBeOneOff({ reasons }: Decision): boolean {
  return reasons.every(({ kind, lifts }) => kind === 'ask' || lifts === 'one-off');
}
