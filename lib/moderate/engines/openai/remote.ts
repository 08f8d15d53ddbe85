import { systemClock, type Clock } from '../../../clock.ts';
import { MAX_BATCH, MAX_SEGMENT_CHARS, parseModerateReply, type ModerateReply, type ModerateRequest } from '../../../messages.ts';
import type { Assessment, Segment, UncheckedReason } from '../../../types.ts';
import { Lru } from '../../cache.ts';
import type { RemotePort } from './ports.ts';

export type { RemotePort } from './ports.ts';

/** The content script's side of the engine. */
export interface Remote {
  readonly id: 'openai';
  /** Resolves within 2 seconds, with scores or as unchecked. Never rejects. Only `text` is sent: what stood before it has been already. */
  assess(segment: Segment): Promise<Assessment>;
  /** Calls `listener` with answers that came after `assess` had given up on them. */
  onLate(listener: (segment: Segment, assessment: Assessment) => void): void;
  /** Disconnects; whoever still waits gets `failed`. */
  dispose(): void;
}

/** Segments asked for within this many milliseconds travel in one message. */
const BATCH_MS = 10;
/** After this long an answer is late. The reader is told why text is missing within 3 seconds. */
export const LATE_MS = 2_000;
/** After this long an answer is not expected any more; a new question is asked anew. Longer than the background gives a request. */
const LOST_MS = 15_000;
const CACHE_SIZE = 4_000;
/** A question is asked once more when the background died over it, and no oftener. */
const MOST_ASKED = 2;

interface Question {
  readonly segment: Segment;
  readonly since: number;
  asked: number;
  waiting: ((assessment: Assessment) => void)[];
}

function unchecked(reason: UncheckedReason): Assessment {
  return { engine: 'openai', scores: {}, unchecked: reason };
}

class PortRemote implements Remote {
  readonly id = 'openai';
  readonly #connect: () => RemotePort;
  readonly #clock: Clock;
  readonly #answers = new Lru<string, Assessment>(CACHE_SIZE);
  /** Every question that is queued or under way, by its text. */
  readonly #open = new Map<string, Question>();
  readonly #underWay = new Map<number, readonly Question[]>();
  readonly #late: ((segment: Segment, assessment: Assessment) => void)[] = [];
  #queue: Question[] = [];
  #cancelFlush: (() => void) | undefined;
  #port: RemotePort | undefined;
  #lastId = 0;
  #disposed = false;

  constructor(connect: () => RemotePort, clock: Clock) {
    this.#connect = connect;
    this.#clock = clock;
  }

  assess(segment: Segment): Promise<Assessment> {
    const { text } = segment;
    const known = this.#answers.get(text);
    if (known) return Promise.resolve(known);
    if (this.#disposed || text === '' || text.length > MAX_SEGMENT_CHARS) return Promise.resolve(unchecked('failed'));
    const question = this.#questionFor(segment);
    return new Promise((resolve) => {
      const settle = (assessment: Assessment): void => {
        stop();
        question.waiting = question.waiting.filter((other) => other !== settle);
        resolve(assessment);
      };
      const stop = this.#clock.after(LATE_MS, () => settle(unchecked('timeout')));
      question.waiting.push(settle);
    });
  }

  onLate(listener: (segment: Segment, assessment: Assessment) => void): void {
    this.#late.push(listener);
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancelFlush?.();
    this.#port?.disconnect();
    this.#port = undefined;
    for (const question of this.#open.values()) this.#settle(question, unchecked('failed'));
    this.#queue = [];
    this.#underWay.clear();
  }

  #questionFor(segment: Segment): Question {
    const now = this.#clock.now();
    const open = this.#open.get(segment.text);
    if (open && now - open.since < LOST_MS) return open;
    const question: Question = { segment, since: now, asked: 0, waiting: [] };
    this.#open.set(segment.text, question);
    this.#enqueue([question]);
    return question;
  }

  #enqueue(questions: readonly Question[]): void {
    if (questions.length === 0) return;
    this.#queue.push(...questions);
    if (this.#queue.length >= MAX_BATCH) this.#flush();
    else this.#cancelFlush ??= this.#clock.after(BATCH_MS, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    while (this.#queue.length > 0) this.#send(this.#queue.splice(0, MAX_BATCH));
  }

  #send(questions: readonly Question[]): void {
    const request: ModerateRequest = {
      id: ++this.#lastId,
      // The context is not sent again: it went out as a segment of its own, and scores with it in would be about both.
      segments: questions.map(({ segment }) => ({ text: segment.text, before: '' })),
    };
    for (const question of questions) question.asked++;
    this.#underWay.set(request.id, questions);
    try {
      const port = this.#connected();
      port.postMessage(request);
    } catch {
      // The extension was updated or removed under this page, or the port closed a moment ago.
      this.#lost();
    }
  }

  #connected(): RemotePort {
    if (this.#port) return this.#port;
    const port = this.#connect();
    this.#port = port;
    port.onMessage.addListener((message) => this.#receive(parseModerateReply(message)));
    port.onDisconnect.addListener(() => {
      if (this.#port === port) this.#lost();
    });
    return port;
  }

  /** The connection is gone: asks once more what it left open. */
  #lost(): void {
    this.#port = undefined;
    const questions = [...this.#underWay.values()].flat();
    this.#underWay.clear();
    if (this.#disposed || questions.length === 0) return;
    this.#enqueue(questions.filter(({ asked }) => asked < MOST_ASKED));
    for (const question of questions) if (question.asked >= MOST_ASKED) this.#settle(question, unchecked('failed'));
  }

  #receive(reply: ModerateReply | undefined): void {
    const questions = reply && this.#underWay.get(reply.id);
    if (!reply || !questions) return;
    this.#underWay.delete(reply.id);
    const fits = reply.assessments.length === questions.length;
    for (const [index, question] of questions.entries()) {
      const assessment = fits ? reply.assessments[index] : undefined;
      this.#settle(question, assessment?.engine === 'openai' ? assessment : unchecked('failed'));
    }
  }

  #settle(question: Question, assessment: Assessment): void {
    const { segment } = question;
    if (this.#open.get(segment.text) === question) this.#open.delete(segment.text);
    const waiting = [...question.waiting];
    if (!assessment.unchecked) {
      this.#answers.set(segment.text, assessment);
      if (waiting.length === 0) for (const listener of this.#late) listener(segment, assessment);
    }
    for (const settle of waiting) settle(assessment);
  }
}

/**
 * Makes the engine for one frame.
 * @param connect opens a port to the background; may throw when the extension is gone
 */
export function createRemote(connect: () => RemotePort, clock: Clock = systemClock): Remote {
  return new PortRemote(connect, clock);
}
