import { localDate } from '../../lib/meter/days.ts';

/** Moments as people read them. Pure: the zone and the language are given. */

/** When a place frees up, seen from now; each kind has its own sentence. */
export interface FreeMoment {
  readonly kind: 'midnight' | 'today' | 'tomorrow' | 'later';
  /** Time of day, or with `later` date and time; for `midnight` the sentence needs none. */
  readonly text: string;
}

/** The day after `day`, both YYYY-MM-DD; days of a calendar, whatever clocks do. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * How to tell when a place frees up. `now` and `freeAt` are ms since 1970, `zone` is an IANA name, `language` a BCP 47 tag.
 * @throws RangeError for a zone or language that the browser does not know
 */
export function freeMoment(now: number, freeAt: number, zone: string, language: string): FreeMoment {
  const today = localDate(now, zone);
  const day = localDate(freeAt, zone);
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, timeStyle: 'short' }).format(freeAt);
  if (day === today) return { kind: 'today', text: time };
  if (day !== dayAfter(today)) {
    return {
      kind: 'later',
      text: new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'long', timeStyle: 'short' }).format(freeAt),
    };
  }
  // The first moment of tomorrow, which is not 00:00 everywhere.
  return { kind: localDate(freeAt - 1, zone) === today ? 'midnight' : 'tomorrow', text: time };
}

/** Date and time of a moment in the zone it happened in. An unknown zone is told in UTC. */
export function momentText(at: number, zone: string, language: string): string {
  return format(at, zone, language, { dateStyle: 'long', timeStyle: 'short' });
}

/** Time of day in the zone it happened in. An unknown zone is told in UTC. */
export function timeText(at: number, zone: string, language: string): string {
  return format(at, zone, language, { timeStyle: 'short' });
}

/** A calendar day (YYYY-MM-DD) in words, with its weekday. */
export function dayText(day: string, language: string): string {
  const at = Date.parse(`${day}T12:00Z`);
  return Number.isNaN(at) ? day : format(at, 'UTC', language, { dateStyle: 'full' });
}

/** A pack's date (YYYY-MM-DD) in words. */
export function dateText(day: string, language: string): string {
  const at = Date.parse(`${day}T12:00Z`);
  return Number.isNaN(at) ? day : format(at, 'UTC', language, { dateStyle: 'long' });
}

/** Making a formatter takes far longer than using it, and a long list uses few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone or language that the browser does not know */
function formatter(zone: string, language: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, language, style]);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(language, { ...style, timeZone: zone });
  formatters.set(key, made);
  return made;
}

function format(at: number, zone: string, language: string, style: Intl.DateTimeFormatOptions): string {
  try {
    return formatter(zone, language, style).format(at);
  } catch {
    return formatter('UTC', language, style).format(at);
  }
}
