import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StorageArea } from '../../settings/store.ts';
import { eventId, feedbackLines, type FeedbackEvent, FEEDBACK_LIMITS, parseEvents, parseTexts } from './event.ts';

/** The events, which every page reads; and their texts, which only an export and the options do. */
export const FEEDBACK_KEY = 'feedback';
export const FEEDBACK_TEXTS_KEY = 'feedbackTexts';

/** What a person said, with the text it is about. */
interface Said {
  readonly event: FeedbackEvent;
  readonly text: string;
}

/** All feedback of this browser, oldest first: `getState`, `subscribe`, and these. */
export interface FeedbackStore extends Pick<StoreApi<readonly FeedbackEvent[]>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Resolves once this store shows it, like the rest. Reject if storage refuses. */
  add(said: readonly Said[]): Promise<void>;
  /** Forgets what a test picks, as if it had never been said. */
  remove(isMeant: (event: FeedbackEvent) => boolean): Promise<void>;
  /** Texts by the id of their event. */
  texts(): Promise<Map<string, string>>;
  /** One JSON object a line. */
  lines(): Promise<string>;
  /** Stops following storage. */
  destroy(): void;
}

type Content = readonly [events: FeedbackEvent[], texts: Map<string, string>];

/** Reads the feedback in `area` and follows it. Rejects if storage cannot be read. */
export async function createFeedbackStore(area: StorageArea): Promise<FeedbackStore> {
  let store: StoreApi<readonly FeedbackEvent[]> | undefined;
  let early: { value: unknown } | undefined;
  const show = (value: unknown) => {
    const next = parseEvents(value);
    if (store && JSON.stringify(next) !== JSON.stringify(store.getState())) store.setState(next, true);
  };
  const listener: Parameters<StorageArea['onChanged']['addListener']>[0] = (changes) => {
    const change = changes[FEEDBACK_KEY];
    if (!change) return;
    if (store) show(change.newValue);
    else early = { value: change.newValue };
  };
  const read = async (key: string) => (await area.get(key))[key];
  area.onChanged.addListener(listener);
  let stored: unknown;
  try {
    stored = await read(FEEDBACK_KEY);
  } catch (error) {
    area.onChanged.removeListener(listener);
    throw error;
  }
  store = createStore<readonly FeedbackEvent[]>(() => parseEvents(early ? early.value : stored));

  const content = async (): Promise<Content> => {
    const events = parseEvents(await read(FEEDBACK_KEY));
    return [events, parseTexts(await read(FEEDBACK_TEXTS_KEY), events)];
  };
  let queue: Promise<unknown> = Promise.resolve();
  const write = (change: (content: Content) => Content) => {
    const done = queue.then(async () => {
      // Storage, not this store, is what another page may have changed a moment ago.
      const [changed, texts] = change(await content());
      const events = parseEvents(changed);
      await area.set({
        [FEEDBACK_KEY]: events,
        [FEEDBACK_TEXTS_KEY]: Object.fromEntries(parseTexts(Object.fromEntries(texts), events)),
      });
      show(events);
    });
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    add: (said) =>
      write(([events, texts]) => [
        [...events, ...said.map(({ event }) => event)],
        new Map([
          ...texts,
          ...said.map(({ event, text }) => [eventId(event), text.slice(0, FEEDBACK_LIMITS.textChars)] as const),
        ]),
      ]),
    remove: (isMeant) => write(([events, texts]) => [events.filter((event) => !isMeant(event)), texts]),
    texts: async () => (await content())[1],
    lines: async () => feedbackLines(...(await content())),
    destroy() {
      area.onChanged.removeListener(listener);
    },
  };
}

/** Whether an event is the last of its kind about one of these texts: what Undo on the page means. */
export function lastAbout(
  events: readonly FeedbackEvent[],
  kind: FeedbackEvent['kind'],
  hashes: readonly string[],
): (event: FeedbackEvent) => boolean {
  const last = new Map(events.filter((event) => event.kind === kind).map((event) => [event.hash, eventId(event)]));
  const meant = new Set(hashes.flatMap((hash) => last.get(hash) ?? []));
  return (event) => event.kind === kind && meant.has(eventId(event));
}
