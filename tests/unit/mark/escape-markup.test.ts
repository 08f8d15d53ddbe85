import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { clean, html, markdown, xml } from '../../../lib/mark/escape.ts';
import { hostileText } from './hostile.ts';

const RUNS = { numRuns: 2000 };
/** Text with what no markup can hold shown as U+FFFD: the oracle for XML and HTML. */
const writable = (text: string): string =>
  Array.from(text.toWellFormed(), (char) =>
    /[\t\n\r]/.test(char) || !/[\p{Cc}\uFFFE\uFFFF]/u.test(char) ? char : '\uFFFD',
  ).join('');

/** What a strict XML parser makes of a document: the root's text and its attribute `a`. Throws if it is not well-formed. */
function parseXml(document: string): { text: string; attribute: string | undefined } {
  const parser = new SaxesParser();
  let text = '';
  let attribute: string | undefined;
  parser.on('text', (part) => (text += part));
  parser.on('opentag', ({ name, attributes }) => {
    expect(name).toBe('r');
    attribute = String(attributes['a']);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(document).close();
  return { text, attribute };
}

type Node = DefaultTreeAdapterTypes.Node;

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Where links lead that do not lead to the address they show. */
function strayLinks(node: Node): string[] {
  const href = 'tagName' in node && node.tagName === 'a' ? node.attrs.find(({ name }) => name === 'href')?.value : undefined;
  const shown = encodeURI(textOf(node).toWellFormed()).replaceAll('%25', '%');
  const own = href === undefined || [shown, `mailto:${shown}`].includes(href.replaceAll('%25', '%')) ? [] : [href];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(strayLinks) : [])];
}

function elementsOf(node: Node): string[] {
  const own = 'tagName' in node ? [node.tagName] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : [])];
}

describe('xml', () => {
  it('is well-formed and gives the text back, in content and in an attribute', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(parseXml(`<r a="${xml(text)}">${xml(text)}</r>`)).toEqual({ text: writable(text), attribute: writable(text) });
        expect(parseXml(`<r a='${xml(text)}'/>`).attribute).toBe(writable(text));
      }),
      RUNS,
    );
  });

  it('changes nothing that needs no change', () => {
    expect(xml('Zoë 日本 👍 שלום')).toBe('Zoë 日本 👍 שלום');
    expect(xml('a<b>&"c\'')).toBe('a&lt;b&gt;&amp;&quot;c&apos;');
  });
});

describe('html', () => {
  it('shows exactly the text, in content and in an attribute, and makes no element', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [span, ...others] = parseFragment(`<span title="${html(text)}">${html(text)}</span>`).childNodes;
        if (span === undefined || !('tagName' in span)) throw new Error('no element');
        expect(others).toEqual([]);
        expect(elementsOf(span)).toEqual(['span']);
        expect(textOf(span)).toBe(writable(text));
        expect(span.attrs).toEqual([{ name: 'title', value: writable(text) }]);
      }),
      RUNS,
    );
  });
});

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

const render = (text: string): Node =>
  parseFragment(micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }));

describe('markdown', () => {
  it('reads as the text, in paragraphs and nothing else, links to the address they show aside', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = render(markdown(text));
        expect(folded(textOf(shown))).toBe(folded(clean(text)));
        expect(elementsOf(shown).filter((name) => !['p', 'br', 'a'].includes(name))).toEqual([]);
        expect(strayLinks(shown)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('does so inside a quotation', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const quoted = markdown(`x${text}`).replace(/^/gm, '> ');
        const shown = render(quoted);
        expect(folded(textOf(shown))).toBe(folded(clean(`x${text}`)));
        expect(elementsOf(shown).filter((name) => !['blockquote', 'p', 'br', 'a'].includes(name))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leaves ordinary prose readable', () => {
    expect(markdown('It is 3.5 - 4 times (about) faster, isn’t it? See https://example.com/a_b.')).toBe(
      'It is 3.5 - 4 times (about) faster, isn’t it? See <https://example.com/a_b>.',
    );
    expect(markdown('one\ntwo\n\n\nthree')).toBe('one\\\ntwo\n\nthree');
  });
});
