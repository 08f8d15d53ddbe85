import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { badgeText, IDLE, iconPaths, lookOf, TabReports } from '../../../lib/background/toolbar.ts';
import type { PageStatus } from '../../../lib/messages.ts';

const quiet = { state: 'ready' } as const;
function status(change: Partial<PageStatus> = {}): PageStatus {
  return {
    origin: 'https://chatgpt.com',
    site: 'chatgpt',
    found: [],
    health: 'none',
    active: true,
    checked: 5,
    veiled: 0,
    revealed: 0,
    unchecked: 0,
    failed: 0,
    held: 0,
    ms: 0,
    wouldVeil: 0,
    engines: [{ engine: 'on-device', state: 'ready' }],
    ...change,
  };
}

describe('the look of the toolbar button', () => {
  test('off where nothing moderates', () => {
    expect(lookOf([], quiet)).toStrictEqual(IDLE);
    expect(lookOf([status({ active: false, veiled: 3 })], quiet)).toStrictEqual(IDLE);
    expect(lookOf([status({ active: false })], { state: 'trouble', reason: 'bad-key' })).toStrictEqual(IDLE);
  });
  test('on, with the veiled passages of all frames', () => {
    expect(lookOf([status()], quiet)).toStrictEqual({ state: 'on', badge: '' });
    expect(lookOf([status({ veiled: 2 }), status({ veiled: 1 }), status({ active: false, veiled: 9 })], quiet)).toStrictEqual({
      state: 'on',
      badge: '3',
    });
  });
  test('in "Count only" with those that would be', () => {
    expect(lookOf([status({ wouldVeil: 4 })], quiet).badge).toBe('4');
  });
  test('trouble of an engine of the page or of the service', () => {
    const broken = status({ engines: [{ engine: 'on-device', state: 'trouble', reason: 'failed' }] });
    expect(lookOf([broken], quiet)).toStrictEqual({ state: 'trouble', badge: '!', why: 'engine' });
    expect(lookOf([{ ...broken, veiled: 2 }], quiet)).toStrictEqual({ state: 'trouble', badge: '2', why: 'engine' });
    expect(lookOf([status()], { state: 'trouble', reason: 'bad-key' })).toStrictEqual({
      state: 'trouble',
      badge: '!',
      why: 'engine',
    });
  });
  test('trouble of a page that is no longer what it was, the worst first', () => {
    const [fallback, unclaimed] = [status({ health: 'fallback' }), status({ health: 'unclaimed' })];
    const broken = status({ engines: [{ engine: 'on-device', state: 'trouble', reason: 'failed' }] });
    expect(lookOf([fallback], quiet)).toStrictEqual({ state: 'trouble', badge: '!', why: 'fallback' });
    expect(lookOf([unclaimed, fallback], quiet)).toStrictEqual({ state: 'trouble', badge: '!', why: 'unclaimed' });
    expect(lookOf([broken, fallback], quiet).why).toBe('engine');
    expect(lookOf([broken, unclaimed], quiet).why).toBe('unclaimed');
    expect(lookOf([status({ health: 'fine', found: [{ by: 'growth', count: 2 }] })], quiet).state).toBe('on');
    expect(lookOf([status({ health: 'unclaimed', active: false })], quiet)).toStrictEqual(IDLE);
  });
  test('a text in another language is no trouble', () => {
    expect(lookOf([status({ engines: [{ engine: 'on-device', state: 'trouble', reason: 'language' }] })], quiet).state).toBe(
      'on',
    );
  });
  test('the badge has room for four characters', () => {
    expect([0, 1, 999, 1_000, 1e9].map(badgeText)).toStrictEqual(['', '1', '999', '999+', '999+']);
  });
  test.each(['off', 'trouble'] as const)('the icons of %s are in the package', (state) => {
    expect(Object.values(iconPaths(state)).filter((path) => !existsSync(`public${path}`))).toStrictEqual([]);
  });
});

describe('reports', () => {
  test('of a frame replace its last one; another page starts afresh', () => {
    const reports = new TabReports();
    expect(reports.look(1, quiet)).toStrictEqual(IDLE);
    reports.put(1, 0, status({ veiled: 1 }));
    reports.put(1, 4, status({ origin: 'https://frame.example', veiled: 2 }));
    expect(reports.look(1, quiet).badge).toBe('3');
    reports.put(1, 0, status({ veiled: 5 }));
    expect(reports.look(1, quiet).badge).toBe('7');
    reports.put(1, 0, status({ origin: 'https://claude.ai' }));
    expect(reports.look(1, quiet).badge).toBe('');
    expect(reports.look(2, quiet)).toStrictEqual(IDLE);
    expect(reports.tabs()).toStrictEqual([1]);
    reports.drop(1);
    expect(reports.look(1, quiet)).toStrictEqual(IDLE);
  });
});
