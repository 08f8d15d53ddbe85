import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../../lib/moderate/self-test/compare.ts';
import {
  decodeOutcomes,
  encodeOutcomes,
  MOST_RUNS,
  parseRuns,
  type SelfTestRun,
  withRun,
} from '../../../../lib/moderate/self-test/record.ts';
import { OUTCOMES } from '../../../../lib/moderate/self-test/run.ts';
import { classifierId, recordSetUp } from '../../../../lib/moderate/self-test/set-up.ts';
import { defaultSettings } from '../../../../lib/settings/schema.ts';
import { said } from '../feedback/events.ts';

const SET_UP = recordSetUp(defaultSettings(), [], { version: '1.0', weights: undefined });
const runAt = (at: number, change: Partial<SelfTestRun> = {}): SelfTestRun => ({
  at,
  took: 5,
  set: 1,
  setUp: SET_UP,
  outcomes: 'cmpau',
  ...change,
});

describe('runs in storage', () => {
  it('make runs of anything, and then leave them alone', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.array(
            fc.oneof(
              fc.anything(),
              fc.nat().map((at) => runAt(at)),
            ),
          ),
        ),
        (stored) => {
          expect(parseRuns(parseRuns(stored))).toEqual(parseRuns(stored));
        },
      ),
    );
  });

  it('stay bounded: the newest are kept', () => {
    let stored: unknown = 'nonsense';
    for (let at = 0; at < MOST_RUNS + 5; at += 1) stored = withRun(stored, runAt(at));
    expect(parseRuns(stored).map(({ at }) => at)).toEqual(Array.from({ length: MOST_RUNS }, (_, index) => index + 5));
    expect(parseRuns([runAt(1, { outcomes: 'x' }), runAt(2), runAt(-1)])).toEqual([runAt(2)]);
  });

  it('outcomes come back as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...OUTCOMES)), (outcomes) => {
        expect(decodeOutcomes(encodeOutcomes(outcomes))).toEqual(outcomes);
      }),
    );
  });
});

describe('compareRuns', () => {
  it('names each sentence that fared otherwise', () => {
    expect(compareRuns(runAt(1), runAt(2, { outcomes: 'mmpcu' })).changes).toEqual([
      { index: 0, before: 'caught', now: 'missed' },
      { index: 3, before: 'alarm', now: 'caught' },
    ]);
  });

  it('compares no sentences of different sets', () => {
    expect(compareRuns(runAt(1), runAt(2, { set: 2 })).changes).toBeUndefined();
    expect(compareRuns(runAt(1), runAt(2, { outcomes: 'cm' })).changes).toBeUndefined();
  });
});

describe('recordSetUp', () => {
  it('tells every change of what judges, and no words', () => {
    const settings = defaultSettings();
    const weights = new Uint8Array(32);
    weights[12] = 0xab;
    const of = (change: Partial<typeof settings>, feedback = [] as ReturnType<typeof said>[], version = '1.0') =>
      recordSetUp({ ...settings, ...change }, feedback, { version, weights: weights.buffer });
    const before = runAt(1, { setUp: of({}) });
    const parts = (setUp: SelfTestRun['setUp']) => compareRuns(before, runAt(2, { setUp })).setUp;
    const { blocklist, openai } = settings;
    expect(parts(of({ strictness: 'strict' }))).toEqual(['strictness']);
    expect(parts(of({ blocklist: { ...blocklist, terms: ['geheim'] } }))).toEqual(['terms']);
    expect(parts(of({ blocklist: { ...blocklist, exceptions: ['x'] } }))).toEqual(['exceptions']);
    expect(parts(of({ blocklist: { ...blocklist, shipped: false } }))).toEqual(['shipped']);
    expect(parts(of({ openai: { ...openai, enabled: true } }))).toEqual(['remote']);
    expect(parts(of({}, [said()]))).toEqual(['feedback']);
    expect(parts(of({}, [], '1.1'))).toEqual(['version']);
    expect(parts(of({ name: 'Somebody' }))).toEqual([]);
    expect(JSON.stringify(of({ blocklist: { ...blocklist, terms: ['geheim'] } }))).not.toContain('geheim');
    expect([classifierId(weights.buffer), classifierId(undefined), classifierId(new ArrayBuffer(3))]).toEqual([
      '000000ab',
      '',
      '',
    ]);
  });
});
