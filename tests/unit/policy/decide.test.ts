import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Consent, type ShareFacts } from '../../../lib/policy/decide.ts';
import { dailyLimit, type PolicyPack } from '../../../lib/policy/pack.ts';
import { packsFor } from '../../../lib/policy/packs/index.ts';
import { actionOn, topicsFor } from '../../../lib/policy/topics.ts';
import { REASON_CODES, TOPICS, VERDICT_KINDS, type TopicCheck } from '../../../lib/types.ts';

const packs2021 = packsFor(['openai-2021-08']);
const packs2022 = packsFor(['openai-2022-11']);

/** A share that nothing speaks against. */
const fine: ShareFacts = {
  name: 'Ada Lovelace',
  model: 'GPT-3',
  modelAsked: false,
  text: 'Hello.',
  verdict: 'safe',
  topics: { found: [] },
  assistant: true,
  streaming: false,
  changed: false,
  held: false,
  veiled: false,
  revealed: false,
  secrets: 0,
  quota: { limit: 4, used: 0, oneOffs: 0 },
};
const full = { limit: 4, used: 4, oneOffs: 0, freeAt: 1_000_000 };
const reason = 'a clear false positive';
const oneOff = 'talk at a conference';

function codes(facts: Partial<ShareFacts>, packs: readonly PolicyPack[] = packs2021): string[] {
  return decide(packs, { ...fine, ...facts }).reasons.map(({ code }) => code);
}

function withoutModel({ model: _model, ...facts }: ShareFacts): ShareFacts {
  return facts;
}

test('what nothing speaks against goes out', () => {
  expect(decide(packs2021, fine)).toStrictEqual({ kind: 'allow', reasons: [] });
});

describe('refused, and no word of a person lifts it', () => {
  const consent: Consent = { reviewed: true, reason, oneOff };
  const cases: [code: string, facts: Partial<ShareFacts>, rule: RegExp | undefined][] = [
    ['no-name', { name: '' }, /attributed to your name/],
    ['no-name', { name: ' \u00A0\u200B' }, /attributed to your name/],
    ['empty', { text: '\n ' }, undefined],
    ['streaming', { streaming: true }, undefined],
    ['changed', { changed: true }, undefined],
    ['held', { held: true }, /filtered to avoid unsafe/],
    ['veiled', { veiled: true }, /filtered to avoid unsafe/],
  ];
  test.each(cases)('%s %o', (code, facts, rule) => {
    for (const said of [{}, { consent }]) {
      const decision = decide(packs2021, { ...fine, ...facts, ...said });
      expect(decision.kind).toBe('refuse');
      expect(decision.reasons).toHaveLength(1);
      expect(decision.reasons[0]).toMatchObject({ code, kind: 'refuse' });
      expect(decision.reasons[0]).not.toHaveProperty('lifts');
      expect(decision.reasons[0]?.rule?.quote ?? '').toMatch(rule ?? /^$/);
    }
  });

  test('what was revealed goes by its verdict, and asks where that is safe', () => {
    expect(codes({ revealed: true, verdict: 'unsafe' })).toStrictEqual(['unsafe']);
    expect(codes({ revealed: true })).toStrictEqual(['unchecked']);
  });

  test('what is veiled is refused although something else was revealed', () => {
    expect(codes({ veiled: true, revealed: true })).toContain('veiled');
    expect(decide(packs2021, { ...fine, veiled: true, revealed: true }).kind).toBe('refuse');
  });
});

