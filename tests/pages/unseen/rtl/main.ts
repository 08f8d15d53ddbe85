/** Right to left: labels in Arabic, messages find their own direction. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { createRenderer } from '../../gemini/blocks.ts';
import { el, last, onEnter } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';
import { keepRows } from '../shared/rows.ts';

const chat = createChat();
const input = document.querySelector('textarea') ?? document.createElement('textarea');
keepRows(
  document.querySelector('ul') ?? document.body,
  chat,
  (turn) => {
    const words = el('div', { dir: 'auto' });
    const element = el('li', { 'data-k': turn.role === 'user' ? '1' : '2' }, words);
    if (turn.role === 'user') {
      words.textContent = turn.text;
      return { element, update: () => undefined };
    }
    const redo = el('button', { class: 'redo' }, 'إعادة');
    redo.addEventListener('click', () => chat.regenerate(turn.id));
    const render = createRenderer(words);
    return {
      element,
      update({ text, state }) {
        render(text);
        if (state !== 'streaming') element.append(redo);
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
document.querySelector('.dock button')?.addEventListener('click', send);
document.getElementById('o')?.addEventListener('click', () => chat.open('lisbon'));
expose({
  composer: () => input,
  send: () => document.querySelector('.dock button'),
  regenerate: () => last('.redo'),
  other: () => document.getElementById('o'),
  answers: () => document.querySelectorAll('[data-k="2"] > div'),
  questions: () => document.querySelectorAll('[data-k="1"] > div'),
});
