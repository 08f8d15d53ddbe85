import { array, assert, integer, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ends, joinLines, judgeAcross, mayRunOn, restsOn, runsOn } from '../../../lib/page/lines.ts';
import { LiveText } from '../../../lib/moderate/live-text.ts';
import type { Judge } from '../../../lib/moderate/plan.ts';
import type { Verdict } from '../../../lib/types.ts';

const never = () => false;

/** Lines of a text as a page has them; the last one may still grow. */
function linesOf(texts: readonly string[], lastEnded = true) {
  return texts.map((text, index) => {
    const ended = index < texts.length - 1 || lastEnded;
    const live = new LiveText('hard');
    live.update(text);
    live.close(ended);
    return { live, ended };
  });
}

/** The sentences found, once each, in order. */
function sentences(texts: readonly string[], lastEnded = true, flows: (index: number) => boolean = () => true) {
  const ends = [...joinLines(linesOf(texts, lastEnded), flows).values()];
  return [...new Set(ends.flatMap(({ head, tail }) => [head, tail]).filter((joint) => joint !== undefined))];
}

describe('a line may run on', () => {
  test.each([
    ['when it is a line long and has no end', 'Traders at the old market whisper that any', true],
    ['not after a full stop', 'Traders at the old market whisper of bread.', false],
    ['not after a full stop in quotes', 'Traders at the old market whisper of “bread.”  ', false],
    ['not after a colon, as before a list', 'What you need for one large loaf of bread:', false],
    ['not when it is as short as a heading', 'How to bake bread at home', false],
    ['not as a row of a table in plain text', '| Traders at the old market | whisper of bread |', false],
  ])('%s', (_, text, expected) => {
    expect(mayRunOn(text)).toBe(expected);
  });
});

describe('a line runs on in the next', () => {
  const line = 'Traders at the old market whisper that any';
  test.each([
    ['that begins in lower case', line, 'stubborn crust gives in', true],
    ['that begins with a quotation in lower case', line, '“stubborn” crust', true],
    ['that does not tell yet', line, ' ', true],
    ['whatever it begins with, after a comma', 'However cold the kitchen was yesterday,', 'Paris was warm', true],
    ['not when that begins in upper case', line, 'Stubborn crust', false],
    ['not when that is an item of a list', line, '- stubborn crust', false],
    ['not when that is a numbered item', line, '2. stubborn crust', false],
  ])('%s', (_, text, next, expected) => {
    expect(runsOn(text, next, never)).toBe(expected);
  });

  test('in upper case too, where the page breaks all lines itself', () => {
    expect(runsOn(line, 'Stubborn crust', () => true)).toBe(true);
    expect(runsOn(line, '- stubborn crust', () => true)).toBe(false);
  });
});

describe('sentences over several lines', () => {
  test('one is put together from its end in the first line to its end in the last', () => {
    const [joint] = sentences(['Flour is white. Qwixel traders', 'whisper that any crust', 'gives in. Let it cool.']);
    expect(joint).toMatchObject({ text: 'Qwixel traders whisper that any crust gives in. ', complete: true });
    expect(joint?.before).toContain('Flour is white.');
  });

  test('it is not complete before its end has come, or before a line of it is known to have ended', () => {
    const growing = sentences(['Flour is white. Qwixel traders', 'whisper that any crust'], false);
    expect(growing).toMatchObject([{ complete: false }]);
    const between = linesOf(['Qwixel traders', 'whisper that', 'gives in. Let it cool.']).map((line, index) =>
      index === 1 ? { live: new LiveText('hard'), ended: false } : line,
    );
    expect(joinLines(between, () => true).get(2)?.head?.complete).toBe(false);
  });

  test('a line may end one and begin another', () => {
    const found = sentences(
      ['Qwixel traders whisper', 'of crust. The stone is', 'hot. Let it cool.'],
      true,
      (index) => index < 2,
    );
    expect(found.map(({ text }) => text.trim())).toEqual(['Qwixel traders whisper of crust.', 'The stone is hot.']);
  });

  test('lines that do not run on are left alone', () => {
    expect(joinLines(linesOf(['One line', 'Another line']), never).size).toBe(0);
  });

  test('one without an end is judged in runs rather than held for ever', () => {
    const line = 'and on it goes for sixty characters without any end to it at';
    const found = sentences(Array.from({ length: 30 }, () => line));
    expect(found.length).toBeGreaterThan(2);
    for (const { text, complete } of found) {
      expect(complete).toBe(true);
      expect(text.length).toBeLessThan(600);
    }
  });

  test('no line is lost: whatever the lines are, each word of a run-on text is in a complete sentence or in a line of its own', () => {
    // Long enough to be no abbreviation.
    const word = stringMatching(/^[a-z]{7,9}$/);
    const sentence = array(word, { minLength: 1, maxLength: 25 }).map((words) => `Then ${words.join(' ')}.`);
    assert(
      property(array(sentence, { minLength: 1, maxLength: 6 }), integer({ min: 20, max: 70 }), (parts, width) => {
        const lines = wrap(parts.join(' '), width);
        const flows = (index: number) => !lines[index]?.endsWith('.');
        const found = sentences(lines, true, flows);
        expect(found.every(({ complete }) => complete)).toBe(true);
        for (const part of parts) {
          const whole = lines.some((line) => line.includes(part)) || found.some(({ text }) => text.trim() === part);
          expect(whole).toBe(true);
        }
      }),
    );
  });
});

describe('judging across lines', () => {
  const SAFE: Verdict = { kind: 'safe', scores: {}, engine: 'on-device' };
  const UNSAFE: Verdict = { kind: 'unsafe', category: 'custom', scores: {}, engine: 'blocklist' };
  const judge: Judge = {
    strictness: 'standard',
    epoch: 1,
    openFrom: (text) => text.length,
    isSettled: (text) => text.includes('PARDONED'),
    verdict: (segment) => (segment.text.includes('BAD') ? UNSAFE : SAFE),
  };
  const verdicts = (texts: readonly string[], index: number, lastEnded = true) => {
    const lines = linesOf(texts, lastEnded);
    const live = lines[index]?.live ?? new LiveText('hard');
    const across = judgeAcross(judge, live, joinLines(lines, () => true).get(index) ?? {});
    return live.cuts.map((cut) => across.verdict({ text: live.text.slice(cut.start, cut.end), before: '' })?.kind);
  };

  test('both pieces of a sentence share its verdict, and what stands beside them keeps its own', () => {
    const texts = ['All is well. Qwixel traders', 'say BAD things. Let it cool.'];
    expect(verdicts(texts, 0)).toEqual(['safe', 'unsafe']);
    expect(verdicts(texts, 1)).toEqual(['unsafe', 'safe']);
  });

  test('a piece has no verdict before the sentence has its end', () => {
    expect(verdicts(['All is well. Qwixel traders', 'say good'], 0, false)).toEqual(['safe', undefined]);
  });

  test('a piece the user called "Not unsafe" is judged by itself', () => {
    expect(verdicts(['All is well. PARDONED traders', 'say BAD things. Let it cool.'], 0)).toEqual(['safe', 'safe']);
  });

  test('verdicts rest on complete sentences only', () => {
    const open: Ends = { tail: { text: 'Qwixel', before: '', complete: false } };
    expect(restsOn(open)).toBe('');
    expect(restsOn({ tail: { text: 'Qwixel', before: '', complete: true } })).toBe('Qwixel');
    expect(restsOn({})).toBe('');
  });
});

/** Breaks a text at spaces, as a terminal does. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
