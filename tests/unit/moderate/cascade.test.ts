import { expect, test, vi } from 'vitest';
import { hashText, Lru } from '../../../lib/moderate/cache.ts';
import { Cascade, type ModelEngine, type RemoteEngine, type TermEngine } from '../../../lib/moderate/cascade.ts';
import { treat } from '../../../lib/moderate/treatment.ts';
import { swayOf } from '../../../lib/moderate/feedback/sway.ts';
import type { Assessment, Segment } from '../../../lib/types.ts';
import { said } from './feedback/events.ts';

const terms: TermEngine = {
  assess: ({ text }) =>
    text.includes('BAD')
      ? { engine: 'blocklist', scores: { custom: 1 }, severity: 'unsafe' }
      : { engine: 'blocklist', scores: {} },
  openFrom: (text) => text.length,
  without: (text) => (text.includes('FINE') ? text.replaceAll('FINE', ' ') : undefined),
  hitIn: (text) => (text.includes('BAD') ? 'BAD' : undefined),
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

const scoring = (violence: number): ModelEngine => ({
  assess: () => ({ engine: 'on-device', scores: { violence } }),
  whole: () => ({ engine: 'on-device', scores: { violence } }),
});
const by = (category: 'hate' | 'sexual/minors'): ModelEngine => {
  const judge = (text: string): Assessment => ({
    engine: 'on-device',
    scores: { [category]: /FINE|GORE/.test(text) ? 0.9 : 0.1 },
  });
  return { assess: ({ text }) => judge(text), whole: judge };
};

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
  cascade.configure('strict');
  expect(cascade.verdict(of('Odd words.'))).toBeUndefined();
  const calls = changed.mock.calls.length;
  answers[0]?.(flagged);
  await vi.waitFor(() => expect(changed.mock.calls.length).toBeGreaterThan(calls));
  expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'unsafe', engine: 'openai' });
  cascade.configure('standard');
  expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'unsafe', engine: 'openai' });
  expect(asked).toHaveLength(1);
});

test('in strict a remote engine that fails leaves the text unchecked, never safe', async () => {
  const { engine, answers } = remote();
  const cascade = new Cascade(terms, () => undefined);
  cascade.configure('strict');
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
  cascade.configure('standard', swayOf([said({ hash: hashText('This is BAD.') })]));
  expect(cascade.verdict(of(' This  is BAD. '))).toMatchObject({ kind: 'safe' });
  expect(cascade.verdict(of('That is BAD.'))).toMatchObject({ kind: 'unsafe' });
  cascade.configure('standard');
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

test('what the user called unsafe is unsafe, only that text, until taken back', () => {
  const cascade = new Cascade(terms, () => undefined);
  cascade.configure('standard', swayOf([said({ kind: 'missed', category: 'hate', hash: hashText('This is fine.') })]));
  // Known without any engine.
  expect(cascade.verdict(of(' This  is fine. '))).toMatchObject({ kind: 'unsafe', category: 'hate', reported: true });
  cascade.setModel(model);
  expect(cascade.verdict(of('This is fine.'))).toMatchObject({ kind: 'unsafe', category: 'hate', reported: true });
  expect(cascade.verdict(of('That is fine.'))).toMatchObject({ kind: 'safe' });
  cascade.configure('standard');
  expect(cascade.verdict(of('This is fine.'))).toMatchObject({ kind: 'safe' });
});

test('a hundred presses move the threshold of one category, and not far', () => {
  const cascade = new Cascade(terms, () => undefined);
  const many = Array.from({ length: 100 }, (_, index) => said({ hash: `h${index}`, at: index * 86_400_000 }));
  cascade.setModel(scoring(0.5));
  expect(cascade.verdict(of('One.'))).toMatchObject({ kind: 'unsafe' });
  cascade.configure('standard', swayOf(many));
  expect(cascade.verdict(of('One.'))).not.toMatchObject({ kind: 'unsafe' });
  expect(cascade.whole('One.')).not.toMatchObject({ kind: 'unsafe' });
  cascade.setModel(scoring(0.56));
  expect(cascade.verdict(of('One.'))).toMatchObject({ kind: 'unsafe' });
});

test('sexual/minors is lifted by no press, whichever engine found it', async () => {
  const { engine, answers } = remote();
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model);
  cascade.setRemote(engine);
  cascade.configure('standard', swayOf([said({ hash: hashText('Odd words.') }), said({ hash: hashText('This is BAD.') })]));
  expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'safe' });
  // A hit would not have been sent; lifted, it is.
  expect(cascade.verdict(of('This is BAD.'))).toMatchObject({ kind: 'safe' });
  for (const answer of answers) answer({ engine: 'openai', scores: { 'sexual/minors': 0.9, hate: 0.9 } });
  await vi.waitFor(() => {
    for (const text of ['Odd words.', 'This is BAD.'])
      expect(cascade.verdict(of(text))).toMatchObject({ kind: 'unsafe', category: 'sexual/minors' });
  });
});

