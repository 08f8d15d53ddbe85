import { looksFinished } from '../moderate/segment.ts';
import type { Site } from '../sites/site.ts';
import type { Message } from './message.ts';
import type { Roots } from './roots.ts';

/** Milliseconds without growth before a completion can be finished (sites' own "complete" classes come early). */
export const QUIET_MS = 1500;
/** A response counts as the completion's stream only when it lasted at least this long or is big enough to hold the text. */
const STREAM_MS = 120;

/** Text that arrives in one piece of at least this size is no first chunk of a stream. */
const WHOLE_CHARS = 200;

/**
 * Tells whether a completion is finished. Silence alone never does: besides, the site's "generating" control has to have come and gone, or
 * the response that carried the text has to have ended, or the message was there before anything was sent.
 */
export class FinishSignals {
  readonly #site: Site;
  readonly #roots: Roots;
  readonly #always = new WeakSet<Element>();
  readonly #responses: { start: number; end: number; size: number }[] = [];
  readonly #network: PerformanceObserver;

  constructor(site: Site, roots: Roots) {
    this.#site = site;
    this.#roots = roots;
    // A resource entry is written when the body has arrived whole; a stalled stream has none yet.
    this.#network = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!(entry instanceof PerformanceResourceTiming) || !/^(fetch|xmlhttprequest|other)$/.test(entry.initiatorType))
          continue;
        this.#responses.push({ start: entry.startTime, end: entry.responseEnd, size: entry.decodedBodySize });
        if (this.#responses.length > 200) this.#responses.shift();
      }
    });
    this.#network.observe({ type: 'resource' });
  }

  /** Controls that are there while nothing is generated say nothing; call while the page is at rest. */
  learnRest(): void {
    for (const element of this.#controls()) this.#always.add(element);
  }

  /** Whether the page shows that it is generating. */
  generating(): boolean {
    for (const element of this.#controls()) if (!this.#always.has(element)) return true;
    return false;
  }

  /** @param generating what `generating()` says now @param asked `performance.now()` when something was first sent on this page, or infinity @param overtaken another completion was born since this one last grew */
  finished(message: Message, generating: boolean, asked: number, overtaken: boolean): boolean {
    if (overtaken) return true;
    if (generating) return false;
    if (message.generatingSeen) return true;
    // What came in one piece is a history, or an answer that was not streamed: a first chunk alone is shorter.
    const whole = textLength(message) >= WHOLE_CHARS && !breaksOff(message);
    if (!message.grew && (message.bornAt < asked || this.#site.matches.length > 0 || whole)) return true;
    return this.#responses.some(
      ({ start, end, size }) =>
        start <= message.bornAt &&
        end >= message.bornAt &&
        (size > 0 ? size >= textLength(message) : end - start >= STREAM_MS || !message.grew),
    );
  }

  dispose(): void {
    this.#network.disconnect();
  }

  *#controls(): Generator<Element> {
    const selector = this.#site.generating.join(', ');
    if (selector === '') return;
    for (const root of this.#roots.all)
      for (const element of root.querySelectorAll(selector))
        if (!(element instanceof HTMLButtonElement && element.disabled) && element.getClientRects().length > 0) yield element;
  }
}

function textLength(message: Message): number {
  let length = 0;
  for (const block of message.blocks) if (block.isContent) length += block.live.text.length;
  return length;
}

/** Whether the last paragraph has no end: text that was first seen in the middle of its stream. Lists, code and tables need none. */
function breaksOff(message: Message): boolean {
  const last = message.lastBlock;
  return (
    last !== undefined && /^(P|DIV)$/.test(last.element.tagName) && last.live.tail.trim() !== '' && !looksFinished(last.live.tail)
  );
}
