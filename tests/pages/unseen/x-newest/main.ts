/** Plain JS: the newest question stands at the top, under the field; its answer is under it as plain text. */
import '../../shared/probe.ts';
import { createChat } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { el } from '../shared/dom.ts';

const chat = createChat();
const items = document.getElementById('items') ?? document.body;
const form = document.querySelector('form') ?? document.createElement('form');
const input = document.querySelector('input') ?? document.createElement('input');
const made = new Map<string, { item: HTMLElement; answer: HTMLElement; id: string }>();
function render(): void {
  const turns = chat.turns();
  for (const [id, { item }] of made) {
    if (turns.some((turn) => turn.id === id)) continue;
    item.remove();
    made.delete(id);
  }
  for (const [index, turn] of turns.entries()) {
    if (turn.role === 'user') {
      if (made.has(turn.id)) continue;
      const answer = el('div', { class: 'body' });
      const item = el('div', { class: 'item' }, el('h4', {}, turn.text), answer);
      items.prepend(item);
      made.set(turn.id, { item, answer, id: '' });
      continue;
    }
    const entry = made.get(turns[index - 1]?.id ?? '');
    if (!entry) continue;
    if (entry.id !== turn.id) {
      entry.id = turn.id;
      entry.answer.replaceChildren();
      entry.item.querySelector('small')?.remove();
    }
    const parts = turn.text.split('\n\n');
    for (const [at, part] of parts.entries()) {
      let p = entry.answer.children[at];
      if (!p) entry.answer.append((p = el('p')));
      const node = p.firstChild;
      if (node instanceof Text) {
        if (node.data !== part) node.appendData(part.slice(node.data.length));
      } else p.append(part);
    }
    if (turn.state !== 'streaming' && !entry.item.querySelector('small')) {
      const again = el('a', { href: '#', class: 'again' }, 'ask anew');
      again.addEventListener('click', (event) => (event.preventDefault(), chat.regenerate(turn.id)));
      entry.item.append(el('small', {}, 'Answered at ', turn.time, ' · ', again));
    }
  }
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  chat.send(input.value);
  input.value = '';
});
document.getElementById('o')?.addEventListener('click', (event) => (event.preventDefault(), chat.open('bread')));
chat.subscribe(render);
render();
expose({
  composer: () => input,
  regenerate: () => document.querySelector('.again'),
  other: () => document.getElementById('o'),
  answers: () => [...document.querySelectorAll('.body')].toReversed(),
  questions: () => [...document.querySelectorAll('h4')].toReversed(),
});