describe('the full day', () => {
  test('is refused with the time, the rule, and the way out', () => {
    expect(decide(packs2021, { ...fine, quota: full })).toStrictEqual({
      kind: 'refuse',
      reasons: [
        {
          code: 'limit',
          kind: 'refuse',
          lifts: 'one-off',
          freeAt: 1_000_000,
          rule: {
            pack: 'openai-2021-08',
            title: 'At most 4 a day',
            quote: 'Each post is manually posted by a human being, with no more than 4 posts per day.',
          },
        },
      ],
    });
  });

  test.each([
    ['a reason why it is a one-off', { reviewed: false, oneOff }, 'allow'],
    ['a one-off without a reason', { reviewed: true, oneOff: 'yes' }, 'refuse'],
    ['another reason', { reviewed: true, reason }, 'refuse'],
  ] as const)('%s: %o', (_what, consent, kind) => {
    expect(decide(packs2021, { ...fine, quota: full, consent }).kind).toBe(kind);
  });

  test('counts from the limit on', () => {
    expect(codes({ quota: { ...full, used: 3 } })).toStrictEqual([]);
    expect(codes({ quota: { ...full, used: 5 } })).toStrictEqual(['limit']);
  });

  test('is never full without a limit', () => {
    expect(codes({ quota: { used: 100, oneOffs: 0 }, consent: { reviewed: true } }, packs2022)).toStrictEqual([]);
  });

  test('is told in the words of the strictest pack', () => {
    const packs = packsFor(['openai-2021-08', 'custom'], { perDay: 2 });
    const decision = decide(packs, { ...fine, quota: { limit: 2, used: 2, oneOffs: 0, freeAt: 7 } });
    expect(decision.reasons[0]).toMatchObject({ freeAt: 7, rule: { pack: 'custom', quote: 'No more than 2 shares a day.' } });
  });

  test('is full by the packs, whatever limit was counted against', () => {
    const [limit] = decide(packs2021, { ...fine, quota: { limit: 9, used: 4, oneOffs: 0 } }).reasons;
    expect(limit?.code).toBe('limit');
    const [counted] = decide(packs2021, { ...fine, quota: { limit: 9, used: 9, oneOffs: 0, freeAt: 7 } }).reasons;
    expect(counted).not.toHaveProperty('freeAt');
  });

  test('is not lifted if one of the packs that are full knows no one-offs', () => {
    const house: PolicyPack = {
      id: 'house',
      title: 'House rules',
      rules: { limit: { title: 'Three', quote: 'Three a day.', perDay: 3 } },
    };
    const facts: ShareFacts = { ...fine, quota: { limit: 3, used: 4, oneOffs: 0 }, consent: { reviewed: true, oneOff } };
    expect(decide([...packs2021, house], facts).kind).toBe('refuse');
    expect(decide([...packs2021, house], facts).reasons[0]?.rule?.pack).toBe('house');
  });
});

describe('asked about', () => {
  test('unsafe: only a written reason lifts it, and the rule says so', () => {
    const decision = decide(packs2021, { ...fine, verdict: 'unsafe', category: 'violence' });
    expect(decision.kind).toBe('ask');
    expect(decision.reasons).toHaveLength(1);
    expect(decision.reasons[0]).toMatchObject({ code: 'unsafe', kind: 'ask', lifts: 'reason', category: 'violence' });
    expect(decision.reasons[0]?.rule?.quote).toMatch(
      /^Content is filtered .* \[…\] .*clear false-positive.* it is okay to carry on regardless\.$/,
    );
    expect(codes({ verdict: 'unsafe', consent: { reviewed: true } })).toStrictEqual(['unsafe']);
    expect(codes({ verdict: 'unsafe', consent: { reviewed: true, reason: 'ok ok' } })).toStrictEqual(['unsafe']);
    expect(codes({ verdict: 'unsafe', consent: { reviewed: true, oneOff } })).toStrictEqual(['unsafe']);
    expect(codes({ verdict: 'unsafe', consent: { reviewed: true, reason } })).toStrictEqual([]);
  });

  test.each([
    ['sensitive', /refrain from sharing outputs that may offend/],
    ['unchecked', /filtered to avoid unsafe/],
  ] as const)('%s: an approval lifts it', (verdict, rule) => {
    const decision = decide(packs2021, { ...fine, verdict });
    expect(decision.kind).toBe('ask');
    expect(decision.reasons).toHaveLength(1);
    expect(decision.reasons[0]).toMatchObject({ code: verdict, lifts: 'confirm' });
    expect(decision.reasons[0]?.rule?.quote).toMatch(rule);
    expect(codes({ verdict, consent: { reviewed: false, reason } })).toStrictEqual([verdict]);
    expect(codes({ verdict, consent: { reviewed: true } })).toStrictEqual([]);
  });

  test('the model, once per site', () => {
    const unnamed = withoutModel(fine);
    expect(decide(packs2021, unnamed)).toStrictEqual({
      kind: 'ask',
      reasons: [{ code: 'no-model', kind: 'ask', lifts: 'confirm' }],
    });
    expect(codes({ model: ' \u200B' })).toStrictEqual(['no-model']);
    expect(decide(packs2021, { ...unnamed, modelAsked: true }).kind).toBe('allow');
    expect(decide(packs2021, { ...unnamed, consent: { reviewed: true } }).kind).toBe('allow');
  });

  test('a text of which the page does not say that a model wrote it', () => {
    expect(decide(packs2021, { ...fine, assistant: false })).toMatchObject({
      kind: 'ask',
      reasons: [{ code: 'author', lifts: 'confirm', rule: { pack: 'openai-2021-08' } }],
    });
    expect(codes({ assistant: false, consent: { reviewed: false } })).toStrictEqual(['author']);
    expect(codes({ assistant: false, consent: { reviewed: true } })).toStrictEqual([]);
  });

  test('every share, by a pack that wants each one reviewed', () => {
    const decision = decide(packs2022, fine);
    expect(decision.kind).toBe('ask');
    expect(decision.reasons).toHaveLength(1);
    expect(decision.reasons[0]).toMatchObject({
      lifts: 'confirm',
      rule: { pack: 'openai-2022-11', title: 'Reviewed by a person' },
    });
    expect(codes({ consent: { reviewed: true } }, packs2022)).toStrictEqual([]);
    expect(decide(packs2022, { ...fine, verdict: 'unchecked' }).reasons).toHaveLength(1);
  });
});

