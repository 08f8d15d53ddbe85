import { useEffect, useState } from 'react';
import { openDrafts } from '../../lib/background/share/drafts.ts';
import type { ShareState } from '../../lib/meter/state.ts';
import type { ShareId } from '../../lib/types.ts';

/** Twice as many as are kept: some of the newest may have been dropped. */
const LOOK_AT = 40;

async function lookUp(shares: readonly ShareId[]): Promise<ReadonlySet<ShareId>> {
  const drafts = openDrafts();
  const found = await Promise.all(shares.map((share) => drafts.get(share)));
  return new Set(found.flatMap((draft) => draft?.share ?? []));
}

/** The shares whose picture is still there. `states` are oldest first. */
export function useKept(states: readonly ShareState[]): ReadonlySet<ShareId> {
  const [kept, setKept] = useState<ReadonlySet<ShareId>>(new Set());
  const newest = states
    .slice(-LOOK_AT)
    .map(({ share }) => share)
    .join('\n');
  useEffect(() => {
    let open = true;
    lookUp(newest === '' ? [] : newest.split('\n')).then(
      (found) => open && setKept(found),
      () => undefined,
    );
    return () => {
      open = false;
    };
  }, [newest]);
  return kept;
}
