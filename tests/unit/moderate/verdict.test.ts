import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, worstOf } from '../../../lib/moderate/verdict.ts';
import { JUDGING_LEVELS } from '../../../lib/moderate/thresholds.ts';
import {
  CATEGORIES,
  UNCHECKED_REASONS,
  VERDICT_KINDS,
  type Assessment,
  type Verdict,
  type VerdictKind,
} from '../../../lib/types.ts';

const scores = fc.dictionary(
  fc.constantFrom(...CATEGORIES.filter((category) => category !== 'custom')),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const classifier = (engine: 'on-device' | 'openai'): fc.Arbitrary<Assessment> =>
  fc
    .record({
      engine: fc.constant(engine),
      scores,
      unchecked: fc.option(fc.constantFrom(...UNCHECKED_REASONS), { nil: undefined }),
    })
    .map(clean);
const blocklist: fc.Arbitrary<Assessment> = fc
  .record({
    engine: fc.constant('blocklist' as const),
    scores: fc.constant({ custom: 1 }),
    severity: fc.option(fc.constantFrom('sensitive' as const, 'unsafe' as const), { nil: undefined }),
  })
  .map(clean);
const assessments = fc
  .subarray(['blocklist', 'on-device', 'openai'] as const)
  .chain((engines) => fc.tuple(...engines.map((engine) => (engine === 'blocklist' ? blocklist : classifier(engine)))));

/** Leaves out keys that are undefined, as the engines do. */
function clean(of: { [key in keyof Assessment]: Assessment[key] | undefined }): Assessment {
  const { engine = 'on-device', scores: given = {}, severity, unchecked } = of;
  return { engine, scores: given, ...(severity && { severity }), ...(unchecked && { unchecked }) };
}

const gravity = (kind: VerdictKind): number => ['safe', 'unchecked', 'sensitive', 'unsafe'].indexOf(kind);
const local = (given: Assessment['scores']): Assessment => ({ engine: 'on-device', scores: given });

describe('decide', () => {
  it('is never milder at a stricter level', () => {
    fc.assert(
      fc.property(assessments, (given) => {
        const grades = JUDGING_LEVELS.map((level) => gravity(decide(given, level).kind));
        expect(grades).toEqual(grades.toSorted((a, b) => a - b));
      }),
    );
  });

  it('decides in observe as in standard', () => {
    fc.assert(
      fc.property(assessments, (given) => {
        expect(decide(given, 'observe')).toEqual(decide(given, 'standard'));
      }),
    );
  });

  it('never calls safe what the deciding engine could not judge', () => {
    fc.assert(
      fc.property(assessments, fc.constantFrom(...JUDGING_LEVELS), (given, level) => {
        const verdict = decide(given, level);
        const judged = given.some(({ engine, unchecked }) => engine === verdict.engine && !unchecked);
        expect(verdict.kind !== 'safe' || judged).toBe(true);
      }),
    );
  });

  it('gives a category with every finding, and only then; a reason with unchecked, and only then', () => {
    fc.assert(
      fc.property(assessments, (given) => {
        const { kind, category, reason } = decide(given, 'strict');
        expect(category !== undefined).toBe(kind === 'unsafe' || kind === 'sensitive');
        expect(reason !== undefined).toBe(kind === 'unchecked');
      }),
    );
  });

  it('lets the blocklist decide over everything else', () => {
    const hit: Assessment = { engine: 'blocklist', scores: { custom: 1 }, severity: 'unsafe' };
    const calm: Assessment = { engine: 'openai', scores: { hate: 0 } };
    for (const level of JUDGING_LEVELS)
      expect(decide([calm, hit], level)).toMatchObject({ kind: 'unsafe', category: 'custom', engine: 'blocklist' });
  });

  it('keeps what a classifier finds worse than a sensitive term', () => {
    const hit: Assessment = { engine: 'blocklist', scores: { custom: 1 }, severity: 'sensitive' };
    expect(decide([hit, local({ hate: 0.99 })], 'standard')).toMatchObject({
      kind: 'unsafe',
      category: 'hate',
      engine: 'on-device',
    });
    expect(decide([hit, local({ hate: 0 })], 'standard')).toMatchObject({ kind: 'sensitive', category: 'custom' });
    expect(decide([hit, { engine: 'on-device', scores: {}, unchecked: 'language' }], 'standard').kind).toBe('sensitive');
  });

  it('believes the remote engine before the on-device one, unless it could not judge', () => {
    const alarm = local({ violence: 0.99 });
    expect(decide([alarm, { engine: 'openai', scores: { violence: 0.01 } }], 'standard')).toMatchObject({
      kind: 'safe',
      engine: 'openai',
    });
    expect(decide([alarm, { engine: 'openai', scores: {}, unchecked: 'offline' }], 'standard')).toMatchObject({
      kind: 'unsafe',
      engine: 'on-device',
    });
    expect(decide([{ engine: 'openai', scores: {}, unchecked: 'limited' }], 'relaxed')).toMatchObject({
      kind: 'unchecked',
      reason: 'limited',
    });
  });

  it('says unchecked and why', () => {
    expect(decide([{ engine: 'on-device', scores: {}, unchecked: 'language' }], 'strict')).toEqual({
      kind: 'unchecked',
      scores: {},
      engine: 'on-device',
      reason: 'language',
    });
    expect(decide([], 'standard')).toMatchObject({ kind: 'unchecked', reason: 'failed' });
  });

  it('names the gravest category over its threshold, not the highest score', () => {
    expect(decide([local({ harassment: 0.99, 'self-harm': 0.6 })], 'standard').category).toBe('self-harm');
    expect(decide([{ engine: 'openai', scores: { sexual: 0.9, 'sexual/minors': 0.3 } }], 'relaxed')).toMatchObject({
      kind: 'unsafe',
      category: 'sexual/minors',
    });
  });
});

describe('worstOf', () => {
  it('is the gravest, whatever the order; the first of equals', () => {
    const verdict = fc.constantFrom(...VERDICT_KINDS).map((kind): Verdict => ({ kind, scores: {}, engine: 'on-device' }));
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1 }), (verdicts) => {
        const worst = worstOf(verdicts);
        expect(worst).toBe(verdicts.find(({ kind }) => gravity(kind) === Math.max(...verdicts.map((one) => gravity(one.kind)))));
      }),
    );
    expect(worstOf([])).toBeUndefined();
  });
});
