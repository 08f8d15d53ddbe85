import type { PictureFormat } from '../../types.ts';
import { cut, utf8Length, xml } from '../escape.ts';
import { MetadataError } from './error.ts';
import {
  asWritten,
  type Ingredient,
  type MetadataFields,
  modelVersion,
  providedSystem,
  systemName,
  xmlLength,
} from './fields.ts';
import { zonedTime } from './zoned-time.ts';

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Namespaces by the prefix they are written with. */
export const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  stRef: 'http://ns.adobe.com/xap/1.0/sType/ResourceRef#',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  /** GB 45438-2025, the `AIGC` field. */
  TC260: 'http://www.tc260.org.cn/ns/AIGC/1.0/',
  /** Our own, for what no standard has a field for. A UUID: it needs no domain and can be nobody else's. */
  sharemark: 'urn:uuid:5b0f2c1e-6d57-4e0b-9a43-8c2d1f7e90ab#',
} as const;

/** IPTC NewsCodes. */
export const SOURCE_TYPES = {
  trained: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  composite: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
} as const;

/** Media types of ingredients. */
export const MIME = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' } as const satisfies Record<PictureFormat, string>;

/** What a JPEG segment leaves to a packet (ISO 16684-3). PNG has no limit; both get the same packet. */
export const PACKET_BYTES = 65_502;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The XMP packet, in UTF-8 at most `PACKET_BYTES` long: the alt text is cut so that it fits. It is marked read-only, as PNG's checksum asks.
 * @throws MetadataError `fields`, see `asWritten`
 */
export function xmpPacket(fields: MetadataFields): string {
  const written = asWritten(fields);
  const without = packetOf({ ...written, altText: '' });
  const altText = cut(written.altText, PACKET_BYTES - utf8Length(without), xmlLength);
  return packetOf({ ...written, altText });
}

function packetOf(fields: MetadataFields): string {
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Sharemark">',
    `<rdf:RDF xmlns:rdf="${RDF}">`,
    `<rdf:Description rdf:about=""${namespaces.join('')}>`,
    ...properties(fields),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

function properties(fields: MetadataFields): string[] {
  const { id, attribution, sourceType, altText, reviewed, software, provider, watermarkId, ingredients = [] } = fields;
  const { name, model, site, host, zone } = attribution;
  const system = systemName(attribution);
  const version = fields.version ?? modelVersion(attribution);
  return [
    property('dc:creator', list('Seq', name)),
    property('dc:description', inAnyLanguage(`AI-generated with ${system}, shared by ${name}`)),
    property('dc:identifier', xml(id)),
    property('xmp:CreateDate', xml(dateOf(attribution.at, zone))),
    property('xmp:CreatorTool', xml(software)),
    property('xmpMM:DocumentID', xml(UUID.test(id) ? `xmp.did:${id}` : id)),
    ...(ingredients.length === 0 ? [] : [property('xmpMM:Ingredients', bag(ingredients.map(ingredient)))]),
    property('photoshop:Credit', xml(name)),
    property('Iptc4xmpCore:AltTextAccessibility', inAnyLanguage(altText)),
    property('Iptc4xmpExt:DigitalSourceType', xml(SOURCE_TYPES[sourceType])),
    property('Iptc4xmpExt:DigImageGUID', xml(UUID.test(id) ? `urn:uuid:${id}` : id)),
    property('Iptc4xmpExt:AISystemUsed', xml(providedSystem(provider, attribution))),
    ...optional('Iptc4xmpExt:AISystemVersionUsed', version),
    property('TC260:AIGC', xml(aigc(id, provider ?? site, name))),
    property('sharemark:Reviewed', reviewed ? 'True' : 'False'),
    property('sharemark:Site', xml(site)),
    property('sharemark:Host', xml(host)),
    ...optional('sharemark:Model', model),
    property('sharemark:TimeZone', xml(zone)),
    ...optional('sharemark:Provider', provider),
    ...optional('sharemark:Version', fields.version),
    ...optional('sharemark:WatermarkId', watermarkId),
  ];
}

const property = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const optional = (name: string, text: string | undefined): string[] => (text === undefined ? [] : [property(name, xml(text))]);

const bag = (items: readonly string[]): string => `<rdf:Bag>${items.join('')}</rdf:Bag>`;

/** A reference to an image, with what it says of itself in the properties that it would say it with. */
function ingredient({ name, format, instanceId, digitalSourceType, hasCredentials }: Ingredient): string {
  const said = [
    property('stRef:filePath', xml(name)),
    ...optional('stRef:instanceID', instanceId),
    property('dc:format', MIME[format]),
    ...optional('Iptc4xmpExt:DigitalSourceType', digitalSourceType),
    property('sharemark:Credentials', hasCredentials ? 'True' : 'False'),
  ];
  return `<rdf:li rdf:parseType="Resource">${said.join('')}</rdf:li>`;
}

const list = (kind: 'Seq' | 'Alt', text: string, attributes = ''): string =>
  `<rdf:${kind}><rdf:li${attributes}>${xml(text)}</rdf:li></rdf:${kind}>`;

const inAnyLanguage = (text: string): string => list('Alt', text, ' xml:lang="x-default"');

function dateOf(at: number, zone: string): string {
  try {
    const { date, time, offset } = zonedTime(at, zone);
    return `${date}T${time}${offset}`;
  } catch (cause) {
    throw new MetadataError('fields', 'the date is none', { cause });
  }
}

/**
 * GB 45438-2025, appendix E, whatever packs are chosen: it says nothing that the other fields do not, and a picture does not know where it will be
 * published. `Label` 1 says "is generated", not "may be". The reserved fields are for signatures.
 */
function aigc(id: string, producer: string, propagator: string): string {
  return JSON.stringify({
    Label: '1',
    ContentProducer: producer,
    ProduceID: id,
    ReservedCode1: '',
    ContentPropagator: propagator,
    PropagateID: id,
    ReservedCode2: '',
  });
}
