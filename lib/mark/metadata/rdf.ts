import { MetadataError } from './error.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { RDF } from './xmp.ts';

/** Values of properties by `{namespace}name`; one value unless it is a list. Of texts in several languages the default one is first. */
export type XmpProperties = ReadonlyMap<string, readonly string[]>;

const META = '{adobe:ns:meta/}xmpmeta';
const LANGUAGE = '{http://www.w3.org/XML/1998/namespace}lang';
const rdf = (name: string): string => `{${RDF}}${name}`;
const CONTAINERS = new Set(['Seq', 'Bag', 'Alt'].map(rdf));

/**
 * The simple properties and lists of an XMP packet, however its RDF is spelled: as elements or as attributes, in one description or several.
 * Structures are passed over.
 * @throws MetadataError `damaged` if the packet is no XML, holds no RDF, or says a property twice
 */
export function xmpProperties(packet: string): XmpProperties {
  const root = parseXml(packet);
  const graph = root.name === META ? root.children.find(({ name }) => name === rdf('RDF')) : root;
  if (graph?.name !== rdf('RDF')) throw new MetadataError('damaged', 'no RDF in the XMP packet');
  const properties = new Map<string, readonly string[]>();
  const add = (name: string, values: readonly string[]): void => {
    if (properties.has(name)) throw new MetadataError('damaged', `${name} is said twice`);
    properties.set(name, values);
  };
  for (const description of graph.children) {
    for (const [name, value] of description.attributes) if (isProperty(name)) add(name, [value]);
    for (const child of description.children) if (isProperty(child.name)) add(child.name, valuesOf(child));
  }
  return properties;
}

/** Neither RDF's or XML's own, nor without a namespace. */
const isProperty = (name: string): boolean => name.startsWith('{') && !name.startsWith(rdf('')) && name !== LANGUAGE;

const isDefault = (item: XmlElement): boolean => item.attributes.get(LANGUAGE) === 'x-default';

function valuesOf({ attributes, children, text }: XmlElement): readonly string[] {
  const container = children.find(({ name }) => CONTAINERS.has(name));
  if (!container) return [attributes.get(rdf('resource')) ?? text];
  const items = container.children.filter(({ name }) => name === rdf('li'));
  return [...items.filter(isDefault), ...items.filter((item) => !isDefault(item))].map((item) => item.text);
}
