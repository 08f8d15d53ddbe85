/** No framework: one `<pre>` for the whole talk, every token appended as a span that fades in. Nothing separates messages but line breaks. */
import '../../shared/probe.ts';
import { createChat, type Turn } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';

const chat = createChat();
const screen = document.querySelector('pre') ?? document.body;
const input = document.querySelector('input') ?? document.createElement('input');
const spans = new Map<string, { outer: HTMLElement; shown: number }>();

function rowOf(turn: Turn): { outer: HTMLElement; shown: number } {
  const known = spans.get(turn.id);
  if (known) return known;
  const outer = document.createElement('span');
  outer.className = turn.role === 'user' ? 'q' : 'l';
  screen.append(outer, '\n\n');
  const row = { outer, shown: 0 };
  spans.set(turn.id, row);
  return row;
}

function render(): void {
  const turns = chat.turns();
  if ([...spans.keys()].some((id) => !turns.some((turn) => turn.id === id))) {
    spans.clear();
    screen.replaceChildren();
  }
  for (const turn of turns) {
    const row = rowOf(turn);
    const more = turn.text.slice(row.shown);
    if (more === '') continue;
    row.shown = turn.text.length;
    const word = document.createElement('span');
    word.className = 'w';
    word.append(more);
    row.outer.append(word);
  }
  scrollTo(0, document.documentElement.scrollHeight);
}
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  chat.send(input.value);
  input.value = '';
});
document.getElementById('fresh')?.addEventListener('click', () => chat.open('saturn'));
document.getElementById('re')?.addEventListener('click', () => chat.regenerate(chat.turns().at(-1)?.id ?? ''));
chat.subscribe(render);
render();
expose({
  composer: () => input,
  regenerate: () => document.getElementById('re'),
  other: () => document.getElementById('fresh'),
  answers: () => document.querySelectorAll('.l'),
  questions: () => document.querySelectorAll('.q'),
});
