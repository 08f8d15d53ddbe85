import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Submissions } from '../../../lib/page/submissions.ts';

let listeners: Record<string, ((event: unknown) => void) | undefined>;
let now = 1000;

beforeEach(() => {
  listeners = {};
  now = 1000;
  vi.stubGlobal('addEventListener', (type: string, listener: (event: unknown) => void) => void (listeners[type] = listener));
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function page(body: string): Document {
  const { document, window } = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  for (const name of ['ShadowRoot', 'Element', 'HTMLElement', 'HTMLTextAreaElement', 'HTMLInputElement'])
    vi.stubGlobal(name, Reflect.get(window, name));
  vi.stubGlobal('document', document);
  return document;
}

/** What a page says of itself, and what is made of it. */
function submissions(signs: { chat: boolean; newField: boolean }): Submissions {
  const evidence = {
    forget: () => undefined,
    mayAsk: () => true,
    mayBeChat: () => signs.chat,
    hasNewField: () => signs.newField,
  };
  return new Submissions(
    new AbortController().signal,
    evidence,
    () => true,
    () => undefined,
  );
}

function sent(text: string): Submissions {
  const document = page('<form><textarea></textarea><button>Send</button></form>');
  const field = document.querySelector('textarea');
  if (!field) throw new Error('no field');
  field.value = text;
  Object.defineProperty(document, 'activeElement', { value: field });
  const made = submissions({ chat: true, newField: false });
  listeners['keydown']?.({ type: 'keydown', key: 'Enter', composedPath: () => [field], defaultPrevented: true });
  return made;
}

describe('what the server gives back of a message is the user’s', () => {
  test.each([
    ['  Tell me   **all** of it ', 'Tell me all of it'],
    ['How is the bread? :bread:', 'How is the bread? 🍞'],
    ['How is the bread? 🍞', 'How is the bread? :bread:'],
    ['I liked it <3 and more :D', 'I liked it ❤️ and more 😀'],
    ['See [the docs](https://example.org/a) please', 'See the docs please'],
    ['1. Mix the flour\n2. Let it rest', 'Mix the flourLet it rest'],
    ['- [x] Mix the flour and let it rest', 'Mix the flour and let it rest'],
    ['Run this, please:\n```ts\nlet a = 1;\n```', 'Run this, please:let a = 1;'],
    ['bread & butter, or butter & bread', 'bread &amp; butter, or butter &amp; bread'],
    ['the ﬁrst half of it all', 'The first half of it all'],
  ])('%j shown as %j', (written, shown) => {
    const made = sent(written);
    expect(made.match(shown)).toBe('equal');
    expect(made.match(`kim 10:30 ${shown}`)).toBe('equal');
  });

  test('but not with a word more or less', () => {
    const made = sent('Repeat after me: the rings are made of ice');
    expect(made.match('the rings are made of ice')).toBeUndefined();
    expect(made.match('Repeat after me: the rings are made of ice and of much more besides')).toBe('within');
    expect(made.match('Repeat after me: the rings are made of rock')).toBeUndefined();
  });
});

describe('a suggestion pressed where there is no composer yet', () => {
  const SUGGESTION = 'How do I bake a loaf?';
  function press(signs: { chat: boolean; newField: boolean }): { made: Submissions; chip: Element; signs: typeof signs } {
    const document = page(`<main><button>${SUGGESTION}</button></main>`);
    const chip = document.querySelector('button');
    if (!chip) throw new Error('no button');
    Object.defineProperty(document, 'activeElement', { value: chip });
    Object.assign(chip, { checkVisibility: () => true });
    const made = submissions(signs);
    listeners['click']?.({ type: 'click', composedPath: () => [chip] });
    return { made, chip, signs };
  }

  test('was sent when it goes and a field for a model comes', () => {
    const { made, chip, signs } = press({ chat: false, newField: false });
    expect(made.armed).toBe(false);
    chip.remove();
    Object.assign(signs, { chat: true, newField: true });
    now += 60;
    expect(made.armed).toBe(true);
    expect(made.at).toBe(1000);
    expect(made.match(SUGGESTION)).toBe('equal');
  });

  test('was not when it stays, as what opens a form does', () => {
    const { made, signs } = press({ chat: false, newField: false });
    Object.assign(signs, { chat: true, newField: true });
    now += 60;
    expect(made.armed).toBe(false);
  });

  test('was not when no field comes, or only later', () => {
    const { made, chip, signs } = press({ chat: false, newField: false });
    chip.remove();
    expect(made.armed).toBe(false);
    now += 2500;
    Object.assign(signs, { chat: true, newField: true });
    expect(made.armed).toBe(false);
  });
});
