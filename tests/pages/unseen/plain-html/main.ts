/** No framework, as a weekend project has it: names of one letter, and innerHTML of the last bubble set with every token. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';

const chat = createChat();
const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const log = byId('log');
const input = document.querySelector<HTMLTextAreaElement>('#t') ?? document.createElement('textarea');
let shown: string[] = [];

function render(): void {
  const turns = chat.turns();
  while (shown.length > turns.length || shown.at(-1) !== turns[shown.length - 1]?.id) {
    if (shown.length === 0) break;
    shown.pop();
    log.lastElementChild?.remove();
  }
  for (const [index, turn] of turns.entries()) {
    let bubble = log.children[index];
    if (!bubble) {
      bubble = document.createElement('div');
      bubble.className = turn.role === 'user' ? 'b o' : 'b';
      log.append(bubble);
      shown.push(turn.id);
      if (turn.role === 'user') bubble.textContent = turn.text;
    }
    if (turn.role === 'user' || bubble.getAttribute('title') === `${turn.text.length} ${turn.state}`) continue;
    bubble.innerHTML = toHtml(turn.text) + (turn.state === 'streaming' ? '' : '<button class="r">again</button>');
    bubble.setAttribute('title', `${turn.text.length} ${turn.state}`);
    bubble.querySelector('.r')?.addEventListener('click', () => {
      shown = shown.slice(0, index);
      while (log.children.length > index) log.lastElementChild?.remove();
      chat.regenerate(turn.id);
    });
  }
  scrollTo(0, document.documentElement.scrollHeight);
}
const send = (): void => {
  const text = input.value;
  input.value = '';
  chat.send(text);
};
byId('s').addEventListener('click', send);
byId('next').addEventListener('click', () => {
  shown = [];
  log.innerHTML = '';
  chat.open('saturn');
});
input.addEventListener('keypress', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  send();
});
chat.subscribe(render);
render();
expose({
  composer: () => input,
  send: () => byId('s'),
  regenerate: () => [...document.querySelectorAll('.r')].at(-1),
  other: () => byId('next'),
  answers: () => document.querySelectorAll('.b:not(.o)'),
  questions: () => document.querySelectorAll('.b.o'),
});
