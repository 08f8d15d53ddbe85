/** While the answer has no words there is a row "…"; the first token brings another element in its place, and the end a third. */
import '../../shared/probe.ts';
import { createChat, type Turn } from '../../shared/chat.ts';
import { createRenderer } from '../../gemini/blocks.ts';
import { el, last } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';
import { keepRows } from '../shared/rows.ts';

const chat = createChat();
const list = document.querySelector('.list') ?? document.body;
const input = document.querySelector('input') ?? document.createElement('input');

/** The slot has no box of its own: what is in it changes from state to state. */
function answer(first: Turn): { element: Element; update: (turn: Turn) => void } {
  const slot = el('div', { style: 'display: contents' });
  let state = '';
  let render: ((text: string) => void) | undefined;
  return {
    element: slot,
    update(turn) {
      const now = turn.text === '' ? 'wait' : turn.state === 'streaming' ? 'grow' : 'done';
      if (now !== state) {
        state = now;
        const card = el('div', { class: `card ${now}` }, ...(now === 'wait' ? ['…'] : []));
        const words = el('div');
        if (now !== 'wait') card.append(words);
        if (now === 'done') {
          const redo = el('button', { class: 'redo' }, 'Other answer');
          redo.addEventListener('click', () => chat.regenerate(first.id));
          card.append(redo);
        }
        render = createRenderer(words);
        slot.replaceChildren(card);
      }
      if (now !== 'wait') render?.(turn.text);
    },
  };
}
keepRows(
  list,
  chat,
  (turn) => (turn.role === 'user' ? { element: el('p', { class: 'me' }, turn.text), update: () => undefined } : answer(turn)),
  () => scrollTo(0, document.documentElement.scrollHeight),
);
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  chat.send(input.value);
  input.value = '';
});
document.getElementById('menu')?.addEventListener('click', () => chat.open('sorting'));
expose({
  composer: () => input,
  send: () => last('form button'),
  regenerate: () => last('.redo'),
  other: () => document.getElementById('menu'),
  answers: () => document.querySelectorAll('.card:not(.wait) > div'),
  questions: () => document.querySelectorAll('.me'),
});