test('in strict a text that was called "Not unsafe" waits for the engine that may find worse', async () => {
  const { engine, answers } = remote();
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model);
  cascade.setRemote(engine);
  cascade.configure('strict', swayOf([said({ hash: hashText('Odd words.') })]));
  expect(cascade.verdict(of('Odd words.'))).toBeUndefined();
  answers[0]?.(flagged);
  await vi.waitFor(() => expect(cascade.verdict(of('Odd words.'))).toMatchObject({ kind: 'safe' }));
});

test('an excepted phrase counts for nothing with the classifier, but for sexual/minors', () => {
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(by('hate'));
  expect(cascade.verdict(of('All FINE here.'))).toMatchObject({ kind: 'safe' });
  expect(cascade.whole('All FINE here.')).toMatchObject({ kind: 'safe' });
  expect(cascade.verdict(of('FINE'))).toMatchObject({ kind: 'safe' });
  // It rests on more than the phrase.
  expect(cascade.verdict(of('All FINE GORE.'))).toMatchObject({ kind: 'unsafe', category: 'hate' });
  cascade.setModel(by('sexual/minors'));
  expect(cascade.verdict(of('All FINE here.'))).toMatchObject({ kind: 'unsafe', category: 'sexual/minors' });
});

test('says on which words a verdict rests, if few words decide', () => {
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model);
  expect(cascade.restsOn(of('Much BLOOD here.'))).toBe('BLOOD');
  expect(cascade.restsOn(of('This is BAD.'))).toBe('BAD');
  expect(cascade.restsOn(of('This is BAD BLOOD.'))).toBeUndefined();
  expect(cascade.restsOn(of('Much BLOOD here.'), 'here')).toBeUndefined();
  expect(cascade.restsOn(of('Much BLOOD here.'), 'BLOOD here')).toBe('BLOOD here');
});

test('a text whose check failed is asked about again though others were answered since; one in doubt is not', async () => {
  const { engine, asked, answers } = remote();
  const cascade = new Cascade(terms, () => undefined);
  cascade.setModel(model);
  cascade.setRemote(engine);
  for (const text of ['First.', 'Second.', 'Third.']) cascade.verdict(of(text));
  answers[0]?.({ engine: 'openai', scores: {}, unchecked: 'failed' });
  answers[1]?.({ engine: 'openai', scores: {}, unchecked: 'doubt' });
  answers[2]?.(clean);
  await vi.waitFor(() => expect(cascade.engines()).toContainEqual({ engine: 'openai', state: 'ready' }));
  cascade.retry(20_000);
  expect(asked.map(({ text }) => text)).toEqual(['First.', 'Second.', 'Third.', 'First.']);
  answers[3]?.(flagged);
  await vi.waitFor(() => expect(cascade.verdict(of('First.'))).toMatchObject({ kind: 'unsafe' }));
  cascade.retry(40_000);
  expect(asked).toHaveLength(4);
});
