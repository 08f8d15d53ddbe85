import * as v from 'valibot';
import {
  CATEGORIES,
  ENGINES,
  LACKS,
  PICTURE_FORMATS,
  REASON_CODES,
  TOPICS,
  UNCHECKED_REASONS,
  type Assessment,
  type Segment,
} from './types.ts';

/**
 * Everything one context says to another. Nothing that arrives is believed before it has passed a schema of this file, and who said it is
 * taken from the browser's `sender`, never from the message. No message carries settings or keys.
 */

/** Name of the port on which content scripts ask the background to moderate. */
export const MODERATE_PORT = 'moderate';

/** Most segments one request may hold, and most UTF-16 code units one segment may have. Beyond either the request is refused whole. */
export const MAX_BATCH = 32;
export const MAX_SEGMENT_CHARS = 8_000;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Probability = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1));
const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_SEGMENT_CHARS));

const SegmentSchema = v.object({ text: Text, before: v.pipe(v.string(), v.maxLength(MAX_SEGMENT_CHARS)) });

/** Unknown categories are refused: one that we cannot name cannot be judged either. */
const ScoresSchema = v.strictObject(v.entriesFromList(CATEGORIES, v.exactOptional(Probability)));

const AssessmentSchema = v.object({
  engine: v.picklist(ENGINES),
  scores: ScoresSchema,
  severity: v.exactOptional(v.picklist(['sensitive', 'unsafe'])),
  unchecked: v.exactOptional(v.picklist(UNCHECKED_REASONS)),
});

/** Content script to background, on the moderate port. `id` is chosen by the asker and only means something on its port. */
const ModerateRequestSchema = v.object({
  id: Count,
  segments: v.pipe(v.array(SegmentSchema), v.minLength(1), v.maxLength(MAX_BATCH)),
});
export interface ModerateRequest {
  readonly id: number;
  readonly segments: readonly Segment[];
}

/** Largest picture on the port, in characters of base64 (1.5 MB of JPEG). Pages make theirs smaller before they ask. */
export const MAX_PICTURE_CHARS = 2_000_000;

/** Content script to background, on the same port: one picture, a JPEG in base64. Answered like a request of one segment. */
const PictureRequestSchema = v.strictObject({
  id: Count,
  jpeg: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PICTURE_CHARS), v.regex(/^[\d+/A-Za-z]+={0,2}$/)),
});
export interface PictureRequest {
  readonly id: number;
  readonly jpeg: string;
}

/** The answer: one assessment for each segment, in the same order. */
const ModerateReplySchema = v.object({
  id: Count,
  assessments: v.pipe(v.array(AssessmentSchema), v.maxLength(MAX_BATCH)),
});
export interface ModerateReply {
  readonly id: number;
  readonly assessments: readonly Assessment[];
}

/**
 * By what completions were recognised: a layout of the page's adapter, a selector the user taught, role attributes, names of classes, ARIA roles,
 * growth after a message was sent, the shape of a list, or values of fields. Told in the popup.
 */
