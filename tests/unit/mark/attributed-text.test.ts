import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { attributedText, type TextBlock } from '../../../lib/mark/attributed-text.ts';
import { clean, plain } from '../../../lib/mark/escape.ts';
import type { Attribution } from '../../../lib/types.ts';
import { hostileText, UNSEEN } from './hostile.ts';

const TEXTS = { line: (by: string, name: string, date: string) => `AI-generated with ${by}; shared by ${name}, ${date}` };
const BY: Attribution = {
  name: 'Jane Doe',
  model: 'gpt-5.2',
  host: 'chatgpt.com',
  site: 'ChatGPT',
  at: Date.UTC(2026, 10, 22, 23, 30),
  zone: 'Europe/Berlin',
};
const LINE = '— AI-generated with ChatGPT gpt-5.2; shared by Jane Doe, 2026-11-23';
const BLOCKS: readonly TextBlock[] = [
  { kind: 'heading', level: 2, text: 'Sorting' },
  { kind: 'paragraph', text: 'Two ways,\nin short:' },
  { kind: 'item', text: 'quick' },
  { kind: 'item', text: 'merge *or* so' },
  { kind: 'item', number: 3, text: 'third' },
  { kind: 'item', number: 4, text: 'fourth' },
  { kind: 'code', language: 'ts', text: '  if (a < b) {\n\n    return `x`;\n  }' },
];

type Node = DefaultTreeAdapterTypes.Node;

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  if (node.nodeName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function namesOf(node: Node): string[] {
  const own = 'tagName' in node ? [node.tagName] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(namesOf) : [])];
}

const attributeOf = (node: Node | undefined, name: string): string | undefined =>
  node && 'attrs' in node ? node.attrs.find((attribute) => attribute.name === name)?.value : undefined;

/** Elements that may come of blocks; `a` only of an address in Markdown. */
const STRUCTURE = new Set('a blockquote br code footer h1 h2 h3 h4 h5 h6 li ol p pre small ul'.split(' '));

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('blocks', () => {
  const made = attributedText(BLOCKS, BY, TEXTS);

  it('become HTML: a quotation between two attributions', () => {
    const footer = `<footer dir="auto"><small>${LINE}</small></footer>`;
    expect(made.html).toBe(
      `${footer}<blockquote data-ai-generated="true" cite="https://chatgpt.com/">` +
        '<h2 dir="auto">Sorting</h2><p dir="auto">Two ways,<br>in short:</p>' +
        '<ul><li dir="auto">quick</li><li dir="auto">merge *or* so</li></ul>' +
        '<ol start="3"><li dir="auto">third</li><li dir="auto">fourth</li></ol>' +
        `<pre dir="ltr"><code>  if (a &lt; b) {\n\n    return \`x\`;\n  }</code></pre></blockquote>${footer}`,
    );
  });

  it('become plain text, attribution at both ends', () => {
    expect(made.plain).toBe(
      `${LINE}\n\nSorting\n\nTwo ways,\nin short:\n\n• quick\n• merge *or* so\n3. third\n4. fourth\n\n` +
        `  if (a < b) {\n\n    return \`x\`;\n  }\n\n${LINE}`,
    );
  });

  it('become Markdown that renders as the same structure', () => {
    expect(
      made.markdown.startsWith(`${LINE}\n\n> ## Sorting\n>\n> Two ways,\\\n> in short:\n>\n> - quick\n> - merge \\*or\\* so\n`),
    ).toBe(true);
    expect(made.markdown.endsWith(`\n\n${LINE}`)).toBe(true);
    const shown = parseFragment(micromark(made.markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }));
    expect(namesOf(shown)).toEqual(['p', 'blockquote', 'h2', 'p', 'br', 'ul', 'li', 'li', 'ol', 'li', 'li', 'pre', 'code', 'p']);
    expect(textOf(shown)).toContain('  if (a < b) {\n\n    return `x`;\n  }\n');
  });
});

