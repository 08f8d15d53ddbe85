import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerEvent } from '../../../lib/meter/events.ts';
import { quota } from '../../../lib/meter/quota.ts';
import { dateIn, newShare, utc } from './make.ts';

/**
 * Random lives of a ledger, told twice: as events, which `quota` counts, and as plain facts about each share, which a naive count below goes
 * through by the letter: a share counts today if its stored local date is today's here, or if it happened less than 20 hours ago and the zone
 * has changed since.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Places and times at which something is odd about midnight; and everyday ones. */
const ODD: readonly (readonly [zone: string, around: string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00Z'],
  ['America/Havana', '2026-03-08T05:00Z'],
  ['America/Havana', '2026-11-01T05:00Z'],
  ['America/St_Johns', '2010-11-07T02:31Z'],
  ['America/St_Johns', '2010-03-14T03:31Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00Z'],
  ['Atlantic/Azores', '2026-10-25T01:00Z'],
  ['Asia/Kathmandu', '2026-06-01T18:15Z'],
  ['Pacific/Kiritimati', '2026-06-01T10:00Z'],
  ['Pacific/Pago_Pago', '2026-06-01T11:00Z'],
  ['UTC', '2026-12-31T23:59Z'],
];
const ZONES = [...new Set(ODD.map(([zone]) => zone))];

type Step =
  | { do: 'share'; oneOff: boolean }
  | { do: 'saved' | 'failed' | 'undo' | 'redo' | 'released' | 'not released' | 'again'; which: number }
  | { do: 'wait'; ms: number }
  | { do: 'travel'; to: string };

const which = fc.nat(7);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('share' as const), oneOff: fc.nat(9).map((n) => n === 0) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('saved' as const, 'failed', 'undo', 'redo', 'released', 'not released', 'again'),
        which,
      }),
    },
    // Now and then the clock is set back, by as much as two days.
    { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 14 * HOUR }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: -48 * HOUR, max: -1 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('travel' as const), to: fc.constantFrom(...ZONES) }) },
  ),
  { minLength: 1, maxLength: 24 },
);

/** What really happened to a share. */
interface Fact {
  at: number;
  zone: string;
  date: string;
  oneOff: boolean;
  out: 'perhaps' | 'yes' | 'no';
  file: boolean;
  takenBack: boolean;
}
interface History {
  events: LedgerEvent[];
  facts: Fact[];
  now: number;
  zone: string;
}

function live(start: readonly [zone: string, around: string], offset: number, plan: readonly Step[]): History {
  let [zone] = start;
  let now = utc(start[1]) + offset;
  const facts: Fact[] = [];
  const events: LedgerEvent[] = [];
  const base = (share: number) => {
    const seq = events.length;
    return { id: `${seq}`, share: `share ${share}`, at: now, device: 'device', seq };
  };
  const begin = (share: number, oneOff: boolean): void => {
    const date = dateIn(zone, now);
    const why = oneOff ? { oneOff: 'a talk at school' } : {};
    events.push({ ...newShare(''), ...base(share), ...why, kind: 'share', zone, localDate: date, boot: 'boot' });
    facts[share] = { at: now, zone, date, oneOff, out: 'perhaps', file: facts[share]?.file ?? false, takenBack: false };
  };

  for (const step of plan) {
    if (step.do === 'wait') now += step.ms;
    else if (step.do === 'travel') zone = step.to;
    else if (step.do === 'share') begin(facts.length, step.oneOff);
    else {
      const share = step.which % Math.max(1, facts.length);
      const fact = facts[share];
      if (!fact) continue;
      const wasOut = fact.out !== 'no' && !fact.takenBack;
      switch (step.do) {
        case 'again':
          if (!wasOut) begin(share, fact.oneOff);
          break;
        case 'saved':
          events.push({ ...base(share), kind: 'saved', format: 'png' });
          Object.assign(fact, { out: 'yes', file: true });
          break;
        case 'failed':
          events.push({ ...base(share), kind: 'failed', why: '' });
          if (fact.out === 'perhaps') fact.out = 'no';
          break;
        case 'released':
        case 'not released':
          events.push({ ...base(share), kind: 'resolved', released: step.do === 'released' });
          if (!fact.file) fact.out = step.do === 'released' ? 'yes' : 'no';
          break;
        case 'undo':
        case 'redo':
          events.push({ ...base(share), kind: step.do });
          fact.takenBack = step.do === 'undo';
      }
    }
  }
  return { events, facts, now, zone };
}

function countOn({ facts, zone }: History, moment: number, oneOffs: boolean): number {
  const today = dateIn(zone, moment);
  let count = 0;
  for (const fact of facts) {
    if (fact.out === 'no' || fact.takenBack || fact.oneOff !== oneOffs) continue;
    const isToday = fact.date === today;
    const isRecent = moment - fact.at < 20 * HOUR && fact.zone !== zone;
    if (isToday || isRecent) count += 1;
  }
  return count;
}

/** The first moment with a place, found by looking again and again: every zone's days end at full quarters of an hour, or a minute later. */
function firstFree(history: History, limit: number): number | undefined {
  const { facts, now } = history;
  const recent = facts.map(({ at }) => at + 20 * HOUR);
  const last = Math.max(now, ...recent) + 60 * HOUR;
  const looks = recent.filter((moment) => moment > now);
  const quarter = 15 * MINUTE;
  for (let moment = Math.floor(now / quarter) * quarter; moment < last; moment += quarter) {
    const places = [moment, moment + MINUTE, ...looks.filter((look) => look >= moment && look < moment + quarter)];
    for (const look of places.toSorted((one, other) => one - other)) {
      if (look > now && countOn(history, look, false) < limit) return look;
    }
  }
  return undefined;
}

const starts = fc.tuple(fc.constantFrom(...ODD), fc.integer({ min: -40 * HOUR, max: 20 * HOUR }));
const RUNS = 12_000;

test(
  `${RUNS.toLocaleString('en')} histories are counted as the rule says, and their places free up to the millisecond`,
  { timeout: 120_000 },
  () => {
    const seen = { full: 0, travelled: 0, freed: 0 };
    fc.assert(
      fc.property(starts, steps, fc.integer({ min: 1, max: 4 }), fc.boolean(), ([start, offset], plan, limit, reversed) => {
        const history = live(start, offset, plan);
        const { events, facts, now, zone } = history;
        const used = countOn(history, now, false);
        const found = quota(reversed ? events.toReversed() : events, limit, now, zone);
        expect({ used: found.used, oneOffs: found.oneOffs }).toStrictEqual({ used, oneOffs: countOn(history, now, true) });
        expect(found.freeAt).toBe(used < limit ? undefined : firstFree(history, limit));

        if (found.freeAt !== undefined) seen.full += 1;
        if (facts.some((fact) => fact.zone !== zone)) seen.travelled += 1;
        if (found.freeAt !== undefined && facts.some(({ at }) => at + 20 * HOUR === found.freeAt)) seen.freed += 1;
      }),
      { numRuns: RUNS },
    );
    // Otherwise the histories would be too dull to find anything.
    expect(seen.full).toBeGreaterThan(RUNS / 10);
    expect(seen.travelled).toBeGreaterThan(RUNS / 10);
    expect(seen.freed).toBeGreaterThan(RUNS / 200);
  },
);
