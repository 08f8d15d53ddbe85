import { boxed, clipOf, clippersOf } from '../share-ui/free.ts';

/** What a box around something of the page says. */
export interface Outline {
  readonly element: Element;
  readonly kind: 'answer' | 'own' | 'point';
  /** Short word in its corner, so that colour is not all that tells. */
  readonly tag?: string;
}

/** Most boxes that are drawn; a person sees no more at once. */
const MOST_BOXES = 80;
/** How far a box stands off what it is around, in CSS pixels. */
const AROUND_PX = 3;

/** Boxes around elements of the page, drawn in a layer of ours: the page's own nodes stay as they are. */
export class Boxes {
  readonly layer = document.createElement('div');
  #outlines: readonly Outline[] = [];
  #frame = 0;

  constructor(signal: AbortSignal) {
    this.layer.className = 'boxes';
    this.layer.setAttribute('aria-hidden', 'true');
    const options = { capture: true, passive: true, signal };
    globalThis.addEventListener('scroll', () => this.draw(), options);
    globalThis.addEventListener('resize', () => this.draw(), options);
    signal.addEventListener('abort', () => cancelAnimationFrame(this.#frame));
  }

  show(outlines: readonly Outline[]): void {
    this.#outlines = outlines;
    this.draw();
  }

  /** Draws with the next frame. */
  draw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    const origin = this.layer.getBoundingClientRect();
    const nodes: HTMLElement[] = [];
    for (const outline of this.#outlines) {
      if (nodes.length === MOST_BOXES) break;
      const target = boxed(outline.element);
      const box = target.getBoundingClientRect();
      const clip = clipOf(clippersOf(target));
      const [left, top] = [Math.max(box.left - AROUND_PX, clip.left), Math.max(box.top - AROUND_PX, clip.top)];
      const [right, bottom] = [Math.min(box.right + AROUND_PX, clip.right), Math.min(box.bottom + AROUND_PX, clip.bottom)];
      if (box.width === 0 || box.height === 0 || right - left < 4 || bottom - top < 4) continue;
      const node = document.createElement('div');
      node.className = `box ${outline.kind}`;
      Object.assign(node.style, {
        left: `${left - origin.left}px`,
        top: `${top - origin.top}px`,
        width: `${right - left}px`,
        height: `${bottom - top}px`,
      });
      if (outline.tag !== undefined) {
        const tag = document.createElement('span');
        tag.className = 'tag';
        tag.textContent = outline.tag;
        node.append(tag);
      }
      nodes.push(node);
    }
    this.layer.replaceChildren(...nodes);
  }
}
