import type { Attribution, PictureFormat } from '../../types.ts';
import { cut, plain, utf8Length, xml } from '../escape.ts';
import { MetadataError } from './error.ts';

/** What is said about a picture inside its file. */
export interface MetadataFields {
  /** Unique id of the picture; a UUID where one wants the ids of other tools to agree. */
  readonly id: string;
  readonly attribution: Attribution;
  /** `trained`: only what the model wrote is shown; `composite`: what a person wrote, too. */
  readonly sourceType: 'trained' | 'composite';
  /** What a reader who does not see the picture is told. */
  readonly altText: string;
  /** Whether a person looked at text and picture before they went out. */
  readonly reviewed: boolean;
  /** What wrote the file, e.g. `Sharemark 0.2.0`. */
  readonly software: string;
  /** Company that makes the AI system known to the public, e.g. `OpenAI`; absent where nobody knows. */
  readonly provider?: string;
  /** Version of the AI system, where it is another than the model. */
  readonly version?: string;
  /** Id that the pixels carry as a watermark: 8 hexadecimal digits, small letters. */
  readonly watermarkId?: string;
  /** Images of the chat that came with marks of their own; the first `MAX_INGREDIENTS` are written. Never empty. */
  readonly ingredients?: readonly Ingredient[];
}

/** An image that the picture shows, and what it said of itself. Nobody has judged whether that is true. */
export interface Ingredient {
  /** Its file's name, or what the page calls it. Never empty. */
  readonly name: string;
  readonly format: PictureFormat;
  /** Its own `xmpMM:InstanceID`. */
  readonly instanceId?: string;
  /** How it says it was made: one of IPTC's digital source types, as an address. */
  readonly digitalSourceType?: string;
  /** Whether content credentials came with it. */
  readonly hasCredentials: boolean;
}

/** Ingredients that are written: of full length they take 24 kB of a packet's 64. */
export const MAX_INGREDIENTS = 32;

/** Bytes of XML that a name, a model and the like get: written up to five times each, they leave a sixth of a packet to the alt text. */
const SHORT_BYTES = 1000;
/** The same for each text of an ingredient. */
const INGREDIENT_BYTES = 150;
const WATERMARK_ID = /^[\da-f]{8}$/;

/** Bytes a text takes in a packet. */
export const xmlLength = (text: string): number => utf8Length(xml(text));

const short = (text: string, bytes = SHORT_BYTES): string => cut(plain(text), bytes, xmlLength);

/**
 * The fields as a file carries them: each text one safe line (see `plain`), short ones cut at 1,000 bytes of XML, the date in whole milliseconds. The
 * alt text may be cut further to fit, see `xmpPacket`.
 * What is optional and says nothing, or in `version` what the model says already, is left out.
 * @throws MetadataError `fields` if the name, the id, the host, the site, the software or an ingredient's name says nothing, the date is none, or the
 * watermark's id is no such id
 */
export function asWritten(fields: MetadataFields): MetadataFields {
  const { id, attribution, sourceType, altText, reviewed, software, watermarkId, ingredients = [] } = fields;
  const model = attribution.model === undefined ? '' : short(attribution.model);
  const written = {
    id: short(id),
    attribution: {
      name: short(attribution.name),
      ...(model === '' ? {} : { model }),
      host: short(attribution.host),
      site: short(attribution.site),
      at: Math.trunc(attribution.at),
      zone: short(attribution.zone),
    },
    sourceType,
    altText: plain(altText),
    reviewed,
    software: short(software),
    ...optional(fields, model === '' ? undefined : model),
    ...(watermarkId === undefined ? {} : { watermarkId }),
    ...(ingredients.length === 0 ? {} : { ingredients: ingredients.slice(0, MAX_INGREDIENTS).map(ingredientAsWritten) }),
  } satisfies MetadataFields;
  if (watermarkId !== undefined && !isWatermarkId(watermarkId)) throw new MetadataError('fields', 'watermarkId is none');
  const { name, host, site, zone } = written.attribution;
  for (const [field, text] of Object.entries({ id: written.id, name, host, site, zone, software: written.software })) {
    if (text === '') throw new MetadataError('fields', `${field} is empty`);
  }
  return written;
}

export const isWatermarkId = (text: string): boolean => WATERMARK_ID.test(text);

function optional(fields: MetadataFields, model: string | undefined): Pick<MetadataFields, 'provider' | 'version'> {
  const [provider, version] = [short(fields.provider ?? ''), short(fields.version ?? '')];
  const { site, host } = fields.attribution;
  const known = modelVersion({ site: short(site), host: short(host), ...(model === undefined ? {} : { model }) });
  return { ...(provider === '' ? {} : { provider }), ...(version === '' || version === known ? {} : { version }) };
}

function ingredientAsWritten({ name, format, instanceId, digitalSourceType, hasCredentials }: Ingredient): Ingredient {
  const [named, instance, source] = [name, instanceId ?? '', digitalSourceType ?? ''].map((text) =>
    short(text, INGREDIENT_BYTES),
  );
  if (!named) throw new MetadataError('fields', 'the name of an ingredient is empty');
  return {
    name: named,
    format,
    ...(instance ? { instanceId: instance } : {}),
    ...(source ? { digitalSourceType: source } : {}),
    hasCredentials,
  };
}

/** The model is the version of a product that has a name of its own; a page that we know by its address only is no product. */
export const modelVersion = ({ model, site, host }: Pick<Attribution, 'model' | 'site' | 'host'>): string | undefined =>
  site === host ? undefined : model;

/** The AI system in IPTC's sense, "the engine and/or the model": `ChatGPT gpt-5.2`, `Gemini 2.5 Pro`, or whichever of the two is known. */
export function systemName({ model, site, host }: Pick<Attribution, 'model' | 'site' | 'host'>): string {
  if (model === undefined) return site;
  return site === host || model.toLowerCase().includes(site.toLowerCase()) ? model : `${site} ${model}`;
}

/** The same with its provider before it, unless its name has that already: `OpenAI ChatGPT gpt-5.2`, `Microsoft Copilot`. */
export function providedSystem(provider: string | undefined, attribution: Pick<Attribution, 'model' | 'site' | 'host'>): string {
  const system = systemName(attribution);
  return provider === undefined || system.toLowerCase().includes(provider.toLowerCase()) ? system : `${provider} ${system}`;
}
