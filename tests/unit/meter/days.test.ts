import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateEnds, isSameZone, localDate } from '../../../lib/meter/days.ts';
import { dateIn } from './make.ts';

const iso = (moments: readonly number[]): string[] =>
  moments.map((moment) => new Date(moment).toISOString().replace(/:00\.000Z$/, 'Z'));

describe('a date ends', () => {
  test.each([
    ['at midnight', 'Europe/Berlin', '2026-06-01', '2026-06-01T22:00Z'],
    ['after 23 hours, clocks going forward', 'Europe/Berlin', '2026-03-29', '2026-03-29T22:00Z'],
    ['after 25 hours, clocks going back', 'Europe/Berlin', '2026-10-25', '2026-10-25T23:00Z'],
    ['where there is no midnight: Brazil, spring', 'America/Sao_Paulo', '2018-11-03', '2018-11-04T03:00Z'],
    ['where 23:00 comes twice: Brazil, autumn', 'America/Sao_Paulo', '2018-02-17', '2018-02-18T03:00Z'],
    ['where there is no midnight: Egypt, spring', 'Africa/Cairo', '2026-04-23', '2026-04-23T22:00Z'],
    ['where 23:00 comes twice: Egypt, autumn', 'Africa/Cairo', '2026-10-29', '2026-10-29T22:00Z'],
    ['where midnight comes twice: Cuba, autumn', 'America/Havana', '2026-10-31', '2026-11-01T04:00Z'],
    ['furthest in the east', 'Pacific/Kiritimati', '2026-06-01', '2026-06-01T10:00Z'],
    ['furthest in the west', 'Pacific/Pago_Pago', '2026-06-01', '2026-06-02T11:00Z'],
    ['where clocks change by half an hour', 'Australia/Lord_Howe', '2026-04-05', '2026-04-05T13:30Z'],
    ['where the next date is left out', 'Pacific/Apia', '2011-12-29', '2011-12-30T10:00Z'],
    ['at the turn of the year', 'UTC', '2026-12-31', '2027-01-01T00:00Z'],
  ])('%s', (_what, zone, date, end) => {
    expect(iso(dateEnds(date, zone))).toStrictEqual([end]);
  });

  test('twice where clocks go back a minute after midnight', () => {
    expect(iso(dateEnds('2010-11-06', 'America/St_Johns'))).toStrictEqual(['2010-11-07T02:30Z', '2010-11-07T03:30Z']);
    expect(iso(dateEnds('2010-11-07', 'America/St_Johns'))).toStrictEqual(['2010-11-07T02:31Z', '2010-11-08T03:30Z']);
  });

  test('never if the zone left it out', () => {
    expect(dateEnds('2011-12-30', 'Pacific/Apia')).toStrictEqual([]);
  });
});

test('the local date is what a clock on the wall shows, anywhere, at any time', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), (zone, at) => {
      expect(localDate(at, zone)).toBe(dateIn(zone, at));
    }),
    { numRuns: 2_000 },
  );
});

test('where a date ends another one begins', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const days = fc.integer({ min: 365, max: 47_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, (zone, date) => {
      const ends = dateEnds(date, zone);
      expect(ends.map((end) => dateIn(zone, end - 1))).toStrictEqual(ends.map(() => date));
      expect(ends.map((end) => dateIn(zone, end))).not.toContain(date);
      const noon = Date.parse(`${date}T12:00:00Z`);
      const shown = [-26, -20, -14, -8, -2, 4, 10, 16].some((hours) => dateIn(zone, noon + hours * 3_600_000) === date);
      expect(ends.length > 0).toBe(shown);
    }),
    { numRuns: 1_000 },
  );
});

describe('zones', () => {
  test('have old and new names', () => {
    expect(isSameZone('Asia/Kolkata', 'Asia/Calcutta')).toBe(true);
    expect(isSameZone('Europe/Kyiv', 'Europe/Kiev')).toBe(true);
    expect(isSameZone('Europe/Berlin', 'Europe/Paris')).toBe(false);
  });

  test.each(['', 'Etc/Unknown', 'Mars/Olympus', '<script>'])('%j, which nobody knows, is taken for UTC', (zone) => {
    expect(localDate(Date.UTC(2026, 0, 1, 23, 59), zone)).toBe('2026-01-01');
    expect(iso(dateEnds('2026-01-01', zone))).toStrictEqual(['2026-01-02T00:00Z']);
  });
});
