/** Frames are followed for so long after the last thing that was to be done in one, in milliseconds. */
const FOLLOW_MS = 500;

/**
 * Does work once before the next frame is painted instead of each time it is asked for. Only while frames are followed is it known whether one is
 * under way: what is asked for at other times, or after this frame's turn, is done at once.
 */
export class BeforePaint {
  readonly #run: () => void;
  #following = false;
  /** This frame's turn is over, and the frame may not be painted yet. */
  #late = false;
  #askedAt = 0;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** @param now `performance.now()` */
  ask(now: number): void {
    this.#askedAt = now;
    if (this.#following && !this.#late) return;
    this.#run();
    if (!this.#following) this.#follow();
  }

  #follow(): void {
    this.#following = true;
    requestAnimationFrame(() => {
      this.#run();
      this.#late = true;
      // A timer would come after much that is no part of this frame.
      void scheduler.postTask(() => (this.#late = false), { priority: 'user-blocking' });
      if (performance.now() - this.#askedAt < FOLLOW_MS) this.#follow();
      else this.#following = false;
    });
  }
}
