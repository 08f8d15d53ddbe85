import { shadowOf } from '../shadow.ts';
import { ancestorsOf, offsetOf, styleOf } from './ancestry.ts';
import { grow, intersect, overlap, type Rect, shift } from './rect.ts';
import { rootOf, type Stage } from './stage.ts';

/** How far shadows and fades of an element may reach beyond its box, in css pixels. */
const REACH = 32;
/** Pseudo-elements up to this height fade an edge; higher ones are a background. */
const FADE = 200;

/** What is asked about the surroundings of a completion. */
export interface Surroundings {
  readonly target: Element;
  /** What scrolls it, nearest first; what is in the first moves along with it. */
  readonly scroller: Element | undefined;
  /** Where the completion is or will be seen, in the tab's window. */
  readonly sight: Rect;
  /** Everything that lies there and does not scroll along goes, except these; without it only what is seen to lie in front goes. */
  readonly all: ReadonlySet<Element> | undefined;
}

/** Marks what would be painted over a completion. Returns whether there was anything new. */
export function putAway(stage: Stage, around: Surroundings): boolean {
  const chain = new Set(ancestorsOf(around.target));
  const documents = new Set([...chain].map(({ ownerDocument }) => ownerDocument).concat(around.target.ownerDocument));
  let found = false;
  for (const document of documents) {
    const { x, y } = offsetOf(document);
    const sight = shift(around.sight, -x, -y);
    const walk = new Walk({ ...around, sight }, chain);
    walk.into(document.documentElement, false);
    const { all } = around;
    const front = all
      ? walk.beside.filter((element) => !all.has(element))
      : stage.touching(() => walk.beside.filter((element) => walk.isInFront(element)));
    for (const element of [...walk.pinned, ...front]) {
      if (stage.has(element, 'away')) continue;
      stage.mark(element, 'away');
      found = true;
    }
  }
  return found;
}

/** Elements beside the scroller that lie behind the completion: a background. */
export function behind(stage: Stage, around: Surroundings): ReadonlySet<Element> {
  const walk = new Walk(around, new Set(ancestorsOf(around.target)));
  const { ownerDocument } = around.target;
  walk.into(ownerDocument.documentElement, false);
  return new Set(stage.touching(() => walk.beside.filter((element) => !walk.isInFront(element))));
}

/** Marks what the completion's ancestors paint over its edges: masks, and small pseudo-elements that are pinned to them. */
export function plainEdges(stage: Stage, target: Element, scroller: Element | undefined): void {
  const chain = ancestorsOf(target);
  const from = scroller ? chain.indexOf(scroller) : chain.length;
  for (const ancestor of chain.slice(Math.max(0, from))) {
    if (styleOf(ancestor).maskImage !== 'none') stage.mark(ancestor, 'plain');
    for (const side of ['before', 'after'] as const) {
      const { content, position, height } = styleOf(ancestor, `::${side}`);
      if (content !== 'none' && /absolute|fixed|sticky/.test(position) && Number.parseFloat(height) <= FADE)
        stage.mark(ancestor, `plain-${side}`);
    }
  }
}

/** One walk over a document and its shadow roots. */
class Walk {
  /** Fixed and sticky elements in sight. */
  readonly pinned: Element[] = [];
  /** Others in sight that do not scroll along with the completion; of nested ones the outermost. */
  readonly beside: Element[] = [];
  readonly #around: Surroundings;
  readonly #chain: ReadonlySet<Element>;
  readonly #sight: Rect;

  constructor(around: Surroundings, chain: ReadonlySet<Element>) {
    this.#around = around;
    this.#chain = chain;
    this.#sight = grow(around.sight, REACH);
  }

  /** @param along whether this is inside of the completion's scroller */
  into(element: Element, along: boolean): void {
    const { target, scroller, sight } = this.#around;
    if (element === target) return;
    const inside = along || element === scroller;
    if (!this.#chain.has(element)) {
      const { position, display } = styleOf(element);
      if (display === 'none') return;
      const pinned = position === 'fixed' || position === 'sticky';
      if (pinned && this.#reaches(element)) {
        this.pinned.push(element);
        return;
      }
      const window = element.ownerDocument.scrollingElement;
      const still = !inside && scroller !== undefined && scroller !== window;
      // What merely stands near by is no cover; only what can be seen to lie over the completion is.
      if (still && overlap(element.getBoundingClientRect(), sight)) {
        this.beside.push(element);
        return;
      }
    }
    for (const child of shadowOf(element)?.children ?? []) this.into(child, inside);
    for (const child of element.children) this.into(child, inside);
  }

  /** Whether an element is painted over the completion, as far as a few points tell. */
  isInFront(element: Element): boolean {
    const { target, scroller, sight } = this.#around;
    const box = intersect(element.getBoundingClientRect(), sight);
    const root = rootOf(element);
    // What stands for the completion in this tree: itself, its scroller, or the host it is in.
    const host = [...this.#chain].find((ancestor) => ancestor.getRootNode() === root);
    const ours = [target, scroller?.getRootNode() === root ? scroller : host].filter((one) => one !== undefined);
    for (const fx of [0.5, 0.02, 0.98])
      for (const fy of [0.5, 0.02, 0.98]) {
        const stack = root.elementsFromPoint(box.left + (box.right - box.left) * fx, box.top + (box.bottom - box.top) * fy);
        const own = stack.findIndex((one) => element === one || element.contains(one));
        if (own === -1) continue;
        const theirs = stack.findIndex((one) => one === target || ours.some((other) => other.contains(one)));
        if (own < theirs) return true;
      }
    return false;
  }

  #reaches(element: Element): boolean {
    if (overlap(element.getBoundingClientRect(), this.#sight)) return true;
    for (const child of shadowOf(element)?.children ?? []) if (this.#reaches(child)) return true;
    for (const child of element.children) if (this.#reaches(child)) return true;
    return false;
  }
}