/** A pack of an organisation that wants none of it. */
const strictest: PolicyPack = {
  id: 'acme',
  title: 'ACME',
  rules: { topics: { title: 'No', quote: 'No adverts.', about: { spam: 'refuse', advice: 'ask' } } },
};

const about = (...found: TopicCheck['found']): Partial<ShareFacts> => ({ topics: { found } });

describe('what it reads like', () => {
  test('asks, in the words of the pack, and a confirmation lifts it', () => {
    const decision = decide(packs2021, { ...fine, ...about('campaigning', 'spam') });
    expect(decision).toMatchObject({
      kind: 'ask',
      reasons: [{ code: 'topic', lifts: 'confirm', topics: ['campaigning', 'spam'] }],
    });
    expect(decision.reasons[0]?.rule?.quote).toContain('political campaigns, spam');
    expect(codes({ ...about('campaigning'), consent: { reviewed: true } })).toStrictEqual([]);
  });

  test('is nothing to a pack without such a rule, and a note asks nothing', () => {
    expect(codes(about(...TOPICS), packsFor(['custom']))).toStrictEqual([]);
    expect(codes(about('advice'))).toStrictEqual([]);
    expect(topicsFor(packs2021, TOPICS, 'note')).toStrictEqual(['advice']);
  });

  test('is refused only where a pack says so, and then nothing lifts it', () => {
    const packs = [...packs2021, strictest];
    const decision = decide(packs, { ...fine, ...about('campaigning', 'spam'), consent: { reviewed: true, reason, oneOff } });
    expect(decision).toMatchObject({ kind: 'refuse', reasons: [{ code: 'topic', topics: ['spam'] }] });
    expect(decide(packs, { ...fine, ...about('advice') }).kind).toBe('ask');
    expect(topicsFor(packs, TOPICS, 'note')).toStrictEqual([]);
  });

  test('no pack that ships refuses a topic: the check is too often wrong', () => {
    const packs = packsFor(['openai-2021-08', 'openai-2022-11', 'custom']);
    expect(TOPICS.map((topic) => actionOn(packs, topic))).not.toContain('refuse');
  });

  test('unchecked asks once: not where the whole text is unchecked, nor where no pack names topics', () => {
    const unchecked: Partial<ShareFacts> = { topics: { found: [], unchecked: 'language' } };
    expect(codes(unchecked)).toStrictEqual(['topic-unchecked']);
    expect(codes({ ...unchecked, verdict: 'unchecked' })).toStrictEqual(['unchecked']);
    expect(codes(unchecked, packsFor(['custom']))).toStrictEqual([]);
  });
});

describe('what looks like a secret', () => {
  test('is asked about until a person has looked', () => {
    expect(codes({ secrets: 1 })).toStrictEqual(['secrets']);
    expect(decide(packs2021, { ...fine, secrets: 1 }).kind).toBe('ask');
    expect(codes({ secrets: 1, consent: { reviewed: true } })).toStrictEqual([]);
  });
});

