import { describe, expect, it } from 'vitest';
import { dateText, dayText, freeMoment, momentText } from '../../../components/share/when.ts';

const BERLIN = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);

/** Browsers part time and "PM" by a space of their own choice. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('when a place frees up', () => {
  it('is midnight at the first moment of tomorrow', () => {
    expect(freeMoment(at('2026-11-22T12:00Z'), at('2026-11-22T23:00Z'), BERLIN, 'en').kind).toBe('midnight');
  });

  it('is told with its time later today and tomorrow', () => {
    const now = at('2026-11-22T12:00Z');
    expect(freeMoment(now, at('2026-11-22T17:20Z'), BERLIN, 'de')).toEqual({ kind: 'today', text: '18:20' });
    expect(freeMoment(now, at('2026-11-23T05:05Z'), BERLIN, 'de')).toEqual({ kind: 'tomorrow', text: '06:05' });
  });

  it('is told with its date beyond tomorrow', () => {
    const { kind, text } = freeMoment(at('2026-11-22T12:00Z'), at('2026-11-25T05:05Z'), BERLIN, 'de');
    expect(kind).toBe('later');
    expect(text).toContain('25. November 2026');
  });

  it('belongs to the day of the zone, not to that of UTC', () => {
    // 23:30 UTC is already tomorrow in Berlin, and still today in New York.
    const [now, free] = [at('2026-11-22T20:00Z'), at('2026-11-22T23:30Z')];
    expect(freeMoment(now, free, BERLIN, 'en').kind).toBe('tomorrow');
    expect(freeMoment(now, free, 'America/New_York', 'en').kind).toBe('today');
  });

  it('finds tomorrow across the end of a month and of summer time', () => {
    expect(freeMoment(at('2026-02-28T12:00Z'), at('2026-03-01T12:00Z'), BERLIN, 'en').kind).toBe('tomorrow');
    expect(freeMoment(at('2026-10-24T21:30Z'), at('2026-10-24T22:00Z'), BERLIN, 'en').kind).toBe('midnight');
    expect(freeMoment(at('2026-10-25T12:00Z'), at('2026-10-25T23:00Z'), BERLIN, 'en').kind).toBe('midnight');
  });

  it('calls the first moment of a day midnight even where clocks skip 00:00', () => {
    // Beirut goes from 23:59 to 01:00 when summer time begins.
    expect(freeMoment(at('2026-03-28T12:00Z'), at('2026-03-28T22:00Z'), 'Asia/Beirut', 'en').kind).toBe('midnight');
  });
});

describe('moments', () => {
  it('are told in the zone they happened in', () => {
    const moment = at('2026-11-22T23:30Z');
    expect(plain(momentText(moment, BERLIN, 'en-US'))).toBe('November 23, 2026 at 12:30 AM');
    expect(plain(momentText(moment, 'America/New_York', 'en-US'))).toBe('November 22, 2026 at 6:30 PM');
  });

  it('are told in UTC where the zone is unknown', () => {
    expect(plain(momentText(at('2026-11-22T23:30Z'), 'Middle/Earth', 'en-US'))).toBe('November 22, 2026 at 11:30 PM');
  });

  it('have days that are not moved by any zone', () => {
    expect(dayText('2026-11-22', 'en-US')).toBe('Sunday, November 22, 2026');
    expect(dateText('2021-08-10', 'de')).toBe('10. August 2021');
    expect(dayText('no day', 'en-US')).toBe('no day');
  });
});
