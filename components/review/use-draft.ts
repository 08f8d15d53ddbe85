import { useCallback, useEffect, useState } from 'react';
import { openDrafts, type Draft } from '../../lib/background/share/drafts.ts';
import type { ShareId } from '../../lib/types.ts';

export type DraftView = 'loading' | 'gone' | 'broken' | Draft;

async function readDraft(share: ShareId): Promise<Draft | 'gone'> {
  return (await openDrafts().get(share)) ?? 'gone';
}

/** The share's draft. What another tab does to it is seen when this one is looked at again, or when `look` is called. */
export function useDraft(share: ShareId | undefined): { readonly draft: DraftView; readonly look: () => void } {
  const [draft, setDraft] = useState<DraftView>('loading');
  const look = useCallback(() => {
    if (share !== undefined) readDraft(share).then(setDraft, () => setDraft('broken'));
  }, [share]);
  useEffect(() => {
    const onShow = () => document.visibilityState === 'visible' && look();
    look();
    document.addEventListener('visibilitychange', onShow);
    return () => document.removeEventListener('visibilitychange', onShow);
  }, [look]);
  return { draft, look };
}

/** The share in `?share=<id>`, if it could be one. */
export function namedShare(search: string): ShareId | undefined {
  const named = new URLSearchParams(search).get('share');
  return named !== null && named.length > 0 && named.length <= 64 ? named : undefined;
}
