import { useEffect, useState } from 'react';
import { openDrafts, type Draft } from '../../lib/background/share/drafts.ts';
import type { ShareId } from '../../lib/types.ts';

export type DraftView = 'loading' | 'gone' | 'broken' | Draft;

/** The share's draft, read again when `cause` changes. What a page in another tab did to it is seen when this one is looked at again. */
export function useDraft(share: ShareId | undefined, cause: unknown): DraftView {
  const [view, setView] = useState<DraftView>('loading');
  useEffect(() => {
    if (share === undefined) return undefined;
    let open = true;
    const look = async () => {
      const drafts = await openDrafts();
      try {
        const draft = await drafts.get(share);
        if (open) setView(draft ?? 'gone');
      } finally {
        drafts.close();
      }
    };
    const again = () => void look().catch(() => open && setView('broken'));
    const onShow = () => document.visibilityState === 'visible' && again();
    again();
    document.addEventListener('visibilitychange', onShow);
    return () => {
      open = false;
      document.removeEventListener('visibilitychange', onShow);
    };
  }, [share, cause]);
  return view;
}

/** The share in `?share=<id>`, if it could be one. */
export function namedShare(search: string): ShareId | undefined {
  const named = new URLSearchParams(search).get('share');
  return named !== null && named.length > 0 && named.length <= 64 ? named : undefined;
}
