import { array, assert, constantFrom, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { LiveText } from '../../../lib/moderate/live-text.ts';
import { plan, type Judge } from '../../../lib/moderate/plan.ts';
import type { Segment, Verdict } from '../../../lib/types.ts';

const SAFE: Verdict = { kind: 'safe', scores: {}, engine: 'on-device' };
const UNSAFE: Verdict = { kind: 'unsafe', category: 'custom', scores: {}, engine: 'blocklist' };

/** Judges by words: BAD is unsafe, LATER has no verdict yet, anything else is safe. */
function judge(asked: Segment[] = [], open = (text: string) => text.length): Judge {
  return {
    strictness: 'standard',
    epoch: 1,
    openFrom: open,
    isSettled: (text) => text.includes('PARDONED'),
    verdict(segment) {
      asked.push(segment);
      if (segment.text.includes('LATER')) return undefined;
      return segment.text.includes('BAD') ? UNSAFE : SAFE;
    },
  };
}

function live(text: string, final = true): LiveText {
  const result = new LiveText('hard');
  result.update(text);
  result.close(final);
  return result;
}

const shown = (text: LiveText, result: ReturnType<typeof plan>) =>
  result.regions.map(({ start, end, treatment }) => [text.text.slice(start, end), treatment]);

test('neighbours with the same treatment become one region, an unsafe sentence its own', () => {
  const text = live('One is fine. Two is fine. Three is BAD here. Four is fine.');
  expect(shown(text, plan(text, judge(), '', true))).toEqual([
    ['One is fine. Two is fine. ', 'clear'],
    ['Three is BAD here. ', 'veil'],
    ['Four is fine.', 'clear'],
  ]);
});

test('segments are asked for together and released in order', () => {
  const asked: Segment[] = [];
  const text = live('One is fine. Two comes LATER on. Three is fine.');
  const result = plan(text, judge(asked), '', true);
  expect(asked.map((segment) => segment.text)).toHaveLength(3);
  expect(shown(text, result)).toEqual([['One is fine. ', 'clear']]);
  expect(result.waiting).toBe(true);
});

test('an open tail is not judged', () => {
  const text = live('One is fine. Two is not yet', false);
  const result = plan(text, judge(), '', false);
  expect(result.judgedTo).toBe('One is fine. '.length);
  expect(result.waiting).toBe(false);
});

test('runs of one overlong sentence share the gravest verdict', () => {
  const text = live(`${'many words '.repeat(60)}and then BAD ends it. Fine again.`);
  const [first, second] = plan(text, judge(), '', true).regions;
  expect(first).toMatchObject({ start: 0, treatment: 'veil' });
  expect(second?.treatment).toBe('clear');
});

test('text from which a term may still be completing is not released', () => {
  const text = live('Here is Doctor. E', false);
  const open = judge([], (tail) => tail.indexOf('Doctor'));
  expect(plan(text, open, '', false).judgedTo).toBe(0);
  expect(plan(text, open, '', true).judgedTo).toBe(text.closedTo);
});

test('a segment carries what the message says before it', () => {
  const asked: Segment[] = [];
  const text = live('One is fine. Two is fine.');
  plan(text, judge(asked), 'The paragraph before.', true);
  expect(asked[0]?.before).toContain('The paragraph before.');
  expect(asked[1]?.before).toContain('One is fine.');
});

test('a verdict on the whole completion covers every segment but those the user called "Not unsafe"', () => {
  const text = live('One is fine. Two is fine. Three is PARDONED now.');
  expect(plan(text, judge(), '', true, UNSAFE).regions.map((region) => region.treatment)).toEqual(['veil', 'veil', 'clear']);
});

const sentence = constantFrom(
  'One is fine. ',
  'Two is BAD here. ',
  'Three (is fine). ',
  `${'many words '.repeat(60)}and then BAD ends it. `,
);

test('a plan that goes on from an earlier one, in as many slices as it takes, is the plan that is made at once', () => {
  assert(
    property(array(sentence, { maxLength: 12 }), nat(40), nat(3), (sentences, arrived, patience) => {
      const text = sentences.join('');
      const growing = new LiveText('hard');
      let last: ReturnType<typeof plan> | undefined;
      for (const end of [Math.min(arrived * 20, text.length), text.length]) {
        growing.update(text.slice(0, end));
        growing.close(end === text.length);
        let left = 0;
        do {
          left = patience;
          last = plan(growing, judge(), '', end === text.length, undefined, { last, late: () => left-- <= 0 });
        } while (last.waiting);
      }
      const { regions, judgedTo } = plan(live(text), judge(), '', true);
      expect({ regions: last?.regions, judgedTo: last?.judgedTo }).toEqual({ regions, judgedTo });
    }),
  );
});

test('engines are not asked any more once it is late; what is left waits', () => {
  const asked: Segment[] = [];
  const text = live('One is fine. Two is fine. Three is fine.');
  const first = plan(text, judge(asked), '', true, undefined, { late: () => true });
  expect(asked).toHaveLength(1);
  expect(first).toMatchObject({ waiting: true, judgedTo: 'One is fine. '.length });
  plan(text, judge(asked), '', true, undefined, { last: first });
  expect(asked).toHaveLength(3);
});

test('what was judged before the engines changed waits for its turn, and is not released by the old verdict', () => {
  const text = live('One is fine. Two is fine. Three is fine.');
  plan(text, judge(), '', true);
  const later = plan(text, { ...judge(), epoch: 2 }, '', true, undefined, { late: () => true });
  expect(later).toMatchObject({ judgedTo: 'One is fine. '.length, waiting: true });
});
