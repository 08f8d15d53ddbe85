import { afterEach, describe, expect, test, vi } from 'vitest';
import { questionsOf, takeTurns } from '../../../../lib/page/detect/turns.ts';
import { rowsOf } from './page.ts';

afterEach(() => vi.unstubAllGlobals());

const SHORT = 'What did they note?';
const LONG = 'They walked along the coast until the evening, and then they slept under a fig tree by the road.';

/** The rows of this conversation, above a field. */
const talk = (conversation: string) => rowsOf(`<div>${conversation}</div><form><textarea></textarea></form>`);

const pairs = (question: string, answer: string, count = 3) => `${question}${answer}`.repeat(count);

describe('two kinds of rows take turns', () => {
  test.each([
    ['by their classes', pairs(`<div class="a">${SHORT}</div>`, `<div class="b">${LONG}</div>`), 3],
    ['by what is in them', pairs(`<div class="r"><div class="q">${SHORT}</div></div>`, `<div class="r"><p>${LONG}</p></div>`), 3],
    ['by a sign before the text', pairs(`<div>&gt; ${SHORT}</div>`, `<div>${LONG}</div>`), 3],
    ['by a name before the text', pairs(`<div>You: ${SHORT}</div>`, `<div>Agent: ${LONG}</div>`), 3],
    ['in a list inside of another element', `<ul>${pairs(`<li><b>me</b> ${SHORT}</li>`, `<li><b>it</b> ${LONG}</li>`)}</ul>`, 3],
    [
      'in a table',
      `<table><tbody>${pairs(`<tr><td>Sie</td><td>${SHORT}</td></tr>`, `<tr><td>Wir</td><td>${LONG}</td></tr>`)}</tbody></table>`,
      3,
    ],
    [
      'with a date before and suggestions behind them',
      `<h5>Today</h5>${pairs(`<div class="a">${SHORT}</div>`, `<div class="b">${LONG}</div>`)}<div class="c"><button>Go on</button></div>`,
      3,
    ],
    [
      'with an answer that came twice',
      `${pairs(`<div class="a">${SHORT}</div>`, `<div class="b">${LONG}</div>`, 4)}<div class="b">${LONG}</div>`,
      4,
    ],
  ])('%s', (_, conversation, questions) => {
    const rows = talk(conversation);
    expect(takeTurns(rows)).toBe(true);
    expect(questionsOf(rows)?.first.map((row) => row.textContent)).toHaveLength(questions);
    expect(questionsOf(rows)?.first.every((row) => row.textContent?.includes(SHORT))).toBe(true);
  });

  test.each([
    ['not in a list of one kind', `<div>${LONG}</div>`.repeat(6)],
    ['not where both are as long', pairs(`<div class="odd">${LONG}</div>`, `<div class="even">${LONG}</div>`)],
    ['not in an answer made of a list', `<ul>${`<li>${LONG}</li>`.repeat(6)}</ul>`],
    [
      'not where one kind comes first and the other after it',
      `${`<div class="a">${SHORT}</div>`.repeat(3)}${`<p class="b">${LONG}</p>`.repeat(3)}`,
    ],
    [
      'not where most are of other kinds',
      pairs(`<div class="a">${SHORT}</div>`, `<div class="b">${LONG}</div>`, 2) +
        [1, 2, 3, 4, 5].map((n) => `<div class="c${n}">${LONG}</div>`).join(''),
    ],
  ])('%s', (_, conversation) => expect(takeTurns(talk(conversation))).toBe(false));

  test('the longer kind first is not the questions', () => {
    expect(questionsOf(talk(pairs(`<div class="b">${LONG}</div>`, `<div class="a">${SHORT}</div>`)))).toBeUndefined();
  });
});
