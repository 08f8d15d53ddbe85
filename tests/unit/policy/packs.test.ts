import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dailyLimit, PolicyPackSchema, type PolicyPack } from '../../../lib/policy/pack.ts';
import { LAWS, PACKS, packsFor } from '../../../lib/policy/packs/index.ts';

const root = resolve(import.meta.dirname, '../../..');
/** The passages that are quoted, in this repository; the whole document lies beside a developer's checkout. */
const passages = (id: string): string => readFileSync(join(import.meta.dirname, 'quoted', `${id}.txt`), 'utf8');
const [original] = globSync('../shared/seeds/002_*.txt', { cwd: root });

const ids = (packs: readonly PolicyPack[]): string[] => packs.map(({ id }) => id);
const quotes = ({ rules }: PolicyPack): string[] => Object.values(rules).map(({ quote }) => quote);

describe('the packs that ship', () => {
  test.each([...PACKS, ...LAWS])('$id is a valid pack', (pack) => {
    expect(v.parse(PolicyPackSchema, pack)).toStrictEqual(pack);
  });

  test('have an id each, and the default comes first', () => {
    expect(ids(PACKS)).toStrictEqual(['openai-2021-08', 'openai-2022-11', 'custom']);
  });

  const published = PACKS.filter(({ id }) => id !== 'custom');

  test.each(published)('$id quotes its source word for word', (pack) => {
    expect(quotes(pack).length).toBeGreaterThan(5);
    expect(quotes(pack).filter((quote) => !passages(pack.id).includes(quote))).toStrictEqual([]);
  });

  test('the law of the EU is quoted word for word', () => {
    const [law] = LAWS;
    expect(law && quotes(law).filter((quote) => !passages('eu-ai-act-50').includes(quote))).toStrictEqual([]);
  });

  test.each(published)('$id names its source and its date', ({ id, source, updated }) => {
    expect(source).toMatch(/^https:\/\/openai\.com\//);
    expect(updated).toMatch(new RegExp(`^${id.slice('openai-'.length)}-\\d\\d$`));
  });

  test.skipIf(!original)('openai-2021-08 is the published document: the passages and every quote are in it', () => {
    const document = readFileSync(join(root, original ?? ''), 'utf8');
    const [pack] = packsFor(['openai-2021-08']);
    expect(document).toContain('Updated August 10, 2021');
    expect(document).toContain(passages('openai-2021-08').trim());
    expect(pack && quotes(pack).filter((quote) => !document.includes(quote))).toStrictEqual([]);
  });

  test('allow four a day in 2021, and any number since', () => {
    expect(PACKS.map(({ rules }) => rules.limit?.perDay)).toStrictEqual([4, undefined, undefined]);
  });
});

describe('a pack is refused', () => {
  const pack = {
    id: 'acme',
    title: 'ACME',
    source: 'https://acme.example/policy',
    updated: '2026-01-31',
    rules: { limit: { title: 'Two a day', quote: 'Two a day.', perDay: 2 } },
  };
  const bad: [what: string, pack: unknown][] = [
    ['without a quote', { ...pack, rules: { limit: { title: 'Two', quote: ' ', perDay: 2 } } }],
    ['with a rule nobody knows', { ...pack, rules: { dress: { title: 'Dress', quote: 'Black tie.' } } }],
    ['without the date of its source', { ...pack, updated: undefined }],
    ['with a date that is none', { ...pack, updated: '31.1.2026' }],
    ...[0, 1_001, 2.5, Number.NaN, '4'].map((perDay): [string, unknown] => [
      `with a limit of ${perDay}`,
      { ...pack, rules: { limit: { ...pack.rules.limit, perDay } } },
    ]),
  ];
  test.each(bad)('%s', (_what, broken) => {
    expect(v.is(PolicyPackSchema, pack)).toBe(true);
    expect(v.is(PolicyPackSchema, broken)).toBe(false);
  });
});

describe('packsFor', () => {
  test('keeps the order, each pack once', () => {
    expect(ids(packsFor(['custom', 'openai-2022-11', 'custom']))).toStrictEqual(['custom', 'openai-2022-11']);
  });

  test.each([[[]], [['nonsense']], [['']], [['__proto__', 'nonsense']]])('of %j is the default pack, never none', (chosen) => {
    expect(ids(packsFor(chosen))).toStrictEqual(['openai-2021-08']);
  });

  test('takes the default in the place of an unknown pack beside known ones', () => {
    expect(ids(packsFor(['custom', 'nonsense'], { perDay: 9 }))).toStrictEqual(['custom', 'openai-2021-08']);
  });

  test.each([
    [1, 'No more than 1 share a day.'],
    [1_000, 'No more than 1000 shares a day.'],
  ])('custom: %d a day', (perDay, quote) => {
    const [pack] = packsFor(['custom'], { perDay });
    expect(pack?.rules.limit).toMatchObject({ perDay, quote });
    expect(v.is(PolicyPackSchema, pack)).toBe(true);
  });

  test('custom without a number has no limit', () => {
    expect(dailyLimit(packsFor(['custom']))).toBeUndefined();
  });

  test.each([0, -3, 1_001, 2.5, Number.NaN, Infinity])('custom: %d is no limit, so the default one holds', (perDay) => {
    expect(dailyLimit(packsFor(['custom'], { perDay }))).toBe(4);
  });
});

test('the daily limit is the smallest of all packs', () => {
  expect(dailyLimit(packsFor(['openai-2021-08', 'custom'], { perDay: 2 }))).toBe(2);
  expect(dailyLimit(packsFor(['openai-2021-08', 'custom'], { perDay: 7 }))).toBe(4);
  expect(dailyLimit(packsFor(['openai-2022-11', 'custom'], { perDay: 7 }))).toBe(7);
  expect(dailyLimit([])).toBeUndefined();
});
