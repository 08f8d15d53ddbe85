/** Calendar days in any time zone. `Intl` is the only source: `Date`'s local methods know the machine's zone and no other. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No zone was ever further from UTC (Manila before 1845: -15:56). */
const FURTHEST = 16 * HOUR;

/** All that is needed to tell the time shown from UTC, in digits that can be read back whatever the language. */
const LOCALE = 'en-US-u-ca-gregory-nu-latn';
const SHOWN: Intl.DateTimeFormatOptions = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
};

interface Zone {
  readonly id: string;
  readonly format: Intl.DateTimeFormat;
}
const zones = new Map<string, Zone>();

/** The zone of this name. A name that the browser does not know is taken for UTC: the meter must go on. */
function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const format = formatterOf(name);
    zone = { id: format.resolvedOptions().timeZone, format };
    zones.set(name, zone);
  }
  return zone;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(LOCALE, { ...SHOWN, timeZone });
  } catch {
    return new Intl.DateTimeFormat(LOCALE, { ...SHOWN, timeZone: 'UTC' });
  }
}

/** Whether two names mean the same zone: browsers write `Asia/Kolkata` or `Asia/Calcutta`. */
export function isSameZone(one: string, other: string): boolean {
  return one === other || zoneOf(one).id === zoneOf(other).id;
}

/** The date shown in `zone` at the moment `at`, YYYY-MM-DD. */
export function localDate(at: number, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10);
}

/**
 * Every moment at which `date` is over in `zone`, in ms since 1970: the first one at which the clock shows another date. Mostly that is one
 * midnight; where clocks went back just after midnight there are two, and for a date that a zone left out there is none.
 */
export function dateEnds(date: string, zone: string): number[] {
  const start = Date.parse(`${date}T00:00:00Z`);
  const ends = new Set<number>();
  for (const { from, to, offset } of pieces(start - FURTHEST, start + DAY + FURTHEST, zone)) {
    const midnight = start + DAY - offset;
    for (const moment of [from, midnight]) {
      const inside = from <= moment && moment < to;
      if (inside && localDate(moment - 1, zone) === date && localDate(moment, zone) !== date) ends.add(moment);
    }
  }
  return [...ends];
}

/** What is to be added to UTC for the time shown in `zone`, ms. Zones change at full seconds. */
function offsetAt(at: number, zone: string): number {
  const second = Math.floor(at / 1_000) * 1_000;
  const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of zoneOf(zone).format.formatToParts(second)) {
    if (type in shown) Object.assign(shown, { [type]: Number(value) });
  }
  return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second) - second;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** The stretches of constant offset between two moments. No zone changes its clocks twice within an hour. */
function pieces(from: number, to: number, zone: string): Piece[] {
  const found: Piece[] = [];
  let begin = from;
  let offset = offsetAt(from, zone);
  for (let at = from; at < to; at += HOUR) {
    const next = offsetAt(at + HOUR, zone);
    if (next === offset) continue;
    const change = firstOf(at, at + HOUR, (moment) => offsetAt(moment, zone) === next);
    found.push({ from: begin, to: change, offset });
    begin = change;
    offset = next;
  }
  return [...found, { from: begin, to, offset }];
}

/** The first moment after `before`, up to `until`, at which `holds`; it must hold at `until` and from its first moment on. */
function firstOf(before: number, until: number, holds: (moment: number) => boolean): number {
  let [low, high] = [before, until];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
