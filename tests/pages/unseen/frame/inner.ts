/** What stands in the frame: a table with one row a message. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { el, last, onEnter } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';
import { reportToParent } from '../shared/remote.ts';
import { keepRows } from '../shared/rows.ts';

reportToParent();
const chat = createChat();
const pane = document.querySelector('.pane');
const input = document.querySelector('textarea') ?? document.createElement('textarea');
keepRows(
  document.querySelector('tbody') ?? document.body,
  chat,
  (turn) => {
    const cell = el('td', { class: turn.role === 'user' ? 'ask' : 'say' });
    const redo = el('a', { href: '#', class: 'redo' }, 'redo');
    redo.addEventListener('click', (event) => {
      event.preventDefault();
      chat.regenerate(turn.id);
    });
    const element = el('tr', {}, el('td', {}, turn.time), cell, ...(turn.role === 'user' ? [] : [el('td', {}, redo)]));
    let shown = '';
    return {
      element,
      update({ text }) {
        if (text !== shown) cell.innerHTML = toHtml(text);
        shown = text;
      },
    };
  },
  () => pane?.scrollTo(0, pane.scrollHeight),
);
const send = (): void => {
  chat.send(input.value);
  input.value = '';
};
onEnter(input, send);
document.querySelector('.foot button')?.addEventListener('click', send);
expose({
  composer: () => input,
  send: () => document.querySelector('.foot button'),
  regenerate: () => last('.redo'),
  answers: () => document.querySelectorAll('.say'),
  questions: () => document.querySelectorAll('.ask'),
});
