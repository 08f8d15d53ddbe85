import { parseHTML } from 'linkedom';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { derive } from '../../../../lib/page/teach/derive.ts';
import { selectorProblem } from '../../../../lib/sites/selector.ts';

beforeAll(() => {
  vi.stubGlobal('ShadowRoot', parseHTML('').window.ShadowRoot);
});
afterEach(() => vi.unstubAllGlobals);

const COMPOSER = '<form><textarea placeholder="Ask"></textarea><button>Send</button></form>';

/** A page with a conversation in it. */
function page(conversation: string): Document {
  const html = `<!doctype html><html><body><header class="bar">Chat</header><aside><a>Old one</a><a>Another</a></aside>
    ${conversation}${COMPOSER}</body></html>`;
  return parseHTML(html).document;
}

const times = (count: number, turn: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => turn(index)).join('');
const prose = (index: number) =>
  `<p pick="${index}">The answer number ${index} has words.</p><ul><li>and</li><li>lists</li></ul><p>More.</p>`;

/** What is found when the first paragraph of the answer is picked; answers carry `a`, own messages `u`, for the test only. */
function found(document: Document, pick = '[pick="1"]', role: 'completion' | 'user' = 'completion') {
  const picked = document.querySelector(pick);
  if (!picked) throw new Error('nothing to pick');
  const derived = derive(picked, role, [document]);
  const best = derived?.ladder[derived.best];
  return {
    selector: best?.selector ?? '',
    answers: best?.matches.filter((element) => element.hasAttribute('a')).length,
    others: best?.matches.filter((element) => !element.hasAttribute('a')).length,
    weak: best?.weak,
    derived,
  };
}

/** Pages whose rows can be told apart: exactly the three answers are found. The last entry says what must not be in the selector. */
const SHAPES: readonly [string, string, RegExp][] = [
  [
    'roles in an attribute',
    `<main2><div class="list">${times(3, (i) => `<article data-testid="turn-${i}"><div data-message-author-role="user">Q ${i}</div></article><article data-testid="turn-${i}b"><div a data-message-author-role="assistant"><div class="markdown">${prose(i)}</div></div></article>`)}</div></main2>`,
    /testid|markdown/,
  ],
  [
    'hashed classes beside plain ones',
    `<div class="css-1q2w3e">${times(3, (i) => `<div class="css-a1b2c3 x9y8z7q row question">Q ${i}</div><div a class="css-d4e5f6 row answer">${prose(i)}</div>`)}</div>`,
    /css-|x9y8/,
  ],
  [
    'svelte',
    `<div class="chat svelte-1abcde">${times(3, (i) => `<div class="message user svelte-1x2y3z">Q ${i}</div><div a class="message bot svelte-1x2y3z"><span class="content svelte-9z8y7x">${prose(i)}</span></div>`)}</div>`,
    /svelte/,
  ],
  [
    'css modules with the hash behind',
    `<div class="Chat-module__list--x7F3a">${times(3, (i) => `<div class="ChatMessage-module__user--QnZ7T">Q ${i}</div><div a class="ChatMessage-module__ai--QnZ7T"><div class="markdown-body">${prose(i)}</div></div>`)}</div>`,
    /QnZ|x7F/,
  ],
  [
    'css modules as vite names them',
    `<div class="_list_1x2y3_1">${times(3, (i) => `<div class="_question_1x2y3_14">Q ${i}</div><div a class="_answer_1x2y3_22">${prose(i)}</div>`)}</div>`,
    /1x2y3/,
  ],
  [
    'custom elements in a wrapper per turn',
    `<chat-window>${times(3, (i) => `<div class="conversation-container" id="c${i}99"><user-query><p>Q ${i}</p></user-query><model-response a _ngcontent-ng-c123="" class="ng-star-inserted"><message-content>${prose(i)}</message-content></model-response></div>`)}</chat-window>`,
    /ng-|c\d+99/,
  ],
  [
    'plain rows of which every second is tinted',
    `<div class="column" id="painted">${times(3, (i) => `<div class="row tinted">Q ${i}</div><div a class="row"><div class="prose">${prose(i)}</div><div class="actions"><button>Copy</button></div></div>`)}</div>`,
    /nth-child/,
  ],
  [
    'tailwind only, told apart by the side',
    `<div class="flex flex-col gap-4 px-2">${times(3, (i) => `<div class="flex justify-end w-full group"><div class="rounded-2xl px-4">Q ${i}</div></div><div a class="flex justify-start w-full group"><div class="max-w-prose">${prose(i)}</div></div>`)}</div>`,
    /nth-child/,
  ],
  [
    'tailwind with names that need escapes',
    `<div class="flex flex-col md:gap-4">${times(3, (i) => `<div class="md:ml-auto w-1/2"><div>Q ${i}</div></div><div a class="md:mr-auto w-full"><div>${prose(i)}</div></div>`)}</div>`,
    /nth-child|\\/,
  ],
  [
    'rows alike but for an avatar inside',
    `<div class="thread">${times(3, (i) => `<div class="entry"><img class="avatar-person" alt=""><div>Q ${i}</div></div><div a class="entry"><img class="avatar-machine" alt=""><div>${prose(i)}</div></div>`)}</div>`,
    /nth-child/,
  ],
  [
    'a list',
    `<ol class="turns">${times(3, (i) => `<li class="turn mine"><div>Q ${i}</div></li><li a class="turn theirs"><div>${prose(i)}</div></li>`)}</ol>`,
    /nth-child/,
  ],
  [
    'a flag instead of a role',
    `<div id="chat">${times(3, (i) => `<div class="mes" is_user="true">Q ${i}</div><div a class="mes" is_user="false">${prose(i)}</div>`)}</div>`,
    /nth-child/,
  ],
  [
    'a question and its answer in one box',
    `<div class="log">${times(3, (i) => `<section class="exchange"><div class="asked">Q ${i}</div><div a class="told">${prose(i)}</div></section>`)}</div>`,
    /exchange$|asked/,
  ],
  [
    'numbered ids',
    `<div class="wrap">${times(3, (i) => `<div id="question-${i}">Q ${i}</div><div a id="response-${i}">${prose(i)}</div>`)}</div>`,
    /-\d/,
  ],
  [
    'states that come and go',
    `<div class="feed">${times(3, (i) => `<div class="said person">Q ${i}</div><div a class="said machine ${i === 1 ? 'is-active latest' : ''}">${prose(i)}</div>`)}</div>`,
    /active|latest/,
  ],
];

