import { useEffect, useState } from 'react';
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
  const [certificate, setCertificate] = useState<CertificateSummary>();
  const [problem, setProblem] = useState<SigningProblem>();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let over = false;
    const read = async () => {
      const found = await (await loadIdentities()).imported();
      if (over) return;
      setCertificate(found);
      setProblem(undefined);
    };
    read().catch((error: unknown) => {
      if (!over) setProblem(problemOf(error));
    });
    return () => {
      over = true;
    };
  }, [looks]);
  return { certificate, problem, look: () => setLooks((count) => count + 1) };
}
