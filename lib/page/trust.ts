import { elementsIn, nodesIn, shadowOf } from './shadow.ts';

/**
 * Whether a person can have meant a press on something of ours. The page owns everything around it: it can fade, move, scale or cut our
 * host, slide the button under a pointer, or lay a picture over it that lets clicks through. A press counts only if what was pressed has
 * been there, in one place and to be seen, for `TRUST_MS`.
 *
 * What this asks of an overlay: its host is a child of `<html>`, has a closed shadow root with `:host { all: initial !important }` (inner
 * `!important` wins over all the page can say), and what is pressed has the z-index `TOP` there. Then only three things can be painted
 * over it without being hit in its place: what comes behind the host in `<html>` and has that z-index, too, the top layer, and a view
 * transition. Chromium tells besides, by a rule of its own, what is covered or faded, also by a frame around ours.
 *
 * What cannot be known: in Firefox, whether the document around a frame lies over it; what comes and goes between two looks (a fifth of a
 * second, a tenth in Chromium) without ever standing still; and whatever the browser itself or another program paints. Chromium's rule does
 * not see shadows and the like; those are looked for here.
 */
export const TRUST_MS = 500;

/** The highest z-index there is. */
export const TOP = 2_147_483_647;

/** What has moved further than this, in CSS pixels, has to be looked at anew. Half of the smallest target. */
const MOVED_PX = 12;
/** What is smaller than this in either direction nobody presses on purpose. */
const SMALLEST_PX = 16;
/** Within this time after each look there is one more, in milliseconds. */
const EXTRA_MS = 180;
/** A page whose top layer holds more than this is not gone through: it gets no press through either. */
const MOST_ELEMENTS = 3000;

interface Watched {
  /** `performance.now()` since when all is well, and where it stood then. */
  since: number;
  left: number;
  top: number;
  /** What Chromium says; undefined until it has said anything. */
  seen: boolean | undefined;
}

/** Chromium's second version of the observer; not in the types. */
interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}
const canSee = () => 'isVisible' in IntersectionObserverEntry.prototype;

/** Our hosts: they do not cover each other unseen, a hit test finds them. */
const hosts = new Set<Element>();

/** Guards the presses on what stands in one overlay. */
export class Trust {
  readonly #host: Element;
  readonly #root: ShadowRoot;
  readonly #watched = new Map<Element, Watched>();
  readonly #observer: IntersectionObserver | undefined;
  /** A host that was taken away has not been there, however soon it is back. */
  readonly #removals = new MutationObserver((records) => this.#onRemovals(records));
  #extra: ReturnType<typeof setTimeout> | undefined;

  /** @param host a child of `<html>`, see above @param root its shadow root */
  constructor(host: Element, root: ShadowRoot) {
    this.#host = host;
    this.#root = root;
    hosts.add(host);
    this.#removals.observe(document.documentElement, { childList: true });
    if (!canSee()) return;
    const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
    this.#observer = new IntersectionObserver((entries) => this.#take(entries), options);
  }

