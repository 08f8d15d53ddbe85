import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIncremental, parse } from '../../pages/shared/markdown.ts';
import { parseInline } from '../../pages/shared/inline.ts';
import { SCENARIOS } from '../../pages/texts.ts';

const types = (text: string): string[] => parse(text).map((b) => b.type);

describe('markdown', () => {
  it('knows the blocks of the canned texts', () => {
    expect(types(SCENARIOS['unsafe-places']?.[0]?.text ?? '')).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'list',
      'paragraph',
      'table',
      'code',
      'paragraph',
    ]);
    expect(types('> said\n> twice\n\n---\n\n1. one\n2. two')).toEqual(['quote', 'rule', 'list']);
  });

  it('keeps nested lists and later paragraphs in their item', () => {
    const [list] = parse('- one\n  - inner\n\n  more\n- two');
    const items = list?.type === 'list' ? list.items : [];
    expect(items.map((item) => item.map((b) => b.type))).toEqual([['paragraph', 'list', 'paragraph'], ['paragraph']]);
  });

  it('gives the same blocks piece by piece as at once, and keeps finished ones', () => {
    const line = constantFrom(
      'Some words.',
      '',
      '- item',
      '  more',
      '1. first',
      '# Head',
      '```ts',
      '| a | b |',
      '| --- | --- |',
      '> q',
      '---',
      '*',
    );
    assert(
      property(array(line, { maxLength: 14 }), integer({ min: 1, max: 7 }), (lines, step) => {
        const text = lines.join('\n');
        const update = createIncremental();
        for (let end = 0; end < text.length; end += step) update(text.slice(0, end));
        expect(update(text)).toEqual(parse(text));
      }),
      { numRuns: 500 },
    );
    const update = createIncremental();
    const before = update('One.\n\nTwo.\n\nThree');
    expect(update('One.\n\nTwo.\n\nThree four')[0]).toBe(before[0]);
  });

  it('leaves open marks as they stand and links only to the web and the page', () => {
    expect(parseInline('a **bold')).toEqual([{ type: 'text', text: 'a **bold' }]);
    expect(parseInline('a **b** `c`').map((n) => n.type)).toEqual(['text', 'strong', 'text', 'code']);
    expect(parseInline('[x](javascript:alert`1`)')).not.toContainEqual(expect.objectContaining({ href: 'javascript:alert`1`' }));
  });
});
