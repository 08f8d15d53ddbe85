import { describe, expect, test } from 'vitest';
import { contentOf, staysFor } from '../../../../lib/page/share-ui/outcome.ts';
import type { ShareTexts } from '../../../../lib/page/share-ui/texts.ts';
import { SHARE_FAILURES } from '../../../../lib/messages.ts';
import { type DecisionReason, REASON_CODES } from '../../../../lib/types.ts';

const TEXTS: ShareTexts = {
  button: 'Share with label',
  more: 'More',
  close: 'Close',
  setName: 'Set name',
  oneOff: 'This is a one-off',
  toReview: 'To the review page',
  review: 'Your decision is needed',
  dropped: 'Not shared',
  notOut: 'Not shared',
  nothingLost: 'Nothing lost',
  saved: (file, { used, limit }) => `Saved ${file} · ${used} of ${limit}`,
  lacks: (lack) => `lacks ${lack}`,
  refused: (code) => `refused ${code}`,
  failed: (why) => `failed ${why}`,
  freeAt: (at) => `free at ${at}`,
};
const QUOTA = { limit: 4, used: 1, oneOffs: 0 };
const reason = (code: DecisionReason['code'], rest: Partial<DecisionReason> = {}): DecisionReason => ({
  code,
  kind: 'refuse',
  ...rest,
});
const refused = (...reasons: DecisionReason[]) => contentOf({ kind: 'refused', decision: { kind: 'refuse', reasons } }, TEXTS);
const lines = (content: { parts: readonly { text: string }[] }) => content.parts.map(({ text }) => text);

describe('contentOf', () => {
  test('a day that is full offers the way of a one-off, unless something else speaks against it', () => {
    const full = reason('limit', { lifts: 'one-off' });
    expect(refused(full).button).toEqual({ text: TEXTS.oneOff, action: { kind: 'one-off' } });
    expect(refused(full, reason('veiled')).button).toBeUndefined();
  });

  test('saved names file and count, leads to the review page and goes by itself', () => {
    const content = contentOf({ kind: 'saved', share: 's1', file: 'bread.png', quota: QUOTA }, TEXTS);
    expect(lines(content)).toEqual(['Saved \u2068bread.png\u2069 · 1 of 4']);
    expect(content).toMatchObject({
      tone: 'done',
      passes: true,
      button: { text: 'More', action: { kind: 'review', share: 's1' } },
    });
  });

  test('saved without a mark says which, and waits until it was read', () => {
    const outcome = { kind: 'saved', share: 's1', file: 'bread.png', quota: QUOTA, lacks: ['credentials'] } as const;
    const content = contentOf(outcome, TEXTS);
    expect(lines(content).slice(1)).toEqual(['lacks credentials']);
    expect(content.passes).toBe(false);
  });

  test('a hostile file name is one line without controls, isolated from the sentence', () => {
    const file = `\u202Egpj.exe\u2066\n<img src=x onerror=alert(1)>\u0000${'x'.repeat(500)}.png`;
    const [line = ''] = lines(contentOf({ kind: 'saved', share: 's1', file, quota: QUOTA }, TEXTS));
    expect(line).toMatch(/^Saved \u2068gpj\.exe <img src=x onerror=alert\(1\)>[^\u2069]*\u2069 · 1 of 4$/);
    expect(line).not.toMatch(/[\u202A-\u202E\u2066\u2067\p{Cc}]/u);
    expect(line.length).toBeLessThan(200);
  });

  test('a refusal says why, quotes the rule and its source, and stays', () => {
    const rule = { pack: 'openai-2021-08', title: 'Sharing\nand publication', quote: 'Do not post more\nthan four a day.' };
    const content = refused(reason('limit', { freeAt: 7, rule }));
    expect(content.parts).toEqual([
      { kind: 'title', text: 'Not shared' },
      { kind: 'line', text: 'refused limit free at 7' },
      { kind: 'quote', text: 'Do not post more than four a day.', source: 'Sharing and publication' },
    ]);
    expect(content).toMatchObject({ tone: 'stop', passes: false });
    expect(content.button).toBeUndefined();
  });

  test('what refuses comes alone: questions that would follow are not told', () => {
    expect(lines(refused(reason('sensitive', { kind: 'ask' }), reason('veiled')))).toEqual(['Not shared', 'refused veiled']);
    expect(lines(refused(reason('sensitive', { kind: 'ask' })))).toEqual(['Not shared', 'refused sensitive']);
  });

  test('at most three reasons are told', () => {
    expect(refused(...REASON_CODES.map((code) => reason(code))).parts).toHaveLength(4);
  });

  test('a missing name leads to the options', () => {
    expect(refused(reason('no-name')).button).toEqual({ text: 'Set name', action: { kind: 'options' } });
  });

  test.each(SHARE_FAILURES)('failure "%s" has its sentence; only "cancelled" needs nothing', (why) => {
    const content = contentOf({ kind: 'failed', why }, TEXTS);
    expect(lines(content)).toContain(`failed ${why}`);
    expect(content.passes).toBe(why === 'cancelled');
    expect(lines(content).includes('Nothing lost')).toBe(why !== 'cancelled');
  });

  test('a decision that waits stays on the page', () => {
    const content = contentOf({ kind: 'review', share: 's2' }, TEXTS);
    expect(content).toMatchObject({ tone: 'ask', passes: false, button: { action: { kind: 'review', share: 's2' } } });
  });
});

test('a notice stays at least 8 seconds, and longer when there is more to read', () => {
  const short = contentOf({ kind: 'dropped', share: 's3' }, TEXTS);
  expect(staysFor(short)).toBe(8000);
  expect(staysFor({ ...short, parts: [{ kind: 'title', text: 'x'.repeat(200) }] })).toBeGreaterThan(12_000);
});
