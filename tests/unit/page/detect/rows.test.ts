import { afterEach, describe, expect, test, vi } from 'vitest';
import { takeTurns } from '../../../../lib/page/detect/turns.ts';
import { rowsOf } from './page.ts';

afterEach(() => vi.unstubAllGlobals());

const ANSWER = 'An answer goes on for a while, and says this and that of what it was asked about, as answers do, to the end.';
const question = (index: number) => `What is number ${index}?`;

const pairs = (count: number, ask: (index: number) => string, answer: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ask(index) + answer(index)).join('');

const FIELD = '<footer2><textarea></textarea><button>Send</button></footer2>';
const look = (row: Element) => `${row.tagName.toLowerCase()}.${row.getAttribute('class') ?? ''}`;

describe('a history is found', () => {
  test('beside the composer in the list itself, without the buttons that stand there', () => {
    const rows = rowsOf(
      `<div><button>Another one</button>${pairs(
        3,
        (i) => `<div class="ask"><div>${question(i)}</div></div>`,
        () => `<div class="say"><p>${ANSWER}</p><p>${ANSWER}</p></div>`,
      )}${FIELD}</div>`,
    );
    expect(rows.map(look)).toEqual(['div.ask', 'div.say', 'div.ask', 'div.say', 'div.ask', 'div.say']);
    expect(takeTurns(rows)).toBe(true);
  });

  test('in the rows of a table', () => {
    const rows = rowsOf(
      `<div><table><tbody>${pairs(
        2,
        (i) => `<tr><td>9:0${i}</td><td class="a">${question(i)}</td></tr>`,
        () => `<tr><td>9:05</td><td class="b"><p>${ANSWER}</p></td><td>redo</td></tr>`,
      )}</tbody></table></div>${FIELD}`,
    );
    expect(rows.map(look)).toEqual(['tr.', 'tr.', 'tr.', 'tr.']);
    expect(takeTurns(rows)).toBe(true);
  });

  test('in the lines of one text', () => {
    const rows = rowsOf(
      `<pre>${pairs(
        2,
        (i) => `<span class="q">${question(i)}</span>\n\n`,
        () => `<span class="l">${ANSWER}</span>\n\n`,
      )}</pre>${FIELD}`,
    );
    expect(rows.map(look)).toEqual(['span.q', 'span.l', 'span.q', 'span.l']);
  });

  test('in shadow roots that look alike from outside', () => {
    const rows = rowsOf(
      `<main><p><button>Another one</button></p>${pairs(
        3,
        (i) => `<x-row><blockquote>${question(i)}</blockquote></x-row>`,
        () => `<x-row><div><p>${ANSWER}</p></div><button>Again</button></x-row>`,
      )}</main>${FIELD}`,
    );
    expect(rows.map(look)).toEqual(Array.from({ length: 6 }, () => 'x-row.'));
    expect(takeTurns(rows)).toBe(true);
  });

  test('by what is in rows that are alike themselves', () => {
    const rows = rowsOf(
      `<div class="list">${pairs(
        2,
        (i) => `<div class="row"><div class="bubble me">${question(i)}</div></div>`,
        () => `<div class="row"><i></i><div class="bubble">${ANSWER}</div></div>`,
      )}</div>${FIELD}`,
    );
    expect(rows).toHaveLength(4);
    expect(takeTurns(rows)).toBe(true);
  });
});

describe('no conversation is', () => {
  test('a text with coloured words', () => {
    const rows = rowsOf(
      `<pre>${pairs(
        3,
        () => '<span class="k">const</span> ',
        () => `<span class="s">"${ANSWER}"</span>; `,
      )}</pre>${FIELD}`,
    );
    expect(rows.map(look)).toEqual(['pre.']);
  });

  test('a striped table, although one kind of row has more text', () => {
    const cells = [20, 30, 40, 22, 18, 60].map(
      (chars, index) => `<tr class="${index % 2 ? 'even' : 'odd'}"><td>${'x'.repeat(chars)}</td></tr>`,
    );
    expect(rowsOf(`<div><table>${cells.join('')}</table></div>${FIELD}`).map(look)).toHaveLength(1);
  });

  test('headings and paragraphs', () => {
    const rows = rowsOf(
      `<div>${pairs(
        3,
        (i) => `<h2>Part ${i}</h2>`,
        () => `<p>${ANSWER}</p>`,
      )}</div>${FIELD}`,
    );
    expect(takeTurns(rows)).toBe(false);
  });
});
