import { plain } from '../../mark/escape.ts';
import { boxed, clipOf, clippersOf, insets, isFree, pageElementAt } from './free.ts';
import { isDark } from './ground.ts';
import { shareIcon } from './icon.ts';
import { meets, SIZE, type Spot, spotsFor, squareAt } from './spots.ts';

/** Longest description of a completion, in characters a reader sees. */
const LABEL_CHARS = 80;
/** Nothing free was found: looked for again after this long, in milliseconds, or when the page has changed its measures. */
const RETRY_MS = 2000;

/** The button of one completion, and where it stands. */
export class ShareButton {
  readonly node = document.createElement('button');
  root: Element;
  #box: Element;
  /** Where it stands; undefined when there is no place that is free and in sight. */
  #spot: string | undefined;
  #insets = { left: 0, right: 0 };
  #clippers: readonly Element[] = [];
  /** Measures of the page for which no free place was found, and when. */
  #vain = '';
  #vainAt = 0;

  constructor(root: Element, name: string, label: string) {
    this.root = root;
    this.#box = boxed(root);
    this.node.type = 'button';
    this.node.className = 'share away';
    this.node.title = name;
    this.node.setAttribute('aria-label', name);
    this.describe(label);
    this.node.append(shareIcon());
  }

  describe(label: string): void {
    this.node.setAttribute('aria-description', plain(label, LABEL_CHARS));
  }

  /** The page has put another element in the place of the completion's. */
  moveTo(root: Element): void {
    this.root = root;
    this.#box = boxed(root);
    this.#spot = undefined;
    this.#vain = '';
  }

  get placed(): boolean {
    return this.#spot !== undefined;
  }

  /**
   * Looks whether the place is still free, and for another one if not. @param taken places of other buttons; this one's is added
   * @param afresh the best place is taken, even if the old one would do: the page has scrolled or changed its size
   */
  choose(host: Element, taken: Spot[], afresh: boolean): void {
    if (getComputedStyle(this.root).display === 'contents') this.#box = boxed(this.root);
    this.#insets = insets(this.#box);
    this.#clippers = clippersOf(this.#box);
    const spots = this.#spots();
    const free = (spot: Spot) =>
      !taken.some((other) => meets(squareAt(other), squareAt(spot))) && isFree(squareAt(spot), this.root, host);
    const now = performance.now();
    const measures = spots.map(({ id, left, top }) => `${id} ${left} ${top}`).join();
    const known = spots.find(({ id }) => id === this.#spot);
    if (!known && measures === this.#vain && now - this.#vainAt < RETRY_MS) return;
    const best = !afresh && known && free(known) ? known : spots.find(free);
    this.#spot = best?.id;
    this.#vain = best ? '' : measures;
    this.#vainAt = now;
    if (!best) return;
    taken.push(best);
    const ground = pageElementAt(best.left + SIZE / 2, best.top + SIZE / 2, host);
    this.node.classList.toggle('dark', isDark(ground ?? this.root));
  }

  /** Where it belongs now. One that has the focus is always in sight, on the text if there is nowhere else. */
  at(): Spot | undefined {
    const spot = this.#spots().find(({ id }) => id === this.#spot);
    if (spot || !this.node.matches(':focus')) return spot;
    const clip = clipOf(this.#clippers);
    const box = this.#box.getBoundingClientRect();
    const top = Math.max(clip.top + 8, Math.min(box.top, clip.bottom - SIZE - 8));
    return {
      id: 'focus',
      left: Math.round(Math.max(clip.left + 4, Math.min(box.right, clip.right) - SIZE - 4)),
      top: Math.round(top),
    };
  }

  #spots(): Spot[] {
    const box = this.#box.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return [];
    const ink = { left: box.left + this.#insets.left, right: box.right + this.#insets.right };
    return spotsFor(box, ink, clipOf(this.#clippers));
  }
}
