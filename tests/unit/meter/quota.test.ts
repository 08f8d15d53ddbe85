import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../lib/meter/events.ts';
import { quota } from '../../../lib/meter/quota.ts';
import { failed, said, saved, shared, utc } from './make.ts';

/** Four shares at these times. */
function four(zone: string, ...times: string[]): LedgerEvent[] {
  return times.map((time, index) => shared(`${time} ${index}`, utc(time), zone));
}
const freeAt = (events: LedgerEvent[], limit: number, now: string, zone: string): string | undefined => {
  const moment = quota(events, limit, utc(now), zone).freeAt;
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

describe('one zone', () => {
  const events = four('UTC', '2026-06-01T00:00Z', '2026-06-01T08:00Z', '2026-06-01T23:59Z');

  test('counts what has today’s date', () => {
    expect(quota(events, 4, utc('2026-06-01T23:59:59.999Z'), 'UTC')).toStrictEqual({ limit: 4, used: 3, oneOffs: 0 });
    expect(quota(events, 4, utc('2026-06-02T00:00Z'), 'UTC')).toStrictEqual({ limit: 4, used: 0, oneOffs: 0 });
  });

  test('tells when a full day has a place again, and only then', () => {
    expect(quota(events, 3, utc('2026-06-01T23:59:59.999Z'), 'UTC').freeAt).toBe(utc('2026-06-02T00:00Z'));
    expect(quota(events, 4, utc('2026-06-01T23:59:59.999Z'), 'UTC')).not.toHaveProperty('freeAt');
    expect(quota(events, 2, utc('2026-06-01T23:59:59.999Z'), 'UTC').freeAt).toBe(utc('2026-06-02T00:00Z'));
  });

  test('counts without a limit, too', () => {
    expect(quota(events, undefined, utc('2026-06-01T12:00Z'), 'UTC')).toStrictEqual({ used: 3, oneOffs: 0 });
    expect(quota([], 4, utc('2026-06-01T12:00Z'), 'UTC')).toStrictEqual({ limit: 4, used: 0, oneOffs: 0 });
  });

  test('counts neither what failed, nor what was undone, nor one-offs', () => {
    const oneOff = shared('one-off', utc('2026-06-01T09:00Z'), 'UTC', { oneOff: 'a talk at school' });
    const old = shared('old one-off', utc('2026-05-31T09:00Z'), 'UTC', { oneOff: 'a talk at school' });
    const undone = shared('undone', utc('2026-06-01T09:00Z'), 'UTC');
    const lost = shared('lost', utc('2026-06-01T09:00Z'), 'UTC');
    const all = [...events, oneOff, old, undone, lost, said('undone', 'undo'), failed('lost')];
    expect(quota(all, 3, utc('2026-06-01T12:00Z'), 'UTC')).toMatchObject({ used: 3, oneOffs: 1 });
    expect(quota([...all, said('undone', 'redo')], 3, utc('2026-06-01T12:00Z'), 'UTC')).toMatchObject({ used: 4 });
    expect(quota([...all, said('one-off', 'undo')], 3, utc('2026-06-01T12:00Z'), 'UTC')).toMatchObject({ oneOffs: 0 });
  });

  test('counts a share once, however many exports it has', () => {
    const more = events.flatMap(({ share }) => [saved(share), saved(share)]);
    expect(quota([...events, ...more], 3, utc('2026-06-01T12:00Z'), 'UTC').used).toBe(3);
  });

  test.each([
    ['forward', 'Europe/Berlin', '2026-03-29T00:30Z', '2026-03-29T22:00:00.000Z'],
    ['back', 'Europe/Berlin', '2026-10-24T22:30Z', '2026-10-25T23:00:00.000Z'],
    ['forward at midnight', 'America/Sao_Paulo', '2018-11-03T12:00Z', '2018-11-04T03:00:00.000Z'],
    ['forward at midnight', 'Africa/Cairo', '2026-04-23T12:00Z', '2026-04-23T22:00:00.000Z'],
    ['back at midnight', 'Africa/Cairo', '2026-10-29T20:30Z', '2026-10-29T22:00:00.000Z'],
  ])('clocks going %s: %s', (_what, zone, now, free) => {
    expect(freeAt(four(zone, now), 1, now, zone)).toBe(free);
  });

  test('where clocks go back a minute after midnight there is a place for that minute, and then none again', () => {
    const zone = 'America/St_Johns';
    const day = four(zone, '2010-11-06T12:00Z');
    expect(freeAt(day, 1, '2010-11-07T02:29:59Z', zone)).toBe('2010-11-07T02:30:00.000Z');
    expect(quota(day, 1, utc('2010-11-07T02:30:30Z'), zone).used).toBe(0);
    expect(quota(day, 1, utc('2010-11-07T02:31Z'), zone).used).toBe(1);
    expect(freeAt(day, 1, '2010-11-07T02:31Z', zone)).toBe('2010-11-07T03:30:00.000Z');
    const guest = shared('from abroad', utc('2010-11-06T06:45Z'), 'Europe/Berlin', { localDate: '2010-11-05' });
    expect(freeAt([...day, guest], 1, '2010-11-07T02:30:30Z', zone)).toBe('2010-11-07T03:30:00.000Z');
  });
});

describe('a clock that was set back', () => {
  test('by hours: the day is as full as it was', () => {
    expect(quota(four('UTC', '2026-06-01T20:00Z'), 1, utc('2026-06-01T03:00Z'), 'UTC').used).toBe(1);
  });

  test('by days: each day has its own shares, and the free place is on the first day that is not full', () => {
    const events = four('UTC', '2026-06-02T01:00Z', '2026-06-03T01:00Z', '2026-06-01T01:00Z');
    expect(quota(events, 1, utc('2026-05-31T12:00Z'), 'UTC')).toMatchObject({ used: 0 });
    expect(freeAt(events, 1, '2026-06-01T12:00Z', 'UTC')).toBe('2026-06-04T00:00:00.000Z');
  });
});

describe('a journey', () => {
  test('west: what has today’s date counts all of today', () => {
    const events = four('Europe/Berlin', '2026-06-01T06:00Z');
    expect(quota(events, 1, utc('2026-06-02T03:59Z'), 'America/New_York').used).toBe(1);
    expect(freeAt(events, 1, '2026-06-01T12:00Z', 'America/New_York')).toBe('2026-06-02T04:00:00.000Z');
  });

  test('east, over midnight: what is less than 20 hours old counts', () => {
    const events = four('Europe/Berlin', '2026-06-01T14:00Z');
    expect(quota(events, 1, utc('2026-06-01T15:00Z'), 'Asia/Tokyo').used).toBe(1);
    expect(quota(events, 1, utc('2026-06-01T15:00Z'), 'Europe/Berlin').used).toBe(1);
    expect(freeAt(events, 1, '2026-06-01T15:00Z', 'Asia/Tokyo')).toBe('2026-06-02T10:00:00.000Z');
    expect(quota(events, 1, utc('2026-06-02T09:59:59.999Z'), 'Asia/Tokyo').used).toBe(1);
    expect(quota(events, 1, utc('2026-06-02T10:00Z'), 'Asia/Tokyo').used).toBe(0);
  });

  test('and home again: the date decides', () => {
    const events = four('Europe/Berlin', '2026-06-01T14:00Z');
    expect(quota(events, 1, utc('2026-06-01T22:30Z'), 'Europe/Berlin').used).toBe(0);
  });

  test('over the date line to an earlier date: first the hours count, and later the date', () => {
    const zone = 'Pacific/Pago_Pago';
    const events = four('Pacific/Kiritimati', '2026-06-01T11:00Z');
    expect(freeAt(events, 1, '2026-06-01T12:00Z', zone)).toBe('2026-06-02T07:00:00.000Z');
    expect(quota(events, 1, utc('2026-06-02T10:59Z'), zone).used).toBe(0);
    expect(freeAt(events, 1, '2026-06-02T11:00Z', zone)).toBe('2026-06-03T11:00:00.000Z');
  });

  test('that only changed the zone’s name is none', () => {
    const events = four('Asia/Calcutta', '2026-06-01T12:00Z');
    expect(quota(events, 1, utc('2026-06-01T19:00Z'), 'Asia/Kolkata').used).toBe(0);
  });
});
