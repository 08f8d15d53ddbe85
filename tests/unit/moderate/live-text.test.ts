import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { LiveText } from '../../../lib/moderate/live-text.ts';
import { closedCuts, looksFinished, PROSE_CAP, RUN_CAP, splitText } from '../../../lib/moderate/segment.ts';

const parts = (text: string, from = 0, final = false, lines: 'hard' | 'code' = 'hard') =>
  closedCuts(text, from, final, lines).map((cut) => text.slice(cut.start, cut.end));

test('a sentence ends only where it cannot go on', () => {
  const text = 'Dr. Evil met e.g. Mr. J. Smith at 3.5 p.m. in May. He left! "Stop!" he said. Yes';
  expect(splitText(text).map((cut) => text.slice(cut.start, cut.end))).toEqual([
    'Dr. Evil met e.g. Mr. J. Smith at 3.5 p.m. in May. ',
    'He left! ',
    '"Stop!" he said. ',
    'Yes',
  ]);
});

test('a boundary is believed only once a letter follows it', () => {
  expect(parts('It ends here.')).toEqual([]);
  expect(parts('It ends here. ')).toEqual([]);
  expect(parts('It ends here. 5')).toEqual([]);
  expect(parts('It ends here. 5 a')).toEqual([]);
  expect(parts('It ends here. A')).toEqual(['It ends here. ']);
});

test('scripts without spaces have sentences too', () => {
  expect(parts('中文句子。还有一句。')).toEqual(['中文句子。']);
  expect(parts('中文句子。还有一句。', 0, true)).toEqual(['中文句子。', '还有一句。']);
});

test('a line break inside a sentence does not end it, one in code does', () => {
  expect(parts('It goes on\nwithout a stop. N')).toEqual(['It goes on\nwithout a stop. ']);
  expect(parts('let a = 1;\nlet b', 0, false, 'code')).toEqual(['let a = 1;\n']);
  expect(parts('A heading\nAnother one', 0, true)).toEqual(['A heading\n', 'Another one']);
});

test('runs without punctuation are cut at a space, sentences share their runs', () => {
  const words = 'word '.repeat(300);
  const cuts = closedCuts(words, 0, false);
  expect(cuts.length).toBeGreaterThan(2);
  for (const cut of cuts) {
    expect(cut.end - cut.start).toBeLessThanOrEqual(PROSE_CAP + 1);
    expect(cut.continues).toBe(true);
    expect(words[cut.end - 1]).toBe(' ');
  }
  expect(closedCuts('x'.repeat(1000), 0, false, 'code')[0]?.end).toBe(RUN_CAP);
});

test('what looks finished is never an abbreviation, an initial or a number', () => {
  expect(looksFinished('And that was it.')).toBe(true);
  for (const open of ['See fig.', 'It is 3.', 'In the U.S.', 'by J.', 'no end', 'approx.'])
    expect(looksFinished(open)).toBe(false);
});

/** Text as models write it: words, terminators, abbreviations, numbers, breaks. */
const prose = array(
  oneof(
    constantFrom(
      'Dr.',
      'e.g.',
      '3.5',
      'U.S.',
      'Hello',
      'world',
      'the',
      'end.',
      'Stop!',
      'why?',
      '"Oh!"',
      'ok…',
      '日本。',
      '\n',
      '\n\n',
      '1.',
      '- x',
    ),
    string({ maxLength: 6 }),
  ),
  { maxLength: 120 },
).map((words) => words.join(' '));

test('cuts lie end to end and cover a finished text', () => {
  assert(
    property(prose, (text) => {
      let at = 0;
      for (const cut of splitText(text)) {
        expect(cut.start).toBe(at);
        expect(cut.end).toBeGreaterThan(cut.start);
        at = cut.end;
      }
      expect(at).toBe(text.length);
    }),
  );
});

test('a growing text never takes a closed segment back', () => {
  assert(
    property(prose, integer({ min: 1, max: 9 }), (text, step) => {
      const live = new LiveText('hard');
      let closed: string[] = [];
      for (let end = step; end < text.length + step; end += step) {
        live.update(text.slice(0, end));
        live.close(false);
        const now = live.cuts.map((cut) => `${cut.start}-${cut.end}`);
        expect(now.slice(0, closed.length)).toEqual(closed);
        closed = now;
      }
    }),
  );
});

test('replaced text keeps the segments before the change and no other', () => {
  const live = new LiveText('hard');
  live.update('One is here. Two is here. Three');
  live.close(false);
  expect(live.cuts).toHaveLength(2);
  expect(live.update('One is here. Two was there. Three')).toBe('changed');
  expect(live.cuts).toHaveLength(1);
  live.close(true);
  expect(live.cuts.map((cut) => live.text.slice(cut.start, cut.end))).toEqual(['One is here. ', 'Two was there. ', 'Three']);
});

test('a tail that was closed as final opens again when the text grows', () => {
  const live = new LiveText('hard');
  live.update('A tail');
  live.close(true);
  expect(live.tail).toBe('');
  live.update('A tail that goes on');
  expect(live.tail).toBe('A tail that goes on');
});

test('a text of a million characters is cut piece by piece, with the same cuts in the end', () => {
  const sentences = 'The ferry left at nine. Nobody saw it come back before noon, and the people on it had to wait. '.repeat(
    10_000,
  );
  const text = new LiveText('hard');
  text.update(sentences);
  let calls = 0;
  while (text.closedTo < sentences.length) {
    const before = text.closedTo;
    text.close(true, () => true);
    calls += 1;
    expect(text.closedTo).toBeGreaterThan(before);
  }
  expect(calls).toBeGreaterThan(10);
  expect(text.cuts.map(({ end }) => end)).toEqual(splitText(sentences).map(({ end }) => end));
});
