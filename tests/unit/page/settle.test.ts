import { describe, expect, test } from 'vitest';
import { PageBlock } from '../../../lib/page/block.ts';
import { Message } from '../../../lib/page/message.ts';
import { isCount } from '../../../lib/page/part.ts';

/** A block that was born, last changed, and last grew in these updates of its message. */
function block(text: string, [bornIn, changedAt, grewAt]: [number, number, number], tagName = 'PRE'): PageBlock {
  const element: Element = Object.create({
    tagName,
    childElementCount: 0,
    closest: () => null,
    querySelector: () => ({}),
    getBoundingClientRect: () => ({ left: 0, right: 700, width: 700 }),
  });
  const made = new PageBlock(element);
  made.live.update(text);
  return Object.assign(made, { bornIn, changedAt, grewAt });
}

function settled(...blocks: PageBlock[]): boolean[] {
  const root: Element = Object.create({ tagName: 'DIV' });
  const message = new Message(root, true);
  message.blocks = blocks;
  message.settle();
  return blocks.map((one) => one.settled);
}

describe('a block is settled', () => {
  test('when one behind it has grown since it last changed, and the last one is not', () => {
    expect(settled(block('First', [1, 3, 3]), block('Second', [4, 5, 5]))).toEqual([true, false]);
  });

  test('not when it changed after the one behind it last grew', () => {
    expect(settled(block('First', [1, 6, 6]), block('Second', [4, 5, 5]))).toEqual([false, false]);
  });

  test('when the one behind it was born in the very update of its last change', () => {
    expect(settled(block('First', [1, 4, 4]), block('Second', [4, 4, 0]))).toEqual([true, false]);
  });

  test('not by a label behind it that was there all the time', () => {
    expect(settled(block('First', [1, 3, 3]), block('Copy', [1, 1, 0], 'DIV'))[0]).toBe(false);
  });

  test('as a label, when the text before it has grown since', () => {
    expect(settled(block('The answer goes on', [2, 3, 3]), block('Copy', [1, 1, 0], 'DIV'))).toEqual([false, true]);
  });
});

describe('a text counts', () => {
  test.each([
    ['a clock', '12:00:59', '12:01:00', true],
    ['a counter', 'Generating… 9 s', 'Generating… 10 s', true],
    ['not a number that is still being written', 'Bake at 22', 'Bake at 220', false],
    ['not other words', '12 loaves', '13 rolls', false],
    ['not the same text', '12 loaves', '12 loaves', false],
    ['not a paragraph with a number in it', `${'word '.repeat(20)}1`, `${'word '.repeat(20)}2`, false],
  ])('%s', (_, last, text, expected) => {
    expect(isCount(last, text)).toBe(expected);
  });
});
