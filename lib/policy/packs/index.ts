import * as v from 'valibot';
import { PerDaySchema, type PolicyPack } from '../pack.ts';
import { customPack } from './custom.ts';
import { openai202108 } from './openai-2021-08.ts';
import { openai202211 } from './openai-2022-11.ts';

const DEFAULT_PACK = openai202108;

/** Every pack that can be chosen; the first is the default. `custom` is here without a limit, see `packsFor`. */
export const PACKS: readonly PolicyPack[] = [DEFAULT_PACK, openai202211, customPack()];

/**
 * The packs of these ids, each once, in the order given. An unknown id, or no id at all, gives the default pack: a broken setting must not make
 * rules disappear.
 * @param custom the person's own limit, 1..1000 a day, absent for none; a number that can be no limit counts as the default pack's.
 */
export function packsFor(ids: readonly string[], custom: { perDay?: number } = {}): PolicyPack[] {
  const chosen = new Map<string, PolicyPack>();
  for (const id of ids.length ? ids : [DEFAULT_PACK.id]) {
    const pack = id === 'custom' ? customOf(custom.perDay) : (PACKS.find((one) => one.id === id) ?? DEFAULT_PACK);
    chosen.set(pack.id, pack);
  }
  return [...chosen.values()];
}

function customOf(perDay: number | undefined): PolicyPack {
  return customPack(perDay === undefined || v.is(PerDaySchema, perDay) ? perDay : DEFAULT_PACK.rules.limit?.perDay);
}
