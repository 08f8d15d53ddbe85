/** Plain JS: one writes in a sheet that opens at the bottom and closes with sending; only the colour of a square tells who speaks. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { el, last, onEnter } from '../shared/dom.ts';
import { toHtml } from '../shared/html.ts';
import { keepRows } from '../shared/rows.ts';

const chat = createChat();
const dialog = document.querySelector('dialog') ?? document.createElement('dialog');
const field = document.querySelector('textarea') ?? document.createElement('textarea');
const fab = document.getElementById('fab');
const log = document.getElementById('log') ?? document.body;
fab?.addEventListener('click', () => {
  dialog.showModal();
  field.focus();
});
const send = (): void => {
  dialog.close();
  chat.send(field.value);
  field.value = '';
};
onEnter(field, send);
dialog.querySelector('button')?.addEventListener('click', send);
document.getElementById('alt')?.addEventListener('click', () => chat.open('sorting'));
keepRows(
  log,
  chat,
  (turn) => {
    const body = el('div', { class: 'c' });
    const element = el('div', { class: turn.role === 'user' ? 'n p' : 'n' }, el('i'), body);
    return {
      element,
      update(now) {
        if (now.role === 'user') body.textContent = now.text;
        else if (body.dataset['n'] !== now.text + now.state) {
          body.dataset['n'] = now.text + now.state;
          body.innerHTML = toHtml(now.text);
          if (now.state !== 'streaming') {
            const again = el('button', { class: 'g', title: 'again' }, '⟲');
            again.addEventListener('click', () => chat.regenerate(now.id));
            element.append(again);
          }
        }
      },
    };
  },
  () => scrollTo(0, 1e6),
);
expose({
  composer: () => (dialog.open ? field : fab),
  regenerate: () => last('.g'),
  other: () => document.getElementById('alt'),
  answers: () => document.querySelectorAll('.n:not(.p) .c'),
  questions: () => document.querySelectorAll('.n.p .c'),
});
