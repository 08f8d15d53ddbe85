import type { PictureFormat } from '../types.ts';
import type { Claim } from './credentials/claim.ts';
import { MarkError } from './error.ts';
import { metadataFaults, writeMetadata, type MetadataFields } from './metadata/index.ts';

/**
 * Signs a picture whose every other mark is in it, and reads the signature back from the signed bytes. Undefined where there is nobody to sign as.
 * @throws MarkError `credentials` if they do not hold
 */
export type Seal = (
  bytes: Uint8Array<ArrayBuffer>,
  format: PictureFormat,
  claim: Claim,
) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/**
 * An encoded picture with its metadata, signed last. The metadata are read back from the final bytes.
 * @throws MarkError `metadata`, `credentials`
 */
export async function finish(
  encoded: Uint8Array,
  format: PictureFormat,
  fields: MetadataFields,
  claim: Claim,
  seal: Seal,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly signed: boolean }> {
  const written = writeMetadata(encoded, format, fields);
  const signed = await seal(written, format, claim);
  const bytes = signed ?? written;
  const faults = metadataFaults(bytes, format, fields);
  if (faults.length > 0) throw new MarkError('metadata', faults.join(', '));
  return { bytes, signed: signed !== undefined };
}
