import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Parsed = DefaultTreeAdapterTypes.Node;

/** As much of an element as code that only reads a page's structure asks for. */
interface Read {
  localName: string;
  tagName: string;
  attributes: { name: string; value: string }[];
  children: Read[];
  childElementCount: number;
  childNodes: { nodeType: number; nodeValue: string | null }[];
  shadowRoot: { children: Read[] } | null;
}

function elementsOf(nodes: readonly Parsed[]): Read[] {
  return nodes.flatMap((node) => ('tagName' in node ? [elementOf(node)] : []));
}

/** A custom element's declared shadow root becomes its shadow root. */
function elementOf(node: DefaultTreeAdapterTypes.Element): Read {
  const shadow = node.childNodes.find((child) => child.nodeName === 'template' && 'content' in child);
  const children = elementsOf(node.childNodes.filter((child) => child !== shadow || !node.tagName.includes('-')));
  return {
    localName: node.tagName,
    tagName: node.tagName.toUpperCase(),
    attributes: node.attrs.map(({ name, value }) => ({ name, value })),
    children,
    childElementCount: children.length,
    childNodes: node.childNodes.map((child) => ({
      nodeType: 'value' in child ? 3 : 1,
      nodeValue: 'value' in child ? child.value : null,
    })),
    shadowRoot:
      shadow && 'content' in shadow && node.tagName.includes('-') ? { children: elementsOf(shadow.content.childNodes) } : null,
  };
}

function* all(element: Read): Generator<Read> {
  yield element;
  for (const child of element.children) yield* all(child);
}

/** One attribute with a value, or an element's name. Others match nothing. */
function matches({ localName, attributes }: Read, selector: string): boolean {
  const [, attribute, operator, wanted] = /^\w*\[([\w-]+)([\^$]?=)"([^"]*)"\]$/.exec(selector) ?? [];
  if (attribute === undefined || wanted === undefined) return localName === selector;
  const value = attributes.find(({ name }) => name === attribute)?.value;
  if (value === undefined) return false;
  return operator === '=' ? value === wanted : operator === '^=' ? value.startsWith(wanted) : value.endsWith(wanted);
}

/** A document that can be read, made of HTML. */
export function pageOf(body: string): Document {
  const [html] = elementsOf(parse(`<!doctype html><title>Ada's diary</title><body>${body}`).childNodes);
  const found = html?.children.find(({ localName }) => localName === 'body');
  const elements = found ? [...all(found)] : [];
  const page: Document = Object.create({
    body: found,
    querySelector: (list: string) =>
      elements.find((element) => list.split(', ').some((selector) => matches(element, selector))) ?? null,
    querySelectorAll: (selector: string) => elements.filter((element) => matches(element, selector)),
  });
  return page;
}
