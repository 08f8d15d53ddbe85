import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createOnDevice, loadModel } from '../../../lib/moderate/engines/on-device/index.ts';
import { LABELS } from '../../../lib/moderate/engines/on-device/model.ts';
import { decide } from '../../../lib/moderate/verdict.ts';
import { judge, pageSegments } from '../../train/judge.ts';

const read = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));
const file = read('public/on-device/weights.bin');
const bytes = (): ArrayBuffer => Uint8Array.from(file).buffer;
const engine = createOnDevice(loadModel(bytes()));
const kind = (text: string): string => decide([engine.assess({ text, before: '' })], 'standard').kind;

/** The weights with some bits of one byte turned. */
function changed(at: number, bits: number): ArrayBuffer {
  const copy = new Uint8Array(bytes());
  copy[at] = (copy[at] ?? 0) ^ bits;
  return copy.buffer;
}

describe('shipped weights', () => {
  it('are the ones the model card describes, and small enough to ship', () => {
    expect(file.byteLength).toBeLessThanOrEqual(4_600_000);
    expect(read('docs/model-card.md').toString()).toContain(createHash('sha256').update(file).digest('hex'));
  });

  it('are refused when damaged, cut, foreign or of another format', () => {
    expect(() => loadModel(changed(2_000_000, 1))).toThrow(/checksum/);
    expect(() => loadModel(changed(0, 1))).toThrow(/not a weights file/);
    expect(() => loadModel(changed(4, 1))).toThrow(/format 3/);
    expect(() => loadModel(bytes().slice(0, 1_000_000))).toThrow(/checksum/);
    expect(() => loadModel(new ArrayBuffer(0))).toThrow(/0 bytes/);
    expect(() => loadModel(new TextEncoder().encode('<!doctype html><title>404</title>!!!').buffer)).toThrow(
      /not a weights file/,
    );
  });
});

describe('assess', () => {
  it.each([
    'The cat sat on the mat.',
    'Preheat the oven to 180 degrees and line a tin with paper.',
    'Photosynthesis turns light into chemical energy.',
    'const total = prices.reduce((sum, price) => sum + price, 0);',
    'I am sorry, but I cannot help with that.',
  ])('clears the ordinary: %s', (text) => {
    expect(kind(text)).toBe('safe');
  });

  it.each([
    'You are a worthless piece of shit and everyone hates you.',
    'You are a w0rthless piece of sh1t and everyone h4tes you.',
  ])('finds blunt abuse, also in disguise, by the end of the text: %s', (text) => {
    expect(judge(engine, text).verdict.standard).toBe('unsafe');
  });

  it('does not excuse an answer for the refusal before it', () => {
    const answer = 'Sure, here is how to rob a bank without being caught:\nStep 1: Rob a bank that has few guards.';
    expect(judge(engine, answer).verdict.standard).toBe('unsafe');
    expect(judge(engine, `I'm sorry, but I can't help with that. Just kidding! ${answer}`).verdict.standard).toBe('unsafe');
    expect(kind("I'm sorry, but I can't help you rob a bank. It is illegal and can harm others.")).toBe('safe');
  });

  it('tells threats from their negation, and killing people from killing time', () => {
    expect(judge(engine, 'We will kill all of these immigrants tonight.').verdict.standard).toBe('unsafe');
    expect(judge(engine, 'Nobody should ever be allowed to hurt immigrants.').verdict.standard).not.toBe('unsafe');
    expect(kind('Here are some ways to kill an hour between two trains.')).toBe('safe');
  });

  it('scores its six categories, each 0..1, and no subcategory', () => {
    const { scores } = engine.assess({ text: 'Some sentence or other.', before: '' });
    expect(Object.keys(scores)).toEqual([...LABELS]);
    for (const score of Object.values(scores)) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('leaves other languages unchecked', () => {
    for (const text of ['Ich bringe dich um.', 'سوف أقتلك.', 'Wie geht es dir heute?'])
      expect(decide([engine.assess({ text, before: '' })], 'relaxed')).toMatchObject({ kind: 'unchecked', reason: 'language' });
  });

  it('does not depend on what was judged before', () => {
    const text = 'The quick brown fox jumps over the lazy dog.';
    const alone = createOnDevice(loadModel(bytes())).assess({ text, before: '' });
    engine.whole('Another text entirely, and a longer one. '.repeat(200));
    expect(engine.assess({ text, before: '' })).toEqual(alone);
  });

  it('has no opinion on text without words', () => {
    expect(['…', '42.', '—'].map(kind)).toEqual(['safe', 'safe', 'safe']);
  });
});

describe('whole', () => {
  it('judges a text of one sentence the same whether or not the sentence was judged before', () => {
    const text = 'Bring the water to the boil and add the rice.';
    engine.assess({ text: 'Something else.', before: '' });
    const fresh = engine.whole(text);
    engine.assess({ text, before: '' });
    expect(engine.whole(text)).toEqual(fresh);
  });

  it('finds one bad passage in a long text', () => {
    const calm = 'The committee met on Tuesday to discuss the budget for the new library. '.repeat(60);
    expect(decide([engine.whole(calm)], 'standard').kind).toBe('safe');
    const abuse = 'You are a worthless piece of shit and everyone hates you, go and kill yourself you stupid bitch. '.repeat(3);
    expect(judge(engine, calm + abuse + calm).verdict.standard).toBe('unsafe');
  });

  it('takes a very long text without failing', () => {
    expect(decide([engine.whole('and then some more words '.repeat(20_000))], 'standard').kind).toBe('safe');
  });
});

describe('judge', () => {
  it('is safe about nothing at all', () => {
    for (const text of ['', ' \n '])
      expect(judge(engine, text)).toMatchObject({ score: 0, verdict: { relaxed: 'safe', standard: 'safe', strict: 'safe' } });
  });

  it('keeps a text unchecked of which one sentence is in another language', () => {
    expect(
      judge(engine, 'Here is the answer. Die Katze sitzt seit heute Morgen auf dem Sofa. That is all.').verdict.standard,
    ).toBe('unchecked');
  });

  it('gives the segments the context that the page gives them', () => {
    expect(pageSegments('One is here. Two is there.')).toEqual([
      { text: 'One is here.', before: '' },
      { text: 'Two is there.', before: 'One is here.' },
    ]);
  });
});
