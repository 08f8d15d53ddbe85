import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  GET_PAGE_STATUS,
  MAX_BATCH,
  MAX_SEGMENT_CHARS,
  pageStatusMessage,
  parseMessage,
  parseModerateReply,
  parseModerateRequest,
  parsePageStatus,
  type PageStatus,
} from '../../lib/messages.ts';
import { CATEGORIES, UNCHECKED_REASONS } from '../../lib/types.ts';

const status: PageStatus = {
  origin: 'https://chatgpt.com',
  site: 'chatgpt',
  found: [],
  health: 'none',
  active: true,
  checked: 12,
  veiled: 1,
  revealed: 0,
  unchecked: 2,
  failed: 1,
  held: 1,
  ms: 3.5,
  wouldVeil: 0,
  engines: [
    { engine: 'blocklist', state: 'ready' },
    { engine: 'openai', state: 'trouble', reason: 'limited' },
  ],
};

describe('page status', () => {
  test('arrives as it was sent', () => {
    expect(parseMessage(structuredClone(pageStatusMessage(status)))).toStrictEqual({ type: 'page-status', status });
    expect(parsePageStatus(structuredClone(status))).toStrictEqual(status);
    expect(parseMessage(GET_PAGE_STATUS)).toStrictEqual({ type: 'get-page-status' });
  });
  test.each([
    ['a negative count', { veiled: -1 }],
    ['half a count', { veiled: 0.5 }],
    ['a count that is none', { checked: Number.NaN }],
    ['a count as text', { held: '3' }],
    ['an unknown engine', { engines: [{ engine: 'oracle', state: 'ready' }] }],
    ['an unknown reason', { engines: [{ engine: 'openai', state: 'trouble', reason: 'tired' }] }],
    ['more engines than there are', { engines: Array.from({ length: 4 }, () => status.engines[0]) }],
    ['an endless origin', { origin: 'x'.repeat(501) }],
    ['nothing about activity', { active: undefined }],
  ])('with %s is refused', (_what, change) => {
    expect(parsePageStatus({ ...status, ...change })).toBeUndefined();
    expect(parseMessage({ type: 'page-status', status: { ...status, ...change } })).toBeUndefined();
  });
  test('fields that are not ours do not come through', () => {
    expect(parsePageStatus({ ...status, key: 'sk-…' })).toStrictEqual(status);
  });
});

describe('moderation', () => {
  const segment = { text: 'Hello.', before: '' };
  test('a request within the limits arrives as it was sent', () => {
    const request = {
      id: 3,
      segments: Array.from({ length: MAX_BATCH }, () => ({ ...segment, text: 'x'.repeat(MAX_SEGMENT_CHARS) })),
    };
    expect(parseModerateRequest(structuredClone(request))).toStrictEqual(request);
  });
  test.each([
    ['no segments', { segments: [] }],
    ['too many segments', { segments: Array.from({ length: MAX_BATCH + 1 }, () => segment) }],
    ['an empty text', { segments: [{ text: '', before: '' }] }],
    ['too long a text', { segments: [{ text: 'x'.repeat(MAX_SEGMENT_CHARS + 1), before: '' }] }],
    ['too long a context', { segments: [{ text: 'x', before: 'x'.repeat(MAX_SEGMENT_CHARS + 1) }] }],
    ['no context', { segments: [{ text: 'x' }] }],
    ['an id that is no number', { id: '3' }],
    ['a fractional id', { id: 0.5 }],
  ])('a request with %s is refused', (_what, change) => {
    expect(parseModerateRequest({ id: 3, segments: [segment], ...change })).toBeUndefined();
  });
  test('an answer arrives as it was sent', () => {
    const reply = {
      id: 0,
      assessments: [
        { engine: 'openai', scores: Object.fromEntries(CATEGORIES.map((category) => [category, 0.5])) },
        ...UNCHECKED_REASONS.map((unchecked) => ({ engine: 'openai', scores: {}, unchecked })),
        { engine: 'blocklist', scores: { custom: 1 }, severity: 'unsafe' },
      ],
    };
    expect(parseModerateReply(structuredClone(reply))).toStrictEqual(reply);
  });
  test.each([
    ['a score above 1', { scores: { hate: 1.1 } }],
    ['a score that is no number', { scores: { hate: Number.NaN } }],
    ['an unknown category', { scores: { sarcasm: 0.1 } }],
    ['an unknown severity', { severity: 'grim' }],
    ['no scores', { scores: undefined }],
  ])('an answer with %s is refused', (_what, change) => {
    expect(parseModerateReply({ id: 1, assessments: [{ engine: 'openai', scores: {}, ...change }] })).toBeUndefined();
  });
});

test('nothing that may arrive makes a parser throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const parse of [parseMessage, parseModerateRequest, parseModerateReply, parsePageStatus]) {
        expect(() => parse(value)).not.toThrow();
      }
    }),
  );
});
