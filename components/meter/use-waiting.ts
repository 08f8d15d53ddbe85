import { useEffect, useState } from 'react';
import { openDrafts, type WaitingDraft } from '../../lib/background/share/drafts.ts';

/** Shares that wait for a decision, newest first. Read again whenever `seen` changes, as it does with every read of the ledger. */
export function useWaiting(seen: unknown): readonly WaitingDraft[] {
  const [waiting, setWaiting] = useState<readonly WaitingDraft[]>([]);
  useEffect(() => {
    let open = true;
    openDrafts()
      .list()
      .then(
        (found) => open && setWaiting(found),
        () => undefined,
      );
    return () => {
      open = false;
    };
  }, [seen]);
  return waiting;
}
