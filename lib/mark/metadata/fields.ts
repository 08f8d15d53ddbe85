import type { Attribution } from '../../types.ts';
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
}

/** Bytes of XML that a name, a model and the like get: written up to five times each, they leave half of a packet to the alt text. */
const SHORT_BYTES = 1000;

/** Bytes a text takes in a packet. */
export const xmlLength = (text: string): number => utf8Length(xml(text));

const short = (text: string): string => cut(plain(text), SHORT_BYTES, xmlLength);

/**
 * The fields as a file carries them: each text one safe line (see `plain`), short ones cut at 1,000 bytes of XML, the date in whole milliseconds. The
 * alt text may be cut further to fit, see `xmpPacket`.
 * @throws MetadataError `fields` if the name, the id, the host, the site or the software says nothing, or the date is none
 */
export function asWritten({ id, attribution, sourceType, altText, reviewed, software }: MetadataFields): MetadataFields {
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
  } satisfies MetadataFields;
  const { name, host, site, zone } = written.attribution;
  for (const [field, text] of Object.entries({ id: written.id, name, host, site, zone, software: written.software })) {
    if (text === '') throw new MetadataError('fields', `${field} is empty`);
  }
  return written;
}

/** The AI system in IPTC's sense, "the engine and/or the model": `ChatGPT gpt-5.2`, `Gemini 2.5 Pro`, or whichever of the two is known. */
export function systemName({ model, site, host }: Pick<Attribution, 'model' | 'site' | 'host'>): string {
  if (model === undefined) return site;
  return site === host || model.toLowerCase().includes(site.toLowerCase()) ? model : `${site} ${model}`;
}
