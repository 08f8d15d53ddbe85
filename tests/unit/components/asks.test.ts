import { describe, expect, it } from 'vitest';
import {
  approval,
  asksOf,
  isFinal,
  MAX_REASON_CHARS,
  NO_ANSWERS,
  standing,
  troubles,
  type Answers,
} from '../../../components/review/asks.ts';
import { parseShareRequest } from '../../../lib/messages.ts';
import { decide, type ShareFacts } from '../../../lib/policy/decide.ts';
import { packsFor } from '../../../lib/policy/packs/index.ts';
import type { DecisionReason, Quota } from '../../../lib/types.ts';

const FREE: Quota = { limit: 4, used: 1, oneOffs: 0 };
const FULL: Quota = { limit: 4, used: 4, oneOffs: 0, freeAt: 1_000 };

const FACTS: ShareFacts = {
  name: 'Jane Doe',
  modelAsked: false,
  text: 'A text.',
  verdict: 'unsafe',
  category: 'violence',
  topics: { found: [] },
  assistant: true,
  streaming: false,
  changed: false,
  held: false,
  veiled: false,
  revealed: false,
  secrets: 0,
  quota: FULL,
};
const reasonsOf = (facts: Partial<ShareFacts>, ids: string[] = ['openai-2021-08']) =>
  decide(packsFor(ids), { ...FACTS, ...facts }).reasons;
const given = (answers: Partial<Answers>): Answers => ({ ...NO_ANSWERS, ...answers });
const confirm = (code: DecisionReason['code']): DecisionReason => ({ code, kind: 'ask', lifts: 'confirm' });
const ANSWERED = given({ reason: 'This is clearly innocuous', oneOff: 'Posted once for fun', model: ' GPT-5.2 ' });

describe('what is asked', () => {
  it('follows the reasons of a real decision', () => {
    expect(asksOf(reasonsOf({})).map(({ kind }) => kind)).toEqual(['one-off', 'reason', 'model']);
    expect(asksOf(reasonsOf({ verdict: 'sensitive', quota: FREE, model: 'm' })).map(({ kind }) => kind)).toEqual(['confirm']);
  });

  it('is nothing for a reason that nothing lifts, and that is final', () => {
    const reasons = reasonsOf({ name: '', verdict: 'safe', quota: FREE, model: 'm' });
    expect(asksOf(reasons)).toEqual([]);
    expect(isFinal(reasons)).toBe(true);
    expect(isFinal(reasonsOf({}))).toBe(false);
  });

  it('leaves out a full day that has a place again', () => {
    const reasons = reasonsOf({});
    const codes = (quota?: Quota) => standing(reasons, quota).map(({ code }) => code);
    expect(codes(FREE)).not.toContain('limit');
    expect(codes({ used: 9, oneOffs: 0 })).not.toContain('limit');
    expect(codes(FULL)).toContain('limit');
    // Not known yet is not free.
    expect(codes()).toContain('limit');
  });
});

describe('answers', () => {
  const asks = asksOf(reasonsOf({}));

  it('are all missing at first, in the order of the questions', () => {
    expect([...troubles(asks, NO_ANSWERS)]).toEqual([
      ['one-off', 'missing'],
      ['reason', 'missing'],
      ['model', 'missing'],
    ]);
  });

  it('are enough with reasons in words and a model', () => {
    expect(troubles(asks, ANSWERED).size).toBe(0);
  });

  it.each(['', '   ', 'no', '... ... ...', 'false positive'])('%j is no reason', (reason) => {
    expect(troubles(asks, { ...ANSWERED, reason }).get('reason')).toBe('missing');
    expect(troubles(asks, { ...ANSWERED, oneOff: reason }).get('one-off')).toBe('missing');
  });

  it('may not be longer than a message holds', () => {
    const longest = 'a b '.repeat(MAX_REASON_CHARS / 4).slice(0, MAX_REASON_CHARS - 1) + 'c';
    expect(troubles(asks, { ...ANSWERED, reason: longest }).size).toBe(0);
    expect(troubles(asks, { ...ANSWERED, reason: `${longest}d` }).get('reason')).toBe('too-long');
    expect(parseShareRequest(approval('s', asks, { ...ANSWERED, reason: longest }))).toBeDefined();
  });

  it('may say that the model is not known, but not nothing', () => {
    expect(troubles(asks, { ...ANSWERED, model: '\u200B' }).get('model')).toBe('missing');
    expect(troubles(asks, { ...ANSWERED, model: '', modelUnknown: true }).size).toBe(0);
  });

  it('confirm each reason by itself', () => {
    const both = asksOf([confirm('sensitive'), confirm('unchecked')]);
    expect([...troubles(both, given({ confirmed: ['sensitive'] })).keys()]).toEqual(['confirm unchecked']);
  });
});

describe('the approval', () => {
  const asks = asksOf(reasonsOf({}));

  it('says what was asked, trimmed, and passes the schema', () => {
    const request = approval('share-1', asks, ANSWERED);
    expect(request).toEqual({
      type: 'share-approve',
      share: 'share-1',
      reason: 'This is clearly innocuous',
      oneOff: 'Posted once for fun',
      model: 'GPT-5.2',
    });
    expect(parseShareRequest(request)).toEqual(request);
  });

  it('keeps to itself what was typed but not asked', () => {
    expect(approval('s', [], ANSWERED)).toEqual({ type: 'share-approve', share: 's' });
    expect(approval('s', asks, { ...ANSWERED, modelUnknown: true })).not.toHaveProperty('model');
  });

  it('is what the decision was waiting for', () => {
    const consent = { reviewed: true, reason: ANSWERED.reason, oneOff: ANSWERED.oneOff };
    expect(decide(packsFor(['openai-2021-08']), { ...FACTS, consent }).kind).toBe('allow');
  });
});
