import * as v from 'valibot';
import type { Assessment, Category, RemoteFormat, Scores } from '../../../types.ts';
import { post, type Outcome, type Service } from './client.ts';
import { addressesGuard } from './guards/addressing.ts';
import { defuse } from './guards/defuse.ts';
import type { Asking, Guard, Reading } from './guards/guard.ts';
import { GUARDS } from './guards/index.ts';

/** A chat completion with one answer that is a text, and why it ended. */
const CompletionSchema = v.object({
  choices: v.strictTuple([
    v.object({
      finish_reason: v.picklist(['stop', 'length']),
      message: v.object({
        role: v.optional(v.literal('assistant')),
        // Null where a model that reasons has not come to its answer.
        content: v.nullable(v.string()),
        refusal: v.nullish(v.literal('')),
        tool_calls: v.nullish(v.array(v.never())),
      }),
    }),
  ]),
});

/** An answer that is none, so that asking again gives the same. */
const DOUBT: Assessment = { engine: 'openai', scores: {}, unchecked: 'doubt' };

/** Asked before every further question about the same text: whether it may be sent. */
export type Spend = () => Promise<boolean>;

/**
 * Asks a guard model about one text, and again only where it says "something" without saying what, and `spend` allows it: else that is what was found. An answer that is not exactly
 * of the format is `doubt`, and so is "safe" about a text that speaks to the guard.
 */
export async function requestGuard(
  service: Service & { readonly format: Exclude<RemoteFormat, 'moderations'> },
  text: string,
  signal: AbortSignal,
  spend: Spend,
): Promise<Outcome> {
  const guard = GUARDS[service.format];
  const asking: Asking = { text: defuse(text), policy: service.policy ?? '', nonce: crypto.randomUUID() };
  const first = await ask(guard, service, asking, signal);
  if ('failed' in first) return first;
  const { reading } = first;
  if (reading === 'safe') return { assessments: [addressesGuard(text) ? DOUBT : scored(guard, [])] };
  if (reading === undefined) return { assessments: [DOUBT] };
  if (reading !== 'which') return { assessments: [scored(guard, reading)] };
  for (const { ask: step, means } of guard.steps ?? []) {
    // oxlint-disable-next-line no-await-in-loop -- the first yes is the last question
    if (!(await spend())) return { assessments: [scored(guard, guard.unnamed ?? [])] };
    // oxlint-disable-next-line no-await-in-loop -- as above
    const next = await ask(guard, service, { ...asking, step }, signal);
    if ('failed' in next) return next;
    if (next.reading === 'which') return { assessments: [scored(guard, means)] };
  }
  // It found something that we have no name for.
  return { assessments: [DOUBT] };
}

async function ask(
  guard: Guard,
  service: Service,
  asking: Asking,
  signal: AbortSignal,
): Promise<{ readonly reading: Reading } | Extract<Outcome, { failed: unknown }>> {
  const { messages, extra } = guard.question(asking);
  const body = {
    model: service.model,
    messages,
    temperature: 0,
    // The older name is the one that every server of open models knows.
    max_tokens: guard.maxTokens,
    ...(service.safetyId === undefined ? {} : { safety_identifier: service.safetyId }),
    ...extra,
  };
  const answer = await post(service, '/chat/completions', body, signal, (given) => {
    const parsed = v.safeParse(CompletionSchema, given);
    return parsed.success ? parsed.output.choices[0] : undefined;
  });
  if ('failed' in answer) return answer;
  const { finish_reason: end, message } = answer.value;
  if (message.content === null || (end === 'length' && !guard.cutShort)) return { reading: undefined };
  return { reading: guard.read(message.content, asking) };
}

/** A guard says yes or no, not how much: what it names gets 1, what else it covers 0, and the rest no score. */
function scored({ covers }: Guard, found: readonly Category[]): Assessment {
  const scores: Scores = {};
  for (const category of covers) scores[category] = 0;
  for (const category of found) scores[category] = 1;
  return { engine: 'openai', scores };
}
