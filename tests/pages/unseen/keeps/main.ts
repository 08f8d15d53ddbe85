/** A prompt bench: the composer keeps its text, selected, after a run; newest runs stand on top. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { createRenderer } from '../../gemini/blocks.ts';
import { el, last, onEnter } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';
import { keepRows } from '../shared/rows.ts';

const chat = createChat();
const input = document.querySelector('textarea') ?? document.createElement('textarea');
const right = document.querySelector('.right') ?? document.body;
const runs = el('div', { style: 'display: flex; flex-direction: column-reverse' });
right.append(runs);
keepRows(runs, chat, (turn) => {
  if (turn.role === 'user') return { element: el('h4', { class: 'prompt' }, turn.text), update: () => undefined };
  const out = el('div', { class: 'output' });
  const render = createRenderer(out);
  return { element: el('div', { class: 'run' }, out), update: ({ text }) => render(text) };
});
const run = (): void => {
  chat.send(input.value);
  input.select();
};
onEnter(input, run);
input.addEventListener('focus', () => input.select());
document.getElementById('run')?.addEventListener('click', run);
document.getElementById('redo')?.addEventListener('click', () => chat.regenerate(chat.turns().at(-1)?.id ?? ''));
document.getElementById('o')?.addEventListener('click', () => chat.open('lisbon'));
expose({
  composer: () => input,
  send: () => document.getElementById('run'),
  regenerate: () => document.getElementById('redo'),
  other: () => document.getElementById('o'),
  more: { newest: () => last('.output') },
  answers: () => document.querySelectorAll('.output'),
  questions: () => document.querySelectorAll('.prompt'),
});
