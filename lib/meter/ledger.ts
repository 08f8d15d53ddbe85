import type { Clock } from '../clock.ts';
import type { Decision, Quota, ShareId } from '../types.ts';
import { createDatabase, type Write } from './database.ts';
import { localDate } from './days.ts';
import { LedgerError } from './errors.ts';
import { MAX_PREVIEW, problemOf, readEvent, type LedgerEvent, type SavedEvent, type ShareEvent } from './events.ts';
import { quota as quotaOf } from './quota.ts';
import { prevails, readAll, type BrokenRecord, type Contents } from './records.ts';
import { isOut, livesOf, type Life } from './state.ts';

/** What the ledger itself says of an event. */
type Stamped = 'id' | 'share' | 'at' | 'device' | 'seq' | 'kind';
/** A share that asks for its place. Give `oneOff` only with a reason that the policy accepts: with it the share takes none. */
export type NewShare = Omit<ShareEvent, Exclude<Stamped, 'share'> | 'zone' | 'localDate' | 'boot'>;
type ExportDetails = Omit<SavedEvent, Stamped>;

export interface LedgerDeps {
  /** The browser's own if absent. */
  readonly indexedDB?: IDBFactory;
  readonly clock: Pick<Clock, 'now'>;
  /** IANA name of the zone the device is in now. */
  readonly zone: () => string;
  /** Names this life of the background; in a page that appends nothing any text will do. */
  readonly boot: string;
  /** A new id at every call, unique among all devices. */
  readonly newId: () => string;
}

interface Appended {
  readonly decision: Decision;
  /** The share's event, if it may go out. */
  readonly event?: ShareEvent;
  /** How full the day is after this. */
  readonly quota: Quota;
}

/** The record of shares. A method that cannot do what it says rejects with a `LedgerError`, and then nothing was written. */
export interface Ledger {
  /**
   * Counts, decides and appends in one readwrite transaction, so that no two contexts ever take the same place. A share that is out, or may be,
   * is allowed again without being asked or counted: all its exports are one share. One that failed or was undone asks again.
   * @param limit places a day; undefined for none
   * @param allow decides by how full the day is: called once at most, inside the transaction, hence synchronous and pure
   */
  append(share: NewShare, limit: number | undefined, allow: (quota: Quota) => Decision): Promise<Appended>;
  /** A file or clipboard content is out. */
  saved(share: ShareId, details: ExportDetails): Promise<void>;
  failed(share: ShareId, why: string): Promise<void>;
  /** "I did not post this": takes no place any more. */
  undo(share: ShareId): Promise<void>;
  redo(share: ShareId): Promise<void>;
  /** A person's word on a share whose end is uncertain. */
  resolve(share: ShareId, released: boolean): Promise<void>;
  events(): Promise<LedgerEvent[]>;
  /** Records that are no events. They stay; a share among them keeps its place if its time and zone can be read. */
  broken(): Promise<BrokenRecord[]>;
  quota(limit: number | undefined): Promise<Quota>;
  /**
   * Adds another ledger's events. Merging again, or in another order, comes to the same.
   * @returns how many were new here, and what was no event and was left out
   */
  merge(records: readonly unknown[]): Promise<{ added: number; broken: BrokenRecord[] }>;
  /** Calls `run` after each change by whichever context; returns a function that ends it. */
  onChange(run: () => void): () => void;
  /** Ends connection and notices, for good. */
  close(): void;
}

