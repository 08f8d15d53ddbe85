import * as v from 'valibot';
import { PerDaySchema, type PolicyPack } from '../pack.ts';
import { cnGb45438 } from './cn-gb45438.ts';
import { customPack } from './custom.ts';
import { euAiAct50 } from './eu-ai-act-50.ts';
import { openai202108 } from './openai-2021-08.ts';
import { openai202211 } from './openai-2022-11.ts';

const DEFAULT_PACK = openai202108;

/** Where what is shared comes from: every pack of which one is chosen; the first is the default. `custom` is here without a limit, see `packsFor`. */
export const PACKS: readonly PolicyPack[] = [DEFAULT_PACK, openai202211, customPack()];

/** Where it is published: any number of them comes on top. */
export const LAWS: readonly PolicyPack[] = [euAiAct50, cnGb45438];

/**
 * The packs of these ids, each once, in the order given. An unknown id, or no id at all, gives the default pack: a broken setting must not make
 * rules disappear.
 * @param custom the person's own limit, 1..1000 a day, absent for none; a number that can be no limit counts as the default pack's.
 */
export function packsFor(ids: readonly string[], custom: { perDay?: number } = {}): PolicyPack[] {
  const chosen = new Map<string, PolicyPack>();
  // Laws alone say nothing of what they leave to the source's own terms.
  const sourced = ids.some((id) => !LAWS.some((law) => law.id === id));
  for (const id of sourced ? ids : [DEFAULT_PACK.id, ...ids]) {
    const pack = id === 'custom' ? customOf(custom.perDay) : ([...PACKS, ...LAWS].find((one) => one.id === id) ?? DEFAULT_PACK);
    chosen.set(pack.id, pack);
  }
  return [...chosen.values()];
}

function customOf(perDay: number | undefined): PolicyPack {
  return customPack(perDay === undefined || v.is(PerDaySchema, perDay) ? perDay : DEFAULT_PACK.rules.limit?.perDay);
}
