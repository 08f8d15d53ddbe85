import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Ledger } from '../../../lib/meter/ledger.ts';
import { shareStates } from '../../../lib/meter/state.ts';
import { Desk, whileFree } from './desk.ts';
import { newShare } from './make.ts';

/** What the background of a browser does to the database. */
const OPERATIONS = [
  [() => IDBFactory.prototype, 'open'],
  [() => IDBDatabase.prototype, 'transaction'],
  [() => IDBTransaction.prototype, 'objectStore'],
  [() => IDBObjectStore.prototype, 'get'],
  [() => IDBObjectStore.prototype, 'getAll'],
  [() => IDBObjectStore.prototype, 'add'],
  [() => IDBObjectStore.prototype, 'put'],
] as const;

/** A background that is killed at its n-th step: open transactions are rolled back, and whatever it tries from then on does not happen. */
class Background {
  steps = 0;
  #dead = false;
  readonly #at: number;
  readonly #moment: 'before' | 'after';
  readonly #open = new Set<IDBTransaction>();

  constructor(at: number, moment: 'before' | 'after') {
    this.#at = at;
    this.#moment = moment;
    for (const [owner, name] of OPERATIONS) this.#watch(owner(), name);
  }

  /** A step outside of the database. */
  step(run: () => void): void {
    this.#step(run, this.#moment);
  }

  #watch(owner: object, name: string): void {
    const act: unknown = Reflect.get(owner, name);
    if (typeof act !== 'function') throw new Error(`no ${name}`);
    const step = (self: unknown, args: unknown[]): unknown =>
      this.#step(
        () => {
          const result: unknown = Reflect.apply(act, self, args);
          if (result instanceof IDBTransaction) this.#open.add(result);
          return result;
          // A database that is being opened dies with whoever opens it.
        },
        name === 'open' ? 'before' : this.#moment,
      );
    Reflect.set(owner, name, function watched(this: unknown, ...args: unknown[]) {
      // Making the database is the browser's own business: it is there whole or not at all.
      return args[1] === 'versionchange' ? Reflect.apply(act, this, args) : step(this, args);
    });
    restore.push(() => Reflect.set(owner, name, act));
  }

  #step<T>(run: () => T, moment: 'before' | 'after'): T {
    if (this.#dead) throw new Error('dead');
    this.steps += 1;
    if (this.steps !== this.#at) return run();
    if (moment === 'after') run();
    this.#dead = true;
    for (const transaction of this.#open) {
      try {
        transaction.abort();
      } catch {
        // Committed before.
      }
    }
    throw new Error('killed');
  }
}

const restore: (() => unknown)[] = [];
function revive(): void {
  for (const undo of restore.splice(0)) undo();
}
afterEach(() => {
  revive();
  vi.restoreAllMocks();
});

/** Two shares from the press to the end, as a background goes about it. The folder is what a person has afterwards. */
async function life(desk: Desk, background: Background, folder: Set<string>): Promise<void> {
  const ledger: Ledger = await desk.open('first life');
  for (const share of ['one', 'two']) {
    const { event } = await ledger.append(newShare(share), 4, whileFree);
    if (!event) continue;
    background.step(() => folder.add(share));
    await ledger.saved(share, { format: 'png' });
    await ledger.undo(share);
    await ledger.redo(share);
  }
}

async function killedAt(step: number, moment: 'before' | 'after'): Promise<{ steps: number; desk: Desk; folder: Set<string> }> {
  const [desk, folder] = [new Desk(), new Set<string>()];
  const background = new Background(step, moment);
  await life(desk, background, folder).catch(() => undefined);
  revive();
  return { steps: background.steps, desk, folder };
}

describe('a background that is killed', async () => {
  const { steps, desk, folder } = await killedAt(0, 'before');
  desk.close();
  const moments = Array.from({ length: steps }, (_, index) => index + 1);

  test('has many steps, and both files if it is left alone', () => {
    expect(steps).toBeGreaterThan(40);
    expect([...folder]).toStrictEqual(['one', 'two']);
  });

  test.each(['before', 'after'] as const)(
    'right %s any step leaves a ledger that agrees with the files, or asks',
    async (moment) => {
      const seen = new Set<string>();
      for (const step of moments) {
        const { desk, folder } = await killedAt(step, moment);
        const ledger = await desk.open('second life');
        const states = shareStates(await ledger.events(), 'second life');
        const undone = states.filter(({ status }) => status === 'undone').map(({ share }) => share);
        const certain = states.filter(({ status }) => status === 'released').map(({ share }) => share);
        const asked = states.filter(({ status }) => status === 'uncertain').map(({ share }) => share);
        for (const { status } of states) seen.add(status);

        // Every file is known, nothing is called released without one, at most the share in hand is asked about, and no place is lost.
        expect([...folder].filter((share) => !states.some((state) => state.share === share))).toStrictEqual([]);
        expect([...certain, ...undone].filter((share) => !folder.has(share))).toStrictEqual([]);
        expect(asked.length).toBeLessThan(2);
        expect(await ledger.quota(4)).toMatchObject({ used: certain.length + asked.length });
        expect(await ledger.broken()).toStrictEqual([]);

        // And it goes on: the question is answered, and there is room for the next one.
        for (const share of asked) await ledger.resolve(share, folder.has(share));
        await ledger.append(newShare('next'), 4, whileFree);
        expect(await ledger.quota(4)).toMatchObject({ used: folder.size - undone.length + 1 });
        desk.close();
      }
      expect([...seen].toSorted()).toStrictEqual(['released', 'uncertain', 'undone']);
    },
  );
});
