import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altText } from '../../../lib/mark/alt-text.ts';
import { hostileText, UNSEEN } from './hostile.ts';

const TEXTS = { lead: (by: string) => `Screenshot of an AI chat (${by}). AI-generated answer:` };
const graphemesOf = (text: string): string[] => [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);

describe('altText', () => {
  it('says what is shown, that AI wrote it, and what it wrote', () => {
    expect(altText('Hello,\n\n  world.', { model: 'gpt-5.2', site: 'ChatGPT' }, TEXTS)).toBe(
      'Screenshot of an AI chat (gpt-5.2). AI-generated answer: Hello, world.',
    );
  });

  it('names the site where the model is unknown or says nothing', () => {
    const expected = 'Screenshot of an AI chat (ChatGPT). AI-generated answer: Hi';
    expect(altText('Hi', { site: 'ChatGPT' }, TEXTS)).toBe(expected);
    expect(altText('Hi', { site: 'ChatGPT', model: '\u202E\u200B' }, TEXTS)).toBe(expected);
  });

  it('has at most 1,000 characters and ends at the end of one', () => {
    const exactly = altText(
      'x'.repeat(1000 - 'Screenshot of an AI chat (m). AI-generated answer: '.length),
      { site: 'm' },
      TEXTS,
    );
    expect(exactly).toHaveLength(1000);
    expect(exactly.endsWith('x')).toBe(true);
    const family = altText('👩‍👩‍👧‍👦'.repeat(500), { site: 'm' }, TEXTS);
    expect(family.length).toBeGreaterThan(980);
    expect(family.length).toBeLessThanOrEqual(1000);
    expect(new Set(graphemesOf(family.slice(family.indexOf(': ') + 2)))).toEqual(new Set(['👩‍👩‍👧‍👦', '…']));
  });

  it('is one safe line whose beginning no model can push out', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.nat(200), (answer, model, times) => {
        const text = altText(answer.repeat(times), { model: model.repeat(times), site: 'ChatGPT' }, TEXTS);
        expect(text).not.toMatch(UNSEEN);
        expect(text).not.toContain('\n');
        expect(text.length).toBeLessThanOrEqual(1000);
        expect(text).toMatch(/^Screenshot of an AI chat \(.+\)\. AI-generated answer:/u);
      }),
      { numRuns: 500 },
    );
  });
});
