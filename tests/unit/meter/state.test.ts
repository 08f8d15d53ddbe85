import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../lib/meter/events.ts';
import { shareStates } from '../../../lib/meter/state.ts';
import { failed, resolved, said, saved, shared, utc } from './make.ts';

const NOON = utc('2026-06-01T12:00Z');
const one = shared('a', NOON, 'UTC');

function told(...after: LedgerEvent[]): string {
  const [state] = shareStates([one, ...after], 'boot');
  return `${state?.status}, ${state?.counted ? 'counted' : 'not counted'}, ${state?.exports.length} out`;
}

describe('a share', () => {
  const cases: [what: string, after: LedgerEvent[], expected: string][] = [
    ['alone is on its way', [], 'pending, counted, 0 out'],
    ['with a file is out', [saved('a')], 'released, counted, 1 out'],
    ['with three files is one share', [saved('a'), saved('a'), saved('a')], 'released, counted, 3 out'],
    ['that failed is not', [failed('a')], 'failed, not counted, 0 out'],
    ['that failed and then came out is', [failed('a'), saved('a')], 'released, counted, 1 out'],
    ['stays out if a further export fails', [saved('a'), failed('a')], 'released, counted, 1 out'],
    ['is taken back', [saved('a'), said('a', 'undo')], 'undone, not counted, 1 out'],
    ['is taken back on its way', [said('a', 'undo')], 'undone, not counted, 0 out'],
    ['stays taken back when the file comes late', [said('a', 'undo'), saved('a')], 'undone, not counted, 1 out'],
    ['was posted after all', [saved('a'), said('a', 'undo'), said('a', 'redo')], 'released, counted, 1 out'],
    ['goes by the last word', [said('a', 'undo'), said('a', 'redo'), said('a', 'undo')], 'undone, not counted, 0 out'],
    [
      'that failed does not count by redoing it',
      [failed('a'), said('a', 'undo'), said('a', 'redo')],
      'failed, not counted, 0 out',
    ],
    ['is resolved: it came out', [resolved('a', true)], 'released, counted, 0 out'],
    ['is resolved: it did not', [resolved('a', false)], 'failed, not counted, 0 out'],
    ['is resolved twice', [resolved('a', false), resolved('a', true)], 'released, counted, 0 out'],
    ['has a file, whatever a person remembers', [saved('a'), resolved('a', false)], 'released, counted, 1 out'],
    ['is not moved by the events of another', [saved('b'), said('b', 'undo')], 'pending, counted, 0 out'],
  ];
  test.each(cases)('%s', (_what, after, expected) => {
    expect(told(...after)).toBe(expected);
    expect(told(...after.toReversed())).toBe(expected);
    expect(told(...after, ...after)).toBe(expected);
  });

  test('whose background died before it said what came of it is uncertain, and counts', () => {
    expect(shareStates([one], 'another life')).toMatchObject([{ status: 'uncertain', counted: true }]);
    expect(shareStates([one, saved('a')], 'another life')).toMatchObject([{ status: 'released', counted: true }]);
    expect(shareStates([one, said('a', 'undo')], 'another life')).toMatchObject([{ status: 'undone', counted: false }]);
  });

  test('that is a one-off takes no place', () => {
    const oneOff = shared('o', NOON, 'UTC', { oneOff: 'a talk at school' });
    expect(shareStates([oneOff, saved('o')], 'boot')).toMatchObject([{ status: 'released', counted: false }]);
  });

  test('that failed and was allowed again is on its way on its new day', () => {
    const first = shared('r', NOON, 'UTC');
    const end = failed('r');
    const again = shared('r', NOON + 86_400_000, 'UTC', { boot: 'second' });
    expect(shareStates([again, end, first], 'second')).toMatchObject([{ status: 'pending', counted: true, event: again }]);
  });

  test('that two ledgers begin twice is one share, begun first', () => {
    const first = shared('d', NOON, 'UTC');
    const second = shared('d', NOON + 1, 'UTC');
    expect(shareStates([second, first], 'boot')).toMatchObject([{ event: first }]);
  });
});

test('a clock that was set back in between changes no order', () => {
  const undo = { ...said('a', 'undo'), at: NOON };
  const redo = { ...said('a', 'redo'), at: NOON - 86_400_000 };
  expect(told(redo, undo)).toBe('pending, counted, 0 out');
});

/** As it would be without a number, at another time. */
function bare({ seq: _seq, ...event }: LedgerEvent, at: number): LedgerEvent {
  return { ...event, at };
}

test('events without numbers go by their time, the share first', () => {
  const events = [bare(said('n', 'redo'), 9), bare(said('n', 'undo'), 8), bare(shared('n', 0, 'UTC'), 10), bare(saved('n'), 7)];
  expect(shareStates(events, 'boot')).toMatchObject([{ share: 'n', status: 'released' }]);
  expect(shareStates([bare(said('n', 'undo'), 11), ...events], 'boot')).toMatchObject([{ share: 'n', status: 'undone' }]);
});

test('shares come in the order in which they were begun; what never began is passed over', () => {
  const [b, a] = [shared('b', NOON, 'UTC'), shared('a', NOON - 5, 'UTC')];
  expect(shareStates([a, saved('ghost'), b, saved('a')], 'boot').map(({ share }) => share)).toStrictEqual(['b', 'a']);
});
