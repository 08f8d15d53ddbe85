import * as v from 'valibot';
import { CATEGORIES, ENGINES, EXPORT_FORMATS, VERDICT_KINDS } from '../types.ts';

/**
 * What the ledger is made of. Events are only ever added; the state of a share is what its events come to (`state.ts`). The schemas only
 * check: what passes is the stored record itself, with any field a newer version may have added.
 */

/** Longest preview, in UTF-16 units. */
export const MAX_PREVIEW = 200;
/** Longest name, model or reason. Pages and people may be long-winded; a ledger is no place to fill a disk. */
const MAX_TEXT = 20_000;
/** Events of the years 1970 to 9998: every date has four digits in every zone. */
const MAX_INSTANT = Date.UTC(9999, 0, 1) - 1;

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const Short = v.pipe(v.string(), v.maxLength(1_000));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_INSTANT));
const LocalDate = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((date) => isOnCalendar(date), 'no date of the calendar'),
);
const OneOff = v.pipe(Text, v.minLength(1));

/** What every event has. */
const Base = {
  /** Unique among all events of all devices. */
  id: Id,
  /** The share it is about. */
  share: Id,
  /** ms since 1970, by the device's clock, which people set back. */
  at: Instant,
  /** The installation that wrote it. */
  device: Id,
  /** Orders the events: one more than the highest number this ledger knew when it was written. */
  seq: v.exactOptional(Count),
};

const AttributionSchema = v.object({
  name: Text,
  model: v.exactOptional(Text),
  host: Text,
  site: Text,
  at: Instant,
  zone: Short,
});

/** A person decided to take completions out, the policy allowed it, and the day had a place. */
const ShareSchema = v.object({
  ...Base,
  kind: v.literal('share'),
  /** IANA name of the zone the device was in, and the date that was shown there. */
  zone: Short,
  localDate: LocalDate,
  /** Ids of the packs that were asked. */
  packs: v.array(Short),
  attribution: AttributionSchema,
  verdict: v.picklist(VERDICT_KINDS),
  category: v.exactOptional(v.picklist(CATEGORIES)),
  engines: v.exactOptional(v.array(v.picklist(ENGINES))),
  /** Whether a person looked at it on the review page. */
  reviewed: v.boolean(),
  /** Why unsafe text was shared all the same. */
  reason: v.exactOptional(Text),
  /** Why it is an occasional one-off. With it the share takes no place. */
  oneOff: v.exactOptional(OneOff),
  textHash: Short,
  chars: Count,
  preview: v.pipe(v.string(), v.maxLength(MAX_PREVIEW)),
  /** How many completions are in it. */
  completions: Count,
  /** Which life of the background wrote it: if that one is over and nothing followed, nobody knows whether the file was saved. */
  boot: v.pipe(v.string(), v.maxLength(200)),
});

/** A file or clipboard content of the share is out. */
const SavedSchema = v.object({
  ...Base,
  kind: v.literal('saved'),
  format: v.picklist(EXPORT_FORMATS),
  file: v.exactOptional(Text),
  bytes: v.exactOptional(Count),
  sha256: v.exactOptional(Short),
  /** Unique id in the picture's metadata. */
  pictureId: v.exactOptional(Short),
});

/** An export did not come about. */
const FailedSchema = v.object({ ...Base, kind: v.literal('failed'), why: Text });
/** "I did not post this." */
const UndoSchema = v.object({ ...Base, kind: v.literal('undo') });
/** "I did, after all." */
const RedoSchema = v.object({ ...Base, kind: v.literal('redo') });
/** A person told whether a share with an uncertain end was released. */
const ResolvedSchema = v.object({ ...Base, kind: v.literal('resolved'), released: v.boolean() });

export const LedgerEventSchema = v.variant('kind', [
  ShareSchema,
  SavedSchema,
  FailedSchema,
  UndoSchema,
  RedoSchema,
  ResolvedSchema,
]);

export type ShareEvent = v.InferOutput<typeof ShareSchema>;
export type SavedEvent = v.InferOutput<typeof SavedSchema>;
export type LedgerEvent = v.InferOutput<typeof LedgerEventSchema>;

/** What must be right for a share to take its place; all else is replaced by what claims least. */
const WornShareSchema = v.object({
  ...ShareSchema.entries,
  device: v.fallback(Id, 'unknown'),
  seq: v.fallback(Count, 0),
  packs: v.fallback(v.array(Short), []),
  attribution: v.fallback(AttributionSchema, { name: '', host: '', site: '', at: 0, zone: 'UTC' }),
  verdict: v.fallback(v.picklist(VERDICT_KINDS), 'unchecked'),
  reviewed: v.fallback(v.boolean(), false),
  textHash: v.fallback(Short, ''),
  chars: v.fallback(Count, 0),
  preview: v.fallback(v.string(), ''),
  completions: v.fallback(Count, 1),
  boot: v.fallback(v.string(), ''),
  category: v.exactOptional(v.unknown()),
  engines: v.exactOptional(v.unknown()),
  reason: v.exactOptional(v.unknown()),
  oneOff: v.exactOptional(v.unknown()),
});

/** One record as it was read. Of a broken one `problem` says what is wrong, and `event` is there only if a share's place could be saved. */
export interface ReadEvent {
  readonly event?: LedgerEvent;
  readonly problem?: string;
}

/** Reads one record, whatever it is. Never throws. */
export function readEvent(record: unknown): ReadEvent {
  if (v.is(LedgerEventSchema, record)) return { event: record };
  const problem = problemOf(record) ?? 'unreadable';
  const worn = v.safeParse(WornShareSchema, record);
  if (!worn.success) return { problem };
  // What is optional stays if it can be read. A share whose one-off cannot be takes a place.
  const { category: _category, engines: _engines, reason, oneOff, ...rest } = worn.output;
  const event = { ...rest, ...(v.is(Text, reason) ? { reason } : {}), ...(v.is(OneOff, oneOff) ? { oneOff } : {}) };
  return { event, problem };
}

function isOnCalendar(date: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(date);
}

/** What keeps a record from being an event, such as `share: Invalid length`; undefined if nothing does. */
export function problemOf(record: unknown): string | undefined {
  const { issues } = v.safeParse(LedgerEventSchema, record);
  const [issue] = issues ?? [];
  return issue && `${v.getDotPath(issue) ?? 'record'}: ${issue.message}`;
}