/** Opens the ledger; any number of contexts may. @throws LedgerError `unavailable` */
export async function openLedger(deps: LedgerDeps): Promise<Ledger> {
  const { clock, zone, boot, newId } = deps;
  const database = createDatabase(() => deps.indexedDB ?? indexedDB);
  await database.read(() => Promise.resolve());
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel('sharemark-ledger');
  const tell = (): void => listeners.forEach((run) => queueMicrotask(run));
  channel.addEventListener('message', tell);

  function changed(): void {
    tell();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
    channel.postMessage('changed');
  }

  const contents = (): Promise<Contents> => database.read(readAll);

  /** Adds an event to a share that the ledger knows, unless `details` says that it would change nothing. */
  async function follow(share: ShareId, details: (life: Life) => EventDetails | undefined): Promise<void> {
    const added = await database.write(async (transaction) => {
      const { events, seq } = await readAll(transaction);
      const life = livesOf(events).find(({ event }) => event.share === share);
      if (!life) throw new LedgerError('unknown-share', 'The ledger has no such share');
      const more = details(life);
      if (!more) return false;
      const device = await deviceOf(transaction, newId);
      await add(transaction, { ...more, id: newId(), share, at: clock.now(), device, seq });
      return true;
    });
    if (added) changed();
  }

  return {
    async append(share, limit, allow) {
      const [appended, added] = await database.write(async (transaction): Promise<[Appended, added: boolean]> => {
        const { events, seq } = await readAll(transaction);
        const device = await deviceOf(transaction, newId);
        const here = { at: clock.now(), zone: zone() };
        const quota = quotaOf(events, limit, here.at, here.zone);
        const life = livesOf(events).find(({ event }) => event.share === share.share);
        if (life && isOut(life)) return [{ decision: { kind: 'allow', reasons: [] }, event: life.event, quota }, false];

        const decision = allow(quota);
        if (decision.kind !== 'allow') return [{ decision, quota }, false];
        const date = localDate(here.at, here.zone);
        const preview = previewOf(share.preview);
        const event: ShareEvent = { ...share, preview, kind: 'share', id: newId(), ...here, localDate: date, device, boot, seq };
        await add(transaction, event);
        return [{ decision, event, quota: quotaOf([...events, event], limit, here.at, here.zone) }, true];
      });
      if (added) changed();
      return appended;
    },

    saved: (share, details) => follow(share, () => ({ ...details, kind: 'saved' })),
    failed: (share, why) => follow(share, () => ({ kind: 'failed', why })),
    undo: (share) => follow(share, ({ undone }) => (undone ? undefined : { kind: 'undo' })),
    redo: (share) => follow(share, ({ undone }) => (undone ? { kind: 'redo' } : undefined)),
    resolve: (share, released) =>
      follow(share, ({ end }) => (end === (released ? 'released' : 'failed') ? undefined : { kind: 'resolved', released })),

    events: async () => (await contents()).events,
    broken: async () => (await contents()).broken,
    quota: async (limit) => quotaOf((await contents()).events, limit, clock.now(), zone()),

    async merge(records) {
      const broken: BrokenRecord[] = [];
      const valid = new Map<string, LedgerEvent>();
      for (const record of records) {
        const { event, problem } = readEvent(record);
        if (!event || problem !== undefined) broken.push({ record, problem: problem ?? 'unreadable' });
        else if (!valid.has(event.id) || prevails(event, valid.get(event.id))) valid.set(event.id, event);
      }
      let added = 0;
      let replaced = 0;
      await database.write(async (transaction) => {
        const store = transaction.objectStore('events');
        for (const event of valid.values()) {
          const known = await store.get(event.id);
          if (known && prevails(known, event)) continue;
          await store.put(event);
          if (known) replaced += 1;
          else added += 1;
        }
      });
      if (added + replaced > 0) changed();
      return { added, broken };
    },

    onChange(run) {
      listeners.add(run);
      return () => void listeners.delete(run);
    },
    close() {
      listeners.clear();
      channel.close();
      database.close();
    },
  };
}

/** An event that follows on a share, without what the ledger itself says of it. */
type EventDetails =
  | (ExportDetails & { kind: 'saved' })
  | { kind: 'failed'; why: string }
  | { kind: 'undo' | 'redo' }
  | { kind: 'resolved'; released: boolean };

async function add(transaction: Write, event: LedgerEvent): Promise<void> {
  const problem = problemOf(event);
  if (problem !== undefined) throw new LedgerError('invalid', `This is no event: ${problem}`);
  await transaction.objectStore('events').add(event);
}

/** As much of a text as a preview holds, without half a character at its end. */
function previewOf(text: string): string {
  return text.length <= MAX_PREVIEW ? text : text.slice(0, MAX_PREVIEW).replace(/[\uD800-\uDBFF]$/, '');
}

/** The id of this installation, made at the first event. */
async function deviceOf(transaction: Write, newId: () => string): Promise<string> {
  const meta = transaction.objectStore('meta');
  const known: unknown = await meta.get('device');
  if (typeof known === 'string' && known) return known;
  const device = newId();
  await meta.put(device, 'device');
  return device;
}
