/** Pages that are no chats: folder and path `/ordinary/<id>`. Each has `window.__use()`, and `acts` are done besides with real mouse and keys. */
export interface OrdinaryPage {
  readonly id: string;
  readonly acts: readonly Act[];
}

/** A click on a selector, or a text typed into it and the key that sends it. */
export type Act = { readonly click: string } | { readonly into: string; readonly type: string; readonly press?: string };

const page = (id: string, ...acts: Act[]): OrdinaryPage => ({ id, acts });
const into = (selector: string, text: string, press?: string): Act => ({
  into: selector,
  type: text,
  ...(press === undefined ? {} : { press }),
});
const click = (selector: string): Act => ({ click: selector });

export const ORDINARY: readonly OrdinaryPage[] = [
  page('article', into('textarea', 'I read this twice, and the second time I liked it more.'), click('form button')),
  page(
    'webmail',
    click('#inbox tr:nth-child(3)'),
    click('#compose'),
    into('#draft [contenteditable]', 'See you on Friday at the pier.', 'Control+Enter'),
  ),
  page('search', into('input', 'lighthouse keepers of the north', 'Enter')),
  page('issue', into('textarea', 'Same here since the last update of the firmware.'), click('#comment')),
  page('forum', into('textarea', 'Thanks, that settles it for me and my brother.'), click('form button')),
  page('shop', click('aside input'), click('#goods button'), click('#more')),
  page('editor', into('textarea', 'A line that nobody has to like, typed by hand.', 'Enter')),
  page('dashboard', click('#tiles .box')),
  page('calendar', click('#next'), click('#days td'), into('#title', 'Dinner with the pilots', 'Enter')),
  page('map', click('#in'), click('.place')),
  page('feed', into('#box', 'Walked to the point and back before breakfast.'), click('#post'), click('.show')),
  page('docs', into('input', 'stable sort of equal keys', 'Enter'), click('#helpful')),
  page('spreadsheet', into('#formula', 'Paid in advance by the town', 'Enter')),
  page('video', into('form input', 'good evening everybody from the harbour', 'Enter')),
  page('kanban', click('#new'), into('#name', 'Order new rope for the winch', 'Enter')),
  page('settings', into('#mail', 'kim@example.org', 'Enter')),
  page('translator', into('textarea', 'the old boat and the sea at night')),
  page('news', click('article')),
  page('logs', into('header input', 'tail -f build.log', 'Enter')),
  page('call', into('textarea', 'I have to leave at eleven, can we do my part first?', 'Enter')),
  page('checkout', into('#mail', 'kim@example.org'), into('#password', 'secret', 'Enter')),
  page('wiki', into('textarea', 'One more sentence about the lamp.'), click('#preview')),
  page('ticket', into('textarea', 'The light was red this time, and not green.'), click('form button')),
  page('jobs', into('[name=q]', 'ai assistant', 'Enter'), click('#list li')),
  page('guide', click('#no'), into('textarea', 'More examples with lists, please'), click('#feedback button')),
  page('ticker', into('input', 'two to one', 'Enter'), click('#ticker')),
  page('questions', into('#comment', 'Could you add what you have tried?'), click('#add')),
  page('survey', click('#question input'), click('form button')),
];
