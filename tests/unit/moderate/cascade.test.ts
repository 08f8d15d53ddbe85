import { expect, test, vi } from 'vitest';
import { hashText, Lru } from '../../../lib/moderate/cache.ts';
import { Cascade, type ModelEngine, type RemoteEngine, type TermEngine } from '../../../lib/moderate/cascade.ts';
import { treat } from '../../../lib/moderate/treatment.ts';
import type { Assessment, Segment } from '../../../lib/types.ts';

const terms: TermEngine = {
  assess: ({ text }) =>
    text.includes('BAD')
      ? { engine: 'blocklist', scores: { custom: 1 }, severity: 'unsafe' }
      : { engine: 'blocklist', scores: {} },
  openFrom: (text) => text.length,
};
const scored = (text: string): Assessment =>
  text.includes('fremd')
    ? { engine: 'on-device', scores: {}, unchecked: 'language' }
    : { engine: 'on-device', scores: { violence: text.includes('BLOOD') ? 0.999 : 0.001 } };
const model: ModelEngine = { assess: ({ text }) => scored(text), whole: scored };

/** A remote engine whose answers the test gives. */
function remote() {
  const asked: Segment[] = [];
  const answers: ((assessment: Assessment) => void)[] = [];
  const engine: RemoteEngine = {
    assess(segment) {
      asked.push(segment);
      return new Promise((resolve) => answers.push(resolve));
    },
  };
  return { engine, asked, answers };
}

const of = (text: string): Segment => ({ text, before: '' });
const flagged: Assessment = { engine: 'openai', scores: { hate: 0.99, 'hate/threatening': 0.99 } };
const clean: Assessment = { engine: 'openai', scores: { hate: 0.0001 } };

test('a term needs no other engine; everything else waits for the model', () => {
  const cascade = new Cascade(terms, () => undefined);
  expect(cascade.verdict(of('This is BAD.'))).toMatchObject({ kind: 'unsafe', engine: 'blocklist' });
  expect(cascade.verdict(of('This is fine.'))).toBeUndefined();
  cascade.setModel(model);
  expect(cascade.verdict(of('This is fine.'))).toMatchObject({ kind: 'safe' });
  expect(cascade.verdict(of('Much BLOOD.'))).toMatchObject({ kind: 'unsafe', category: 'violence' });
});

test('while the terms are still to come nothing is decided, whatever the model says', () => {
  const cascade = new Cascade(undefined, () => undefined);
  cascade.setModel(model);
  expect(cascade.verdict(of('This is fine.'))).toBeUndefined();
  expect(cascade.verdict(of('Much BLOOD.'))).toBeUndefined();
  cascade.setTerms(terms);
  expect(cascade.verdict(of('This is fine.'))).toMatchObject({ kind: 'safe' });
  expect(cascade.verdict(of('This is BAD.'))).toMatchObject({ kind: 'unsafe', engine: 'blocklist' });
});

test('engines that never come leave everything unchecked, and say so', () => {
  const cascade = new Cascade(undefined, () => undefined);
  expect(cascade.engines()[0]).toMatchObject({ engine: 'blocklist', state: 'ready' });
  cascade.setModel('failed');
  expect(cascade.verdict(of('This is BAD.'))).toMatchObject({ kind: 'unchecked', reason: 'failed' });
  expect(cascade.openFrom('some text')).toBe(9);
  expect(cascade.engines()[0]).toMatchObject({ engine: 'blocklist', state: 'trouble' });
});

test('without a model nothing is called safe', () => {
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel('failed');
  const verdict = cascade.verdict(of('This is fine.'));
  expect(verdict).toMatchObject({ kind: 'unchecked', reason: 'failed' });
  expect(verdict && treat(verdict, 'standard')).toBe('hold');
});

test('standard shows at once and lets the remote engine correct it; strict waits', async () => {
  const { engine, answers, asked } = remote();
  const changed = vi.fn<() => void>();
  const cascade = new Cascade(terms, changed);
  cascade.setModel(model);
  cascade.setRemote(engine);
  expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'safe' });
  cascade.configure('strict', new Set());
  expect(cascade.verdict(of('Odd words.'))).toBeUndefined();
  const calls = changed.mock.calls.length;
  answers[0]?.(flagged);
  await vi.waitFor(() => expect(changed.mock.calls.length).toBeGreaterThan(calls));
  expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'unsafe', engine: 'openai' });
  cascade.configure('standard', new Set());
  expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'unsafe', engine: 'openai' });
  expect(asked).toHaveLength(1);
});

test('in strict a remote engine that fails leaves the text unchecked, never safe', async () => {
  const { engine, answers } = remote();
  const cascade = new Cascade(terms, () => undefined);
  cascade.configure('strict', new Set());
  cascade.setModel(model);
  cascade.setRemote(engine);
  expect(cascade.verdict(of('Odd words.'))).toBeUndefined();
  answers[0]?.({ engine: 'openai', scores: {}, unchecked: 'limited' });
  await vi.waitFor(() => expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'unchecked', reason: 'limited' }));
  expect(cascade.engines()).toContainEqual({ engine: 'openai', state: 'trouble', reason: 'limited' });
});

test('an answer of an engine that was turned off meanwhile changes nothing', async () => {
  const { engine, answers } = remote();
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model);
  cascade.setRemote(engine);
  cascade.verdict(of('Odd words.'));
  cascade.setRemote(undefined);
  const { epoch } = cascade;
  answers[0]?.(clean);
  await Promise.resolve();
  expect(cascade.epoch).toBe(epoch);
});

test('a language nobody covers is marked, and held in strict', () => {
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model);
  const verdict = cascade.verdict(of('Ganz fremd.'));
  expect(verdict).toMatchObject({ kind: 'unchecked', reason: 'language' });
  expect(verdict && treat(verdict, 'standard')).toBe('marked');
  expect(verdict && treat(verdict, 'strict')).toBe('hold');
});

test('what the user called "Not unsafe" is safe, only that text, until taken back', () => {
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model);
  cascade.configure('standard', new Set([hashText('This is BAD.')]));
  expect(cascade.verdict(of(' This  is BAD. '))).toMatchObject({ kind: 'safe' });
  expect(cascade.verdict(of('That is BAD.'))).toMatchObject({ kind: 'unsafe' });
  cascade.configure('standard', new Set());
  expect(cascade.verdict(of('This is BAD.'))).toMatchObject({ kind: 'unsafe' });
});

test('the cache forgets what was used least recently', () => {
  const cache = new Lru<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size]).toEqual([1, undefined, 3, 2]);
});
