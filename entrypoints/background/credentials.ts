import { systemClock } from '../../lib/clock.ts';
import type { Holder } from '../../lib/mark/credentials/certificates.ts';
import type { Seal } from '../../lib/mark/finish.ts';

/**
 * Signs pictures for `holder` on this device. What that takes (0.9 MB of code) is loaded with the first picture, not whenever the background wakes.
 * @param unlinkable each picture with a certificate of its own
 */
export function sealFor(holder: Holder, unlinkable: boolean): Seal {
  return async (bytes, format, claim) => {
    const { createIdentities, createIdentityStorage, sealed } = await import('../../lib/mark/credentials/index.ts');
    const identities = createIdentities(
      createIdentityStorage(() => indexedDB),
      systemClock,
    );
    return sealed(bytes, format, claim, { identities, holder, unlinkable });
  };
}
