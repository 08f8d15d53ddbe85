import { parseCaptureQuestion, type CaptureAnswer, type CaptureQuestion, type CaptureView } from '../../share-protocol.ts';
import type { Completions } from './completions.ts';
import { CaptureTrouble, Preparation } from './prepare.ts';
import type { Span } from './text-boxes.ts';

/** A page is put back when nobody has asked anything for so long: the background may have died. In milliseconds. */
const PATIENCE_MS = 6_000;

export interface DeskParts {
  readonly completions: Pick<Completions, 'describe' | 'element' | 'boxes'>;
  /** Takes our pills and buttons out of sight; the result brings them back. */
  readonly hideOverlay: () => () => void;
  /** Fires when this script ends or is replaced: the page is put back. */
  readonly signal: AbortSignal;
}

interface Session {
  readonly id: string;
  readonly token: string;
  readonly preparation: Preparation;
  timer: ReturnType<typeof setTimeout>;
  /** What may not get worse meanwhile. */
  readonly sound: boolean;
}

/** Answers the background's questions during a capture. One capture at a time; a newer one ends the older. */
export class CaptureDesk {
  readonly #parts: DeskParts;
  #session: Session | undefined;
  #last = 0;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  /** The answer to a message of ours, or undefined if it is about something else. Never rejects. */
  answer(message: unknown): Promise<CaptureAnswer> | undefined {
    const question = parseCaptureQuestion(message);
    return question && this.#answer(question).catch(failed);
  }

  async #answer(question: CaptureQuestion): Promise<CaptureAnswer> {
    if (question.ask === 'prepare') return this.#prepare(question.token, question.whole, question.settle);
    const session = this.#session;
    if (!session || session.id !== question.session)
      return question.ask === 'restore' ? { kind: 'restored' } : failed(new CaptureTrouble(reasonNow()));
    if (question.ask === 'restore') {
      this.#end();
      return { kind: 'restored' };
    }
    this.#wind(session);
    const { preparation } = session;
    try {
      const view =
        question.ask === 'look'
          ? await preparation.look(question.x, question.y, question.inset, question.settle)
          : preparation.view();
      this.#wind(session);
      const last = question.ask === 'check' && question.last;
      return this.#view(session, view, last, question.ask === 'check' ? question.spans : undefined);
    } catch (error) {
      this.#end(session);
      throw error;
    }
  }

  async #prepare(token: string, whole: boolean, settle: number): Promise<CaptureAnswer> {
    this.#end();
    if (this.#parts.signal.aborted) throw new CaptureTrouble('gone');
    const { completions, hideOverlay } = this.#parts;
    const number = ++this.#last;
    const preparation = await Preparation.start({ element: () => completions.element(token), hideOverlay }, whole, settle);
    if (number !== this.#last || this.#parts.signal.aborted) {
      preparation.restore();
      throw new CaptureTrouble('gone');
    }
    const completion = completions.describe(token);
    const session: Session = {
      id: crypto.getRandomValues(new Uint32Array(4)).join('-'),
      token,
      preparation,
      timer: setTimeout(() => undefined),
      sound: completion !== undefined && !completion.held && !completion.veiled && !completion.streaming,
    };
    this.#session = session;
    this.#wind(session);
    return this.#view(session, preparation.view(), true);
  }

  #view(session: Session, view: Omit<CaptureView, 'session'>, withHash: boolean, spans: readonly Span[] = []): CaptureAnswer {
    if (!withHash) return { kind: 'view', view: { ...view, session: session.id } };
    const completion = this.#parts.completions.describe(session.token);
    if (!completion) throw new CaptureTrouble('changed');
    if (session.sound && (completion.held || completion.veiled || completion.streaming)) throw new CaptureTrouble('changed');
    const boxes = spans.length === 0 ? {} : { boxes: this.#parts.completions.boxes(session.token, spans) };
    return { kind: 'view', view: { ...view, session: session.id, hash: completion.hash, ...boxes } };
  }

  #wind(session: Session): void {
    clearTimeout(session.timer);
    session.timer = setTimeout(() => this.#end(session), PATIENCE_MS);
  }

  #end(session = this.#session): void {
    if (!session) return;
    clearTimeout(session.timer);
    session.preparation.restore();
    if (this.#session === session) this.#session = undefined;
  }
}

function failed(error: unknown): CaptureAnswer {
  return { kind: 'failed', why: error instanceof CaptureTrouble ? error.why : 'unknown' };
}

/** Why there is no session: the tab went out of sight, or somebody else ended it. */
function reasonNow(): 'hidden-tab' | 'gone' {
  return document.visibilityState === 'visible' ? 'gone' : 'hidden-tab';
}