  /** Begins to watch an element of the overlay. */
  add(node: Element): void {
    if (this.#watched.has(node)) return;
    this.#watched.set(node, { since: performance.now(), left: 0, top: 0, seen: undefined });
    this.#observer?.observe(node);
  }

  remove(node: Element): void {
    this.#watched.delete(node);
    this.#observer?.unobserve(node);
  }

  /** What a press would do has changed, for one node or for all: a person has to have seen that first. */
  restart(node?: Element): void {
    for (const [other, watched] of this.#watched) if (!node || other === node) watched.since = performance.now();
  }

  /** Call a few times a second, best in an animation frame: the time starts again for what is covered, faded or elsewhere. */
  verify(): void {
    if (this.#watched.size === 0) return;
    this.#lookAtAll();
    // Where the browser does not watch for us, there is another look at a moment that the page cannot know.
    if (this.#observer || this.#extra !== undefined) return;
    this.#extra = setTimeout(() => {
      this.#extra = undefined;
      requestAnimationFrame(() => this.#lookAtAll());
    }, Math.random() * EXTRA_MS);
  }

  /** Whether a person can have meant this event. Anything the page made up is none. */
  accepts(node: Element, event: Event): boolean {
    const watched = this.#watched.get(node);
    if (!watched || !event.isTrusted) return false;
    this.#take(this.#observer?.takeRecords() ?? []);
    this.#onRemovals(this.#removals.takeRecords());
    const told = this.#observer === undefined || watched.seen !== undefined;
    const fine = this.#look(node, watched, this.#isWhole(), POINTS) && !this.#isRoofed(node.getBoundingClientRect());
    if (!fine) watched.since = performance.now();
    return fine && told && performance.now() - watched.since >= TRUST_MS;
  }

  dispose(): void {
    hosts.delete(this.#host);
    clearTimeout(this.#extra);
    this.#removals.disconnect();
    this.#observer?.disconnect();
    this.#watched.clear();
  }

  #lookAtAll(): void {
    const whole = this.#isWhole();
    for (const [node, watched] of this.#watched) this.#look(node, watched, whole, MIDDLE);
  }

  #onRemovals(records: readonly MutationRecord[]): void {
    if (records.some(({ removedNodes }) => [...removedNodes].includes(this.#host))) this.restart();
  }

  #take(entries: readonly SeenEntry[]): void {
    for (const { target, isVisible = false } of entries) {
      const watched = this.#watched.get(target);
      if (!watched) continue;
      if ((!isVisible || watched.seen === false) && !this.#isExplained()) watched.since = performance.now();
      watched.seen = isVisible;
    }
  }

  #look(node: Element, watched: Watched, whole: boolean, points: readonly (readonly [number, number])[]): boolean {
    const box = node.getBoundingClientRect();
    const moved = Math.abs(box.left - watched.left) > MOVED_PX || Math.abs(box.top - watched.top) > MOVED_PX;
    const fine = whole && !moved && (watched.seen !== false || this.#isExplained()) && this.#isHit(node, box, points);
    if (!fine) Object.assign(watched, { since: performance.now(), left: box.left, top: box.top });
    return fine;
  }

  /** Whether host and document are as they have to be: in their place, not faded, filtered, cut or moved. */
  #isWhole(): boolean {
    const html = document.documentElement;
    if (this.#host.parentNode !== html || inTransition(html)) return false;
    return isPlain(getComputedStyle(this.#host)) && isPlain(getComputedStyle(html));
  }

  /** Whether these points of the node are on top and in the window. */
  #isHit(node: Element, box: DOMRect, points: readonly (readonly [number, number])[]): boolean {
    if (box.width < SMALLEST_PX || box.height < SMALLEST_PX) return false;
    return points.every(([across, down]) => {
      const x = box.left + box.width * across;
      const y = box.top + box.height * down;
      if (document.elementFromPoint(x, y) !== this.#host) return false;
      const hit = this.#root.elementFromPoint(x, y);
      return hit !== null && node.contains(hit);
    });
  }

  /** Whether something that lets clicks through may be painted over a box of the window. */
  #isRoofed(box: DOMRect): boolean {
    const html = document.documentElement;
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(html, pseudo);
      if (isGenerated(style) && style.zIndex === String(TOP)) return true;
    }
    const ordered = /flex|grid/.test(getComputedStyle(html).display);
    for (const sibling of elementsIn(html))
      if (ordered && !hosts.has(sibling) && getComputedStyle(sibling).order !== '0') return true;
    for (const sibling of this.#behind())
      for (const element of everythingIn(sibling)) {
        if (element === undefined) return true;
        if (getComputedStyle(element).zIndex === String(TOP) && covers(element, box)) return true;
      }
    return [...topLayer(this.#observer === undefined)].some(
      (element) => element !== this.#host && (paints(getComputedStyle(element, '::backdrop')) || covers(element, box)),
    );
  }

  /**
   * Whether there is something harmless because of which Chromium may say "not seen": it counts what is over us even if nothing is painted
   * there (empty layers of other extensions, open popovers), and every filter. Our own look then decides alone; in frames nothing does.
   */
  #isExplained(): boolean {
    if (globalThis.top !== globalThis.self) return false;
    if (getComputedStyle(document.documentElement).filter !== 'none' || !topLayer(false).next().done) return true;
    return !this.#behind().next().done;
  }

  /** What comes after us in `<html>` and may lie over us: not ours, and shown. */
  *#behind(): Generator<Element> {
    for (let at = this.#host.nextElementSibling; at; at = at.nextElementSibling)
      if (!hosts.has(at) && getComputedStyle(at).display !== 'none') yield at;
  }
}

const MIDDLE = [[0.5, 0.5]] as const;
/** The middle and four points near the corners, inside of round ones. */
const POINTS = [...MIDDLE, [0.2, 0.2], [0.8, 0.2], [0.2, 0.8], [0.8, 0.8]] as const;

type Look = Pick<CSSStyleDeclaration, 'opacity' | 'visibility' | 'filter' | 'getPropertyValue'>;

/** Properties that hide, cut or move and do nothing at all when they say `none` (or, the blend mode, `normal`). */
const NEUTRAL = [
  'clip-path',
  'mask-image',
  '-webkit-mask-box-image-source',
  'mix-blend-mode',
  'transform',
  'translate',
  'rotate',
  'scale',
  'offset-path',
];
const IDENTITY = /^(|none|normal|matrix\(1, 0, 0, 1, 0, 0\))$/;

/** Whether a style shows all of an element where it belongs. */
export function isPlain(style: Look): boolean {
  return (
    style.opacity === '1' &&
    style.visibility === 'visible' &&
    isClearFilter(style.filter) &&
    NEUTRAL.every((name) => IDENTITY.test(style.getPropertyValue(name)))
  );
}

/** Filters that turn a light page dark (sites do that to `<html>`), by name and the amounts that leave text readable. */
const CLEAR_FILTERS: Readonly<Record<string, readonly [number, number]>> = {
  invert: [0.85, 1],
  'hue-rotate': [-Infinity, Infinity],
  brightness: [0.6, 1.6],
  contrast: [0.7, 2],
  grayscale: [0, 1],
  sepia: [0, 1],
  saturate: [0, 3],
};

/** Whether what lies under a computed `filter` can still be made out. */
export function isClearFilter(filter: string): boolean {
  if (filter === 'none' || filter === '') return true;
  const parts = [...filter.matchAll(/([a-z-]+)\(([^()]*)\)/g)];
  const said = parts.map(([part]) => part).join(' ');
  return (
    said === filter &&
    new Set(parts.map(([, name]) => name)).size === parts.length &&
    parts.every(([, name = '', amount = '']) => {
      const range = Object.hasOwn(CLEAR_FILTERS, name) ? CLEAR_FILTERS[name] : undefined;
      const value = Number.parseFloat(amount) / (amount.endsWith('%') ? 100 : 1);
      return range !== undefined && value >= range[0] && value <= range[1];
    })
  );
}

/** Browsers without view transitions do not know the selector. */
function inTransition(html: Element): boolean {
  return CSS.supports('selector(:active-view-transition)') && html.matches(':active-view-transition');
}

/** What is in the top layer. @param deep look into shadow roots, too: slow, for browsers that do not tell what is covered */
function* topLayer(deep: boolean, root: Document | ShadowRoot = document): Generator<Element> {
  const open = CSS.supports('selector(:popover-open)') ? ':popover-open, :modal, :fullscreen' : ':modal, :fullscreen';
  yield* root.querySelectorAll(open);
  if (!deep) return;
  for (const element of root.querySelectorAll('*')) {
    const shadow = shadowOf(element);
    if (shadow) yield* topLayer(deep, shadow);
  }
}

/** An element and all it contains, shadow roots included; `undefined` at the end when that is too much to look at. */
function* everythingIn(top: Element): Generator<Element | undefined> {
  const waiting: Element[] = [top];
  for (let count = 0; waiting.length > 0; count++) {
    if (count === MOST_ELEMENTS) {
      yield undefined;
      return;
    }
    const element = waiting.pop();
    if (!element) return;
    yield element;
    const shadow = shadowOf(element);
    waiting.push(...elementsIn(element), ...(shadow ? elementsIn(shadow) : []));
  }
}

/** Whether anything in an element may be painted on a box. Pseudo-elements that are taken out of the flow may be anywhere. */
function covers(top: Element, box: DOMRect): boolean {
  for (const element of everythingIn(top)) {
    if (element === undefined) return true;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible' || style.display === 'none') continue;
    // A mirror image may stand anywhere.
    if (!IDENTITY.test(style.getPropertyValue('-webkit-box-reflect'))) return true;
    const own = hasText(element) ? textBox(element, style) : element.getBoundingClientRect();
    const spread = spreadOf(style);
    const meets =
      own.left - spread < box.right &&
      own.right + spread > box.left &&
      own.top - spread < box.bottom &&
      own.bottom + spread > box.top;
    if (meets && (paints(style) || isReplaced(element) || element instanceof SVGElement || hasText(element))) return true;
    for (const pseudo of ['::before', '::after']) {
      const generated = getComputedStyle(element, pseudo);
      if (!isGenerated(generated) || !(paints(generated) || /[^"'\s]/.test(generated.content))) continue;
      if (meets || spreadOf(generated) > 0 || /absolute|fixed/.test(generated.position)) return true;
    }
  }
  return false;
}

/** Where the text of an element may be painted: letters reach beyond their lines, and lines beyond the box. */
function textBox(element: Element, style: CSSStyleDeclaration): Omit<DOMRect, 'toJSON' | 'x' | 'y' | 'width' | 'height'> {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [text, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
  const reach = 2 * Number.parseFloat(style.fontSize);
  return {
    left: Math.min(text.left, box.left) - reach,
    top: Math.min(text.top, box.top) - reach,
    right: Math.max(text.right, box.right) + reach,
    bottom: Math.max(text.bottom, box.bottom) + reach,
  };
}

function isGenerated(style: CSSStyleDeclaration): boolean {
  return style.content !== 'none' && style.content !== 'normal' && style.content !== '' && style.display !== 'none';
}

type Paint = Pick<
  CSSStyleDeclaration,
  'backgroundColor' | 'backgroundImage' | 'boxShadow' | 'outlineStyle' | 'borderStyle' | 'filter' | 'getPropertyValue'
>;

/** Whether a box with this style leaves anything on the screen but its content. */
export function paints(style: Paint): boolean {
  return (
    !/^(transparent|rgba\(.*, 0\)|.*\/ 0\)|)$/.test(style.backgroundColor) ||
    !/^(none|)$/.test(style.backgroundImage) ||
    !/^(none|)$/.test(style.boxShadow) ||
    !/^(none|)$/.test(style.outlineStyle) ||
    !/^(none|hidden|)( (none|hidden))*$/.test(style.borderStyle) ||
    !/^(none|)$/.test(style.getPropertyValue('backdrop-filter'))
  );
}

/** How far, in CSS pixels and at most, shadows and outlines reach beyond a box. No hit test finds them. */
export function spreadOf(
  style: Pick<CSSStyleDeclaration, 'boxShadow' | 'textShadow' | 'filter' | 'outlineStyle' | 'outline'> &
    Partial<Pick<CSSStyleDeclaration, 'outlineOffset' | 'borderImageSource' | 'borderImageOutset' | 'borderWidth'>>,
): number {
  const outline = style.outlineStyle === 'none' ? '' : `${style.outline} ${style.outlineOffset}`;
  const bordered = !/^(none|)$/.test(style.borderImageSource ?? '');
  const border = bordered ? `${style.borderImageOutset} ${style.borderWidth}` : '';
  const said = [style.boxShadow, style.textShadow, style.filter, outline, border].join(' ');
  let reach = 0;
  for (const [, length] of said.matchAll(/(-?[\d.]+(?:e[+-]?\d+)?)px/g)) reach += Math.abs(Number(length));
  if (!bordered) return reach;
  // An outset without a unit counts in widths of the border.
  const widths = Math.max(0, ...(style.borderWidth ?? '').split(' ').map(Number.parseFloat).filter(Number.isFinite));
  const times = (style.borderImageOutset ?? '').split(' ').filter((outset) => /^[\d.]+$/.test(outset));
  return reach + Math.max(0, ...times.map(Number)) * widths;
}

function isReplaced(element: Element): boolean {
  return /^(img|canvas|video|iframe|object|embed|svg|input|textarea|select|button|progress|meter|hr)$/i.test(element.localName);
}

function hasText(element: Element): boolean {
  for (const node of nodesIn(element)) if (node instanceof Text && /\S/.test(node.data)) return true;
  return false;
}
