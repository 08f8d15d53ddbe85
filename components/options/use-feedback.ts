import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { FeedbackEvent } from '../../lib/moderate/feedback/event.ts';
import { createFeedbackStore, type FeedbackStore } from '../../lib/moderate/feedback/store.ts';

export interface Feedback {
  readonly store: FeedbackStore | undefined;
  readonly events: readonly FeedbackEvent[];
  /** By the id of their event. */
  readonly texts: ReadonlyMap<string, string>;
}

/** All that was said of verdicts, followed; nothing until it has been read. */
export function useFeedback(): Feedback {
  const [feedback, setFeedback] = useState<Feedback>({ store: undefined, events: [], texts: new Map() });
  useEffect(() => {
    let open = true;
    let store: FeedbackStore | undefined;
    const read = async (from: FeedbackStore) => {
      const texts = await from.texts();
      if (open) setFeedback({ store: from, events: from.getState(), texts });
    };
    const start = async () => {
      store = await createFeedbackStore(browser.storage.local);
      store.subscribe(() => void (store && read(store)));
      await read(store);
    };
    start().catch((error: unknown) => console.warn('Sharemark could not read its feedback', error));
    return () => {
      open = false;
      store?.destroy();
    };
  }, []);
  return feedback;
}
