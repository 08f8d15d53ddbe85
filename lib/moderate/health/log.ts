import * as v from 'valibot';

/**
 * How moderation went, per site and day: what was found by what, how much was judged, how long it took. Counts and names of layouts only; no
 * text of a page, no address below its origin. Kept in this browser.
 */

/** The key in extension storage. */
export const HEALTH_KEY = 'health';

/** Upper bounds, so that no page can fill the storage. Where one is reached, the oldest makes room. */
export const HEALTH_LIMITS = { days: 90, sites: 200, layers: 16, models: 12, bytes: 1_000_000 } as const;

/** A count that a page has a hand in: never so large that adding another stops being exact. */
const MOST = 1e12;
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST));
const Ms = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MOST));
const Day = v.pipe(v.string(), v.regex(/^\d{4,6}-\d\d-\d\d$/));

/** A name that a model may have: short, and of characters that names have. Whatever else a page puts there is not kept. */
export const ModelName = v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._:/+()-]{0,63}$/u));

/** By what completions were found, as one word; see `layerKey`. */
export const LayerKey = v.pipe(v.string(), v.regex(/^[a-z]+(?::[\w.-]{1,64})?$/));

const DaySchema = v.strictObject({
  day: Day,
  /** Completions by what they were found. */
  layers: v.record(LayerKey, Count),
  /** Sentences; each as often as it came on the page. */
  checked: Count,
  veiled: Count,
  revealed: Count,
  /** Sentences that an engine should have judged and could not. */
  failed: Count,
  /** Time spent in engines, in milliseconds. */
  ms: Ms,
});

const SiteSchema = v.strictObject({
  /** Oldest first, each day once. */
  days: v.pipe(v.array(DaySchema), v.maxLength(HEALTH_LIMITS.days)),
  /** By what completions are found here as a rule. */
  usual: v.exactOptional(LayerKey),
  /** Names that the site's model has had, and since which day. */
  models: v.pipe(v.array(v.strictObject({ name: ModelName, since: Day })), v.maxLength(HEALTH_LIMITS.models)),
  /** A model that was never seen here before answers now, and nobody has taken note yet. */
  changed: v.exactOptional(v.strictObject({ from: ModelName, to: ModelName })),
});

/** By adapter id for built-in sites, by origin for others. */
const LogSchema = v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(300)), SiteSchema);

export type HealthDay = v.InferOutput<typeof DaySchema>;
export type SiteHealth = v.InferOutput<typeof SiteSchema>;
export type HealthLog = Readonly<Record<string, SiteHealth>>;

/** Reads whatever storage holds; what is broken starts anew. */
export function parseHealthLog(stored: unknown): HealthLog {
  const result = v.safeParse(LogSchema, stored);
  return result.success ? result.output : {};
}

/** The day, as the computer's own calendar has it. */
export function dayOf(now: number): string {
  const date = new Date(now);
  return `${padded(date.getFullYear(), 4)}-${padded(date.getMonth() + 1, 2)}-${padded(date.getDate(), 2)}`;
}

function padded(part: number, digits: number): string {
  return String(part).padStart(digits, '0');
}

/** The day so many days before `now`. Counts calendar days, whatever their length. */
export function daysBefore(now: number, days: number): string {
  const date = new Date(now);
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - days, 12).getTime());
}

/** Adds two counts without leaving what the schema allows. */
export function plus(one: number, other: number): number {
  return Math.min(MOST, one + other);
}
