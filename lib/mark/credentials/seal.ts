import { MarkError } from '../error.ts';
import type { Holder } from './certificates.ts';
import { credentialsFaults } from './check.ts';
import type { Claim, SignedFormat } from './claim.ts';
import type { Identities } from './identities.ts';
import type { Identity } from './identity.ts';
import { signPicture } from './sign.ts';

/** Who is to sign, and whether as somebody new. */
interface Sealer {
  readonly identities: Pick<Identities, 'signer'>;
  readonly holder: Holder;
  readonly unlinkable: boolean;
}

/**
 * A signed picture whose credentials were read back from its bytes; undefined where nobody can sign: the browser keeps no keys (some private windows),
 * or the imported certificate has expired.
 * @throws MarkError `credentials` if somebody signed and it does not hold
 */
export async function sealed(
  bytes: Uint8Array<ArrayBuffer>,
  format: SignedFormat,
  claim: Claim,
  { identities, holder, unlinkable }: Sealer,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  let identity: Identity;
  try {
    identity = await identities.signer(holder, { unlinkable });
  } catch (error) {
    console.warn('Sharemark has no identity to sign with', error);
    return undefined;
  }
  const signed = await signPicture(bytes, format, claim, identity).catch((cause: unknown) => {
    throw new MarkError('credentials', 'not signed', { cause });
  });
  const faults = await credentialsFaults(signed, format, claim);
  if (faults.length > 0) throw new MarkError('credentials', faults.join(', '));
  return signed;
}
