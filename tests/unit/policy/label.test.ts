import { describe, expect, test } from 'vitest';
import { labelFor } from '../../../lib/policy/label.ts';
import { packsFor } from '../../../lib/policy/packs/index.ts';
import { LABEL_STYLES } from '../../../lib/types.ts';

const labelOf = (ids: readonly string[], style: (typeof LABEL_STYLES)[number]) => labelFor(packsFor(ids), style);

describe('the label that packs ask for', () => {
  test.each(LABEL_STYLES)('is the chosen one (%s) where none of them asks', (style) => {
    expect(labelOf(['openai-2021-08'], style)).toStrictEqual({ style, marks: [], demands: [] });
  });

  test('is never quieter than a pack asks, and never quieter than chosen', () => {
    expect(labelOf(['eu-ai-act-50'], 'plain').style).toBe('card');
    expect(labelOf(['eu-ai-act-50'], 'strict').style).toBe('strict');
    expect(labelOf(['cn-gb45438'], 'card').style).toBe('strict');
    expect(labelOf(['cn-gb45438', 'eu-ai-act-50'], 'plain').style).toBe('strict');
  });

  test('says which rule made it louder, and which gave the words', () => {
    expect(labelOf(['eu-ai-act-50', 'cn-gb45438'], 'plain')).toMatchObject({
      marks: ['AI GENERATED', '人工智能生成'],
      demands: [
        { mark: 'AI GENERATED', rule: { pack: 'eu-ai-act-50' } },
        { style: 'strict', mark: '人工智能生成', rule: { pack: 'cn-gb45438' } },
      ],
    });
    expect(labelOf(['eu-ai-act-50'], 'plain').demands[0]).toMatchObject({ style: 'card' });
    expect(labelOf(['eu-ai-act-50'], 'card').demands[0]).not.toHaveProperty('style');
  });

  test('has the words of the law', () => {
    expect(labelOf(['eu-ai-act-50'], 'card').marks).toStrictEqual(['AI GENERATED']);
    expect(labelOf(['cn-gb45438'], 'card').marks.join('')).toMatch(/^(?=.*(?:AI|人工智能))(?=.*(?:生成|合成))/u);
  });
});

test("laws come on top of the source's terms, never in their place", () => {
  expect(packsFor(['eu-ai-act-50']).map(({ id }) => id)).toStrictEqual(['openai-2021-08', 'eu-ai-act-50']);
  expect(packsFor(['custom', 'eu-ai-act-50']).map(({ id }) => id)).toStrictEqual(['custom', 'eu-ai-act-50']);
});
