// Query: layout=scroller|document|flat, px=height of the last answer, dark, wide, shadow=open|closed, virtual, frame, extras.
// `flat` is the same completion with nothing around it that scrolls or covers: what the browser's own picture is taken of.
const query = new URLSearchParams(location.search);
const layout = query.get('layout') ?? 'scroller';
const px = Number(query.get('px') ?? 600);
for (const name of [
  layout,
  ...['dark', 'wide', 'virtual', 'tint', 'mask', 'contain', 'gradient', 'loose'].filter((one) => query.has(one)),
])
  document.documentElement.classList.add(name);

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const words =
  'the slow brown kettle hums over copper stairs while seven lamps watch rain fold paper boats along narrow harbour walls'.split(
    ' ',
  );
const sentence = (seed, length) =>
  Array.from({ length }, (_, index) => words[(seed * 7 + index * ((seed % 5) + 3)) % words.length]).join(' ');

const block = (index) => {
  if (index % 9 === 3)
    return make(
      'div',
      { class: 'code' },
      make('div', { class: 'bar' }, 'python'),
      make(
        'pre',
        {},
        make(
          'code',
          {},
          Array.from(
            { length: 9 },
            (_, line) => `value_${index}_${line} = compute(${index * line}, "${sentence(line, 9)}")`,
          ).join('\n'),
        ),
      ),
    );
  if (index % 9 === 6)
    return make(
      'table',
      {},
      ...Array.from({ length: 5 }, (_, row) =>
        make('tr', {}, ...[0, 1, 2].map((cell) => make('td', {}, sentence(index + row + cell, 3)))),
      ),
    );
  if (index % 9 === 8)
    return make(
      'ul',
      {},
      ...[1, 2, 3].map((item) => make('li', {}, `${index}.${item} ${sentence(index + item, 8)} 漢字 😀 עברית`)),
    );
  return make('p', {}, `${index}. ${sentence(index, 34)}.`);
};

const answer = (height) => {
  const element = make('div', { class: 'turn', 'data-answer': '' }, make('h6', { class: 'hint' }, 'The assistant said:'));
  document.body.append(element);
  for (let index = 0; element.getBoundingClientRect().height < height; index++) element.append(block(index));
  element.append(make('div', { class: 'tools' }, make('button', {}, 'Copy')));
  if (query.has('extras')) element.querySelector('p').append(' ', make('span', { class: 'dot' }));
  element.remove();
  return element;
};

const feed = make('main', { class: 'feed' });
const shell = make('div', { class: 'shell' });
const last = answer(px);
last.id = 'last';
if (layout === 'flat') feed.append(last);
else {
  shell.append(make('header', {}, make('b', { class: 'model' }, 'demo-1'), ' a header that stays'));
  for (let turn = 0; turn < 6; turn++)
    feed.append(make('div', { class: 'turn question' }, `Question ${turn}: ${sentence(turn, 12)}?`), answer(300));
  feed.append(make('div', { class: 'turn question' }, 'The last question?'), last, make('div', { class: 'space' }));
}
shell.append(feed);
if (layout !== 'flat')
  shell.append(make('div', { class: 'composer' }, make('textarea', {}, 'draft')), make('div', { class: 'jump' }));

if (query.has('shadow')) {
  const host = make('chat-app');
  document.body.append(host);
  const root = host.attachShadow({ mode: query.get('shadow') });
  root.append(
    make('link', { rel: 'stylesheet', href: 'chat.css' }),
    make('div', { class: [...document.documentElement.classList].join(' ') }, shell),
  );
} else document.body.append(shell);

const scroller = layout === 'scroller' ? feed : document.scrollingElement;
window.scroller = scroller;
Object.defineProperty(window, 'last', { get: () => feed.getRootNode().querySelector('#last') });
window.scrolls = 0;
(layout === 'scroller' ? feed : window).addEventListener('scroll', () => {
  window.scrolls += 1;
  document.documentElement.classList.toggle('away', scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 200);
});

// A list that lets go of what is out of sight and makes it anew when it comes back.
if (query.has('virtual')) {
  const rows = [...feed.children].map((row) => ({ row, html: row.outerHTML, height: row.getBoundingClientRect().height }));
  for (const entry of rows) {
    const frame = make('div');
    entry.row.replaceWith(frame);
    frame.append(entry.row);
    // Whole pixels, so that rows far away do not shift this one by fractions while they come and go.
    frame.style.height = `${Math.ceil(entry.height) + 24}px`;
    entry.frame = frame;
  }
  const look = () => {
    for (const entry of rows) {
      const { top, bottom } = entry.frame.getBoundingClientRect();
      const seen = bottom > -50 && top < innerHeight + 50;
      if (seen && !entry.frame.firstChild) {
        entry.frame.innerHTML = entry.html;
        window.made = (window.made ?? 0) + 1;
      } else if (!seen && entry.frame.firstChild) {
        entry.frame.replaceChildren();
      }
    }
  };
  feed.addEventListener('scroll', look);
  // Now and then a row is made anew although it is in sight.
  let count = 0;
  feed.addEventListener('scroll', () => {
    const entry = rows.find(({ row }) => row.id === 'last');
    if (++count % 2 === 0 && entry.frame.firstChild) entry.frame.innerHTML = entry.html;
  });
  look();
}
scroller.scrollTo({ top: Number(query.get('at') ?? 1e6), behavior: 'instant' });
document.documentElement.dataset.ready = '';