export const FOUND_BY = ['layer', 'taught', 'attributes', 'names', 'aria', 'growth', 'list', 'value'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/**
 * How well a page is known: nothing to find yet; found as it should be; found by an older layout or by no adapter where one used to fit;
 * text streams that nobody claims.
 */
const PAGE_HEALTH = ['none', 'fine', 'fallback', 'unclaimed'] as const;
export type PageHealth = (typeof PAGE_HEALTH)[number];

/**
 * Why a page is not as it should be: an older layout than usual; no layout of the adapter fits; the selector that the user taught fits no
 * more; text streams that nobody claims. Told in the popup.
 */
export const HEALTH_REASONS = ['older-layer', 'no-layer', 'taught', 'unclaimed'] as const;
export type HealthReason = (typeof HEALTH_REASONS)[number];

/** Completions found, by what; of an adapter's, in which of its layouts. */
const FoundSchema = v.pipe(
  v.array(v.object({ by: v.picklist(FOUND_BY), layer: v.exactOptional(v.pipe(v.string(), v.maxLength(64))), count: Count })),
  v.maxLength(32),
);
const Ms = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e9));
/** As the page names it. */
const ModelSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** What Sharemark does on one page (one frame), for the popup and the toolbar icon. */
const PageStatusSchema = v.object({
  origin: v.pipe(v.string(), v.maxLength(500)),
  /** Adapter id, or `generic`. */
  site: v.pipe(v.string(), v.maxLength(64)),
  found: FoundSchema,
  health: v.picklist(PAGE_HEALTH),
  /** Why it is `fallback` or `unclaimed`. */
  why: v.exactOptional(v.picklist(HEALTH_REASONS)),
  /** Moderating here: not switched off, not "Count only" on a page that is not ours. */
  active: v.boolean(),
  checked: Count,
  veiled: Count,
  revealed: Count,
  unchecked: Count,
  /** Of the unchecked: those that an engine should have judged and could not. */
  failed: Count,
  held: Count,
  /** Time spent in engines, in milliseconds. */
  ms: Ms,
  /** The model that the page names, if it names one. */
  model: v.exactOptional(ModelSchema),
  /** "Count only": what would have been veiled. */
  wouldVeil: Count,
  engines: v.pipe(
    v.array(
      v.object({
        engine: v.picklist(ENGINES),
        state: v.picklist(['ready', 'loading', 'off', 'trouble']),
        reason: v.exactOptional(v.picklist(UNCHECKED_REASONS)),
      }),
    ),
    v.maxLength(ENGINES.length),
  ),
});
export type PageStatus = v.InferOutput<typeof PageStatusSchema>;
export type EngineStatus = PageStatus['engines'][number];

/** What happened on a page since its last report, for the log of health. */
const HealthDeltaSchema = v.object({
  found: FoundSchema,
  checked: Count,
  veiled: Count,
  revealed: Count,
  failed: Count,
  ms: Ms,
  model: v.exactOptional(ModelSchema),
});
export type HealthDelta = v.InferOutput<typeof HealthDeltaSchema>;

/** Longest report about a page's structure, in UTF-16 code units. */
export const MAX_REPORT_CHARS = 20_000;

/**
 * One-off messages. The answer to `get-page-status` is a `PageStatus`, to `page-health` a `SiteKnown`, to `get-page-report` a text, to `teach` a boolean, to
 * `health-clear` and `health-seen` whether it was done; the others have none.
 */
const MessageSchema = v.variant('type', [
  v.object({ type: v.literal('page-status'), status: PageStatusSchema }),
  v.object({ type: v.literal('get-page-status') }),
  /** Content script to background. */
  v.object({ type: v.literal('page-health'), delta: HealthDeltaSchema }),
  /** From pages of the extension only: empties the log of health; notes that somebody has read that a site's model is another. */
  v.object({ type: v.literal('health-clear') }),
  v.object({ type: v.literal('health-seen'), site: v.pipe(v.string(), v.minLength(1), v.maxLength(300)) }),
  /** Popup to page: the structure of the page, as text; and to look for completions as on a page without an adapter. */
  v.object({ type: v.literal('get-page-report') }),
  v.object({ type: v.literal('look-anyway') }),
  /** The user calls unsafe what they have selected; `menu`: or what they have opened the context menu on. From the background, no answer. */
  v.object({ type: v.literal('report-missed'), menu: v.boolean() }),
  /** The person wants to show where the messages of this page are. The answer is true once the picker is there. */
  v.object({ type: v.literal('teach') }),
]);
export type Message = v.InferOutput<typeof MessageSchema>;

function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

/** The message, or undefined for anything that is not one of ours. Never throws. */
export function parseMessage(value: unknown): Message | undefined {
  return parse(MessageSchema, value);
}

/** A request on the moderate port, or undefined. */
export function parseModerateRequest(value: unknown): ModerateRequest | undefined {
  return parse(ModerateRequestSchema, value);
}

