import { type CaptureView, pixelStep } from '../../share-protocol.ts';
import { ancestorsOf, areaOf, clipsOf, scrollBox, scrollersOf, styleOf, topDocument } from './ancestry.ts';
import { flattenBackdrop } from './backdrop.ts';
import { openAround } from './open.ts';
import { plainEdges, putAway } from './overlays.ts';
import { Places, scrollTo } from './places.ts';
import { intersect, isEmpty, sameRect } from './rect.ts';
import { animationsIn, deep, frames, pause, picturesIn } from './rest.ts';
import { rootOf, Stage } from './stage.ts';

/** Why a completion cannot be taken any further; `message` is one of `SHARE_FAILURES`. */
export class CaptureTrouble extends Error {
  readonly why: 'gone' | 'changed' | 'hidden-tab' | 'no-completion' | 'too-large';
  constructor(why: CaptureTrouble['why']) {
    super(why);
    this.why = why;
  }
}

/** What a capture needs to know of its completion. */
export interface CaptureSubject {
  /** The completion's element now; a page may have replaced it. */
  element(): Element | undefined;
  /** Takes our own pills and buttons out of sight; the result brings them back. */
  readonly hideOverlay: () => () => void;
}

/** A page made ready for pictures of one completion, until `restore`. */
export class Preparation {
  readonly #subject: CaptureSubject;
  readonly #stage = new Stage();
  readonly #places: Places;
  readonly #showOverlay: () => void;
  readonly #abort = new AbortController();
  readonly #quietScroll = new AbortController();
  #target: Element;
  #whole = false;

  /** @throws CaptureTrouble */
  private constructor(subject: CaptureSubject, target: Element) {
    this.#subject = subject;
    this.#target = target;
    this.#places = new Places(target);
    this.#showOverlay = subject.hideOverlay();
  }

  /**
   * Brings the page to rest and takes away what is not the completion's.
   * @param whole the browser can draw what lies outside of its window
   * @throws CaptureTrouble; the page is then as before
   */
  static async start(subject: CaptureSubject, whole: boolean, settle: number): Promise<Preparation> {
    const target = subject.element();
    if (!target) throw new CaptureTrouble('gone');
    if (document.visibilityState !== 'visible') throw new CaptureTrouble('hidden-tab');
    if (!topDocument(target)) throw new CaptureTrouble('no-completion');
    const preparation = new Preparation(subject, target);
    try {
      await preparation.#begin(whole, settle);
    } catch (error) {
      preparation.restore();
      throw error;
    }
    return preparation;
  }

  /** Ends waiting and puts everything back, at once. Can be called at any time, and again. */
  restore(why: CaptureTrouble['why'] = 'gone'): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort(new CaptureTrouble(why));
    this.#stage.unmarkAll();
    this.#places.restore();
    this.#stage.leave();
    this.#showOverlay();
    // What scrolls by itself once more (a list that lays out its rows anew) is put back once more.
    requestAnimationFrame(() => {
      this.#places.restore();
      requestAnimationFrame(() => this.#quietScroll.abort());
    });
  }

  /** Fires when the page was put back, by whomever. */
  get ended(): AbortSignal {
    return this.#abort.signal;
  }

