import * as v from 'valibot';
import { Selector, type Taught } from '../sites/taught.ts';
import { CATEGORIES, LABEL_STYLES, PICTURE_FORMATS, REDACTIONS, REMOTE_FORMATS, STRICTNESS_LEVELS } from '../types.ts';
import { migrate, SETTINGS_VERSION } from './migrations.ts';
import { canonicalEndpoint, canonicalOrigin } from './origins.ts';

/** The one key in extension storage that holds the settings. */
export const SETTINGS_KEY = 'settings';

/** Upper bounds, so that a broken or hostile file cannot fill storage or slow every page down. */
export const LIMITS = {
  name: 100,
  terms: 5_000,
  termChars: 100,
  sites: 1_000,
  addressChars: 500,
  modelChars: 100,
  siteExceptions: 2_000,
  packs: 20,
  packChars: 64,
  models: 1_000,
  names: 200,
  nameChars: 100,
  taught: 500,
  perDay: 1_000,
  policyChars: 20_000,
  budget: 1_000_000_000,
} as const;

export const DEFAULT_ENDPOINT = 'https://api.openai.com/v1';
export const DEFAULT_MODEL = 'omni-moderation-latest';

const Name = v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.name));

/** One line of the blocklist. A line break inside would become two terms in the editor. */
const Term = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.termChars), v.regex(/^[^\r\n]*$/));

/** The origin of a page, e.g. `https://chatgpt.com` or `http://localhost:5173`. */
const Origin = v.pipe(
  v.string(),
  v.maxLength(LIMITS.addressChars),
  v.regex(/^https?:\/\/[^/?#@\s\\]+\/?$/),
  v.check((text) => canonicalOrigin(text) !== undefined),
  v.transform((text) => canonicalOrigin(text) ?? text),
);

/** Base address of the moderation service. The pattern is what a JSON schema can say; the check is what counts. */
const Endpoint = v.pipe(
  v.string(),
  v.maxLength(LIMITS.addressChars),
  v.regex(/^(?:https:\/\/|http:\/\/(?:[\w-]+\.)*localhost[:/]?|http:\/\/127\.|http:\/\/\[::1\])[^?#@\s\\]*$/),
  v.check((text) => canonicalEndpoint(text) !== undefined),
  v.transform((text) => canonicalEndpoint(text) ?? text),
);

const Model = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.modelChars));

/** How the endpoint is asked; what a guard model judges by, in place of ours ('' for ours). */
const AskedAs = v.picklist(REMOTE_FORMATS);
const PolicyText = v.pipe(v.string(), v.maxLength(LIMITS.policyChars));
/** Most that is sent on one local day; null for no limit. */
const Most = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.budget)));
const Budget = v.strictObject({ requests: Most, chars: Most });
/** From which score of the endpoint on a category counts as flagged, in place of the endpoint's own word. */
const Score = v.pipe(v.number(), v.minValue(0.01), v.maxValue(0.99));
const Thresholds = v.strictObject(
  v.entriesFromList(
    CATEGORIES.filter((category) => category !== 'custom'),
    v.exactOptional(Score),
  ),
);
const PackId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/), v.maxLength(LIMITS.packChars));

/** Places a day of the pack `custom`; null for no limit. */
const PerDay = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.perDay)));
const Format = v.picklist(PICTURE_FORMATS);
/** The visible label's style; packs may ask for a louder one. */
const Style = v.picklist(LABEL_STYLES);
/** What the user said a site's model is, for pages that do not name it. */
const SiteModel = v.strictObject({ origin: Origin, model: Model });
/** Whether what looks like a secret opens the review page, or is not looked for. */
const Redaction = v.picklist(REDACTIONS);
/** A name that is to be hidden; one line. */
const HiddenName = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(LIMITS.nameChars), v.regex(/^[^\n\r]*$/));
const HiddenNames = v.pipe(v.array(HiddenName), v.maxLength(LIMITS.names));
/** Whether every share is signed with a new certificate, so that certificates do not link two of them. */
const Unlinkable = v.boolean();
const SiteModels = v.pipe(v.array(SiteModel), v.maxLength(LIMITS.models));

/** Where the messages of a page are, as the user has shown it. */
const TaughtPage = v.strictObject({ origin: Origin, completion: Selector, user: v.exactOptional(Selector) });
const TaughtPages = v.pipe(v.array(TaughtPage), v.maxLength(LIMITS.taught));