describe('text', () => {
  it('is parted at its blank lines', () => {
    const made = attributedText('\n\none\ntwo\r\n \r\nthree\n', BY, TEXTS);
    expect(made.html).toContain('<p dir="auto">one<br>two</p><p dir="auto">three</p>');
    expect(made.plain).toBe(`${LINE}\n\none\ntwo\n\nthree\n\n${LINE}`);
    expect(made.markdown).toBe(`${LINE}\n\n> one\\\n> two\n>\n> three\n\n${LINE}`);
  });

  it('is attributed to the site where the model is unknown', () => {
    const { model: _, ...unknown } = BY;
    expect(attributedText('x', unknown, TEXTS).plain).toContain('AI-generated with ChatGPT; shared');
    const own = { ...unknown, model: 'llama', host: 'localhost:5173', site: 'localhost:5173' };
    expect(attributedText('x', own, TEXTS).plain).toContain('AI-generated with llama; shared');
    expect(attributedText('x', { ...BY, model: 'Gemini 2.5 Pro', site: 'Gemini' }, TEXTS).plain).toContain(
      'with Gemini 2.5 Pro;',
    );
  });

  it('keeps a name that runs from right to left in its place', () => {
    expect(attributedText('x', { ...BY, name: 'שרה' }, TEXTS).plain).toContain('shared by \u2068שרה\u2069, 2026');
  });

  it('names no address where the host is none', () => {
    for (const host of ['x" onload="y', 'a/b', 'user@evil.example', '']) {
      const [, quotation] = parseFragment(attributedText('x', { ...BY, host }, TEXTS).html).childNodes;
      expect(attributeOf(quotation, 'cite')).toBeUndefined();
      expect(attributeOf(quotation, 'data-ai-generated')).toBe('true');
    }
  });
});

const said = (content: string | readonly TextBlock[]): string =>
  folded(typeof content === 'string' ? clean(content) : content.map(({ text }) => clean(text)).join(' '));
const named = (name: string, model: string): Attribution => ({ ...BY, name: `n${name}`, model });

describe('hostile texts', () => {
  const block = fc.oneof(
    fc.record({ kind: fc.constant('paragraph' as const), text: hostileText }),
    fc.record({ kind: fc.constant('heading' as const), text: hostileText, level: fc.integer({ min: -1, max: 9 }) }),
    fc.record({ kind: fc.constant('item' as const), text: hostileText }),
    fc.record({ kind: fc.constant('item' as const), text: hostileText, number: fc.nat(99) }),
    fc.record({ kind: fc.constant('code' as const), text: hostileText, language: hostileText }),
  );
  const cases = [fc.oneof(hostileText, fc.array(block, { maxLength: 5 })), hostileText, hostileText] as const;
  it('come out as text in HTML', () => {
    fc.assert(
      fc.property(...cases, (content, name, model) => {
        const made = parseFragment(attributedText(content, named(name, model), TEXTS).html);
        expect(made.childNodes.map(({ nodeName }) => nodeName)).toEqual(['footer', 'blockquote', 'footer']);
        const [before, quotation, after] = made.childNodes.map(textOf);
        expect(before).toBe(after);
        expect(before).toContain(plain(`n${name}`, 80));
        expect(folded(quotation ?? '').replaceAll(' ', '')).toBe(said(content).replaceAll(' ', ''));
        expect(namesOf(made).filter((tag) => !STRUCTURE.has(tag))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('come out as text in Markdown, inside the quotation', () => {
    fc.assert(
      fc.property(...cases, (content, name, model) => {
        const { markdown } = attributedText(content, named(name, model), TEXTS);
        const made = parseFragment(
          micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }),
        );
        const parts = made.childNodes.filter(({ nodeName }) => nodeName !== '#text');
        expect(parts.map(({ nodeName }) => nodeName).filter((tag) => tag !== 'blockquote')).toEqual(['p', 'p']);
        expect(textOf(parts[0] ?? made)).toContain(plain(`n${name}`, 80));
        const quotation = parts.length === 3 ? textOf(parts[1] ?? made) : '';
        expect(folded(quotation).replaceAll(' ', '')).toBe(said(content).replaceAll(' ', ''));
        expect(namesOf(made).filter((tag) => !STRUCTURE.has(tag))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keep the attribution at both ends of plain text, and nothing unseen', () => {
    fc.assert(
      fc.property(...cases, (content, name, model) => {
        const made = attributedText(content, named(name, model), TEXTS).plain.replaceAll(/[\u2068\u2069]/g, '');
        const lines = made.split('\n');
        expect(lines[0]).toMatch(/^— AI-generated with .*; shared by n.*, 2026-11-23$/u);
        expect(lines.at(-1)).toBe(lines[0]);
        expect(made).not.toMatch(UNSEEN);
      }),
      { numRuns: 300 },
    );
  });
});
