import { describe, expect, it } from 'vitest';
import { fromSeveral } from '../../../../lib/page/detect/authors.ts';

/** As much of an element as the rule asks for. */
interface Fake {
  tagName: string;
  className: string;
  classList: string[];
  attributes: never[];
  textContent: string;
  firstElementChild: Fake | null;
}

const element = (tagName: string, className: string, text: string, ...children: Fake[]): Fake => ({
  tagName,
  className,
  classList: className === '' ? [] : [className],
  attributes: [],
  textContent: children.length > 0 ? children.map(({ textContent }) => textContent).join(' ') : text,
  firstElementChild: children[0] ?? null,
});

const row = (name: string, text: string): Fake => element('DIV', 'row', '', element('B', '', name), element('SPAN', '', text));
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- node has no elements; this is as much of one as is read.
const rows = (...fakes: Fake[]): Element[] => fakes as unknown as Element[];
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
      ['Hello there', 'Hi', 'How are you'].map((text) =>
        element('DIV', '', '', element('P', '', text), element('BUTTON', '', 'Copy')),
      ),
    ],
    [
      'names that look different',
      [row('Ines', 'hello'), element('DIV', 'row', '', element('I', '', 'Tom'), element('P', '', LONG)), row('Kim', LONG)],
    ],
  ] as const)('%s are not', (_, fakes) => expect(fromSeveral(rows(...fakes))).toBe(false));
});