const Terms = v.pipe(v.array(Term), v.maxLength(LIMITS.terms));
const Sites = v.pipe(v.array(Origin), v.maxLength(LIMITS.sites));
const Level = v.picklist(STRICTNESS_LEVELS);
/** A site that is judged more or less strictly than the others. */
const SiteStrictness = v.strictObject({ origin: Origin, strictness: Level });
const SitesStrictness = v.pipe(v.array(SiteStrictness), v.maxLength(LIMITS.sites));
/** A phrase that is excepted on one site only; in the same form as those for all sites. */
const SiteException = v.strictObject({ origin: Origin, phrase: Term });
const SitesExceptions = v.pipe(v.array(SiteException), v.maxLength(LIMITS.siteExceptions));

/** What a complete, valid set of settings looks like. Every other form of the settings (import, storage) is derived from it. */
export const SettingsSchema = v.strictObject({
  version: v.literal(SETTINGS_VERSION),
  name: Name,
  strictness: Level,
  siteStrictness: SitesStrictness,
  siteExceptions: SitesExceptions,
  offSites: Sites,
  allowedSites: Sites,
  blocklist: v.strictObject({ terms: Terms, exceptions: Terms, shipped: v.boolean() }),
  openai: v.strictObject({
    enabled: v.boolean(),
    endpoint: Endpoint,
    model: Model,
    format: AskedAs,
    policy: PolicyText,
    budget: Budget,
    thresholds: Thresholds,
    images: v.boolean(),
  }),
  packs: v.pipe(v.array(PackId), v.maxLength(LIMITS.packs)),
  share: v.strictObject({
    perDay: PerDay,
    format: Format,
    style: Style,
    models: SiteModels,
    redaction: Redaction,
    names: HiddenNames,
    unlinkable: Unlinkable,
  }),
  taught: TaughtPages,
});

/** The settings of one installation; the API key is not among them (see `secrets.ts`). */
export type Settings = v.InferOutput<typeof SettingsSchema>;

/**
 * Some of the settings, as a file to import or a change to make: what is given replaces what was there, one level deep inside `blocklist`,
 * `openai` and `share`; unknown fields are refused.
 */
export const SettingsPatchSchema = v.strictObject({
  version: v.exactOptional(SettingsSchema.entries.version),
  name: v.exactOptional(Name),
  strictness: v.exactOptional(Level),
  siteStrictness: v.exactOptional(SitesStrictness),
  siteExceptions: v.exactOptional(SitesExceptions),
  offSites: v.exactOptional(Sites),
  allowedSites: v.exactOptional(Sites),
  blocklist: v.exactOptional(
    v.strictObject({
      terms: v.exactOptional(Terms),
      exceptions: v.exactOptional(Terms),
      shipped: v.exactOptional(v.boolean()),
    }),
  ),
  openai: v.exactOptional(
    v.strictObject({
      enabled: v.exactOptional(v.boolean()),
      endpoint: v.exactOptional(Endpoint),
      model: v.exactOptional(Model),
      format: v.exactOptional(AskedAs),
      policy: v.exactOptional(PolicyText),
      budget: v.exactOptional(Budget),
      thresholds: v.exactOptional(Thresholds),
      images: v.exactOptional(v.boolean()),
    }),
  ),
  packs: v.exactOptional(SettingsSchema.entries.packs),
  share: v.exactOptional(
    v.strictObject({
      perDay: v.exactOptional(PerDay),
      format: v.exactOptional(Format),
      style: v.exactOptional(Style),
      models: v.exactOptional(SiteModels),
      redaction: v.exactOptional(Redaction),
      names: v.exactOptional(HiddenNames),
      unlinkable: v.exactOptional(Unlinkable),
    }),
  ),
  taught: v.exactOptional(TaughtPages),
});
export type SettingsPatch = v.InferOutput<typeof SettingsPatchSchema>;

/** What a new installation starts with. A fresh object each time, so that no caller can change another's. */
export function defaultSettings(): Settings {
  return {
    version: SETTINGS_VERSION,
    name: '',
    strictness: 'standard',
    siteStrictness: [],
    siteExceptions: [],
    offSites: [],
    allowedSites: [],
    blocklist: { terms: [], exceptions: [], shipped: true },
    openai: {
      enabled: false,
      endpoint: DEFAULT_ENDPOINT,
      model: DEFAULT_MODEL,
      format: 'moderations',
      policy: '',
      budget: { requests: null, chars: null },
      thresholds: {},
      images: false,
    },
    packs: ['openai-2021-08'],
    share: { perDay: 4, format: 'png', style: 'card', models: [], redaction: 'ask', names: [], unlinkable: false },
    taught: [],
  };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function valueOr<S extends v.GenericSchema>(schema: S, value: unknown, fallback: v.InferOutput<S>): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : fallback;
}

/** Keeps the good items of a list: one bad line must not cost the other 4,999. The newest `max` stay, each once. */
function itemsOr(schema: v.GenericSchema<unknown, string>, value: unknown, max: number, fallback: string[]): string[] {
  if (!Array.isArray(value)) return fallback;
  const items = new Set<string>();
  for (const item of value) {
    const result = v.safeParse(schema, item);
    if (result.success) items.add(result.output);
  }
  return [...items].slice(-max);
}

