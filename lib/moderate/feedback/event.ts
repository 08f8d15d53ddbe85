import * as v from 'valibot';
import { CATEGORIES, ENGINES, STRICTNESS_LEVELS } from '../../types.ts';

/** What is kept at most; the oldest make room. The texts alone are then 2 MB: a fifth of what a browser lets an extension keep. */
export const FEEDBACK_LIMITS = { events: 1_000, textChars: 2_000, hashChars: 32, siteChars: 500 } as const;

export const FEEDBACK_KINDS = ['not-unsafe', 'missed'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** What a person said about one sentence's verdict. */
const EventSchema = v.object({
  /** ms since 1970. What was said with one press has one time. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  kind: v.picklist(FEEDBACK_KINDS),
  /** Of the normalised text. */
  hash: v.pipe(v.string(), v.minLength(1), v.maxLength(FEEDBACK_LIMITS.hashChars)),
  /** `not-unsafe`: what it was called; `missed`: what the person calls it. */
  category: v.picklist(CATEGORIES),
  /** What the deciding engine gave the category; 0 if it did not score it. */
  score: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1)),
  /** The engine that had decided. */
  engine: v.picklist(ENGINES),
  strictness: v.picklist(STRICTNESS_LEVELS),
  /** Origin of the page. */
  site: v.pipe(v.string(), v.maxLength(FEEDBACK_LIMITS.siteChars)),
});
export type FeedbackEvent = Readonly<v.InferOutput<typeof EventSchema>>;

/** By what an event is named: nobody says two things about one text in the same millisecond. */
export function eventId({ at, hash }: Pick<FeedbackEvent, 'at' | 'hash'>): string {
  return `${at}-${hash}`;
}

/** Reads whatever storage holds, oldest first: what is no event is dropped, and so are the oldest beyond the limit. Never throws. */
export function parseEvents(stored: unknown): FeedbackEvent[] {
  if (!Array.isArray(stored)) return [];
  const events = new Map<string, FeedbackEvent>();
  for (const item of stored) {
    const result = v.safeParse(EventSchema, item);
    if (result.success) events.set(eventId(result.output), result.output);
  }
  return [...events.values()].slice(-FEEDBACK_LIMITS.events);
}

/** Texts by the id of their event. What is no text of one of `events` is dropped; a longer one is cut. */
export function parseTexts(stored: unknown, events: readonly FeedbackEvent[]): Map<string, string> {
  const texts = new Map<string, string>();
  if (typeof stored !== 'object' || stored === null) return texts;
  for (const event of events) {
    const id = eventId(event);
    const text: unknown = Object.hasOwn(stored, id) ? Reflect.get(stored, id) : undefined;
    if (typeof text === 'string') texts.set(id, text.slice(0, FEEDBACK_LIMITS.textChars));
  }
  return texts;
}

/** All feedback, one JSON object a line, oldest first, each with its text. */
export function feedbackLines(events: readonly FeedbackEvent[], texts: ReadonlyMap<string, string>): string {
  return events.map((event) => `${JSON.stringify({ ...event, text: texts.get(eventId(event)) ?? '' })}\n`).join('');
}
