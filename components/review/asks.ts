import type { ShareRequest } from '../../lib/messages.ts';
import { isBlank, isReason } from '../../lib/policy/words.ts';
import type { DecisionReason, Quota, ShareId } from '../../lib/types.ts';

/** What the person who decides has to give, and what is wrong with it so far. Pure. */

/** Most characters of a written reason, as the message to the background takes it. */
export const MAX_REASON_CHARS = 2_000;
export const MAX_MODEL_CHARS = 100;

/** One thing that is asked. `confirm` is asked once for each reason that wants it. */
export type Ask =
  | { readonly kind: 'reason' | 'one-off' | 'model'; readonly of: DecisionReason }
  | { readonly kind: 'confirm'; readonly of: DecisionReason };

export interface Answers {
  readonly reason: string;
  readonly oneOff: string;
  readonly model: string;
  /** The person does not know the model. */
  readonly modelUnknown: boolean;
  /** Codes of the reasons that were confirmed. */
  readonly confirmed: readonly DecisionReason['code'][];
}

export const NO_ANSWERS: Answers = { reason: '', oneOff: '', model: '', modelUnknown: false, confirmed: [] };

/** Reasons that still stand: a full day that has a place again is none. */
export function standing(reasons: readonly DecisionReason[], quota: Quota | undefined): DecisionReason[] {
  const free = quota !== undefined && (quota.limit === undefined || quota.used < quota.limit);
  return reasons.filter(({ code }) => !(code === 'limit' && free));
}

/** Whether one of the reasons can be lifted by nobody. */
export function isFinal(reasons: readonly DecisionReason[]): boolean {
  return reasons.some(({ kind, lifts }) => kind === 'refuse' && lifts === undefined);
}

/** What is asked because of these reasons, in their order, nothing twice. */
export function asksOf(reasons: readonly DecisionReason[]): Ask[] {
  const asks = new Map<string, Ask>();
  for (const of of reasons) {
    if (of.lifts === undefined) continue;
    if (of.code === 'no-model') asks.set('model', { kind: 'model', of });
    else if (of.lifts === 'confirm') asks.set(`confirm ${of.code}`, { kind: 'confirm', of });
    else asks.set(of.lifts, { kind: of.lifts, of });
  }
  return [...asks.values()];
}

/** Key of an ask, for its field and its error. */
export function askKey({ kind, of }: Ask): string {
  return kind === 'confirm' ? `confirm ${of.code}` : kind;
}

export type Trouble = 'missing' | 'too-long';

function written(text: string, max: number, enough: boolean): Trouble | undefined {
  if (text.trim().length > max) return 'too-long';
  return enough ? undefined : 'missing';
}

function troubleOf({ kind, of }: Ask, answers: Answers): Trouble | undefined {
  if (kind === 'confirm') return answers.confirmed.includes(of.code) ? undefined : 'missing';
  if (kind === 'reason') return written(answers.reason, MAX_REASON_CHARS, isReason(answers.reason));
  if (kind === 'one-off') return written(answers.oneOff, MAX_REASON_CHARS, isReason(answers.oneOff));
  return answers.modelUnknown ? undefined : written(answers.model, MAX_MODEL_CHARS, !isBlank(answers.model));
}

/** What is missing or wrong, by key, in the order of the asks. Empty if the share may be approved. */
export function troubles(asks: readonly Ask[], answers: Answers): Map<string, Trouble> {
  return new Map(
    asks.flatMap((ask) => {
      const trouble = troubleOf(ask, answers);
      return trouble === undefined ? [] : [[askKey(ask), trouble] as const];
    }),
  );
}

/** The request that approves. It says only what was asked. @param redact which suggestions are to be hidden, where there are any */
export function approval(share: ShareId, asks: readonly Ask[], answers: Answers, redact?: readonly number[]): ShareRequest {
  const asked = new Set(asks.map(({ kind }) => kind));
  return {
    type: 'share-approve',
    share,
    ...(asked.has('reason') ? { reason: answers.reason.trim() } : {}),
    ...(asked.has('one-off') ? { oneOff: answers.oneOff.trim() } : {}),
    ...(redact === undefined ? {} : { redact: [...redact] }),
    ...(asked.has('model') && !answers.modelUnknown ? { model: answers.model.trim() } : {}),
  };
}
