import type { Quota } from '../types.ts';
import { dateEnds, isSameZone, localDate } from './days.ts';
import type { LedgerEvent, ShareEvent } from './events.ts';
import { isOut, livesOf } from './state.ts';

/** For how long a share counts wherever one travels, ms: less than a day, so that the next one has its own places. */
const TRAVEL = 20 * 3_600_000;

/**
 * How full the day is. A share counts today if its stored local date is today's here, or if it happened less than 20 hours ago and the zone has
 * changed since. What lies ahead of a clock that was set back has happened less than 20 hours ago, too. Pure.
 * @param limit places a day, from the strictest pack; absent for none
 * @param now ms since 1970
 * @param zone IANA name of the zone the device is in now
 * @returns with all places taken, `freeAt` is the first moment at which one is free, if neither zone nor ledger change until then
 */
export function quota(events: readonly LedgerEvent[], limit: number | undefined, now: number, zone: string): Quota {
  const out = livesOf(events)
    .filter(isOut)
    .map(({ event }) => event);
  const places = out.filter(({ oneOff }) => oneOff === undefined);
  const used = countAt(now, places, zone);
  const oneOffs = countAt(now, out, zone) - used;
  if (limit === undefined) return { used, oneOffs };
  const freeAt = used >= limit ? firstFree(places, limit, now, zone) : undefined;
  return { limit, used, oneOffs, ...(freeAt === undefined ? {} : { freeAt }) };
}

function countAt(at: number, shares: readonly ShareEvent[], zone: string): number {
  const today = localDate(at, zone);
  return shares.filter((share) => share.localDate === today || (at - share.at < TRAVEL && !isSameZone(share.zone, zone))).length;
}

/** A share ceases to count when its date is over here, or its 20 hours: one of these moments is the first with a place. */
function firstFree(shares: readonly ShareEvent[], limit: number, now: number, zone: string): number | undefined {
  const moments = shares.filter((share) => !isSameZone(share.zone, zone)).map(({ at }) => at + TRAVEL);
  const today = localDate(now - TRAVEL, zone);
  // A date may come back for an hour where clocks go back at midnight, and dates lie ahead of a clock that was set back.
  const dates = new Set(shares.map((share) => share.localDate).filter((date) => date >= today));
  for (const date of dates) moments.push(...dateEnds(date, zone));
  return moments
    .filter((moment) => moment > now)
    .toSorted((one, other) => one - other)
    .find((moment) => countAt(moment, shares, zone) < limit);
}
