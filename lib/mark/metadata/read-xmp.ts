import { MetadataError } from './error.ts';
import type { MetadataFields } from './fields.ts';
import { xmpProperties } from './rdf.ts';
import { NAMESPACES, SOURCE_TYPES } from './xmp.ts';

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The fields of a packet that Sharemark wrote, whoever has spelled it anew since; undefined for another's.
 * @throws MetadataError `damaged` for XML that is none, `incomplete` if a field is missing or means nothing
 */
export function fieldsOf(packet: string): MetadataFields | undefined {
  const properties = xmpProperties(packet);
  if (![...properties.keys()].some((name) => name.startsWith(`{${NAMESPACES.sharemark}}`))) return undefined;

  const get = (prefix: keyof typeof NAMESPACES, name: string): string | undefined =>
    properties.get(`{${NAMESPACES[prefix]}}${name}`)?.[0];
  const need = (prefix: keyof typeof NAMESPACES, name: string): string => {
    const value = get(prefix, name);
    if (value === undefined || value === '') throw new MetadataError('incomplete', `${prefix}:${name} is missing`);
    return value;
  };
  const model = get('sharemark', 'Model');
  return {
    id: need('dc', 'identifier'),
    attribution: {
      name: need('dc', 'creator'),
      ...(model === undefined ? {} : { model }),
      host: need('sharemark', 'Host'),
      site: need('sharemark', 'Site'),
      at: momentOf(need('xmp', 'CreateDate')),
      zone: need('sharemark', 'TimeZone'),
    },
    sourceType: sourceTypeOf(need('Iptc4xmpExt', 'DigitalSourceType')),
    altText: get('Iptc4xmpCore', 'AltTextAccessibility') ?? '',
    reviewed: booleanOf(need('sharemark', 'Reviewed')),
    software: need('xmp', 'CreatorTool'),
  };
}

function momentOf(text: string): number {
  const at = DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new MetadataError('incomplete', 'xmp:CreateDate is no date');
  return at;
}

function sourceTypeOf(uri: string): MetadataFields['sourceType'] {
  if (uri === SOURCE_TYPES.trained) return 'trained';
  if (uri === SOURCE_TYPES.composite) return 'composite';
  throw new MetadataError('incomplete', 'Iptc4xmpExt:DigitalSourceType does not say that AI made it');
}

function booleanOf(text: string): boolean {
  if (text !== 'True' && text !== 'False') throw new MetadataError('incomplete', 'sharemark:Reviewed is neither True nor False');
  return text === 'True';
}
