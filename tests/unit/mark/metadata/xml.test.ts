import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { parseXml, type XmlElement } from '../../../../lib/mark/metadata/xml.ts';

const nameOf = ({ uri, local }: { uri: string; local: string }): string => (uri === '' ? local : `{${uri}}${local}`);

/** The same tree by a parser that follows the standard to the letter; undefined if it finds a fault. */
function peer(document: string): XmlElement | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement[] = [];
  const open: { name: string; attributes: Map<string, string>; children: XmlElement[]; text: string }[] = [];
  const add = (text: string): void => {
    const inside = open.at(-1);
    if (inside) inside.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', (tag) => {
    const named = Object.values(tag.attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
    const attributes = new Map(named.map((attribute) => [nameOf(attribute), attribute.value]));
    const element = { name: nameOf(tag), attributes, children: [], text: '' };
    (open.at(-1)?.children ?? root).push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(document).close();
  } catch {
    return undefined;
  }
  return root[0];
}

const own = (document: string): XmlElement | undefined => {
  try {
    return parseXml(document);
  } catch {
    return undefined;
  }
};

/** Pieces that make documents, well-formed ones often enough. */
const piece = fc.constantFrom(
  '<a>', '</a>', '<b x="1">', '</b>', '<p:c xmlns:p="u" p:d=\'2 &lt; 3\'>', '</p:c>', '<e/>', '<e xmlns="v" f="&#x41;&#10;" />', '<p:g/>', ' ', '\n', '\r\n', '\r', '\t',
  'text', 'ü😀', '&amp;', '&lt;', '&#233;', '&#x1F600;', '&#0;', '&#xD800;', '&bad;', '&', '<', '>', ']]>', '"', '<!-- c -->', '<!-- a--b -->', '<![CDATA[<&]]>', '<?pi x?>', '<!DOCTYPE a>',
  '<a x="1" x="2">', '<a x=1>', '<a x>', '<a x="<">', '<1>', '< a>', '</a >', '<a\n>', '<xml:a/>', '<a xml:lang="de">', '<a xmlns:p="">', '\u0001', '\uFFFE', '\u0085', '\u2028',
); // prettier-ignore

const element = fc.letrec<{ node: string; content: string }>((tie) => ({
  content: fc.array(fc.oneof({ maxDepth: 4, depthSize: 'small' }, { weight: 3, arbitrary: piece }, { weight: 2, arbitrary: tie('node') }), { maxLength: 4 }).map((parts) => parts.join('')), // prettier-ignore
  node: fc
    .tuple(fc.constantFrom(['<a>', '</a>'], ['<b x="1" y="&quot;">', '</b >'], ['<p:c xmlns:p="u" p:d=\'2\'>', '</p:c>'], ['<d xmlns="w">', '</d>']), tie('content'))
    .map(([[start = '', end = ''], content]) => `${start}${content}${end}`), // prettier-ignore
})).node;

describe('parseXml', () => {
  it('never takes what a strict parser refuses, and sees the same where both read', () => {
    let read = 0;
    fc.assert(
      fc.property(element, fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>\n', '<!-- -->', 'x'), (document, before) => {
        const found = own(before + document);
        if (found === undefined) return;
        read += 1;
        expect(found).toEqual(peer(before + document));
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it('reads what a strict parser reads, document types aside', () => {
    fc.assert(
      fc.property(element, (document) => {
        const expected = peer(document);
        fc.pre(expected !== undefined && !document.includes('<!DOCTYPE') && !document.includes('<xml:'));
        expect(own(document)).toEqual(expected);
      }),
      { numRuns: 2000, maxSkipsPerRun: 1000 },
    );
  });

  it.each([
    '', ' ', 'x', '<a>\uD800</a>', '<a>&#xDC00;</a>', '<a\u00A0b="1"/>', '<a>', '</a>', '<a></b>', '<a/><b/>', '<a/>x', '<a x="1"x="2"/>', '<a><!-- --- --></a>', '<a><!--', '<a><![CDATA[x</a>', '<![CDATA[x]]><a/>', '<a>&nbsp;</a>', '<p:a/>', '<a p:b="1"/>',
    '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', '<!DOCTYPE a><a/>', '<a>&#x110000;</a>', '<a>&#99999999;</a>', `${'<a>'.repeat(33)}${'</a>'.repeat(33)}`,
  ])('refuses %j', (document) => {
    expect(() => parseXml(document)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  }); // prettier-ignore
});
