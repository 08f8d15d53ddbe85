import { useCallback, useEffect, useState } from 'react';
import { systemClock } from '../../lib/clock.ts';
import type { ShareOutcome, ShareProgress, ShareRequest } from '../../lib/messages.ts';
import { askProgress, askShare } from './ask.ts';

/** How often the running capture is asked how far it has come, in ms. */
const POLL_MS = 300;

interface Share {
  /** Undefined while nothing runs; `of` is 0 until the first picture is taken. */
  readonly progress: ShareProgress | undefined;
  readonly outcome: ShareOutcome | undefined;
  readonly cancelling: boolean;
  readonly press: (request: ShareRequest) => void;
  readonly cancel: () => void;
}

/** One share at a time: what was pressed here, and what runs because of a press elsewhere. */
export function useShare(): Share {
  const [asked, setAsked] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [running, setRunning] = useState<ShareProgress>({ done: 0, of: 0 });
  const [outcome, setOutcome] = useState<ShareOutcome>();

  useEffect(() => {
    let open = true;
    let cancelTimer = (): void => undefined;
    const look = async () => {
      const next = await askProgress();
      if (!open) return;
      setRunning((last) => (last.done === next.done && last.of === next.of ? last : next));
      cancelTimer = systemClock.after(POLL_MS, () => void look());
    };
    void look();
    return () => {
      open = false;
      cancelTimer();
    };
  }, []);

  const press = useCallback((request: ShareRequest) => {
    setAsked(true);
    setCancelling(false);
    setOutcome(undefined);
    void askShare(request).then((answer) => {
      setAsked(false);
      setOutcome(answer);
    });
  }, []);
  const cancel = useCallback(() => {
    setCancelling(true);
    void askShare({ type: 'share-cancel' });
  }, []);

  const runs = asked || running.of > 0;
  return { progress: runs ? running : undefined, outcome, cancelling: runs && cancelling, press, cancel };
}