/** A request about a picture on the moderate port, or undefined. */
export function parsePictureRequest(value: unknown): PictureRequest | undefined {
  return parse(PictureRequestSchema, value);
}

/** An answer on the moderate port, or undefined. Whether the count fits is for the asker to check: only it knows what it asked. */
export function parseModerateReply(value: unknown): ModerateReply | undefined {
  return parse(ModerateReplySchema, value);
}

/** The popup's answer from a page, or undefined if the page has no content script of this version. */
export function parsePageStatus(value: unknown): PageStatus | undefined {
  return parse(PageStatusSchema, value);
}

/** The message a content script sends when its counts or engines changed. */
export function pageStatusMessage(status: PageStatus): Message {
  return { type: 'page-status', status };
}

/** What the background knows of a page's site; nothing in private windows. */
const SiteKnownSchema = v.object({ usual: v.exactOptional(v.pipe(v.string(), v.maxLength(100))) });
export type SiteKnown = v.InferOutput<typeof SiteKnownSchema>;

/** The background's answer to `page-health`, or undefined if it noted nothing. */
export function parseSiteKnown(value: unknown): SiteKnown | undefined {
  return parse(SiteKnownSchema, value);
}

/** The page's answer to `get-page-report`, or undefined. */
export function parsePageReport(value: unknown): string | undefined {
  return parse(v.pipe(v.string(), v.maxLength(MAX_REPORT_CHARS)), value);
}

/** The question the popup asks with `tabs.sendMessage(tabId, …, { frameId: 0 })`. */
export const GET_PAGE_STATUS: Message = { type: 'get-page-status' };

/** What the popup sends with `tabs.sendMessage(tabId, …, { frameId: 0 })` when "Teach this page" is pressed. */
export const TEACH: Message = { type: 'teach' };

/** Why a share did not go out although nothing spoke against it. Every one has its own sentence in the UI; but for `out`, nothing is counted. */
export const SHARE_FAILURES = [
  'no-permission',
  'no-completion',
  'hidden-tab',
  'busy',
  'changed',
  'moved',
  'too-large',
  'no-webp',
  'webp-size',
  'disk-full',
  'marks',
  'glyphs',
  'cancelled',
  'gone',
  'out',
  'unknown',
] as const;
export type ShareFailure = (typeof SHARE_FAILURES)[number];

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const Line = v.pipe(v.string(), v.maxLength(2_000));
const Lacks = v.pipe(v.array(v.picklist(LACKS)), v.readonly());

/**
 * What is asked of the background about shares. `share-press` comes from a content script and means a completion of the sender's own frame;
 * the others are taken from pages of the extension only.
 */
const ShareRequestSchema = v.variant('type', [
  v.object({ type: v.literal('share-press'), token: Id, oneOff: v.exactOptional(v.boolean()) }),
  /** `oneOff`: the day is full, and the person wants to say why this share is an occasional one-off. */
  v.object({ type: v.literal('share-tab'), tabId: Count, oneOff: v.exactOptional(v.boolean()) }),
  v.object({
    type: v.literal('share-approve'),
    share: Id,
    /** Why it may go out although it was called unsafe. */
    reason: v.exactOptional(Line),
    /** Why it is an occasional one-off. */
    oneOff: v.exactOptional(Line),
    /** The model, where the page does not say. Kept for the site. */
    model: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
    /** Which of the draft's suggestions are to be hidden; without it all of them. */
    redact: v.exactOptional(v.pipe(v.array(Count), v.maxLength(1_000))),
  }),
  v.object({ type: v.literal('share-drop'), share: Id }),
  /** Another file of a share that is out already: it counts no second time. */
  v.object({ type: v.literal('share-export'), share: Id, format: v.picklist(PICTURE_FORMATS) }),
  v.object({ type: v.literal('share-cancel') }),
  /** A page of the extension that a content script cannot open itself. */
  v.object({ type: v.literal('share-open'), page: v.picklist(['review', 'options']), share: v.exactOptional(Id) }),
  /** The answer is a `ShareProgress`. */
  v.object({ type: v.literal('share-progress') }),
]);
export type ShareRequest = v.InferOutput<typeof ShareRequestSchema>;