/** Keeps the good entries of a list; of two with the same key the later one counts, and the newest `max` stay. */
function entriesOr<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  max: number,
  keyOf: (entry: T) => string,
  fallback: T[],
): T[] {
  if (!Array.isArray(value)) return fallback;
  const entries = new Map<string, T>();
  for (const item of value) {
    const result = v.safeParse(schema, item);
    if (!result.success) continue;
    const key = keyOf(result.output);
    entries.delete(key);
    entries.set(key, result.output);
  }
  return [...entries.values()].slice(-max);
}

const originOfEntry = ({ origin }: { readonly origin: string }) => origin;

/** What the user taught about a page, if anything. */
export function taughtOf({ taught }: Pick<Settings, 'taught'>, origin: string): Taught | undefined {
  return taught.find((page) => page.origin === origin);
}

/**
 * Reads whatever storage holds. Never throws: older versions are migrated, every field that is missing or wrong falls back to its default
 * by itself, bad list items are dropped one by one, unknown fields disappear. `parseSettings(parseSettings(x))` equals `parseSettings(x)`.
 */
export function parseSettings(stored: unknown): Settings {
  const fallback = defaultSettings();
  const raw = fieldsOf(migrate(stored));
  const blocklist = fieldsOf(raw['blocklist']);
  const openai = fieldsOf(raw['openai']);
  const share = fieldsOf(raw['share']);
  const { entries } = SettingsSchema;
  return {
    version: SETTINGS_VERSION,
    name: valueOr(entries.name, raw['name'], fallback.name),
    strictness: valueOr(entries.strictness, raw['strictness'], fallback.strictness),
    siteStrictness: entriesOr(SiteStrictness, raw['siteStrictness'], LIMITS.sites, originOfEntry, fallback.siteStrictness),
    siteExceptions: entriesOr(
      SiteException,
      raw['siteExceptions'],
      LIMITS.siteExceptions,
      ({ origin, phrase }) => `${origin} ${phrase}`,
      fallback.siteExceptions,
    ),
    offSites: itemsOr(Origin, raw['offSites'], LIMITS.sites, fallback.offSites),
    allowedSites: itemsOr(Origin, raw['allowedSites'], LIMITS.sites, fallback.allowedSites),
    blocklist: {
      terms: itemsOr(Term, blocklist['terms'], LIMITS.terms, fallback.blocklist.terms),
      exceptions: itemsOr(Term, blocklist['exceptions'], LIMITS.terms, fallback.blocklist.exceptions),
      shipped: valueOr(v.boolean(), blocklist['shipped'], fallback.blocklist.shipped),
    },
    openai: {
      enabled: valueOr(v.boolean(), openai['enabled'], fallback.openai.enabled),
      endpoint: valueOr(Endpoint, openai['endpoint'], fallback.openai.endpoint),
      model: valueOr(Model, openai['model'], fallback.openai.model),
      format: valueOr(AskedAs, openai['format'], fallback.openai.format),
      policy: valueOr(PolicyText, openai['policy'], fallback.openai.policy),
      budget: valueOr(Budget, openai['budget'], fallback.openai.budget),
      thresholds: valueOr(Thresholds, openai['thresholds'], fallback.openai.thresholds),
      images: valueOr(v.boolean(), openai['images'], fallback.openai.images),
    },
    packs: itemsOr(PackId, raw['packs'], LIMITS.packs, fallback.packs),
    share: {
      perDay: valueOr(PerDay, share['perDay'], fallback.share.perDay),
      format: valueOr(Format, share['format'], fallback.share.format),
      style: valueOr(Style, share['style'], fallback.share.style),
      models: entriesOr(SiteModel, share['models'], LIMITS.models, originOfEntry, fallback.share.models),
      redaction: valueOr(Redaction, share['redaction'], fallback.share.redaction),
      names: itemsOr(HiddenName, share['names'], LIMITS.names, fallback.share.names),
      unlinkable: valueOr(Unlinkable, share['unlinkable'], fallback.share.unlinkable),
    },
    taught: entriesOr(TaughtPage, raw['taught'], LIMITS.taught, originOfEntry, fallback.taught),
  };
}

/** `settings` with the fields of `patch` in place of the old ones, made valid by the same rules as stored settings. */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  return parseSettings({
    ...settings,
    ...patch,
    version: SETTINGS_VERSION,
    blocklist: { ...settings.blocklist, ...patch.blocklist },
    openai: { ...settings.openai, ...patch.openai },
    share: { ...settings.share, ...patch.share },
  });
}
