import { cut, utf8Length, xml } from '../escape.ts';
import { MetadataError } from './error.ts';
import { asWritten, type MetadataFields, systemName, xmlLength } from './fields.ts';
import { zonedTime } from './zoned-time.ts';

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Namespaces by the prefix they are written with. */
export const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
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

function properties({ id, attribution, sourceType, altText, reviewed, software }: MetadataFields): string[] {
  const { name, model, site, host, zone } = attribution;
  const system = systemName(attribution);
  return [
    property('dc:creator', list('Seq', name)),
    property('dc:description', inAnyLanguage(`AI-generated with ${system}, shared by ${name}`)),
    property('dc:identifier', xml(id)),
    property('xmp:CreateDate', xml(dateOf(attribution.at, zone))),
    property('xmp:CreatorTool', xml(software)),
    property('xmpMM:DocumentID', xml(UUID.test(id) ? `xmp.did:${id}` : id)),
    property('photoshop:Credit', xml(name)),
    property('Iptc4xmpCore:AltTextAccessibility', inAnyLanguage(altText)),
    property('Iptc4xmpExt:DigitalSourceType', xml(SOURCE_TYPES[sourceType])),
    property('Iptc4xmpExt:DigImageGUID', xml(UUID.test(id) ? `urn:uuid:${id}` : id)),
    property('Iptc4xmpExt:AISystemUsed', xml(system)),
    // The model is the version of a product that has a name of its own; a page that we know by its address only is no product.
    ...(model === undefined || site === host ? [] : [property('Iptc4xmpExt:AISystemVersionUsed', xml(model))]),
    property('TC260:AIGC', xml(aigc(id, site, name))),
    property('sharemark:Reviewed', reviewed ? 'True' : 'False'),
    property('sharemark:Site', xml(site)),
    property('sharemark:Host', xml(host)),
    ...(model === undefined ? [] : [property('sharemark:Model', xml(model))]),
    property('sharemark:TimeZone', xml(zone)),
  ];
}

const property = (name: string, content: string): string => `<${name}>${content}</${name}>`;

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

/** GB 45438-2025, appendix E: `Label` 1 says "is generated", not "may be". The reserved fields are for signatures. */
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
