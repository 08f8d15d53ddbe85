import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../lib/meter/events.ts';
import { shareStates } from '../../../lib/meter/state.ts';
import { Desk, whileFree } from './desk.ts';
import { newShare, said, saved, shared, utc } from './make.ts';

const desks: Desk[] = [];
function newDesk(name: string): Desk {
  const desk = new Desk(name);
  desks.push(desk);
  return desk;
}
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

const NOON = utc('2026-06-01T12:00Z');
const byId = (events: readonly LedgerEvent[]): LedgerEvent[] => events.toSorted((one, other) => (one.id < other.id ? -1 : 1));

describe('two devices', () => {
  test('that merge know the same afterwards, and the day is as full as both together', async () => {
    const [home, office] = [await newDesk('home').open(), await newDesk('office').open()];
    for (const share of ['h1', 'h2']) await home.append(newShare(share), 4, whileFree);
    for (const share of ['o1', 'o2']) await office.append(newShare(share), 4, whileFree);
    expect(await home.merge(await office.events())).toStrictEqual({ added: 2, broken: [] });
    await office.merge(await home.events());
    expect(byId(await home.events())).toStrictEqual(byId(await office.events()));
    expect((await home.append(newShare('h3'), 4, whileFree)).decision.kind).toBe('refuse');
  });

  test('that merge again add nothing', async () => {
    const [home, office] = [await newDesk('home').open(), await newDesk('office').open()];
    await office.append(newShare('o1'), 4, whileFree);
    await home.merge(await office.events());
    expect(await home.merge(await office.events())).toStrictEqual({ added: 0, broken: [] });
  });

  test('see what the other undid, whatever its clock says', async () => {
    const office = newDesk('office');
    const [home, away] = [await newDesk('home').open(), await office.open()];
    await home.append(newShare('h1'), 4, whileFree);
    await away.merge(await home.events());
    office.now -= 90_000_000;
    await away.undo('h1');
    await home.merge(await away.events());
    expect(shareStates(await home.events(), 'boot')).toMatchObject([{ share: 'h1', status: 'undone' }]);
  });
});

test('what is no event is left out and named; fields of a newer version stay', async () => {
  const ledger = await newDesk('home').open();
  const newer = { ...shared('a', NOON, 'UTC'), mood: 'sunny' };
  const odd = [undefined, 'text', { id: 'x' }, { ...newer, id: 'y', verdict: 'from the future' }];
  const { added, broken } = await ledger.merge([...odd, newer, newer]);
  expect(added).toBe(1);
  expect(broken.map(({ record }) => record)).toStrictEqual(odd);
  expect(await ledger.events()).toStrictEqual([newer]);
});

test('tells of what is new, and only of that', async () => {
  const ledger = await newDesk('home').open();
  const event = shared('a', NOON, 'UTC');
  let calls = 0;
  ledger.onChange(() => (calls += 1));
  for (const records of [[event], [event], []]) await ledger.merge(records);
  expect(calls).toBe(1);
});

test('in any order, any number of times, it comes to the same, even where ids clash', async () => {
  const event = fc.oneof(
    fc.nat(5).map((n) => shared(`s${n}`, NOON + n, 'UTC', { id: `share ${n}`, seq: n })),
    fc.record({ id: fc.nat(5), share: fc.nat(5), seq: fc.nat(9) }).map(({ id, share, seq }) => {
      return said(`s${share}`, seq % 2 ? 'undo' : 'redo', { id: `word ${id}`, seq });
    }),
    fc.record({ id: fc.nat(5), share: fc.nat(5), bytes: fc.nat(3) }).map(({ id, share, bytes }) => {
      return saved(`s${share}`, { id: `word ${id}`, bytes, seq: 3 });
    }),
  );
  const ledgers = fc.array(fc.array(event, { maxLength: 8 }), { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(ledgers, async (parts) => {
      const [one, other] = [await newDesk('one').open(), await newDesk('other').open()];
      for (const part of parts) await one.merge(part);
      for (const part of [...parts.toReversed(), ...parts]) await other.merge(part.toReversed());
      expect(byId(await other.events())).toStrictEqual(byId(await one.events()));
      expect(await other.quota(4)).toStrictEqual(await one.quota(4));
    }),
    { numRuns: 60 },
  );
});
