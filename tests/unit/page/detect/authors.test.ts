import { afterEach, describe, expect, it, vi } from 'vitest';
import { fromSeveral } from '../../../../lib/page/detect/authors.ts';
import { openPage } from './page.ts';

afterEach(() => vi.unstubAllGlobals());

const row = (name: string, text: string) => `<div class="row"><b>${name}</b> <span>${text}</span></div>`;
const rows = (...parts: readonly string[]): Element[] => [...openPage(parts.join('')).body.children];
const LONG = 'We came down to the harbour at night and waited there until the moon stood over the mill and the boats.';

describe('several authors', () => {
  it('are told by their names', () =>
    expect(fromSeveral(rows(row('Ines', 'hello'), row('tomas_77', 'good evening'), row('Kim', LONG), row('Ines', 'bye')))).toBe(
      true,
    ));

  it.each([
    ['two who take turns', [row('Kim', 'Why?'), row('Nova', LONG), row('Kim', 'And then?'), row('Nova', LONG)]],
    ['a user and two models', [row('Kim', 'Why?'), row('GPT-4', LONG), row('Claude', LONG), row('Kim', 'And then?')]],
    ['a user and an assistant', [row('You', 'Why?'), row('Assistant', LONG), row('User', 'Yes'), row('Kim', 'And then?')]],
    ['two only', [row('Anna', 'hello'), row('Anna', 'are you there'), row('Tom', LONG), row('Anna', 'good')]],
    ['times', [row('10:41', 'hello'), row('10:42', 'hello you'), row('10:44 am', LONG), row('2 min ago', 'good')]],
    [
      'texts without names',
      ['Hello there', 'Hi', 'How are you'].map((text) => `<div><p>${text}</p> <button>Copy</button></div>`),
    ],
    ['names that look different', [row('Ines', 'hello'), `<div class="row"><i>Tom</i> <p>${LONG}</p></div>`, row('Kim', LONG)]],
  ] as const)('%s are not', (_, fakes) => expect(fromSeveral(rows(...fakes))).toBe(false));
});
