/** A moment as the calendar and the clock of a zone tell it. */
export interface ZonedTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:mm:ss.sss`, 24 hours */
  readonly time: string;
  /** `+HH:mm`, or `Z` in a zone that is not known here */
  readonly offset: string;
}

const MINUTE = 60_000;

/** @param at ms since 1970, of a year between 0 and 9999 @param zone IANA name; unknown ones are told in UTC @throws RangeError for other years */
export function zonedTime(at: number, zone: string): ZonedTime {
  const minutes = offsetMinutes(at, zone);
  const [date = '', time = ''] = new Date(at + (minutes ?? 0) * MINUTE).toISOString().slice(0, -1).split('T');
  if (!/^\d{4}-/.test(date)) throw new RangeError('no year of four digits');
  return { date, time, offset: minutes === undefined ? 'Z' : offsetText(minutes) };
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** Minutes east of UTC; seconds, which zones had before 1972, are dropped. Undefined for unknown zones. */
function offsetMinutes(at: number, zone: string): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  } catch {
    return undefined;
  }
}
