import type { Chat, Turn } from '../shared/chat.ts';
import { createRenderer } from '../shared/blocks.ts';
import { h } from '../shared/dom.ts';

interface View {
  readonly element: HTMLElement;
  update(turn: Turn): void;
}

function question(turn: Turn): View {
  const lines = turn.text.split('\n').map((line) => h('p', { class: 'query-text-line' }, line));
  const text = h('div', { class: 'query-text' }, h('span', { class: 'cdk-visually-hidden sr-only' }, 'You said'), ...lines);
  const element = h(
    'user-query',
    {},
    h('user-query-content', {}, h('div', { class: 'user-query-bubble-with-background bubble' }, text)),
  );
  return { element, update: () => undefined };
}

function answer(turn: Turn, chat: Chat): View {
  const copy = (): void =>
    void navigator.clipboard?.writeText(chat.turns().find((t) => t.id === turn.id)?.text ?? '').catch(() => undefined);
  const body = h('div', { class: 'markdown markdown-main-panel prose', 'aria-live': 'polite', dir: 'ltr' });
  const thoughts = h('model-thoughts', { class: 'thoughts', hidden: '' });
  const failure = h('div', { class: 'failure', hidden: '' });
  const actions = h(
    'message-actions',
    { class: 'actions', hidden: '' },
    h('button', { type: 'button', class: 'quiet', 'data-test-id': 'copy-button', onclick: copy }, 'Copy'),
    h(
      'button',
      { type: 'button', class: 'quiet', 'data-test-id': 'regenerate-button', onclick: () => chat.regenerate(turn.id) },
      'Redo',
    ),
    h('time', {}, turn.time),
  );
  const content = h('message-content', { class: 'model-response-text', id: `message-content-id-r_${turn.id.slice(-12)}` }, body);
  const element = h('model-response', {}, h('response-container', {}, thoughts, content, failure), actions);
  const render = createRenderer(body);
  return {
    element,
    update({ text, reasoning, state, error }) {
      render(text);
      if (thoughts.textContent !== reasoning) thoughts.textContent = reasoning;
      thoughts.hidden = reasoning === '';
      body.setAttribute('aria-busy', String(state === 'streaming'));
      actions.hidden = state === 'streaming';
      failure.hidden = error === '';
      failure.textContent = error;
    },
  };
}

/** Keeps `.conversation-container`s (a question and its answer each) in `list` in step with the chat's turns. */
export function createConversation(list: HTMLElement, chat: Chat): { update(turns: readonly Turn[]): void } {
  const views = new Map<string, View>();
  const seen = new Map<string, Turn>();
  const place = (turn: Turn, element: HTMLElement): void => {
    const container = list.lastElementChild;
    if (turn.role === 'assistant' && container !== null) container.append(element);
    else list.append(h('div', { class: 'conversation-container column', id: turn.id.slice(-16) }, element));
  };
  return {
    update(turns) {
      const kept = new Set(turns.map((t) => t.id));
      for (const [id, view] of views) {
        if (kept.has(id)) continue;
        const container = view.element.parentElement;
        view.element.remove();
        if (container?.childElementCount === 0) container.remove();
        views.delete(id);
      }
      for (const turn of turns) {
        const known = views.get(turn.id);
        if (known !== undefined && seen.get(turn.id) === turn) continue;
        const view = known ?? (turn.role === 'user' ? question(turn) : answer(turn, chat));
        view.update(turn);
        if (known === undefined) place(turn, view.element);
        views.set(turn.id, view);
        seen.set(turn.id, turn);
      }
    },
  };
}
