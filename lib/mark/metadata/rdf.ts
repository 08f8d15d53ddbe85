import { MetadataError } from './error.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { RDF } from './xmp.ts';

/** Simple fields of a structure by `{namespace}name`. */
type XmpStructure = Readonly<Record<string, string>>;

/** Values of properties by `{namespace}name`; one value unless it is a list. Of texts in several languages the default one is first. */
export type XmpProperties = ReadonlyMap<string, readonly (string | XmpStructure)[]>;

const META = '{adobe:ns:meta/}xmpmeta';
const LANGUAGE = '{http://www.w3.org/XML/1998/namespace}lang';
const rdf = (name: string): string => `{${RDF}}${name}`;
const CONTAINERS = new Set(['Seq', 'Bag', 'Alt'].map(rdf));

/**
 * The simple properties and lists of an XMP packet, however its RDF is spelled: as elements or as attributes, in one description or several.
 * Structures are read as items of lists, and passed over elsewhere.
 * @throws MetadataError `damaged` if the packet is no XML, holds no RDF, or says a property twice
 */
export function xmpProperties(packet: string): XmpProperties {
  const root = parseXml(packet);
  const graph = root.name === META ? root.children.find(({ name }) => name === rdf('RDF')) : root;
  if (graph?.name !== rdf('RDF')) throw new MetadataError('damaged', 'no RDF in the XMP packet');
  return saidIn(graph.children, valuesOf);
}

/** What descriptions say, each property once. */
function saidIn<T>(descriptions: readonly XmlElement[], read: (element: XmlElement) => T): Map<string, T> {
  const said = new Map<string, T>();
  const add = (name: string, value: T): void => {
    if (said.has(name)) throw new MetadataError('damaged', `${name} is said twice`);
    said.set(name, value);
  };
  for (const { attributes, children } of descriptions) {
    for (const [name, text] of attributes)
      if (isProperty(name)) add(name, read({ name, attributes: new Map(), children: [], text }));
    for (const child of children) if (isProperty(child.name)) add(child.name, read(child));
  }
  return said;
}

/** Neither RDF's or XML's own, nor without a namespace. */
const isProperty = (name: string): boolean => name.startsWith('{') && !name.startsWith(rdf('')) && name !== LANGUAGE;

const isDefault = (item: XmlElement): boolean => item.attributes.get(LANGUAGE) === 'x-default';

const textOf = ({ attributes, text }: XmlElement): string => attributes.get(rdf('resource')) ?? text;

function valuesOf(element: XmlElement): readonly (string | XmpStructure)[] {
  const container = element.children.find(({ name }) => CONTAINERS.has(name));
  if (!container) return [textOf(element)];
  const items = container.children.filter(({ name }) => name === rdf('li'));
  return [...items.filter(isDefault), ...items.filter((item) => !isDefault(item))].map(itemOf);
}

/** A structure is spelled in the item itself, by elements or attributes, or in a description inside of it. */
function itemOf(item: XmlElement): string | XmpStructure {
  const said = saidIn([item, ...item.children.filter(({ name }) => name === rdf('Description'))], textOf);
  return said.size === 0 ? textOf(item) : Object.fromEntries(said);
}
