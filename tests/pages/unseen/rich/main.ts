/** A notebook: answers with tables, coloured code and formulas, all written anew with every token. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { el, last, onEnter } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';
import { keepRows } from '../shared/rows.ts';
import { enrich } from './formula.ts';

const chat = createChat();
const input = document.querySelector('textarea') ?? document.createElement('textarea');
keepRows(
  document.querySelector('.book') ?? document.body,
  chat,
  (turn) => {
    if (turn.role === 'user') return { element: el('div', { class: 'cell in' }, turn.text), update: () => undefined };
    const out = el('div', { class: 'out' });
    const redo = el('button', { class: 'redo' }, 'Rerun');
    redo.addEventListener('click', () => chat.regenerate(turn.id));
    let shown = '';
    return {
      element: el('div', { class: 'cell' }, out, redo),
      update({ text }) {
        if (text !== shown) out.innerHTML = enrich(toHtml(text));
        shown = text;
      },
    };
  },
  () => scrollTo(0, document.documentElement.scrollHeight),
);
const send = (): void => {
  chat.send(input.value);
  input.value = '';
};
onEnter(input, send);
document.querySelector('.bar button')?.addEventListener('click', send);
document.getElementById('o')?.addEventListener('click', () => chat.open('saturn'));
expose({
  composer: () => input,
  send: () => document.querySelector('.bar button'),
  regenerate: () => last('.redo'),
  other: () => document.getElementById('o'),
  answers: () => document.querySelectorAll('.out'),
  questions: () => document.querySelectorAll('.cell.in'),
});
