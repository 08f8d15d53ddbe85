import * as v from 'valibot';
import { SHARE_FAILURES } from './messages.ts';

/**
 * What the background and a page's content script say to each other while a completion is taken as a picture. The background asks, the content
 * script answers. Lengths are css pixels of the frame, as fractional as the page has them; device pixels are made of them in one place only,
 * where pictures are put together.
 */

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const Css = v.pipe(v.number(), v.finite(), v.minValue(-10_000_000), v.maxValue(10_000_000));
const Length = v.pipe(Css, v.minValue(0));
const Milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(5_000));
const TextHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Stretches of the visible text, in UTF-16 units, and boxes on the page. Whoever has more of them joins some. */
export const MOST_SPANS = 1_000;
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000));
const Spans = v.pipe(v.array(v.object({ start: Offset, end: Offset })), v.maxLength(MOST_SPANS));
const BoxSchema = v.object({ left: Css, top: Css, right: Css, bottom: Css });
const Boxes = v.pipe(v.array(v.pipe(v.array(BoxSchema), v.maxLength(MOST_SPANS))), v.maxLength(MOST_SPANS));

const CaptureQuestionSchema = v.variant('ask', [
  /** Makes the page ready. `whole`: the browser can draw what lies outside of the window, so scrollers may be opened. */
  v.object({ type: v.literal('capture'), ask: v.literal('prepare'), token: Id, whole: v.boolean(), settle: Milliseconds }),
  /** Brings a point of the completion to the start of what can be seen, `inset` away from the edge, and lets the page come to rest. */
  v.object({
    type: v.literal('capture'),
    ask: v.literal('look'),
    session: Id,
    x: Length,
    y: Length,
    inset: Length,
    settle: Milliseconds,
  }),
  /** Where everything is now, without touching it. `last`: with the hash of the text, and the boxes of stretches of it. */
  v.object({
    type: v.literal('capture'),
    ask: v.literal('check'),
    session: Id,
    last: v.boolean(),
    spans: v.exactOptional(Spans),
  }),
  v.object({ type: v.literal('capture'), ask: v.literal('restore'), session: Id }),
]);
export type CaptureQuestion = v.InferOutput<typeof CaptureQuestionSchema>;

/** Where the completion is, and what of it can be seen. */
const CaptureViewSchema = v.object({
  session: Id,
  /** The browser can draw all of it at once, wherever it is. */
  whole: v.boolean(),
  /** Size of what will be in the picture. */
  area: v.object({ width: Length, height: Length }),
  /** Its top left corner in the tab's window. */
  at: v.object({ left: Css, top: Css }),
  /** Size of the tab's window, with its scroll bars. */
  window: v.object({ width: Length, height: Length }),
  /** How far the tab's document is scrolled. */
  scroll: v.object({ left: Css, top: Css }),
  /** The part of the area that can be seen, from the area's corner. Empty if left = right or top = bottom. */
  seen: v.object({ left: Length, top: Length, right: Length, bottom: Length }),
  /** Device pixels per css pixel: the screen's times the zoom. */
  scale: v.pipe(v.number(), v.minValue(0.05), v.maxValue(20)),
  /** Hash of the visible text; with `prepare` and the last `check`. */
  hash: v.exactOptional(TextHash),
  /** Of each stretch that was asked about, from the area's corner. */
  boxes: v.exactOptional(Boxes),
});
export type CaptureView = v.InferOutput<typeof CaptureViewSchema>;

const CaptureAnswerSchema = v.variant('kind', [
  v.object({ kind: v.literal('view'), view: CaptureViewSchema }),
  v.object({ kind: v.literal('restored') }),
  v.object({ kind: v.literal('failed'), why: v.picklist(SHARE_FAILURES) }),
]);
export type CaptureAnswer = v.InferOutput<typeof CaptureAnswerSchema>;

/** A question about a capture, or undefined for anything else. Never throws. */
export function parseCaptureQuestion(value: unknown): CaptureQuestion | undefined {
  const result = v.safeParse(CaptureQuestionSchema, value);
  return result.success ? result.output : undefined;
}

/** The page's answer, or undefined if there is no content script of this version. Never throws. */
export function parseCaptureAnswer(value: unknown): CaptureAnswer | undefined {
  const result = v.safeParse(CaptureAnswerSchema, value);
  return result.success ? result.output : undefined;
}

/** Most css pixels between two that begin with a whole device pixel; a zoom of 110 % needs ten. */
const COARSEST = 20;

/**
 * Css pixels between two that begin with a whole device pixel. Pages are scrolled, and parts of them asked for, in such steps: a browser
 * would round everything anew from any other place on, and the same line would come out one pixel higher or lower.
 */
export function pixelStep(scale: number): number {
  let step = 1;
  while (step < COARSEST && Math.abs(step * scale - Math.round(step * scale)) > 0.001) step++;
  return step;
}
