import * as v from 'valibot';
import type { HealthDelta } from '../../messages.ts';
import {
  dayOf,
  daysBefore,
  HEALTH_LIMITS,
  LayerKey,
  ModelName,
  plus,
  type HealthDay,
  type HealthLog,
  type SiteHealth,
} from './log.ts';
import { bestKey, layerKey, rankOf } from './page-health.ts';

/** What happened on a page of one site since its last report. */
export interface HealthEntry {
  /** Adapter id or origin. */
  readonly site: string;
  /** Ids of the adapter's layouts, newest first; none for pages without an adapter. */
  readonly layers: readonly string[];
  readonly delta: HealthDelta;
}

/** What used to fit here counts as gone, and what is there instead as usual, after so many days with completions. */
const SETTLED_DAYS = 3;

/** The log with one entry more, within its bounds. */
export function record(log: HealthLog, { site, layers, delta: told }: HealthEntry, now: number): HealthLog {
  // One name that the log's own schema refuses would cost all of it with the next reading.
  const delta = { ...told, found: told.found.filter((one) => v.is(LayerKey, layerKey(one))) };
  const known: SiteHealth = (Object.hasOwn(log, site) ? log[site] : undefined) ?? { days: [], models: [] };
  const today = dayOf(now);
  const before = known.days.find(({ day }) => day === today) ?? emptyDay(today);
  const days = [...known.days.filter(({ day }) => day !== today), add(before, delta)].toSorted((one, other) =>
    one.day < other.day ? -1 : 1,
  );
  const usual = usualOf(known.usual, days, bestKey(delta.found, layers), layers);
  const { changed, ...rest } = withModel(known, delta.model, today);
  const next: SiteHealth = { ...rest, days, ...(usual !== undefined && { usual }), ...(changed && { changed }) };
  return prune({ ...log, [site]: next }, now);
}

/** The name that the site's model had before, if it has one now that was never seen there. */
export function modelChanged(log: HealthLog, site: string, model: string): string | undefined {
  const models = Object.hasOwn(log, site) ? (log[site]?.models ?? []) : [];
  if (!v.is(ModelName, model) || models.some(({ name }) => name === model)) return undefined;
  return models.at(-1)?.name;
}

/** The log after somebody has taken note of a site's new model. */
export function modelSeen(log: HealthLog, site: string): HealthLog {
  const known = Object.hasOwn(log, site) ? log[site] : undefined;
  if (!known?.changed) return log;
  const { changed: _, ...rest } = known;
  return { ...log, [site]: rest };
}

function emptyDay(day: string): HealthDay {
  return { day, layers: {}, checked: 0, veiled: 0, revealed: 0, failed: 0, ms: 0 };
}

function add(day: HealthDay, { found, checked, veiled, revealed, failed, ms }: HealthDelta): HealthDay {
  const layers = { ...day.layers };
  for (const one of found) {
    const key = layerKey(one);
    if (one.count > 0 && (key in layers || Object.keys(layers).length < HEALTH_LIMITS.layers))
      layers[key] = plus(layers[key] ?? 0, one.count);
  }
  return {
    day: day.day,
    layers,
    checked: plus(day.checked, checked),
    veiled: plus(day.veiled, veiled),
    revealed: plus(day.revealed, revealed),
    failed: plus(day.failed, failed),
    ms: plus(day.ms, Math.round(ms)),
  };
}

/** Something better takes over at once; something worse only when the better one has not been seen for a while. */
function usualOf(
  usual: string | undefined,
  days: readonly HealthDay[],
  best: string | undefined,
  layers: readonly string[],
): string | undefined {
  if (best === undefined) return usual;
  if (usual === undefined || rankOf(best, layers) < rankOf(usual, layers)) return best;
  const last = days.filter((day) => Object.keys(day.layers).length > 0).slice(-SETTLED_DAYS);
  return last.length === SETTLED_DAYS && !last.some((day) => usual in day.layers) ? best : usual;
}

function withModel(site: SiteHealth, model: string | undefined, today: string): SiteHealth {
  if (model === undefined || !v.is(ModelName, model)) return site;
  const from = modelChanged({ site }, 'site', model);
  const others = site.models.filter(({ name }) => name !== model);
  const since = site.models.find(({ name }) => name === model)?.since ?? today;
  // The one that answers now stands last.
  const models = [...others, { name: model, since }].slice(-HEALTH_LIMITS.models);
  return { ...site, models, ...(from !== undefined && { changed: { from, to: model } }) };
}

/** Drops what is too old, then the sites that were used longest ago, then the oldest days of all until the rest fits. */
function prune(log: HealthLog, now: number): HealthLog {
  const [oldest, tomorrow] = [daysBefore(now, HEALTH_LIMITS.days - 1), daysBefore(now, -1)];
  const sites = Object.entries(log)
    .map(([key, site]): [string, SiteHealth] => [
      key,
      // A day to come was written when the clock was wrong.
      { ...site, days: site.days.filter(({ day }) => day >= oldest && day <= tomorrow) },
    ])
    .filter(([, site]) => site.days.length > 0);
  const kept = sites.toSorted(([, one], [, other]) => (used(one) < used(other) ? 1 : -1)).slice(0, HEALTH_LIMITS.sites);
  let left = new Map(kept);
  while (bytesOf(left) > HEALTH_LIMITS.bytes) left = withoutOldestDay(left);
  return Object.fromEntries(left);
}

/** The last day something happened there. */
function used({ days }: SiteHealth): string {
  return days.at(-1)?.day ?? '';
}

function bytesOf(sites: ReadonlyMap<string, SiteHealth>): number {
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(sites))).length;
}

function withoutOldestDay(sites: ReadonlyMap<string, SiteHealth>): Map<string, SiteHealth> {
  const [oldest = ''] = [...sites.values()].map(({ days }) => days[0]?.day ?? '').toSorted();
  const left = [...sites].map(([key, site]): [string, SiteHealth] => [
    key,
    { ...site, days: site.days.filter(({ day }) => day !== oldest) },
  ]);
  return new Map(left.filter(([, { days }]) => days.length > 0));
}
