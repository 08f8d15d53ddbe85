/** Plain JS without a class or id: one <ul> for each conversation, all kept in the document; the history comes half a second after load. */
import '../../shared/probe.ts';
import { createChat, type Chat } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { el, onEnter } from '../shared/dom.ts';
import { keepRows } from '../shared/rows.ts';

const place = document.querySelector('div') ?? document.body;
const input = document.querySelector('input') ?? document.createElement('input');
const lists = new Map<string, { list: HTMLElement; chat: Chat }>();
let current = lists.get('');
function show(id: string): void {
  if (!lists.has(id)) {
    const [list, chat] = [el('ul'), createChat()];
    if (id !== '') chat.open(id);
    place.append(list);
    lists.set(id, { list, chat });
    keepRows(
      list,
      chat,
      (turn) => {
        const text = document.createTextNode('');
        const element = el(
          'li',
          {},
          el('b', {}, turn.role === 'user' ? 'me' : 'it'),
          ' ',
          turn.role === 'user' ? turn.text : text,
        );
        return {
          element,
          update(now) {
            if (now.role === 'user') return;
            text.data = now.text;
            if (now.state === 'streaming' || element.querySelector('a')) return;
            const again = el('a', { href: '#' }, ' redo');
            again.addEventListener('click', (event) => (event.preventDefault(), chat.regenerate(now.id)));
            element.append(again);
          },
        };
      },
      () => scrollTo(0, 1e6),
    );
  }
  current = lists.get(id);
  for (const { list } of lists.values()) list.hidden = list !== current?.list;
}
setTimeout(() => show(''), 500);
document.querySelector('a')?.addEventListener('click', (event) => {
  event.preventDefault();
  history.pushState({}, '', `?c=saturn&${location.search.slice(1)}`);
  show('saturn');
});
const send = (): void => {
  current?.chat.send(input.value);
  input.value = '';
};
onEnter(input, send);
document.querySelector('button')?.addEventListener('click', send);
const rows = (who: string) =>
  [...document.querySelectorAll('ul:not([hidden]) > li')].filter((row) => row.firstChild?.textContent === who);
expose({
  composer: () => input,
  regenerate: () => rows('it').at(-1)?.querySelector('a'),
  other: () => document.querySelector('a'),
  answers: () => rows('it'),
  questions: () => rows('me'),
});
