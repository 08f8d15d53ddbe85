import { MetadataError, readMetadata } from '../metadata/index.ts';
import type { Layer } from './layers.ts';
import type { Finding, VerifyRequest } from './protocol.ts';

/** What looks for the marks that need more than this file: given in, so that it is loaded only where it is needed. */
/** Runs a search; what it throws makes a layer unknown, not absent. */
async function settled<Says>(search: () => Layer<Says> | Promise<Layer<Says>>): Promise<Layer<Says>> {
  try {
    return await search();
  } catch (error) {
    console.warn('Sharemark could not look for a mark', error);
    return { state: 'unknown' };
  }
}

/** Details in the file; a picture of another format can carry none of ours. */
function metadataLayer(bytes: Uint8Array, kind: string): Layer<NonNullable<ReturnType<typeof readMetadata>>> {
  if (kind === 'gif') return { state: 'absent' };
  try {
    const says = readMetadata(bytes);
    return says ? { state: 'found', says } : { state: 'absent' };
  } catch (error) {
    if (error instanceof MetadataError) return { state: 'broken', why: error.message };
    throw error;
  }
}

/** Looks for all marks of a picture, and tells of each as soon as it is known. Never rejects. */
export async function verify({ bytes, header }: VerifyRequest, tell: (finding: Finding) => void): Promise<void> {
  tell({ metadata: await settled(() => metadataLayer(bytes, header.kind)) });
}
