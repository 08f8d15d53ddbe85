import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearReader, pairOf } from '../../../lib/moderate/engines/on-device/linear.ts';
import { LABELS } from '../../../lib/moderate/engines/on-device/model.ts';
import { Tokens } from '../../../lib/moderate/engines/on-device/tokens.ts';
import { buildCorpus } from '../../train/corpus.ts';
import type { Row } from '../../train/data.ts';
import { learnLinear, type LinearPlan } from '../../train/linear.ts';
import { linearOf } from '../../train/weights-file.ts';

const PLAN: LinearPlan = { bits: 14, seed: 3, epochs: 30, rate: 0.3 };
const rowOf = (text: string, hate: 0 | 1): Row => ({ text, labels: { hate }, source: '', licence: '', kind: '' });
const silent = (): void => {};

function trained(rows: readonly Row[]): LinearReader {
  const corpus = buildCorpus(rows, PLAN.bits, 256);
  return new LinearReader(PLAN.bits, linearOf(learnLinear(corpus, new Float32Array(rows.length).fill(1), PLAN, silent)), 1);
}

function logitsOf(reader: LinearReader, text: string): Float64Array {
  const tokens = new Tokens(PLAN.bits);
  tokens.read(text);
  reader.respond(tokens, 0, tokens.count);
  const into = new Float64Array(LABELS.length);
  reader.logits(0, tokens.count, into);
  return into;
}

const HATE = LABELS.indexOf('hate');
const PAIRS = [rowOf('we hate them, not love them', 1), rowOf('we love them, not hate them', 0)];

describe('the linear part', () => {
  it('tells apart what has the same words in another order, by pairs of them', () => {
    const reader = trained(PAIRS);
    const [bad = 0, good = 0] = PAIRS.map(({ text }) => logitsOf(reader, text)[HATE]);
    expect(bad).toBeGreaterThan(good + 1);
  });

  it('learns nothing of labels that are unknown', () => {
    const { weights } = learnLinear(buildCorpus(PAIRS, PLAN.bits, 256), new Float32Array(2).fill(1), PLAN, silent);
    const own = (label: number): number[] => Array.from(weights).filter((_, i) => i % LABELS.length === label);
    expect(own(HATE).some((weight) => weight !== 0)).toBe(true);
    expect(own(LABELS.indexOf('sexual')).every((weight) => weight === 0)).toBe(true);
  });

  it('gives the same weights twice', () => {
    const learn = () => learnLinear(buildCorpus(PAIRS, PLAN.bits, 256), new Float32Array(2).fill(1), PLAN, silent).weights;
    expect(learn()).toEqual(learn());
  });

  it('reads a window of a longer text as it reads that window in its place', () => {
    const reader = trained(PAIRS);
    const words = fc.array(fc.constantFrom('we', 'hate', 'love', 'them', 'not', 'others'), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.nat(), (some, at) => {
        const tokens = new Tokens(PLAN.bits);
        tokens.read(some.join(' '));
        const from = at % tokens.count;
        const [inside, alone] = [new Float64Array(LABELS.length), new Float64Array(LABELS.length)];
        reader.respond(tokens, 0, tokens.count);
        reader.logits(from, tokens.count, inside);
        reader.respond(tokens, from, tokens.count);
        reader.logits(0, tokens.count - from, alone);
        for (const c of LABELS.keys()) expect(inside[c]).toBeCloseTo(alone[c] ?? 0, 9);
      }),
    );
  });

  it('has buckets for pairs within its table', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), (one, other) => pairOf(one, other, 1023) >= 0 && pairOf(one, other, 1023) < 1024));
  });
});
