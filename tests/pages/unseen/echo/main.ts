/**
 * The page shows of a question what the server sends back of it a moment later: without the blanks around it, with words for emoji's names and with
 * its markdown rendered. Question and answer are built alike.
 */
import '../../shared/probe.ts';
import { createChat, type Turn } from '../../shared/chat.ts';
import { el, last, onEnter } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';
import { keepRows } from '../shared/rows.ts';

const ECHO_MS = 120;
const EMOJI: Readonly<Record<string, string>> = { ':)': '🙂', ':bread:': '🍞', '<3': '❤️' };
const echoed = (text: string): string =>
  toHtml(Object.entries(EMOJI).reduce((all, [name, sign]) => all.replaceAll(name, sign), text.trim().replaceAll(/\s+/g, ' ')));

const chat = createChat();
const input = document.querySelector('textarea') ?? document.createElement('textarea');
const seeded = new Set(chat.turns().map(({ id }) => id));

keepRows(
  document.querySelector('.thread') ?? document.body,
  chat,
  (turn: Turn) => {
    const words = el('div', { class: 'md' });
    const mine = turn.role === 'user';
    const element = el(
      'div',
      { class: 'msg', 'data-n': mine ? 'a' : 'b' },
      el('span', { class: 'from' }, mine ? 'kim' : 'relay'),
      words,
    );
    if (mine) {
      const show = (): void => void (words.innerHTML = echoed(turn.text));
      if (seeded.has(turn.id)) show();
      else setTimeout(show, ECHO_MS);
      return { element, update: () => undefined };
    }
    const redo = el('button', { class: 'redo' }, 'again');
    redo.addEventListener('click', () => chat.regenerate(turn.id));
    let shown = '';
    return {
      element,
      update({ text, state }) {
        if (text !== shown) words.innerHTML = toHtml(text);
        shown = text;
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
document.querySelector('.compose button')?.addEventListener('click', send);
document.getElementById('o')?.addEventListener('click', () => chat.open('bread'));
expose({
  composer: () => input,
  send: () => document.querySelector('.compose button'),
  regenerate: () => last('.redo'),
  other: () => document.getElementById('o'),
  answers: () => document.querySelectorAll('[data-n="b"] .md'),
  questions: () => document.querySelectorAll('[data-n="a"] .md'),
});