const QuotaSchema = v.object({
  limit: v.exactOptional(Count),
  used: Count,
  oneOffs: Count,
  freeAt: v.exactOptional(v.number()),
});

const DecisionSchema = v.object({
  kind: v.picklist(['allow', 'ask', 'refuse']),
  reasons: v.pipe(
    v.array(
      v.object({
        code: v.picklist(REASON_CODES),
        kind: v.picklist(['ask', 'refuse']),
        lifts: v.exactOptional(v.picklist(['reason', 'confirm', 'one-off'])),
        rule: v.exactOptional(v.object({ pack: v.string(), title: v.string(), quote: v.string() })),
        freeAt: v.exactOptional(v.number()),
        category: v.exactOptional(v.picklist(CATEGORIES)),
        topics: v.exactOptional(v.pipe(v.array(v.picklist(TOPICS)), v.readonly())),
      }),
    ),
    v.readonly(),
  ),
});

/** What came of a press. */
const ShareOutcomeSchema = v.variant('kind', [
  v.object({ kind: v.literal('saved'), share: Id, file: v.string(), quota: QuotaSchema, lacks: v.exactOptional(Lacks) }),
  /** The review page of this share is open. */
  v.object({ kind: v.literal('review'), share: Id }),
  /** Taken back on the review page. */
  v.object({ kind: v.literal('dropped'), share: Id }),
  v.object({ kind: v.literal('refused'), decision: DecisionSchema }),
  v.object({ kind: v.literal('failed'), why: v.picklist(SHARE_FAILURES) }),
]);
export type ShareOutcome = v.InferOutput<typeof ShareOutcomeSchema>;

/** How far the capture that runs now has come; `of` is 0 when none runs. */
const ShareProgressSchema = v.object({ done: Count, of: Count });
export type ShareProgress = v.InferOutput<typeof ShareProgressSchema>;

/** Longest text of a completion that is shared, in UTF-16 code units. */
const MAX_SHARED_CHARS = 1_000_000;

/** What the background asks a page. `share-describe` without a token means the completion in view, or the one the menu was opened on. */
const ShareQuestionSchema = v.variant('type', [
  v.object({ type: v.literal('share-describe'), token: v.exactOptional(Id), menu: v.boolean() }),
  /** What came of a share of this page, for the reader of the page. */
  v.object({ type: v.literal('share-told'), outcome: ShareOutcomeSchema }),
]);
export type ShareQuestion = v.InferOutput<typeof ShareQuestionSchema>;

/** A completion as its page describes it. The page may lie: text is judged again, address and site come from the browser. */
const DescribedSchema = v.object({
  token: Id,
  text: v.pipe(v.string(), v.maxLength(MAX_SHARED_CHARS)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  model: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  assistant: v.boolean(),
  streaming: v.boolean(),
  held: v.boolean(),
  veiled: v.boolean(),
  revealed: v.boolean(),
});
export type Described = v.InferOutput<typeof DescribedSchema>;

/** A question of the background about shares, or undefined. */
export function parseShareQuestion(value: unknown): ShareQuestion | undefined {
  return parse(ShareQuestionSchema, value);
}

/** A page's description of a completion, or undefined. */
export function parseDescribed(value: unknown): Described | undefined {
  return parse(DescribedSchema, value);
}

/** A request about shares, or undefined. */
export function parseShareRequest(value: unknown): ShareRequest | undefined {
  return parse(ShareRequestSchema, value);
}

/** The background's answer to a share, or undefined. */
export function parseShareOutcome(value: unknown): ShareOutcome | undefined {
  return parse(ShareOutcomeSchema, value);
}

/** The background's answer to `share-progress`, or undefined. */
export function parseShareProgress(value: unknown): ShareProgress | undefined {
  return parse(ShareProgressSchema, value);
}
