import { parseSiteKnown, type HealthDelta, type Message } from '../messages.ts';
import { HealthDeltas } from '../moderate/health/deltas.ts';

/** The log is told this often at most, in milliseconds; the first time at once. */
const PAUSE_MS = 5000;

/** Tells the background, for the log of health, what has happened on a page. */
export class HealthReporter {
  readonly #send: (message: Message) => Promise<unknown>;
  readonly #onUsual: () => void;
  readonly #deltas = new HealthDeltas();
  #now: HealthDelta | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;
  #usual: string | undefined;
  #stopped = false;

  /** @param onUsual the background has said what is usual here, and it is news */
  constructor(send: (message: Message) => Promise<unknown>, onUsual: () => void) {
    this.#send = send;
    this.#onUsual = onUsual;
  }

  /** By what completions were found here before this page, if the background has said so. */
  get usual(): string | undefined {
    return this.#usual;
  }

  /** What the page counts now. Call often. */
  offer(now: HealthDelta): void {
    this.#now = now;
    if (this.#timer !== undefined || this.#stopped) return;
    const wait = Math.max(0, this.#sentAt + PAUSE_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.flush();
    }, wait);
  }

  /** Tells it now: the page may be about to go. */
  flush(): void {
    const delta = this.#now && this.#deltas.next(this.#now);
    if (!delta) return;
    this.#sentAt = performance.now();
    void this.#tell(delta);
  }

  /** Ends it; what has not been told is lost. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #tell(delta: HealthDelta): Promise<void> {
    let known;
    try {
      known = parseSiteKnown(await this.#send({ type: 'page-health', delta }));
    } catch {
      // A background that ended over it is told again with the next report.
    }
    this.#deltas.settle(known !== undefined);
    if (this.#now) this.offer(this.#now);
    // What this page itself has made usual is no news to it.
    if (known?.usual === undefined || this.#usual !== undefined) return;
    this.#usual = known.usual;
    this.#onUsual();
  }
}
