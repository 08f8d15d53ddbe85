import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundBy, HealthDelta } from '../../../../lib/messages.ts';
import { dayOf, daysBefore, HEALTH_LIMITS, parseHealthLog, type HealthLog } from '../../../../lib/moderate/health/log.ts';
import { modelChanged, modelSeen, record } from '../../../../lib/moderate/health/record.ts';
import { summary } from '../../../../lib/moderate/health/summary.ts';

const DAY = 86_400_000;
const NOW = new Date(2026, 10, 22, 12).getTime();
const LAYERS = ['new', 'old', 'oldest'];

function delta(change: Partial<HealthDelta> = {}): HealthDelta {
  return { found: [], checked: 0, veiled: 0, revealed: 0, failed: 0, ms: 0, ...change };
}
function by(way: FoundBy, count = 1): HealthDelta['found'] {
  return [{ by: way, count }];
}
function layer(id: string, count = 1): HealthDelta['found'] {
  return [{ by: 'layer', layer: id, count }];
}
function all(entries: readonly (readonly [HealthDelta['found'], number])[], layers = LAYERS): HealthLog {
  return entries.reduce<HealthLog>(
    (log, [found, day]) => record(log, { site: 'chatgpt', layers, delta: delta({ found }) }, NOW + day * DAY),
    {},
  );
}

function named(log: HealthLog, model: string, day = 0): HealthLog {
  return record(log, { site: 'chatgpt', layers: [], delta: delta({ model }) }, NOW + day * DAY);
}

