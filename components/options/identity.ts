import type { CertificateSummary, CredentialsReason, Identities } from '../../lib/mark/credentials/index.ts';

/** Why there is no new signer: `binary`: PKCS#12 or DER instead of PEM; `large`: no certificate is that long, so nothing was read. */
export type SigningProblem = Exclude<CredentialsReason, 'format' | 'signed'> | 'binary' | 'large' | 'unknown';

/** Most bytes of all chosen files together: a chain of eight with its key is a tenth of it. */
const MAX_BYTES = 200_000;

type ChosenFile = Pick<File, 'size' | 'text'>;

/**
 * Imports certificate and key from what a person chose: one PEM file with both, or one for each. What goes wrong changes nothing.
 * @returns the certificate, or why not. Never rejects
 */
export async function importFiles(
  files: readonly ChosenFile[],
  load: () => Promise<Pick<Identities, 'import'>>,
): Promise<CertificateSummary | SigningProblem> {
  if (files.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) return 'large';
  try {
    const texts = await Promise.all(files.map((file) => file.text()));
    // Whatever is PEM has such a line; what has none may be DER, which begins with a sequence's sign, a "0".
    if (texts.some((text) => text.startsWith('0') && !text.includes('-----BEGIN'))) return 'binary';
    const pem = texts.join('\n');
    return await (await load()).import(pem, pem);
  } catch (error) {
    return problemOf(error);
  }
}

const REASONS = [
  'certificate',
  'purpose',
  'dates',
  'chain',
  'key',
  'encrypted',
  'algorithm',
  'mismatch',
  'name',
  'storage',
] as const satisfies readonly SigningProblem[];

/** What a person is told about an error of an identity's. */
export function problemOf(error: unknown): SigningProblem {
  const reason: unknown = error instanceof Error && 'reason' in error ? error.reason : undefined;
  return REASONS.find((known) => known === reason) ?? 'unknown';
}
