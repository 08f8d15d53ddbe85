/**
 * The 32 bits by which a watermark names a share: the first eight hex digits of its id, a random UUID, so that the ledger finds it without a table of
 * its own. Undefined for an id that begins otherwise (a share from an import, say).
 */
export function watermarkIdOf(share: string): number | undefined {
  return /^[0-9a-f]{8}-/i.test(share) ? Number.parseInt(share.slice(0, 8), 16) : undefined;
}

/** The id as people read it. */
export const watermarkText = (id: number): string => id.toString(16).padStart(8, '0');
