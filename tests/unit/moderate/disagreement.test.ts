import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText } from '../../../lib/moderate/cache.ts';
import { Cascade, type ModelEngine, type RemoteEngine, type TermEngine } from '../../../lib/moderate/cascade.ts';
import { type Fate, fateBy, RULES, ruleFor, rulesInForce, type Views } from '../../../lib/moderate/disagreement.ts';
import { NO_SWAY, swayOf } from '../../../lib/moderate/feedback/sway.ts';
import { treat } from '../../../lib/moderate/treatment.ts';
import type { Assessment, Segment, Strictness, Verdict } from '../../../lib/types.ts';
import { said } from './feedback/events.ts';

const TEXT: Segment = { text: 'Some words.', before: '' };
const LEVELS = ['relaxed', 'standard', 'strict'] as const satisfies readonly Strictness[];
const VIEWS: readonly Views[] = (['hit', 'none'] as const).flatMap((terms) =>
  (['unsafe', 'safe', 'unchecked'] as const).flatMap((device) =>
    (['unsafe', 'safe', 'waiting', 'off'] as const).flatMap((service) =>
      (['cleared', 'reported', 'nothing'] as const).map((user): Views => ({ terms, device, service, user })),
    ),
  ),
);

const termsSay = (hit: boolean): TermEngine => ({
  assess: () => ({ engine: 'blocklist', scores: hit ? { custom: 1 } : {}, ...(hit ? { severity: 'unsafe' as const } : {}) }),
  openFrom: (text) => text.length,
  without: () => undefined,
  hitIn: () => undefined,
});
const DEVICE: Record<Views['device'], Assessment> = {
  unsafe: { engine: 'on-device', scores: { hate: 0.99 } },
  safe: { engine: 'on-device', scores: { hate: 0.01 } },
  unchecked: { engine: 'on-device', scores: {}, unchecked: 'language' },
};
const SERVICE = {
  unsafe: { engine: 'openai', scores: { hate: 0.99 } },
  safe: { engine: 'openai', scores: { hate: 0.01 } },
  failed: { engine: 'openai', scores: {}, unchecked: 'failed' },
  timeout: { engine: 'openai', scores: {}, unchecked: 'timeout' },
  doubt: { engine: 'openai', scores: {}, unchecked: 'doubt' },
} as const satisfies Record<string, Assessment>;

function modelSays(assessment: Assessment): ModelEngine {
  return { assess: () => assessment, whole: () => assessment };
}

/** A remote engine whose answers, and late answers, the test gives. */
function remote() {
  const waiting: ((answer: Assessment) => void)[] = [];
  let late: ((segment: Segment, answer: Assessment) => void) | undefined;
  let asked = 0;
  const engine: RemoteEngine = {
    assess: () => {
      asked += 1;
      return new Promise((resolve) => waiting.push(resolve));
    },
    onLate: (heard) => (late = heard),
  };
  return {
    engine,
    asked: () => asked,
    answer: (answer: Assessment) => waiting.shift()?.(answer),
    late: (answer: Assessment) => late?.(TEXT, answer),
  };
}

function setUp({ terms, device, service, user }: Views, strictness: Strictness) {
  const far = remote();
  const cascade = new Cascade(termsSay(terms === 'hit'), () => undefined);
  cascade.setModel(modelSays(DEVICE[device]));
  if (service !== 'off') cascade.setRemote(far.engine);
  const hash = hashText(TEXT.text);
  const events = {
    cleared: [said({ hash })],
    reported: [said({ kind: 'missed', category: 'hate', hash })],
    nothing: undefined,
  }[user];
  cascade.configure(strictness, events ? swayOf(events) : NO_SWAY);
  return { cascade, far };
}

function fateOf(verdict: Verdict | undefined, strictness: Strictness): Fate {
  if (!verdict) return 'held';
  const treated = treat(verdict, strictness);
  if (treated === 'clear') return 'shown';
  if (treated === 'marked') return 'marked';
  return treated === 'hold' ? 'held' : 'veiled';
}

/** Lets promises that have been settled be heard. */
const heard = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('the table', () => {
  test('has a rule for everything they can say, and each of its rules is the first for something', () => {
    expect(VIEWS.map(ruleFor)).not.toContain(undefined);
    expect(new Set(VIEWS.map(ruleFor))).toStrictEqual(new Set(RULES));
  });

  test.each(LEVELS)('is what the cascade does, whatever they say (%s)', async (strictness) => {
    for (const views of VIEWS) {
      const { cascade, far } = setUp(views, strictness);
      cascade.verdict(TEXT);
      if (views.service === 'safe' || views.service === 'unsafe') far.answer(SERVICE[views.service]);
      // oxlint-disable-next-line no-await-in-loop -- one cascade after the other
      await heard();
      const rule = ruleFor(views);
      expect([views, rule?.id, fateOf(cascade.verdict(TEXT), strictness)]).toEqual([
        views,
        rule?.id,
        rule && fateBy(rule, strictness),
      ]);
    }
  });

  test('tells of the service only where one is asked', () => {
    expect(rulesInForce(false)).toStrictEqual(['user-reported', 'user-cleared', 'terms', 'device-unsafe', 'nobody']);
    expect(rulesInForce(true)).toContain('service-waiting');
    expect(rulesInForce(true)).not.toContain('agree');
  });
});

describe('early exit', () => {
  test.each(LEVELS)('the service is asked once where nobody before it found anything, else never (%s)', (strictness) => {
    for (const views of VIEWS.filter(({ service, user }) => service !== 'off' && user === 'nothing')) {
      const { cascade, far } = setUp(views, strictness);
      for (let times = 0; times < 3; times += 1) cascade.verdict(TEXT);
      expect([views, far.asked()]).toEqual([views, views.terms === 'hit' || views.device === 'unsafe' ? 0 : 1]);
    }
  });

  test('what a stricter level veiled is asked about once a milder one would show it', () => {
    const far = remote();
    const cascade = new Cascade(termsSay(false), () => undefined);
    cascade.setModel(modelSays({ engine: 'on-device', scores: { hate: 0.5 } }));
    cascade.setRemote(far.engine);
    cascade.configure('standard');
    expect(cascade.verdict(TEXT)?.kind).toBe('unsafe');
    expect(far.asked()).toBe(0);
    cascade.configure('relaxed');
    expect(cascade.verdict(TEXT)?.kind).not.toBe('unsafe');
    expect(far.asked()).toBe(1);
  });
});

describe('no flipping back and forth', () => {
  const answers = fc.constantFrom(...Object.values(SERVICE));
  const events = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('answer' as const, 'late' as const), answer: answers }),
      fc.constant({ kind: 'retry' as const, answer: SERVICE.failed }),
    ),
    { maxLength: 12 },
  );

  test('whatever the service says, in whatever order: held, then shown, then veiled, each at most once and never back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...VIEWS), fc.constantFrom(...LEVELS), events, async (views, strictness, all) => {
        const { cascade, far } = setUp(views, strictness);
        const fates: Fate[] = [fateOf(cascade.verdict(TEXT), strictness)];
        let now = 0;
        for (const { kind, answer } of all) {
          if (kind === 'answer') far.answer(answer);
          else if (kind === 'late') far.late(answer);
          else cascade.retry((now += 20_000));
          // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
          await heard();
          fates.push(fateOf(cascade.verdict(TEXT), strictness));
        }
        const changes = fates.filter((fate, index) => fate !== fates[index - 1]);
        expect(changes.join(' ')).toMatch(/^(?:held ?)?(?:marked ?)?(?:shown ?)?(?:veiled)?$/);
      }),
      { numRuns: 500 },
    );
  });
});
