import * as v from 'valibot';
import { CATEGORIES, ENGINES, UNCHECKED_REASONS, type Assessment, type Segment } from './types.ts';

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

/** The answer: one assessment for each segment, in the same order. */
const ModerateReplySchema = v.object({
  id: Count,
  assessments: v.pipe(v.array(AssessmentSchema), v.maxLength(MAX_BATCH)),
});
export interface ModerateReply {
  readonly id: number;
  readonly assessments: readonly Assessment[];
}

/** What Sharemark does on one page (one frame), for the popup and the toolbar icon. */
const PageStatusSchema = v.object({
  origin: v.pipe(v.string(), v.maxLength(500)),
  /** Adapter id, or `generic`. */
  site: v.pipe(v.string(), v.maxLength(64)),
  /** Moderating here: not switched off, not "Count only" on a page that is not ours. */
  active: v.boolean(),
  checked: Count,
  veiled: Count,
  revealed: Count,
  unchecked: Count,
  held: Count,
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

/** One-off messages. The answer to `get-page-status` is a `PageStatus`; `page-status` has none. */
const MessageSchema = v.variant('type', [
  v.object({ type: v.literal('page-status'), status: PageStatusSchema }),
  v.object({ type: v.literal('get-page-status') }),
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

/** The question the popup asks with `tabs.sendMessage(tabId, …, { frameId: 0 })`. */
export const GET_PAGE_STATUS: Message = { type: 'get-page-status' };
