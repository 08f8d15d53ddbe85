/** A rectangle in css pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What two rectangles share; empty ones have no width or no height, never a negative one. */
export function intersect(a: Rect, b: Rect): Rect {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  return { left, top, right: Math.max(left, Math.min(a.right, b.right)), bottom: Math.max(top, Math.min(a.bottom, b.bottom)) };
}

/** Whether two rectangles share more than a sliver. */
export function overlap(a: Rect, b: Rect, sliver = 0.5): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > sliver &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > sliver
  );
}

export function shift(rect: Rect, x: number, y: number): Rect {
  return { left: rect.left + x, top: rect.top + y, right: rect.right + x, bottom: rect.bottom + y };
}

/** Grown by `by` on every side. */
export function grow(rect: Rect, by: number): Rect {
  return { left: rect.left - by, top: rect.top - by, right: rect.right + by, bottom: rect.bottom + by };
}

export function union(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    top: Math.min(...rects.map(({ top }) => top)),
    right: Math.max(...rects.map(({ right }) => right)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  };
}

export function isEmpty(rect: Rect): boolean {
  return rect.right - rect.left < 0.5 || rect.bottom - rect.top < 0.5;
}

function close(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.01;
}

export function sameRect(a: Rect, b: Rect): boolean {
  return close(a.left, b.left) && close(a.top, b.top) && close(a.right, b.right) && close(a.bottom, b.bottom);
}
