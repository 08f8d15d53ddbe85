import { useCallback, useEffect, useState } from 'react';
import { systemClock } from '../../lib/clock.ts';
import type { CertificateSummary, Identities } from '../../lib/mark/credentials/index.ts';
import { problemOf, type SigningProblem } from './identity.ts';

/** The identities of this device. Their code is heavy, and loaded with the first question. */
export async function loadIdentities(): Promise<Identities> {
  const { createIdentities, createIdentityStorage } = await import('../../lib/mark/credentials/index.ts');
  return createIdentities(
    createIdentityStorage(() => indexedDB),
    systemClock,
  );
}

interface Imported {
  readonly certificate: CertificateSummary | undefined;
  readonly problem: SigningProblem | undefined;
  readonly look: () => void;
}

/** The imported certificate, if there is one, as it was when `look` was last called. */
export function useImported(): Imported {
  const [{ certificate, problem }, setFound] = useState<Omit<Imported, 'look'>>({ certificate: undefined, problem: undefined });
  const look = useCallback(() => {
    const read = async () => (await loadIdentities()).imported();
    read().then(
      (found) => setFound({ certificate: found, problem: undefined }),
      (error: unknown) => setFound({ certificate: undefined, problem: problemOf(error) }),
    );
  }, []);
  useEffect(() => look(), [look]);
  return { certificate, problem, look };
}
