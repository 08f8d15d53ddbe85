/**
 * The structure of gemini.google.com: custom element names carry the meaning, no framework of ours behind them. A block
 * that grows is replaced by a new node for each token, the others stay.
 */
import '../shared/probe.ts';
import '../shared/base.css';
import '../shared/prose.css';
import './gemini.css';
import { createChat, CONVERSATIONS } from '../shared/chat.ts';
import { stickToBottom } from '../shared/scroll.ts';
import { createComposer } from './composer.ts';
import { h } from '../shared/dom.ts';
import { createConversation } from './conversation.ts';

const chat = createChat('app');

const sideButton = (label: string, id: string): HTMLElement =>
  h('button', { type: 'button', onclick: () => chat.open(id) }, label);

const scroller = h('infinite-scroller', { class: 'chat-history scroll', 'data-test-id': 'chat-history-container' });
const composer = createComposer(chat);

document
  .querySelector('chat-app')
  ?.append(
    h(
      'bard-sidenav',
      { class: 'side', role: 'navigation', 'aria-label': 'Conversations' },
      h('strong', { class: 'side-title' }, 'Chats'),
      sideButton('New chat', ''),
      h('span', { class: 'side-label' }, 'Recent'),
      ...CONVERSATIONS.map(([id, name]) => sideButton(name, id)),
      h('span', { class: 'side-foot' }, 'A page made for tests. Nothing here is sent anywhere.'),
    ),
    h(
      'chat-window',
      { class: 'pane', role: 'main' },
      h(
        'header',
        { class: 'top' },
        h(
          'button',
          { type: 'button', 'data-test-id': 'bard-mode-menu-button', 'aria-haspopup': 'menu' },
          h('span', { class: 'picker-primary-text' }, 'Fast'),
        ),
      ),
      scroller,
      h(
        'input-container',
        {},
        composer.element,
        h('hallucination-disclaimer', { class: 'foot' }, 'Answers can be wrong. Check what matters.'),
      ),
    ),
  );

const follow = stickToBottom(scroller);
const conversation = createConversation(scroller, chat);
const render = (): void => {
  conversation.update(chat.turns());
  composer.update(chat.generating());
  follow();
};
chat.subscribe(render);
render();
