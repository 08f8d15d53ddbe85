import { expect, test, vi } from 'vitest';
import { type Age, age } from '../../../lib/page/ageing.ts';
import { PageBlock } from '../../../lib/page/block.ts';
import { Message } from '../../../lib/page/message.ts';

/** Elements from the top of the page to its end. */
const page: object[] = [];

/** @param top it stands above all that were made before @param left where it begins in a row of answers, each 300 px wide */
function message(text: string, bornAt: number, grownAt: number, top = false, left?: number): Message {
  const element: Element = Object.create({
    tagName: 'PRE',
    childElementCount: 0,
    closest: () => null,
    getBoundingClientRect: () => ({
      left: left ?? 0,
      right: (left ?? 0) + 300,
      width: 300,
      ...(left === undefined
        ? { top: 100 * page.indexOf(element), bottom: 100 * page.indexOf(element) + 90 }
        : { top: 0, bottom: 90 }),
    }),
    compareDocumentPosition: (other: object) => (page.indexOf(other) < page.indexOf(element) ? 2 : 4),
  });
  page.splice(top ? 0 : page.length, 0, element);
  const block = new PageBlock(element);
  block.live.update(text);
  const made = new Message(element, true);
  made.blocks = [block];
  return Object.assign(made, { bornAt, grownAt });
}

/** The page shows no control; a message is finished when it is overtaken, or when its text says so. */
const signals = {
  generating: () => false,
  finished: (one: Message, _generating: boolean, _asked: number, overtaken: boolean) =>
    overtaken || (one.blocks[0]?.live.text.includes('THE END') ?? false),
};

const ages = (messages: Message[], now: number): Age[] => [...age(messages, signals, 0, now)].map(([, change]) => change);

test('a tail that reads like a sentence rests after a quarter of a second, once', () => {
  const one = message('All is well with bread.', 1000, 1000);
  expect(ages([one], 1249)).toEqual([]);
  expect(ages([one], 1250)).toEqual(['rested']);
  expect(ages([one], 1300)).toEqual([]);
});

test('one that does not waits, and says so after two seconds', () => {
  const one = message('All is well with', 1000, 1000);
  expect(ages([one], 2999)).toEqual([]);
  expect(ages([one], 3000)).toEqual(['stuck']);
  expect(one.finished).toBe(false);
});

test('a message is finished by the signals, but not before a second and a half of silence', () => {
  const one = message('All is well, THE END', 1000, 1000);
  expect(ages([one], 2499)).toEqual([]);
  expect(ages([one], 2500)).toEqual(['finished']);
  expect(ages([one], 9000)).toEqual([]);
});

test('one that is overtaken by a newer one needs no silence', () => {
  const older = message('All is well with', 1000, 2000);
  const newer = message('So', 2000, 2001);
  expect(ages([older, newer], 2010)).toEqual(['finished']);
  expect([older.finished, newer.finished]).toEqual([true, false]);
});

test('one that comes in above, as an older part of the conversation does, overtakes nothing', () => {
  const held = message('All is well with', 1000, 2000);
  const older = message('So it began, THE END', 3000, 3000, true);
  expect(ages([held, older], 3100)).not.toContain('finished');
  expect(ages([held, older], 5000)).toEqual(['finished', 'stuck']);
  expect([held.finished, older.finished]).toEqual([false, true]);
});

test('one without text overtakes nothing and is never finished', () => {
  const older = message('All is well with', 1000, 1000);
  const empty = message('', 0, 0);
  expect(ages([older, empty], 1100)).not.toContain('finished');
});

test('two answers side by side do not overtake each other', () => {
  const left = message('All is well with', 1000, 2000, false, 0);
  const right = message('So', 2000, 2001, false, 320);
  expect(ages([left, right], 2010)).toEqual([]);
});

/** A block behind an answer. */
function behind(tagName: string): PageBlock {
  const element: Element = Object.create({ tagName, childElementCount: 0, closest: () => null, querySelector: () => null });
  const made = new PageBlock(element);
  made.live.update('Once more');
  return made;
}

test('a label of another kind behind an answer is closed at once, a paragraph is not', () => {
  const one = message('They walked until the evening, and then they', 1000, 1000);
  vi.stubGlobal('getComputedStyle', () => ({ whiteSpace: 'normal' }));
  one.blocks.push(behind('SPAN'), behind('P'));
  expect(ages([one], 1079)).toEqual([]);
  expect(ages([one], 1080)).toEqual(['rested']);
  expect(one.blocks.map(({ rested }) => rested)).toEqual([false, true, false]);
});
