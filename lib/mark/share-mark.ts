import { type Claim, GENERATOR } from './credentials/claim.ts';
import { modelVersion, systemName, type MetadataFields } from './metadata/fields.ts';

/**
 * The 32 bits by which a watermark names a share: the first eight hex digits of its id, a random UUID, so that the ledger finds it without a table of
 * its own. Undefined for an id that begins otherwise (a share from an import, say).
 */
export function watermarkIdOf(share: string): number | undefined {
  return /^[0-9a-f]{8}-/i.test(share) ? Number.parseInt(share.slice(0, 8), 16) : undefined;
}

/** The id as people read it. */
export const watermarkText = (id: number): string => id.toString(16).padStart(8, '0');

/** What the credentials say of a picture: the same as its metadata. @param version of Sharemark */
export function claimOf(fields: MetadataFields, version: string, redacted: boolean, watermark: number | undefined): Claim {
  const { id, attribution, sourceType } = fields;
  const model = modelVersion(attribution);
  const system = systemName(attribution);
  return {
    id,
    title: `AI-generated with ${system}, shared by ${attribution.name}`,
    sourceType,
    system: model === undefined ? { name: system } : { name: attribution.site, version: model },
    generator: { name: GENERATOR, version },
    at: attribution.at,
    redacted,
    ...(watermark === undefined ? {} : { watermark }),
  };
}
