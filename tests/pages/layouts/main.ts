/**
 * One page for the layouts of all sites: `/layouts/<site>?layer=<layer>`, or any path of the site's own host. Each layout is a description in
 * `sites/`. `?without=<selectors>`, once or several times, takes away what the selectors match.
 */
import '../shared/probe.ts';
import '../shared/base.css';
import '../shared/prose.css';
import './layouts.css';
import { SITES, siteFor } from '../../../lib/sites/index.ts';
import { createChat, CONVERSATIONS } from '../shared/chat.ts';
import { h } from '../shared/dom.ts';
import { stickToBottom } from '../shared/scroll.ts';
import { fill, listOf, type SiteLayouts } from './layout.ts';
import { build, createRows, slotOf } from './rows.ts';

const described = import.meta.glob<{ layouts: SiteLayouts }>('./sites/*.ts', { eager: true });
const [, folder, named] = location.pathname.split('/');
const id = folder === 'layouts' && named ? named : siteFor(new URL(location.href)).id;
const layouts = described[`./sites/${id}.ts`]?.layouts;
if (layouts === undefined) throw new Error(`There is no description of "${id}".`);

const query = new URLSearchParams(location.search);
const wanted = query.get('layer') ?? SITES.find((site) => site.id === id)?.layers[0]?.id ?? '';
const layer = layouts.layers[wanted];
if (layer === undefined) throw new Error(`"${id}" has no layer "${wanted}".`);
const without = query.getAll('without');
const still = (markup: string): HTMLElement => build(fill(markup, { id: 'page', streaming: true }), without);

if (layouts.head !== undefined) document.head.append(still(layouts.head));
const chat = createChat();
const list = still(listOf(layer));
const rows = slotOf(list, 'rows') ?? list;
const box = h('textarea', { 'aria-label': 'Ask anything', rows: '2' });
const send = h('button', { type: 'submit', class: 'primary' }, 'Send');
const halt = h('button', { type: 'button', class: 'halt', hidden: '', onclick: () => chat.stop() }, 'Halt');
const composer = h('form', { class: 'composer' }, box, halt, send);
const generating = layouts.generating === undefined ? undefined : still(layouts.generating);

const submit = (): void => {
  if (!(box instanceof HTMLTextAreaElement)) return;
  chat.send(box.value);
  box.value = '';
};
composer.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});

const scroller = h('div', { class: 'scroll' }, list);
list.classList.add('column');
document.body.append(
  h(
    'div',
    { class: 'app' },
    h(
      'nav',
      { class: 'side', 'aria-label': 'Conversations' },
      h('strong', { class: 'side-title' }, 'Conversations'),
      h('button', { type: 'button', onclick: () => chat.open('') }, 'New'),
      ...CONVERSATIONS.map(([name, title]) => h('button', { type: 'button', onclick: () => chat.open(name) }, title)),
    ),
    h(
      'main',
      { class: 'pane' },
      h('header', { class: 'top' }, ...(layouts.header === undefined ? [] : [still(layouts.header)])),
      scroller,
      h('div', {}, composer, h('div', { class: 'foot' }, 'Answers can be wrong. Check what matters.')),
    ),
  ),
);

const follow = stickToBottom(scroller);
const update = createRows(rows, { layer, without, regenerate: (turn) => chat.regenerate(turn) });
const render = (): void => {
  update(chat.turns());
  const writing = chat.generating();
  halt.hidden = !writing;
  if (generating && writing && !generating.isConnected) composer.append(generating);
  if (generating && !writing) generating.remove();
  follow();
};
chat.subscribe(render);
render();