describe('an entry', () => {
  test('adds to its site and day, and to no other', () => {
    const one = delta({ found: layer('old', 2), checked: 20, veiled: 1, ms: 30.4 });
    const other = delta({ found: [...layer('old'), ...by('growth')], checked: 5, revealed: 1, failed: 2, ms: 1 });
    let log = record({}, { site: 'chatgpt', layers: LAYERS, delta: one }, NOW);
    log = record(log, { site: 'chatgpt', layers: LAYERS, delta: other }, NOW + 1);
    log = record(log, { site: 'chatgpt', layers: LAYERS, delta: delta({ checked: 1 }) }, NOW + DAY);
    log = record(log, { site: 'https://chat.example', layers: [], delta: delta({ found: by('names') }) }, NOW);
    expect(log).toStrictEqual({
      chatgpt: {
        days: [
          { day: '2026-11-22', layers: { 'layer:old': 3, growth: 1 }, checked: 25, veiled: 1, revealed: 1, failed: 2, ms: 31 },
          { day: '2026-11-23', layers: {}, checked: 1, veiled: 0, revealed: 0, failed: 0, ms: 0 },
        ],
        usual: 'layer:old',
        models: [],
      },
      'https://chat.example': {
        days: [{ day: '2026-11-22', layers: { names: 1 }, checked: 0, veiled: 0, revealed: 0, failed: 0, ms: 0 }],
        usual: 'names',
        models: [],
      },
    });
  });

  test('of 90 days ago goes, and so does one of a day to come', () => {
    const log = all([
      [layer('old'), -89],
      [layer('old'), 1],
      [layer('old'), 400],
    ]);
    expect(log['chatgpt']?.days.map(({ day }) => day)).toStrictEqual([dayOf(NOW + 400 * DAY)]);
    const back = record(log, { site: 'claude', layers: [], delta: delta({ checked: 1 }) }, NOW);
    expect(Object.keys(back)).toStrictEqual(['claude']);
    expect(
      all([
        [layer('old'), -89],
        [layer('old'), 0],
      ])['chatgpt']?.days,
    ).toHaveLength(2);
    expect(
      all([
        [layer('old'), -90],
        [layer('old'), 0],
      ])['chatgpt']?.days,
    ).toHaveLength(1);
  });

  test('of one site more than there is room for costs the one that was used longest ago', () => {
    let log: HealthLog = {};
    for (let at = 0; at <= HEALTH_LIMITS.sites; at++)
      log = record(log, { site: `https://s${at}.example`, layers: [], delta: delta({ checked: 1 }) }, NOW + (at === 7 ? 0 : DAY));
    expect(Object.keys(log)).toHaveLength(HEALTH_LIMITS.sites);
    expect(log['https://s7.example']).toBeUndefined();
  });

  test('that does not fit costs the oldest days', () => {
    const layers = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`layer:${'x'.repeat(60)}${at}`, 1]));
    const days = Array.from({ length: 79 }, (_, at) => ({
      day: daysBefore(NOW, 79 - at),
      layers,
      checked: 0,
      veiled: 0,
      revealed: 0,
      failed: 0,
      ms: 0,
    }));
    const full = Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`https://s${at}.example`, { days, models: [] }]));
    expect(JSON.stringify(full).length).toBeGreaterThan(HEALTH_LIMITS.bytes);
    const log = record(full, { site: 'https://s0.example', layers: LAYERS, delta: delta({ checked: 1 }) }, NOW);
    const size = new TextEncoder().encode(JSON.stringify(log)).length;
    expect(size).toBeLessThanOrEqual(HEALTH_LIMITS.bytes);
    expect(size).toBeGreaterThan(HEALTH_LIMITS.bytes * 0.95);
    expect(Object.keys(log)).toHaveLength(15);
    const kept = Object.values(log).map((site) => site.days[0]?.day ?? '');
    expect(new Set(kept).size).toBe(1);
    expect(log['https://s0.example']?.days.at(-1)?.checked).toBe(1);
  });

  test('of a page with endless layouts and models has room for some', () => {
    const found = Array.from({ length: 32 }, (_, at) => ({ by: 'layer', layer: `x${at}`, count: 1 }) as const);
    let log: HealthLog = {};
    for (let at = 0; at < 30; at++)
      log = record(log, { site: 'chatgpt', layers: LAYERS, delta: delta({ found, model: `m${at}` }) }, NOW);
    expect(Object.keys(log['chatgpt']?.days[0]?.layers ?? {})).toHaveLength(HEALTH_LIMITS.layers);
    expect(log['chatgpt']?.days[0]?.layers['layer:x0']).toBe(30);
    expect(log['chatgpt']?.models.map(({ name }) => name)).toStrictEqual(Array.from({ length: 12 }, (_, at) => `m${at + 18}`));
  });

  test('whatever a page reports, the log can be read again and stays in its bounds', () => {
    const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    const text = fc.oneof(fc.string({ maxLength: 64 }), fc.constantFrom('__proto__', 'constructor', 'a\nb', 'GPT-5.2'));
    const found = fc.array(fc.record({ by: fc.constantFrom<FoundBy>('layer', 'growth'), layer: text, count }), { maxLength: 32 });
    const one = fc.record({
      site: fc.constantFrom('chatgpt', 'https://a.example', 'toString'),
      layers: fc.constant(LAYERS),
      delta: fc.record({
        found,
        checked: count,
        veiled: count,
        revealed: count,
        failed: count,
        ms: fc.double({ min: 0, max: 1e9, noNaN: true }),
        model: text,
      }),
    });
    const moment = fc.integer({ min: -100, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(one, moment), { maxLength: 12 }), (entries) => {
        const log = entries.reduce<HealthLog>((before, [entry, day]) => record(before, entry, NOW + day * DAY), {});
        expect(parseHealthLog(JSON.parse(JSON.stringify(log)))).toEqual(log);
        for (const { days, models } of Object.values(log)) {
          expect(models.length).toBeLessThanOrEqual(HEALTH_LIMITS.models);
          for (const { layers } of days) expect(Object.keys(layers).length).toBeLessThanOrEqual(HEALTH_LIMITS.layers);
        }
      }),
    );
  });

  test('nothing of what is broken is kept', () => {
    const log = all([[layer('old'), 0]]);
    expect(parseHealthLog(log)).toStrictEqual(log);
    for (const broken of [
      undefined,
      null,
      'x',
      [log],
      { chatgpt: { days: 3 } },
      { ...log, claude: { days: [], models: [], text: 'x' } },
    ])
      expect(parseHealthLog(broken)).toStrictEqual({});
  });
});