describe('derive', () => {
  test.each(SHAPES)('%s', (_name, html, unwanted) => {
    const { selector, answers, others, weak } = found(page(html));
    expect({ selector, answers, others }).toMatchObject({ answers: 3, others: 0 });
    expect(selector).not.toMatch(unwanted);
    expect(selectorProblem(selector)).toBeUndefined();
    expect(weak).toBe(false);
  });

  test.each(SHAPES)(
    '%s: every step of the ladder may be saved, matches what was picked, and never the composer',
    (_name, html) => {
      const document = page(html);
      const { derived } = found(document);
      for (const { selector, matches, row } of derived?.ladder ?? []) {
        expect(selectorProblem(selector)).toBeUndefined();
        expect(matches).toContain(row);
        expect(row.contains(document.querySelector('[pick="1"]'))).toBe(true);
        expect(matches.filter((element) => element.querySelector('textarea'))).toEqual([]);
      }
      const sizes = derived?.ladder.map(({ selector }) => selector) ?? [];
      expect(new Set(sizes).size).toBe(sizes.length);
    },
  );

  test('without any attribute all rows are found, and every other one is a step away', () => {
    const rows = times(3, (i) => `<div><div>Q ${i}</div></div><div a><div>${prose(i)}</div></div>`);
    const { answers, others, derived } = found(page(`<div><div>${rows}</div></div>`));
    expect({ answers, others }).toEqual({ answers: 3, others: 3 });
    const narrower = derived?.ladder.find(({ selector }) => /nth-child/.test(selector) && selector.endsWith('(even)'));
    expect(narrower?.matches.every((element) => element.hasAttribute('a'))).toBe(true);
    expect(narrower?.weak).toBe(true);
  });

  test('own messages are found when they are what is picked', () => {
    const html = `<div class="thread">${times(3, (i) => `<div class="turn asked"><p own="${i}">Q ${i}</p></div><div a class="turn told">${prose(i)}</div>`)}</div>`;
    const { answers, others } = found(page(html), '[own="1"]', 'user');
    expect({ answers, others }).toEqual({ answers: 0, others: 3 });
  });

  test('nothing is derived from what holds the composer', () => {
    const document = page('<div class="thread"></div>');
    expect(derive(document.body, 'completion', [document])).toBeUndefined();
    const form = document.querySelector('form');
    expect(form && derive(form, 'completion', [document])).toBeUndefined();
  });

  test('a single answer without siblings is found by its name', () => {
    const { selector, answers, others } = found(page(`<div class="stage"><div a class="answer">${prose(1)}</div></div>`));
    expect({ selector, answers, others }).toEqual({ selector: '.answer', answers: 1, others: 0 });
  });
});
