import { MetadataError } from './error.ts';
import { PICTURE_FORMATS } from '../../types.ts';
import { type Ingredient, isWatermarkId, type MetadataFields } from './fields.ts';
import { type XmpProperties, xmpProperties } from './rdf.ts';
import { MIME, NAMESPACES, SOURCE_TYPES } from './xmp.ts';

type Prefix = keyof typeof NAMESPACES;

const full = (prefix: Prefix, name: string): string => `{${NAMESPACES[prefix]}}${name}`;

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The fields of a packet that Sharemark wrote, whoever has spelled it anew since; undefined for another's.
 * @throws MetadataError `damaged` for XML that is none, `incomplete` if a field is missing or means nothing
 */
export function fieldsOf(packet: string): MetadataFields | undefined {
  const properties = xmpProperties(packet);
  if (![...properties.keys()].some((name) => name.startsWith(`{${NAMESPACES.sharemark}}`))) return undefined;

  const get = (prefix: Prefix, name: string): string | undefined => {
    const [value] = properties.get(full(prefix, name)) ?? [];
    return typeof value === 'string' ? value : undefined;
  };
  const need = (prefix: Prefix, name: string): string => {
    const value = get(prefix, name);
    if (value === undefined || value === '') throw new MetadataError('incomplete', `${prefix}:${name} is missing`);
    return value;
  };
  const model = get('sharemark', 'Model');
  const [provider, version, watermarkId] = ['Provider', 'Version', 'WatermarkId'].map((name) => get('sharemark', name));
  if (watermarkId !== undefined && !isWatermarkId(watermarkId))
    throw new MetadataError('incomplete', 'sharemark:WatermarkId is none');
  const ingredients = ingredientsIn(properties);
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
    reviewed: booleanOf(need('sharemark', 'Reviewed'), 'Reviewed'),
    software: need('xmp', 'CreatorTool'),
    ...(provider === undefined ? {} : { provider }),
    ...(version === undefined ? {} : { version }),
    ...(watermarkId === undefined ? {} : { watermarkId }),
    ...(ingredients.length === 0 ? {} : { ingredients }),
  };
}

function ingredientsIn(properties: XmpProperties): readonly Ingredient[] {
  return (properties.get(full('xmpMM', 'Ingredients')) ?? []).map((item): Ingredient => {
    const get = (prefix: Prefix, name: string): string | undefined =>
      typeof item === 'string' ? undefined : item[full(prefix, name)];
    const name = get('stRef', 'filePath');
    const format = PICTURE_FORMATS.find((known) => MIME[known] === get('dc', 'format'));
    if (!name || !format) throw new MetadataError('incomplete', 'xmpMM:Ingredients has no name or no format');
    const [instanceId, digitalSourceType] = [get('stRef', 'instanceID'), get('Iptc4xmpExt', 'DigitalSourceType')];
    const hasCredentials = booleanOf(get('sharemark', 'Credentials') ?? '', 'Credentials');
    const bare: Ingredient = { name, format, hasCredentials };
    return Object.assign(bare, instanceId && { instanceId }, digitalSourceType && { digitalSourceType });
  });
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

function booleanOf(text: string, name: string): boolean {
  if (text !== 'True' && text !== 'False') throw new MetadataError('incomplete', `sharemark:${name} is neither True nor False`);
  return text === 'True';
}
