/** The state behind every page that is not a chat package: turns, one running completion, conversations. */
import { historyPair } from '../texts.ts';
import { stream } from './api.ts';
import { params } from './params.ts';
import { completionBegan, completionEnded } from './probe.ts';

export interface Turn {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly reasoning: string;
  readonly state: 'streaming' | 'complete' | 'stopped' | 'error';
  readonly error: string;
  readonly time: string;
}

export interface Chat {
  readonly turns: () => readonly Turn[];
  readonly generating: () => boolean;
  readonly conversation: () => string;
  /** Calls `listener` after each change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Adds a user message and streams the answer; ignored while one is running or if `text` is blank. */
  readonly send: (text: string) => void;
  /** Streams a new answer in place of answer `id`; what came after it is dropped. */
  readonly regenerate: (id: string) => void;
  /** Puts another text in place of question `id` and streams the answer to it; what came after it is dropped. */
  readonly resend: (id: string, text: string) => void;
  readonly stop: () => void;
  /** Shows another conversation without loading the page. */
  readonly open: (conversation: string) => void;
}

/** Conversations of the sidebar: id and name. */
export const CONVERSATIONS: readonly (readonly [string, string])[] = [
  ['bread', 'Sourdough notes'],
  ['lisbon', 'Weekend in Lisbon'],
  ['saturn', 'Rings of Saturn'],
  ['sorting', 'Stable sorting'],
];

/** A fixed clock: runs with and without an extension must show the same page. */
const timeOf = (n: number): string =>
  `${String(9 + (Math.floor(n / 30) % 12)).padStart(2, '0')}:${String((n % 30) * 2).padStart(2, '0')}`;

const idOf = (conversation: string, n: number): string =>
  `${conversation.length.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

const turnOf = (conversation: string, n: number, role: Turn['role'], text: string, state: Turn['state'] = 'complete'): Turn => ({
  id: idOf(conversation, n),
  role,
  text,
  reasoning: '',
  state,
  error: '',
  time: timeOf(n),
});

function seeded(conversation: string): Turn[] {
  const pairs = conversation === '' || params.history > 0 ? params.history : 2;
  const shift = CONVERSATIONS.findIndex(([id]) => id === conversation) + 1;
  return Array.from({ length: pairs }, (_, i) => {
    const pair = historyPair(i + shift * 500, params.historyUnsafe);
    return [turnOf(conversation, i * 2, 'user', pair.question), turnOf(conversation, i * 2 + 1, 'assistant', pair.answer)];
  }).flat();
}

/**
 * Makes a page's chat.
 * @param urlPart path segment before a conversation's id (`c` for `/c/<id>`); '' leaves the address alone
 */
export function createChat(urlPart = ''): Chat {
  const listeners = new Set<() => void>();
  const split = `/${urlPart}/`;
  const [base = '', inPath = ''] = urlPart === '' ? [] : location.pathname.split(split);
  let conversation = inPath.replace(/\/$/, '');
  let turns: readonly Turn[] = seeded(conversation);
  let running: AbortController | undefined;
  let count = turns.length;

  const show = (next: readonly Turn[]): void => {
    turns = next;
    for (const listener of listeners) listener();
  };
  const add = (role: Turn['role'], text: string): Turn => {
    const turn = turnOf(conversation, count++, role, text, role === 'user' ? 'complete' : 'streaming');
    show([...turns, turn]);
    return turn;
  };
  const patch = (id: string, change: Partial<Turn>): void => show(turns.map((t) => (t.id === id ? { ...t, ...change } : t)));

  const answer = async (): Promise<void> => {
    const control = new AbortController();
    running = control;
    completionBegan();
    const messages = turns.filter((t) => t.text !== '').map((t) => ({ role: t.role, content: t.text }));
    const { id } = add('assistant', '');
    let text = '';
    let reasoning = '';
    let end: Partial<Turn> = { state: 'complete' };
    try {
      for await (const delta of stream(messages, control.signal)) {
        text += delta.content;
        reasoning += delta.reasoning;
        patch(id, { text, reasoning });
      }
    } catch (error) {
      end = control.signal.aborted
        ? { state: 'stopped' }
        : { state: 'error', error: error instanceof Error ? error.message : String(error) };
    }
    if (running === control) running = undefined;
    patch(id, end);
    // two frames: React has committed and the browser has painted the end
    requestAnimationFrame(() => requestAnimationFrame(() => completionEnded(text)));
  };

  const address = (id: string): void => {
    if (urlPart === '') return;
    history.pushState({}, '', `${base.replace(/\/$/, '')}${id === '' ? '/' : split + id}${location.search}`);
  };

  return {
    turns: () => turns,
    generating: () => running !== undefined,
    conversation: () => conversation,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send(text) {
      if (running !== undefined || text.trim() === '') return;
      add('user', text.trim());
      void answer();
    },
    regenerate(id) {
      const at = turns.findIndex((t) => t.id === id);
      if (running !== undefined || at < 1) return;
      show(turns.slice(0, at));
      void answer();
    },
    resend(id, text) {
      const at = turns.findIndex((t) => t.id === id);
      if (running !== undefined || at < 0 || text.trim() === '') return;
      show(turns.slice(0, at));
      add('user', text.trim());
      void answer();
    },
    stop: () => running?.abort(),
    open(id) {
      running?.abort();
      conversation = id;
      address(id);
      show(seeded(id));
      count = turns.length;
    },
  };
}