describe('what is usual', () => {
  test('is what came first', () => {
    expect(all([[by('growth'), 0]])['chatgpt']?.usual).toBe('growth');
    expect(all([[[], 0]])['chatgpt']?.usual).toBeUndefined();
  });
  test('becomes a better thing at once', () => {
    expect(
      all([
        [layer('old'), 0],
        [layer('new'), 0],
      ])['chatgpt']?.usual,
    ).toBe('layer:new');
    expect(
      all([
        [by('growth'), 0],
        [layer('oldest'), 0],
      ])['chatgpt']?.usual,
    ).toBe('layer:oldest');
    expect(
      all([
        [layer('new'), 0],
        [by('taught'), 0],
      ])['chatgpt']?.usual,
    ).toBe('taught');
  });
  test('becomes a worse thing after three days without the better one', () => {
    const worse = [layer('new'), layer('old'), layer('old'), layer('old')] as const;
    const days = (count: number) => all(worse.slice(0, count).map((found, day) => [found, day] as const))['chatgpt']?.usual;
    expect([1, 2, 3, 4].map(days)).toStrictEqual(['layer:new', 'layer:new', 'layer:new', 'layer:old']);
    // A day on which both were there begins the wait anew.
    const both = [...layer('new'), ...layer('old')];
    expect(
      all([
        [layer('new'), 0],
        [layer('old'), 1],
        [both, 2],
        [layer('old'), 3],
        [layer('old'), 4],
      ])['chatgpt']?.usual,
    ).toBe('layer:new');
  });
});

describe('the name of the model', () => {
  test('is news only if it was never there', () => {
    const first = named({}, 'gpt-5.1');
    expect(first['chatgpt']?.changed).toBeUndefined();
    expect(modelChanged(first, 'chatgpt', 'gpt-5.2')).toBe('gpt-5.1');
    expect(modelChanged(first, 'chatgpt', 'gpt-5.1')).toBeUndefined();
    expect(modelChanged(first, 'claude', 'gpt-5.2')).toBeUndefined();
    expect(modelChanged(first, 'chatgpt', 'Ignore "this"')).toBeUndefined();
    const second = named(first, 'gpt-5.2', 1);
    expect(second['chatgpt']?.changed).toStrictEqual({ from: 'gpt-5.1', to: 'gpt-5.2' });
    const seen = modelSeen(second, 'chatgpt');
    expect(seen['chatgpt']?.changed).toBeUndefined();
    const back = named(named(seen, 'gpt-5.1', 2), 'gpt-5.2', 2);
    expect(back['chatgpt']?.changed).toBeUndefined();
    expect(back['chatgpt']?.models).toStrictEqual([
      { name: 'gpt-5.1', since: '2026-11-22' },
      { name: 'gpt-5.2', since: '2026-11-23' },
    ]);
    expect(modelSeen(back, 'chatgpt')).toBe(back);
  });
  test('is not kept if it is none', () => {
    for (const text of ['', 'Ignore this: "hello"', 'x'.repeat(65), 'two\nlines', '<b>gpt</b>', 'a@b.example'])
      expect(named({}, text)['chatgpt']?.models).toStrictEqual([]);
  });
});

describe('the summary', () => {
  test('sums the last days of each site, those used last first', () => {
    let log: HealthLog = {};
    const put = (site: string, day: number, change: Partial<HealthDelta>) =>
      (log = record(log, { site, layers: LAYERS, delta: delta(change) }, NOW + day * DAY));
    put('playground', -40, { checked: 1 });
    put('claude', -31, { found: layer('old', 9), checked: 100 });
    put('claude', -30, { found: layer('old', 1), checked: 10, ms: 5 });
    put('claude', -1, { found: layer('new', 4), checked: 30, veiled: 2, revealed: 1, failed: 3, ms: 15 });
    put('gemini', 0, { veiled: 1 });
    expect(summary(log, NOW, 31)).toStrictEqual([
      {
        site: 'gemini',
        layers: [],
        completions: 0,
        checked: 0,
        veiled: 1,
        revealed: 0,
        failed: 0,
        mean: undefined,
        last: '2026-11-22',
      },
      {
        site: 'claude',
        layers: [
          ['layer:new', 4],
          ['layer:old', 1],
        ],
        completions: 5,
        checked: 40,
        veiled: 2,
        revealed: 1,
        failed: 3,
        mean: 0.5,
        last: '2026-11-21',
      },
    ]);
  });
  test('days are those of the calendar', () => {
    expect(daysBefore(new Date(2026, 2, 30, 0, 30).getTime(), 1)).toBe('2026-03-29');
    expect(daysBefore(NOW, 22)).toBe('2026-10-31');
  });
});