describe('several at once', () => {
  test('all are named, what refuses before what asks', () => {
    const worst: Partial<ShareFacts> = { name: '', streaming: true, veiled: true, verdict: 'unsafe', model: '', quota: full };
    expect(codes(worst)).toStrictEqual(['no-name', 'streaming', 'veiled', 'limit', 'unsafe', 'no-model']);
  });

  test('only what is left after the consent is named', () => {
    const facts: Partial<ShareFacts> = { verdict: 'unsafe', model: '', quota: full };
    expect(codes({ ...facts, consent: { reviewed: true, oneOff } })).toStrictEqual(['unsafe']);
    expect(decide(packs2021, { ...fine, ...facts, consent: { reviewed: true, oneOff } }).kind).toBe('ask');
    expect(codes({ ...facts, consent: { reviewed: true, reason } })).toStrictEqual(['limit']);
    expect(codes({ ...facts, consent: { reviewed: true, reason, oneOff } })).toStrictEqual([]);
  });
});

/** The day's places are those of the packs: there are none to be full where no pack counts. */
const counted = (packs: readonly PolicyPack[], { quota: { limit: _limit, ...quota }, ...given }: ShareFacts): ShareFacts => {
  const perDay = dailyLimit(packs);
  return { ...given, quota: perDay === undefined ? quota : { ...quota, limit: perDay } };
};

describe('whatever the facts', () => {
  const facts: fc.Arbitrary<ShareFacts> = fc.record(
    {
      name: fc.constantFrom('', ' ', 'Ada'),
      model: fc.constantFrom('', 'GPT-3'),
      modelAsked: fc.boolean(),
      text: fc.constantFrom('', 'Hello.'),
      verdict: fc.constantFrom(...VERDICT_KINDS),
      topics: fc.oneof(
        fc.subarray([...TOPICS]).map((found): TopicCheck => ({ found })),
        fc.constant<TopicCheck>({ found: [], unchecked: 'language' }),
      ),
      assistant: fc.boolean(),
      streaming: fc.boolean(),
      changed: fc.boolean(),
      held: fc.boolean(),
      veiled: fc.boolean(),
      revealed: fc.boolean(),
      secrets: fc.nat(2),
      quota: fc.record({ limit: fc.constant(4), used: fc.nat(6), oneOffs: fc.nat(2), freeAt: fc.nat() }),
      consent: fc.record(
        { reviewed: fc.boolean(), reason: fc.constantFrom('', reason), oneOff: fc.constantFrom('', oneOff) },
        { requiredKeys: ['reviewed'] },
      ),
    },
    {
      requiredKeys: [
        'name',
        'modelAsked',
        'text',
        'verdict',
        'topics',
        'assistant',
        'streaming',
        'changed',
        'held',
        'veiled',
        'revealed',
        'secrets',
        'quota',
      ],
    },
  );
  const chosen = fc
    .tuple(fc.subarray(['openai-2021-08', 'openai-2022-11', 'custom']), fc.boolean())
    .map(([ids, strict]) => packsFor(ids, { perDay: 3 }).concat(strict ? [strictest] : []));

  test('the kind follows from the reasons, each code is there once', () => {
    fc.assert(
      fc.property(chosen, facts, (packs, given) => {
        const { kind, reasons } = decide(packs, given);
        const kinds = reasons.map((reason) => reason.kind);
        expect(kind).toBe(kinds.includes('refuse') ? 'refuse' : kinds.length ? 'ask' : 'allow');
        expect(kinds).toStrictEqual(kinds.toSorted((one, other) => other.localeCompare(one)));
        expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
        expect(reasons.every(({ code }) => REASON_CODES.includes(code))).toBe(true);
      }),
    );
  });

  test('another pack or less consent never lets more out', () => {
    const rank = { allow: 0, ask: 1, refuse: 2 };
    fc.assert(
      fc.property(chosen, chosen, facts, (packs, more, given) => {
        const { consent: _consent, ...silent } = given;
        const before = rank[decide(packs, counted(packs, given)).kind];
        const all = [...packs, ...more];
        expect(rank[decide(all, counted(all, given)).kind]).toBeGreaterThanOrEqual(before);
        expect(rank[decide(packs, counted(packs, silent)).kind]).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('a safe-looking "allow" has a name, a text, nothing hidden, and a place or a reason for none', () => {
    fc.assert(
      fc.property(chosen, facts, (packs, given) => {
        if (decide(packs, given).kind !== 'allow') return;
        expect(given).toMatchObject({ name: 'Ada', text: 'Hello.', streaming: false, changed: false, held: false });
        expect(given.veiled).toBe(false);
        expect(given.verdict === 'safe' || given.consent !== undefined).toBe(true);
        expect(given.quota.used < 4 || given.consent?.oneOff === oneOff).toBe(true);
      }),
    );
  });
});
