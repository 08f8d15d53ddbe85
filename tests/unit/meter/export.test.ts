import { describe, expect, test } from 'vitest';
import { ledgerCsv, ledgerJson } from '../../../lib/meter/export.ts';
import { shareStates } from '../../../lib/meter/state.ts';
import { said, saved, shared, utc } from './make.ts';

const at = utc('2026-06-01T23:30Z');
const first = shared('a', at, 'Asia/Tokyo', {
  verdict: 'unsafe',
  category: 'violence',
  reviewed: true,
  reason: '=1+1, "so"\r\nthere',
  engines: ['blocklist', 'openai'],
  packs: ['openai-2021-08', 'custom'],
});
const events = [
  first,
  saved('a', { file: 'one.png', sha256: 'abc' }),
  saved('a', { format: 'clipboard-text' }),
  shared('b', at, 'UTC', { oneOff: 'a talk at school' }),
  said('b', 'undo'),
];
const states = shareStates(events, 'boot');
/** Shows that each cell passed through it, and only once. */
const mark = (cell: string): string => `[${cell.replaceAll(/[\r\n,]/g, '_')}]`;

describe('the table', () => {
  const rows = ledgerCsv(states, mark)
    .split('\r\n')
    .map((row) => row.split(','));

  test('has a header, a line for each share, and an end of line', () => {
    expect(rows.map(({ length }) => length)).toStrictEqual([25, 25, 25, 1]);
    expect(rows[3]).toStrictEqual(['']);
    expect(rows[0]?.slice(0, 6)).toStrictEqual(['[share]', '[status]', '[counted]', '[date]', '[time]', '[zone]']);
  });

  test('says what was shared, when, where, and what came of it', () => {
    const named = Object.fromEntries((rows[0] ?? []).map((name, index) => [name.slice(1, -1), rows[1]?.[index]]));
    expect(named).toMatchObject({
      share: '[a]',
      status: '[released]',
      counted: '[true]',
      date: '[2026-06-02]',
      time: '[2026-06-01T23:30:00.000Z]',
      zone: '[Asia/Tokyo]',
      name: '[Ada Lovelace]',
      model: '[GPT-3]',
      site: '[Chat]',
      host: '[chat.example]',
      verdict: '[unsafe]',
      category: '[violence]',
      engines: '[blocklist openai]',
      reviewed: '[true]',
      reason: '[=1+1_ "so"__there]',
      one_off: '[]',
      packs: '[openai-2021-08 custom]',
      completions: '[1]',
      characters: '[12]',
      text_hash: '[hash]',
      preview: '[Hello there.]',
      formats: '[png clipboard-text]',
      files: '[one.png]',
      sha256: '[abc]',
    });
  });

  test('escapes every cell', () => {
    expect(
      rows
        .slice(0, 3)
        .flat()
        .filter((cell) => !/^\[[^[\]]*\]$/.test(cell)),
    ).toStrictEqual([]);
  });

  test('of an empty ledger is its header', () => {
    expect(ledgerCsv([], mark).split('\r\n')).toHaveLength(2);
  });
});

describe('JSON', () => {
  test('holds every event, in order, and what was broken', () => {
    const broken = [{ record: { id: 'x' }, problem: 'kind: missing' }];
    expect(JSON.parse(ledgerJson(events.toReversed(), broken))).toStrictEqual({
      format: 'sharemark-ledger',
      version: 1,
      events,
      broken,
    });
  });

  test('of the same ledger is the same text', () => {
    expect(ledgerJson(events.toReversed())).toBe(ledgerJson(events));
    expect(ledgerJson([])).toBe('{\n  "format": "sharemark-ledger",\n  "version": 1,\n  "events": [],\n  "broken": []\n}\n');
  });
});
