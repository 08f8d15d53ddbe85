import type { Clock } from '../clock.ts';
import type { SiteKnown } from '../messages.ts';
import { HEALTH_KEY, parseHealthLog, type HealthLog } from '../moderate/health/log.ts';
import { modelSeen, record, type HealthEntry } from '../moderate/health/record.ts';
import { originOf } from '../settings/origins.ts';
import { siteFor } from '../sites/index.ts';

/** Entries of several tabs are written together, so many milliseconds after the first of them. */
const GATHER_MS = 500;

/** The part of `browser.storage.local` that the log needs. */
export interface HealthStorage {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The only writer of the log of health. Nothing is kept in memory between two writings: the background may end at any time. */
export interface HealthKeeper {
  /** Resolves, once it is written, to what was known of the site before. Rejects if it could not be written. */
  note(entry: HealthEntry): Promise<SiteKnown>;
  /** Somebody has read that a site's model is another. */
  seen(site: string): Promise<void>;
  clear(): Promise<void>;
}

export function createHealthKeeper(storage: HealthStorage, clock: Clock): HealthKeeper {
  let waiting: HealthEntry[] = [];
  let gathering: Promise<HealthLog> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other; resolves to the log before it. */
  const change = (next: (log: HealthLog) => HealthLog): Promise<HealthLog> => {
    const done = last.then(async () => {
      const before = parseHealthLog((await storage.get(HEALTH_KEY))[HEALTH_KEY]);
      const after = next(before);
      if (after !== before) await storage.set({ [HEALTH_KEY]: after });
      return before;
    });
    last = done.catch(() => undefined);
    return done;
  };

  const gather = async (): Promise<HealthLog> => {
    await new Promise<void>((resolve) => clock.after(GATHER_MS, resolve));
    const entries = waiting;
    waiting = [];
    gathering = undefined;
    return change((log) => entries.reduce((all, entry) => record(all, entry, clock.now()), log));
  };

  return {
    async note(entry) {
      waiting.push(entry);
      gathering ??= gather();
      const log = await gathering;
      const usual = Object.hasOwn(log, entry.site) ? log[entry.site]?.usual : undefined;
      return usual === undefined ? {} : { usual };
    },
    async seen(site) {
      await change((log) => modelSeen(log, site));
    },
    async clear() {
      await change(() => ({}));
    },
  };
}

/** Under which name a page is kept, and the layouts of its adapter; undefined for what is no page of the web. */
export function siteOf(address: string | undefined): Pick<HealthEntry, 'site' | 'layers'> | undefined {
  const origin = originOf(address);
  if (address === undefined || origin === undefined) return undefined;
  // Some sites are one path of a host.
  const { id, matches, layers } = siteFor(new URL(address));
  return matches.length > 0 ? { site: id, layers: layers.map((layer) => layer.id) } : { site: origin, layers: [] };
}
