import { parseHTML } from 'linkedom';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { GrowthFinder } from '../../../lib/page/growth.ts';
import { Message } from '../../../lib/page/message.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const QUESTION = 'How do I bake a loaf of bread?';

/** A page on which the question has just been sent. */
function sent(body: string) {
  vi.useFakeTimers();
  const { document, window } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  for (const name of ['ShadowRoot', 'Element', 'HTMLElement', 'Text']) vi.stubGlobal(name, Reflect.get(window, name));
  vi.stubGlobal('document', document);
  vi.stubGlobal('getComputedStyle', () => ({ display: 'block' }));
  const messages = new Map<Element, Message>();
  const divided: Message[] = [];
  const add = (root: Element): Message => {
    const message = messages.get(root) ?? new Message(root, true);
    messages.set(root, message);
    return message;
  };
  const growth = new GrowthFinder({
    conversation: {
      messages,
      growing: false,
      add,
      addPresent: add,
      messageOf: (element) => [...messages.values()].find(({ root }) => root.contains(element)),
      drop: (message) => void messages.delete(message.root),
      divide: (message) => {
        messages.delete(message.root);
        divided.push(message);
      },
      refreshOne: () => undefined,
      refreshNow: () => undefined,
      flush: () => undefined,
    },
    submissions: {
      at: 0,
      armed: true,
      composer: undefined,
      arm: () => undefined,
      isDraft: () => false,
      match: (text) =>
        /^.{0,14}$/.test(text.replace(QUESTION, '')) && text.endsWith(QUESTION)
          ? 'equal'
          : text.includes(QUESTION)
            ? 'within'
            : undefined,
    },
    evidence: { mayBeChat: () => true },
    users: [],
    judgesPresent: () => false,
    everywhere: false,
  });
  /** Puts HTML at the end of an element, as the page does, and has it looked at unless it belongs to a message. */
  const append = (to: string, html: string): void => {
    const target = document.querySelector(to);
    if (!target) throw new Error(`no ${to}`);
    const made = document.createElement('div');
    made.innerHTML = html;
    const addedNodes = [...made.childNodes];
    target.append(...addedNodes);
    const record: MutationRecord = Object.create({ type: 'childList', target, addedNodes, removedNodes: [] });
    const message = [...messages.values()].find(({ root }) => root.contains(target));
    if (!message || growth.turnsOut(message, record)) growth.look(record);
  };
  return { append, messages, divided, roots: () => [...messages.keys()].map((root) => root.className) };
}

describe('after a message was sent', () => {
  test('a name before an empty place is no part of the answer that comes there', () => {
    const { append, roots } = sent('<main></main>');
    append('main', '<div class="row"><b class="name">wire</b><div class="place"></div></div>');
    expect(roots()).toEqual(['name']);
    append('.place', '<p>First words</p>');
    expect(roots()).toEqual(['name', 'place']);
    append('.place', '<p>More of them</p>');
    expect(roots()).toEqual(['name', 'place']);
  });

  test('a row with a name is let go of when the user’s message comes into it', () => {
    const { append, roots } = sent('<main></main>');
    append('main', '<div class="row"><i></i><b>kim</b><div class="text"></div></div>');
    expect(roots()).toEqual(['row']);
    append('.text', `<p>${QUESTION}</p>`);
    expect(roots()).toEqual([]);
  });

  test('a history that was taken for one text is divided by it', () => {
    const { append, messages, divided } = sent('<main></main>');
    const main = document.querySelector('main');
    if (!main) throw new Error('no main');
    const history = new Message(main, true);
    history.present = true;
    messages.set(main, history);
    append('main', '<p>Something else came.</p>');
    expect(divided).toEqual([]);
    append('main', `<p class="own">${QUESTION}</p>`);
    expect(divided).toEqual([history]);
    append('main', '<p class="answer">An answer of some length, here.</p>');
    expect([...messages.keys()].map((root) => root.className)).toEqual(['answer']);
  });

  test('an answer that begins with the question is looked at once it goes on', () => {
    const { append, roots } = sent('<main></main>');
    append('main', `<div class="said">${QUESTION}</div>`);
    append('.said', '<span class="label">edit</span>');
    expect(roots()).toEqual([]);
    append('main', `<div class="row"><p class="answer">${QUESTION}</p></div>`);
    expect(roots()).toEqual([]);
    append('.answer', '<span class="more">You take flour, water, salt and a day or two.</span>');
    expect(roots()).toEqual(['more']);
  });
});
