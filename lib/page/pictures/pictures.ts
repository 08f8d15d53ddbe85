import { systemClock, type Clock } from '../../clock.ts';
import { hashText, Lru } from '../../moderate/cache.ts';
import { LATE_MS } from '../../moderate/engines/openai/remote.ts';
import type { PictureRemote } from '../../moderate/engines/openai/remote-pictures.ts';
import type { PictureEngine } from '../../moderate/pictures.ts';
import { decide } from '../../moderate/verdict.ts';
import { MARK } from '../../sites/hold-sheet.ts';
import type { Assessment, Strictness, UncheckedReason, Verdict } from '../../types.ts';
import { readPicture, type Reading } from './read.ts';

/** What is not checked for a reason that may pass is asked again after so many milliseconds, so many times in all. */
const RETRY_MS = 10_000;
const MOST_TRIES = 4;
const PASSING: ReadonlySet<UncheckedReason> = new Set(['failed', 'timeout', 'limited', 'offline']);
/** Verdicts kept by address: a page that writes its answer anew with every token makes new elements of the same picture. */
const CACHE_SIZE = 500;
/** Elements that are pictures and cannot be read. */
const DRAWN: ReadonlySet<string> = new Set(['CANVAS', 'VIDEO']);

/** What one element shows, and what is known of it. */
interface Shown {
  readonly key: string;
  /** `nothing`: there is no picture to be seen. */
  found: Assessment | 'waiting' | 'nothing';
  tries: number;
}

const uncheckedFor = (reason: UncheckedReason): Assessment => ({ engine: 'openai', scores: {}, unchecked: reason });

/** The pictures of one page: finds out what each shows now, and has it judged. */
export class Pictures implements PictureEngine {
  readonly #remote: PictureRemote;
  readonly #clock: Clock;
  readonly #read: (image: HTMLImageElement) => Promise<Reading>;
  readonly #shown = new WeakMap<HTMLImageElement, Shown>();
  readonly #known = new Lru<string, Assessment>(CACHE_SIZE);
  readonly #watched = new WeakSet<HTMLImageElement>();
  readonly #gone = new AbortController();
  readonly #sources: MutationObserver;
  #changed: () => void = () => undefined;

  constructor(remote: PictureRemote, clock: Clock = systemClock, read = readPicture) {
    this.#remote = remote;
    this.#clock = clock;
    this.#read = read;
    // In the page's own microtask: a picture that takes another's place is not painted before it was judged.
    this.#sources = new MutationObserver((records) => {
      // At once: on a busy page the message's turn may come a frame later. Whoever paints it takes the mark off again.
      for (const { target } of records) {
        if (!(target instanceof HTMLImageElement)) continue;
        // A broken picture may be loaded again from the same address.
        if (this.#shown.get(target)?.found === 'nothing') this.#shown.delete(target);
        // What nobody paints is not shown, or not ours to hide.
        if (target.closest(`[${MARK.clear}]`)) target.setAttribute(MARK.veil, '');
      }
      this.#changed();
    });
  }

  onChange(listener: () => void): void {
    this.#changed = listener;
  }

  dispose(): void {
    this.#changed = () => undefined;
    this.#gone.abort();
    this.#sources.disconnect();
    this.#remote.dispose();
  }

  watch(medium: object): void {
    if (medium instanceof HTMLImageElement) this.#watch(medium);
  }

  verdict(medium: object, strictness: Strictness): Verdict | 'waiting' | undefined {
    if (!(medium instanceof HTMLImageElement)) {
      const drawn = medium instanceof Element && DRAWN.has(medium.tagName);
      return drawn ? decide([uncheckedFor('not-text')], strictness) : undefined;
    }
    const { found } = this.#look(medium);
    if (found === 'nothing') return undefined;
    return found === 'waiting' ? found : decide([found], strictness);
  }

  #look(image: HTMLImageElement): Shown {
    this.#watch(image);
    const key = keyOf(image);
    const last = this.#shown.get(image);
    if (last?.key === key) return last;
    const shown: Shown = { key, found: 'waiting', tries: 0 };
    this.#shown.set(image, shown);
    if (!image.hasAttribute('src') && !image.hasAttribute('srcset') && image.currentSrc === '') shown.found = 'nothing';
    // What is still to come is judged when it is there; until then there is nothing to be seen of it.
    else if (image.complete) this.#start(image, shown);
    return shown;
  }

  #watch(image: HTMLImageElement): void {
    if (this.#watched.has(image)) return;
    this.#watched.add(image);
    const again = () => {
      const found = this.#shown.get(image)?.found;
      if (found === 'waiting' || found === 'nothing') this.#shown.delete(image);
      this.#changed();
    };
    for (const type of ['load', 'error']) image.addEventListener(type, again, { signal: this.#gone.signal });
    const filter = { attributeFilter: ['src', 'srcset', 'sizes', 'media'] };
    this.#sources.observe(image, filter);
    const frame = image.parentElement;
    if (frame?.tagName === 'PICTURE') this.#sources.observe(frame, { ...filter, childList: true, subtree: true });
  }

  #start(image: HTMLImageElement, shown: Shown): void {
    const address = `${image.currentSrc} ${image.naturalWidth} ${image.naturalHeight}`;
    const key = hashText(address);
    const known = this.#known.get(key);
    if (known) shown.found = known;
    else void this.#judge(image, shown, key);
  }

  async #judge(image: HTMLImageElement, shown: Shown, key: string): Promise<void> {
    shown.tries++;
    const stop = this.#clock.after(LATE_MS, () => {
      if (shown.found === 'waiting') this.#tell(shown, uncheckedFor('timeout'));
    });
    const found = await this.#assess(image);
    stop();
    if (this.#gone.signal.aborted) return;
    if (found !== 'nothing' && !found.unchecked) this.#known.set(key, found);
    if (this.#shown.get(image) !== shown || keyOf(image) !== shown.key) return;
    this.#tell(shown, found);
    if (found === 'nothing' || !found.unchecked || !PASSING.has(found.unchecked) || shown.tries >= MOST_TRIES) return;
    this.#clock.after(RETRY_MS, () => {
      const current = !this.#gone.signal.aborted && image.isConnected && this.#shown.get(image) === shown;
      if (current) void this.#judge(image, shown, key);
    });
  }

  async #assess(image: HTMLImageElement): Promise<Assessment | 'nothing'> {
    const reading = await this.#read(image);
    if (reading === 'nothing') return reading;
    return reading === 'unreadable' ? uncheckedFor('not-text') : this.#remote.assess(reading.jpeg);
  }

  #tell(shown: Shown, found: Assessment | 'nothing'): void {
    shown.found = found;
    this.#changed();
  }
}

/** By what an element shows another picture than before. */
function keyOf(image: HTMLImageElement): string {
  return `${image.getAttribute('src')} ${image.getAttribute('srcset')} ${image.currentSrc}`;
}
