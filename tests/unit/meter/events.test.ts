import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { LedgerEventSchema, readEvent } from '../../../lib/meter/events.ts';
import { quota } from '../../../lib/meter/quota.ts';
import { failed, resolved, said, saved, shared, utc } from './make.ts';

const share = shared('a', utc('2026-06-01T12:00Z'), 'UTC', {
  category: 'violence',
  reason: 'a clear false positive',
  oneOff: 'a talk at school',
});
const exported = saved('a', { file: 'a.png', bytes: 12, sha256: 'abc', pictureId: 'p' });
const whole = [share, exported, said('a', 'undo'), said('a', 'redo'), failed('a'), resolved('a', true)];

describe('an event', () => {
  test.each(whole)('of kind $kind is read as it is', (event) => {
    expect(readEvent(event)).toStrictEqual({ event });
    expect(readEvent(structuredClone(event)).event).toStrictEqual(event);
    expect(readEvent(JSON.parse(JSON.stringify(event))).event).toStrictEqual(event);
  });

  test('may have fields of a newer version, and keeps them', () => {
    const newer = { ...exported, colours: 16 };
    expect(readEvent(newer).event).toBe(newer);
  });

  const broken: [what: string, record: unknown][] = [
    ['a kind of its own', { ...share, kind: 'post' }],
    ['no id', { ...share, id: '' }],
    ['no share', { ...exported, share: undefined }],
    ['a time that is none', { ...share, at: Number.NaN }],
    ['a time before 1970', { ...share, at: -1 }],
    ['a time after the year 9998', { ...share, at: utc('9999-01-01T00:00Z') }],
    ['a date that is none', { ...share, localDate: '2026-02-30' }],
    ['a date of another fashion', { ...share, localDate: '1.6.2026' }],
    ['a format nobody knows', { ...exported, format: 'tiff' }],
    ['half a word', { ...resolved('a', true), released: 'yes' }],
    ['nothing', undefined],
    ['a text', 'share'],
    ['a list', [share]],
  ];
  test.each(broken)('with %s is reported', (_what, record) => {
    const { event, problem } = readEvent(record);
    expect(event).toBeUndefined();
    expect(problem).toMatch(/./);
  });

  test.each([
    ['verdict', 'from the future'],
    ['attribution', null],
    ['packs', 'openai-2021-08'],
    ['preview', 'x'.repeat(201)],
    ['reviewed', 1],
    ['textHash', 7],
    ['boot', undefined],
    ['device', undefined],
    ['chars', -1],
    ['completions', 'two'],
    ['engines', ['oracle']],
    ['category', 'rude'],
    ['seq', -2],
  ])('whose %s is broken keeps its place, and what else can be read', (field, value) => {
    const { event, problem } = readEvent({ ...share, [field]: value });
    expect(problem).toContain(field);
    expect(event).toMatchObject({
      share: 'a',
      at: share.at,
      zone: 'UTC',
      localDate: '2026-06-01',
      oneOff: share.oneOff,
      reason: share.reason,
    });
  });

  test('whose one-off is broken takes a place', () => {
    const { event } = readEvent({ ...share, oneOff: '' });
    expect(event && quota([event], 4, share.at, 'UTC')).toMatchObject({ used: 1, oneOffs: 0 });
  });
});

test('whatever is read, nothing throws, and what comes out can be counted', () => {
  const change = fc.oneof(
    fc.record({ key: fc.constantFrom(...Object.keys({ ...share, ...exported })), value: fc.oneof(fc.anything(), fc.string()) }),
    fc.record({ key: fc.constant('at'), value: fc.oneof(fc.nat(), fc.maxSafeInteger(), fc.double()) }),
    fc.record({ key: fc.constant('localDate'), value: fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d$/) }),
    fc.record({ key: fc.constant('zone'), value: fc.string() }),
  );
  const changed = fc.tuple(fc.constantFrom(...whole), fc.array(change, { maxLength: 3 })).map(([event, changes]) => {
    return Object.fromEntries([...Object.entries(event), ...changes.map(({ key, value }): [string, unknown] => [key, value])]);
  });
  const record = fc.oneof({ weight: 1, arbitrary: fc.anything() }, { weight: 9, arbitrary: changed });
  let read = 0;
  fc.assert(
    fc.property(record, (given) => {
      const { event, problem } = readEvent(given);
      expect(event !== undefined || problem !== undefined).toBe(true);
      if (!event) return;
      read += 1;
      expect(() => quota([event], 1, share.at, 'Europe/Berlin')).not.toThrow();
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(1_000);
  expect(read).toBeLessThan(2_500);
});

test('the schema only checks: what passes is the record itself', () => {
  expect(whole.map((event) => v.parse(LedgerEventSchema, event))).toStrictEqual(whole);
});
