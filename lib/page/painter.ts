import type { Region } from '../moderate/plan.ts';
import { HIGHLIGHT, MARK } from '../sites/hold-sheet.ts';
import { locate, type Run } from './blocks.ts';

/** How a stretch of text is painted by highlights; what is in no list is not painted. */
export type Paint = 'clear' | 'plain' | 'veil' | 'mild';
const PAINTS: readonly Paint[] = ['clear', 'plain', 'veil', 'mild'];

/** What is written to elements of the page. */
const MARKERS = [MARK.clear, MARK.hold, MARK.veil, 'inert'] as const;
export type Marker = (typeof MARKERS)[number];
const bitOf = (name: Marker): number => 1 << MARKERS.indexOf(name);

/** A stretch of a block's text and how it is painted. */
export interface PaintedRegion {
  readonly start: number;
  readonly end: number;
  readonly paint: Paint;
}

/** Writes what was decided to the page: marker attributes, `inert`, and custom highlights. Nothing else of the page is touched. */
export class Painter {
  readonly #highlights: Record<Paint, Highlight> = {
    clear: new Highlight(),
    plain: new Highlight(),
    veil: new Highlight(),
    mild: new Highlight(),
  };
  readonly #ranges = new Map<Element, [Paint, StaticRange][]>();
  readonly #drawn = new WeakMap<Element, string>();
  /** Attributes as they must be, one bit of MARKERS each; what the page changes is put back. */
  readonly #markers = new WeakMap<Element, number>();
  #tampered = false;

  constructor() {
    this.#highlights.clear.priority = 1_000_000;
    this.#highlights.plain.priority = 1_000_000;
    this.#highlights.mild.priority = 1_000_001;
    this.#highlights.veil.priority = 1_000_002;
    this.#register();
  }

  /** Sets or removes one of our attributes (or `inert`) on a page's element, remembering which are ours. */
  mark(element: Element, name: Marker, on: boolean): void {
    if (this.isMarked(element, name) === on) return;
    // What the page made inert itself stays inert when we are done.
    if (on && name === 'inert' && element.hasAttribute(name)) return;
    this.#markers.set(element, (this.#markers.get(element) ?? 0) ^ bitOf(name));
    if (on) {
      element.setAttribute(name, '');
      if (name === 'inert') element.setAttribute(MARK.inert, '');
    } else {
      element.removeAttribute(name);
      if (name === 'inert') element.removeAttribute(MARK.inert);
    }
  }

  /** Whether we put this attribute on this element. */
  isMarked(element: Element, name: Marker): boolean {
    return ((this.#markers.get(element) ?? 0) & bitOf(name)) !== 0;
  }

  /** Puts back what the page did to our attributes: removed ones, and forged ones that would show text. */
  guard(element: Element, attribute: string): void {
    const name = MARKERS.find((marker) => marker === attribute);
    if (!name) return;
    const wanted = this.isMarked(element, name);
    if (wanted === element.hasAttribute(name)) return;
    if (wanted) element.setAttribute(name, '');
    else if (name === MARK.clear) element.removeAttribute(name);
  }

  /** Takes our marker off elements that have come into the page with it: text would be painted that nobody has judged. */
  strip(subtree: Element): void {
    if (subtree.hasAttribute(MARK.clear)) this.guard(subtree, MARK.clear);
    if (subtree.childElementCount === 0) return;
    for (const element of subtree.querySelectorAll(`[${MARK.clear}]`)) this.guard(element, MARK.clear);
  }

  /** Takes away what an earlier script of ours left on the page, except what it held. Returns that. */
  inherit(): Element[] {
    for (const element of document.querySelectorAll(`[${MARK.inert}]`)) {
      element.removeAttribute('inert');
      element.removeAttribute(MARK.inert);
    }
    for (const element of document.querySelectorAll(`[${MARK.veil}]`)) element.removeAttribute(MARK.veil);
    return [...document.querySelectorAll(`[${MARK.hold}]`)];
  }

  /** Paints ranges of a block by highlight. @param key tells whether anything changed since the last call */
  draw(element: Element, runs: readonly Run[], regions: readonly PaintedRegion[], key: string): void {
    if (this.#drawn.get(element) === key) return;
    this.erase(element);
    if (
      regions.length === 0 ||
      (this.#tampered && regions.every((region) => region.paint === 'clear' || region.paint === 'plain'))
    )
      return;
    const ranges: [Paint, StaticRange][] = [];
    for (const { start, end, paint } of element.childElementCount > 0 || colourless(element)
      ? this.#coloured(element, runs, regions)
      : regions) {
      if (this.#tampered && (paint === 'clear' || paint === 'plain')) continue;
      const from = locate(runs, start, false);
      const to = locate(runs, end, true);
      if (!from || !to) continue;
      const range = new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      });
      this.#highlights[paint].add(range);
      ranges.push([paint, range]);
    }
    this.#ranges.set(element, ranges);
    this.#drawn.set(element, key);
  }

  /** Drops the highlights of a block. */
  erase(element: Element): void {
    this.#drawn.delete(element);
    const ranges = this.#ranges.get(element);
    if (!ranges) return;
    for (const [paint, range] of ranges) this.#highlights[paint].delete(range);
    this.#ranges.delete(element);
  }

  /**
   * Page scripts can see our highlights. Ones that were removed are registered again; once somebody else's range was found in them, text is
   * cleared by attribute alone, block by block.
   */
  verify(): void {
    this.#register();
    if (this.#tampered) return;
    for (const paint of PAINTS) {
      let ours = 0;
      for (const ranges of this.#ranges.values()) for (const [kind] of ranges) if (kind === paint) ours++;
      if (this.#highlights[paint].size <= ours) continue;
      this.#tampered = true;
      this.#highlights.clear.clear();
      this.#highlights.plain.clear();
    }
  }

  /** Forgets blocks that left the page. */
  sweep(): void {
    for (const element of this.#ranges.keys()) if (!element.isConnected) this.erase(element);
  }

  /** Takes everything back that was written for an element and below. */
  release(element: Element): void {
    for (const name of MARKERS) this.mark(element, name, false);
    this.#markers.delete(element);
    this.erase(element);
  }

  dispose(): void {
    for (const element of Array.from(this.#ranges.keys())) this.erase(element);
    for (const paint of PAINTS) CSS.highlights.delete(HIGHLIGHT[paint]);
  }

  /**
   * Splits cleared regions where the text's own colour is transparent, as under a gradient: an inline element that lies wholly in a cleared
   * region is cleared as a whole, so it looks as the page wants it; of one that is still growing the cleared part is painted plainly.
   */
  #coloured(element: Element, runs: readonly Run[], regions: readonly PaintedRegion[]): PaintedRegion[] {
    const result: PaintedRegion[] = [];
    for (const region of regions) {
      if (region.paint !== 'clear') {
        result.push(region);
        continue;
      }
      let from = region.start;
      for (const { node, start } of runs) {
        const end = start + node.data.length;
        if (end <= region.start || start >= region.end || !node.parentElement || !colourless(node.parentElement)) continue;
        const parent = node.parentElement;
        if (start > from) result.push({ start: from, end: start, paint: 'clear' });
        const whole = parent !== element && parent.firstChild === parent.lastChild && start >= region.start && end <= region.end;
        if (parent !== element) this.mark(parent, MARK.clear, whole);
        if (!whole) result.push({ start: Math.max(start, region.start), end: Math.min(end, region.end), paint: 'plain' });
        from = Math.min(end, region.end);
      }
      if (from < region.end) result.push({ start: from, end: region.end, paint: 'clear' });
    }
    return result;
  }

  #register(): void {
    for (const paint of PAINTS) {
      if (CSS.highlights.get(HIGHLIGHT[paint]) !== this.#highlights[paint])
        CSS.highlights.set(HIGHLIGHT[paint], this.#highlights[paint]);
    }
  }
}

/** The highlight a region needs, or none when it is not painted at all. */
export function paintOf(region: Region, revealed: boolean): Paint | undefined {
  if (revealed) return 'clear';
  switch (region.treatment) {
    case 'clear':
    case 'marked':
      return 'clear';
    case 'veil':
    case 'mild':
      return region.treatment;
    case 'hold':
      return undefined;
    default:
      return region.treatment satisfies never;
  }
}

/** Whether text in this element has no colour of its own: `color: transparent`, for a background to shine through. */
function colourless(element: Element): boolean {
  return /^rgba\(.*, 0\)$|^transparent$/.test(getComputedStyle(element).color);
}
