/** A letter: a contenteditable composer without a form, sent by Control+Enter or a span; answers are paragraphs in the same flow as questions. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { createRenderer } from '../../gemini/blocks.ts';
import { el, last, onEnter } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';
import { keepRows } from '../shared/rows.ts';

const chat = createChat();
const box = document.querySelector<HTMLElement>('[contenteditable]') ?? document.body;
keepRows(
  document.querySelector('.page') ?? document.body,
  chat,
  (turn) => {
    if (turn.role === 'user') return { element: el('p', { class: 'ink' }, turn.text), update: () => undefined };
    const words = el('div', { class: 'lines' });
    const render = createRenderer(words);
    const again = el('span', { class: 'knob redo' }, 'Rewrite');
    again.addEventListener('click', () => chat.regenerate(turn.id));
    return { element: el('div', {}, words, again), update: ({ text }) => render(text) };
  },
  () => scrollTo(0, document.documentElement.scrollHeight),
);
const send = (): void => {
  chat.send(box.innerText);
  box.textContent = '';
};
onEnter(box, send, true);
document.getElementById('post')?.addEventListener('click', send);
document.getElementById('turn')?.addEventListener('click', () => chat.open('lisbon'));
expose({
  composer: () => box,
  send: () => document.getElementById('post'),
  regenerate: () => last('.redo'),
  other: () => document.getElementById('turn'),
  answers: () => document.querySelectorAll('.lines'),
  questions: () => document.querySelectorAll('.ink'),
});
