import { type CaptureView, pixelStep } from '../../share-protocol.ts';

/** Device pixels of a shot or of the finished picture, whole ones. */
export interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** From this fraction of a device pixel on it is not sure which way a browser rounds. */
const UNSURE = 0.2;
/** Two lengths in css pixels that differ by less are the same. */
const SAME = 0.01;

/**
 * Where css pixels fall on the screen's grid. Boxes are painted snapped to whole device pixels, so the picture begins and ends at rounded
 * edges; and as pages are scrolled by whole device pixels, a shot's offset differs from the first one's by a whole number, which rounding
 * against the first one's fraction finds although both are fractional (zoom 125 %).
 */
export class Grid {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly #fraction: { readonly x: number; readonly y: number };

  /** @param pictureWidth width of the first shot in pixels, which tells when a browser does not draw in device pixels */
  constructor(view: CaptureView, pictureWidth: number) {
    const told = pictureWidth / view.window.width;
    // A picture has whole pixels: in a narrow window that alone makes a difference.
    const rounded = Math.abs(pictureWidth - view.scale * view.window.width) <= 1;
    this.scale = rounded || Math.abs(told / view.scale - 1) < 0.005 ? view.scale : told;
    const left = view.at.left * this.scale;
    const top = view.at.top * this.scale;
    this.width = Math.max(1, Math.round(left + view.area.width * this.scale) - Math.round(left));
    this.height = Math.max(1, Math.round(top + view.area.height * this.scale) - Math.round(top));
    this.#fraction = { x: left - Math.round(left), y: top - Math.round(top) };
  }

  /**
   * Where the finished picture's first pixel lies in a shot of this view, likeliest first. The end of a scroller may lie between two device
   * pixels; nobody says to which of them the browser then goes.
   */
  origins(view: CaptureView): { x: number; y: number }[] {
    const xs = nearest(view.at.left * this.scale - this.#fraction.x);
    const ys = nearest(view.at.top * this.scale - this.#fraction.y);
    return ys.flatMap((y) => xs.map((x) => ({ x, y })));
  }

  /** The pixels of the finished picture that a shot shows whole, `inset` css pixels off every edge behind which there is more. */
  covered(
    view: CaptureView,
    { x, y }: { x: number; y: number },
    shot: { width: number; height: number },
    inset: number,
  ): PixelRect {
    const { seen, area, at } = view;
    const low = (edge: number, start: number, from: number) =>
      edge < SAME ? Math.max(0, -from) : Math.max(Math.ceil((start + edge + inset) * this.scale - SAME) - from, -from, 0);
    const high = (edge: number, length: number, start: number, from: number, all: number, size: number) =>
      Math.min(edge > length - SAME ? all : Math.floor((start + edge - inset) * this.scale + SAME) - from, size - from, all);
    return {
      left: low(seen.left, at.left, x),
      top: low(seen.top, at.top, y),
      right: high(seen.right, area.width, at.left, x, this.width, shot.width),
      bottom: high(seen.bottom, area.height, at.top, y, this.height, shot.height),
    };
  }
}

/** The whole numbers a length may have been rounded to. */
function nearest(length: number): number[] {
  const whole = Math.round(length);
  const rest = length - whole;
  return Math.abs(rest) < UNSURE ? [whole] : [whole, whole + Math.sign(rest)];
}

/** Whether a page has moved or changed its size between two looks, by more than the grid forgives. */
export function sameView(a: CaptureView, b: CaptureView): boolean {
  const close = (one: number, other: number) => Math.abs(one - other) * a.scale < 0.05;
  return (
    close(a.at.left, b.at.left) &&
    close(a.at.top, b.at.top) &&
    sameSize(a, b) &&
    a.scale === b.scale &&
    close(a.seen.top, b.seen.top)
  );
}

/** Whether a completion still has the size it had. */
export function sameSize(a: CaptureView, b: CaptureView): boolean {
  return Math.abs(a.area.width - b.area.width) < 0.05 && Math.abs(a.area.height - b.area.height) < 0.05;
}

/** A part of a document, in css pixels from its corner. */
export interface DocumentRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What to ask a browser for that draws any part of a document. `part` is the completion in that picture, snapped to device pixels. */
export function wholeRect(view: CaptureView): { rect: DocumentRect; part: PixelRect } {
  const { at, scroll, area, scale } = view;
  const step = pixelStep(scale);
  const axis = (start: number, length: number) => {
    const from = Math.max(0, Math.floor(start / step) * step);
    const to = Math.ceil((start + length) / step) * step;
    const low = Math.round(start * scale) - Math.round(from * scale);
    const high = Math.round((start + length) * scale) - Math.round(from * scale);
    return { from, length: to - from, low, high: Math.max(low + 1, high) };
  };
  const x = axis(at.left + scroll.left, area.width);
  const y = axis(at.top + scroll.top, area.height);
  return {
    rect: { x: x.from, y: y.from, width: x.length, height: y.length },
    part: { left: x.low, top: y.low, right: x.high, bottom: y.high },
  };
}

/** The same for what is in the window now. `shifted` is the view as that picture has it. */
export function windowRect(view: CaptureView): { rect: DocumentRect; shifted: CaptureView } {
  const { at, scroll } = view;
  const step = pixelStep(view.scale);
  const x = Math.floor(scroll.left / step) * step;
  const y = Math.floor(scroll.top / step) * step;
  const shift = { left: scroll.left - x, top: scroll.top - y };
  const size = { width: view.window.width + shift.left, height: view.window.height + shift.top };
  return {
    rect: { x, y, ...size },
    shifted: { ...view, at: { left: at.left + shift.left, top: at.top + shift.top }, window: size },
  };
}