  /**
   * Brings the point (x, y) of the area to the start of what can be seen, as far as the page scrolls that far, and lets the page rest.
   * @param inset css pixels to stay away from the edge: there things may cast their shadows
   * @param settle ms until what was scrolled is sure to be painted
   * @throws CaptureTrouble
   */
  async look(x: number, y: number, inset: number, settle: number): Promise<Omit<CaptureView, 'session'>> {
    const { signal } = this.#abort;
    for (let attempt = 0; attempt < 3; attempt++) {
      const target = this.#current();
      if (!this.#whole) this.#bring(x, y, inset);
      await frames(2, signal);
      await pause(settle, signal);
      // A list that makes its rows anew may have done so while it was scrolled.
      if (this.#current() !== target) continue;
      const { seen } = areaOf(target);
      await picturesIn(target, seen, signal);
      if (!this.#whole && putAway(this.#stage, this.#around())) await frames(2, signal);
      return this.view();
    }
    throw new CaptureTrouble('changed');
  }

  /** Where everything is now. @throws CaptureTrouble */
  view(): Omit<CaptureView, 'session'> {
    const target = this.#current();
    const { area, seen } = areaOf(target);
    const view = topDocument(target)?.defaultView;
    if (!view || isEmpty(area)) throw new CaptureTrouble('gone');
    const sight = view.visualViewport;
    const zoom = sight?.scale ?? 1;
    return {
      whole: this.#whole,
      area: { width: area.right - area.left, height: area.bottom - area.top },
      at: { left: area.left - (sight?.offsetLeft ?? 0), top: area.top - (sight?.offsetTop ?? 0) },
      window: { width: view.innerWidth / zoom, height: view.innerHeight / zoom },
      scroll: { left: view.scrollX + (sight?.offsetLeft ?? 0), top: view.scrollY + (sight?.offsetTop ?? 0) },
      seen: isEmpty(seen)
        ? { left: 0, top: 0, right: 0, bottom: 0 }
        : {
            left: seen.left - area.left,
            top: seen.top - area.top,
            right: seen.right - area.left,
            bottom: seen.bottom - area.top,
          },
      scale: view.devicePixelRatio * zoom,
    };
  }

  async #begin(whole: boolean, settle: number): Promise<void> {
    const { signal } = this.#abort;
    document.addEventListener('visibilitychange', () => this.#hidden(), { signal });
    globalThis.addEventListener('pagehide', () => this.restore(), { signal });
    const roots = new Set([this.#target, ...ancestorsOf(this.#target)].map(rootOf));
    await animationsIn(this.#target, signal);
    for (const root of roots) this.#stage.enter(root);
    this.#dress(this.#target);
    const [scroller] = scrollersOf(this.#target);
    plainEdges(this.#stage, this.#target, scroller);
    putAway(this.#stage, this.#around());
    if (whole) {
      this.#muteScroll();
      this.#whole = openAround(this.#stage, this.#target, areaOf(this.#target).seen);
      if (!this.#whole) {
        this.#places.restore();
        this.#quietScroll.abort();
      }
    }
    const { area, seen } = areaOf(this.#target);
    if (!this.#whole && !sameRect(area, seen)) flattenBackdrop(this.#stage, this.#target, scroller);
    await frames(2, signal);
    await pause(this.#whole ? settle : 0, signal);
    this.#current();
  }

  /** Marks what is inside of the completion: stuck headers, pinned things, scroll bars. */
  #dress(target: Element): void {
    this.#stage.mark(target, 'target');
    for (const element of deep(target)) {
      const root = element.getRootNode();
      if (root instanceof ShadowRoot) this.#stage.enter(root);
      const style = styleOf(element);
      if (style.position === 'sticky' && element !== target) this.#stage.mark(element, 'flow');
      if (style.position === 'fixed' && element !== target) this.#stage.mark(element, 'away');
      this.#dressBars(element, style);
    }
    for (const { element } of clipsOf(target)) this.#dressBars(element, styleOf(element));
    for (const { documentElement } of new Set([target, ...ancestorsOf(target)].map(({ ownerDocument }) => ownerDocument)))
      if (takesNoRoom(documentElement)) this.#stage.mark(documentElement, 'thin');
  }

  #dressBars(element: Element, style: CSSStyleDeclaration): void {
    if (!/auto|scroll/.test(`${style.overflowX} ${style.overflowY}`) || !(element instanceof HTMLElement)) return;
    const room =
      element.offsetWidth -
      element.clientWidth -
      Number.parseFloat(style.borderLeftWidth) -
      Number.parseFloat(style.borderRightWidth);
    const below =
      element.offsetHeight -
      element.clientHeight -
      Number.parseFloat(style.borderTopWidth) -
      Number.parseFloat(style.borderBottomWidth);
    if (room < 1 && below < 1) this.#stage.mark(element, 'thin');
    else if (/^\d/.test(styleOf(element, '::-webkit-scrollbar').width) && style.scrollbarColor === 'auto')
      this.#stage.mark(element, 'bare-webkit');
    else this.#stage.mark(element, 'bare');
  }

  /** The completion's element; a new one is made ready like the first. @throws CaptureTrouble */
  #current(): Element {
    this.#abort.signal.throwIfAborted();
    const target = this.#subject.element();
    if (!target) throw new CaptureTrouble('changed');
    if (target !== this.#target) {
      if (this.#whole) throw new CaptureTrouble('changed');
      this.#target = target;
      this.#dress(target);
    }
    return target;
  }

  #around() {
    const target = this.#target;
    const { area, seen } = areaOf(target);
    const [scroller] = scrollersOf(target);
    // Above and below the part in sight there will be more of it in a moment: the column counts.
    const window = scroller ? scrollBox(scroller) : seen;
    return { target, scroller, sight: intersect({ ...window, left: area.left, right: area.right }, window), all: undefined };
  }

  #bring(x: number, y: number, inset: number): void {
    const start = areaOf(this.#target);
    const covers = (from: 'left' | 'top', to: 'right' | 'bottom') =>
      start.seen[from] <= start.area[from] + 0.01 && start.seen[to] >= start.area[to] - 0.01;
    const [still, steady] = isEmpty(start.seen) ? [false, false] : [covers('left', 'right'), covers('top', 'bottom')];
    if (still && steady) return;
    for (const scroller of scrollersOf(this.#target)) {
      const { area } = areaOf(this.#target);
      const box = scrollBox(scroller);
      const snap = (length: number) => snapped(scroller, length);
      const left = still ? scroller.scrollLeft : snap(scroller.scrollLeft + area.left + x - box.left);
      const top = steady ? scroller.scrollTop : snap(scroller.scrollTop + area.top + y - box.top - inset);
      this.#scroll(scroller, left, top);
    }
  }

  /**
   * Firefox keeps the fraction of a pixel by which a page is scrolled, except at its end: there lines are rounded to other rows than anywhere
   * else, and the shot fits no other. The pixel before it does as well, unless some of the completion is seen at the very end only.
   */
  #scroll(scroller: Element, left: number, top: number): void {
    const short = {
      left: Math.min(left, Math.max(scroller.scrollLeft, scroller.scrollWidth - scroller.clientWidth - 1)),
      top: Math.min(top, Math.max(scroller.scrollTop, scroller.scrollHeight - scroller.clientHeight - 1)),
    };
    if (short.left !== scroller.scrollLeft || short.top !== scroller.scrollTop) scrollTo(scroller, short.left, short.top);
    if (short.left === left && short.top === top) return;
    const { area, seen } = areaOf(this.#target);
    if (seen.right < area.right - 0.01 || seen.bottom < area.bottom - 0.01) scrollTo(scroller, left, top);
  }

  /** Opening scrollers makes them forget where they were; the page is not told, and they are put back. */
  #muteScroll(): void {
    for (const name of ['scroll', 'scrollend'])
      globalThis.addEventListener(name, mute, { capture: true, signal: this.#quietScroll.signal });
  }

  #hidden(): void {
    if (document.visibilityState !== 'visible') this.restore('hidden-tab');
  }
}

/** The nearest place to scroll to from which the page is drawn as from its start. */
function snapped(scroller: Element, length: number): number {
  const step = pixelStep(scroller.ownerDocument.defaultView?.devicePixelRatio ?? 1);
  return Math.round(length / step) * step;
}

/** Keeps an event from everybody else. */
function mute(event: Event): void {
  event.stopImmediatePropagation();
}

function takesNoRoom(root: Element): boolean {
  return (root.ownerDocument.defaultView?.innerWidth ?? 0) <= root.clientWidth;
}
