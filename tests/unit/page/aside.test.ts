import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isAside, isLabel } from '../../../lib/page/aside.ts';
import { Message } from '../../../lib/page/message.ts';

const ANSWER = 'They walked along the coast until the evening, and then they slept under a fig tree.';
const { document, ShadowRoot } = parseHTML(`<html><body>
  <main><div class="a">${ANSWER}</div><div class="a" id="second">They walked along the coast</div><small>Answered at 09:14, ask anew</small></main>
  <div id="toast">Your question was sent to our desk</div>
  <div id="panel"><p>They walked along the coast</p><textarea></textarea></div>
  <p role="status">Your question was sent to our desk</p><div id="long">${ANSWER} ${ANSWER}</div></body></html>`);
const FIXED = new Set(['toast', 'panel']);

beforeEach(() => {
  vi.stubGlobal('document', document);
  vi.stubGlobal('ShadowRoot', ShadowRoot);
  vi.stubGlobal('getComputedStyle', ({ id }: Element) => ({ position: FIXED.has(id) ? 'fixed' : 'static' }));
});

function message(selector: string, facts: Partial<Message> = {}, left = 0): Message {
  const root = document.querySelector(selector);
  if (!root) throw new Error(`no ${selector}`);
  root.getBoundingClientRect = () => Object.create({ left, right: left + 300, width: 300, top: 0, bottom: 50 });
  return Object.assign(new Message(root, true), facts);
}

const GREW = { grew: true, grownAt: 900 };
const composer = document.querySelector('textarea') ?? undefined;
const isSo = (selector: string, answer: Partial<Message> | undefined, left = 0) =>
  isAside(message(selector, {}, left), answer ? [message('.a', answer)] : [], composer, 500);

describe('a short text is the page’s', () => {
  test('in a note over the page, and in one that says so', () => {
    expect(isSo('#toast', undefined)).toBe(true);
    expect(isSo('[role="status"]', undefined)).toBe(true);
  });
  test('not in the panel in which one writes', () => expect(isSo('#panel p', undefined)).toBe(false));
  test('below an answer that has grown', () => expect(isSo('small', GREW)).toBe(true));
  test('not before one grows', () => {
    expect(isSo('small', undefined)).toBe(false);
    expect(isSo('small', { grew: false, grownAt: 900 })).toBe(false);
    expect(isSo('small', { grew: true, grownAt: 400 })).toBe(false);
  });
  test('not where it looks like the answer, or stands beside it: that may be a second one', () => {
    expect(isSo('#second', GREW)).toBe(false);
    expect(isSo('small', GREW, 400)).toBe(false);
  });
  test('not if it is long', () => expect(isSo('#long', GREW)).toBe(false));
});

test('a name and a time below it are labels, a sentence is none', () => {
  const labels = message('small');
  expect(isLabel(labels)).toBe(false);
  Object.assign(labels, {
    blocks: [
      { part: false, isContent: false },
      { part: true, isContent: true },
    ],
  });
  expect(isLabel(labels)).toBe(true);
});
