import { ancestorsOf, boxOf, clipsOf, offsetOf, outerParent, scrollersOf, styleOf, topDocument } from './ancestry.ts';
import { behind, putAway } from './overlays.ts';
import { grow, isEmpty, type Rect } from './rect.ts';
import { backdrop } from './shot-sheet.ts';
import { rootOf, type Stage } from './stage.ts';

/** A size that differs by less, in css pixels, is the same. */
const SAME = 0.02;
/** Taller scrollers are left alone: virtual lists, and pages that would be slow to lay out as a whole. */
const TALLEST = 60_000;

/**
 * Opens the scrollers around a completion, so that a browser which can draw what lies outside of its window draws all of it at once. Every
 * box keeps its size, what is in it merely sticks out; so nothing that watches sizes hears of it. Returns whether that went well: if
 * the completion would look different in the open, everything is as before.
 */
export function openAround(stage: Stage, target: Element, sight: Rect): boolean {
  if (topDocument(target) !== target.ownerDocument) return false;
  const clips = clipsOf(target).map(({ element }) => element);
  if (clips.length === 0) return true;
  const colour = colourBehind(target);
  if (colour === undefined || clips.some((clip) => !mayOpen(clip))) return false;
  const [scroller] = scrollersOf(target);
  const background = behind(stage, { target, scroller, sight, all: undefined });
  const before = boxOf(target);
  const document = target.ownerDocument;
  for (const clip of clips) {
    const { display, minWidth, minHeight } = styleOf(clip);
    if (display === 'block') stage.mark(clip, 'open-root');
    if (minWidth === 'auto' || minHeight === 'auto') stage.mark(clip, 'open-min');
    stage.mark(clip, 'open');
  }
  for (const root of [document.documentElement, document.body]) if (clipping(root)) stage.mark(root, 'open');
  stage.mark(target, 'target');
  const rules = colour === '' ? undefined : backdrop(colour);
  if (rules !== undefined) stage.add(rootOf(target), rules);
  const after = boxOf(target);
  const { x, y } = offsetOf(document);
  const sizes = [
    after.right - after.left - (before.right - before.left),
    after.bottom - after.top - (before.bottom - before.top),
  ];
  const outside = after.left - x + scrollX < 0 || after.top - y + scrollY < 0;
  if (sizes.some((difference) => Math.abs(difference) > SAME) || outside || isEmpty(after)) {
    for (const clip of [...clips, document.documentElement, document.body]) stage.unmark(clip, 'open', 'open-root', 'open-min');
    if (rules !== undefined) stage.remove(rootOf(target), rules);
    return false;
  }
  putAway(stage, { target, scroller, sight: grow(after, 1), all: background });
  return true;
}

function clipping(element: Element): boolean {
  const { overflowX, overflowY } = styleOf(element);
  return overflowX !== 'visible' || overflowY !== 'visible';
}

/** Whether an ancestor does nothing to what is in it but scroll and cut it. */
function mayOpen(clip: Element): boolean {
  const { contain, clipPath, maskImage, display } = styleOf(clip);
  return (
    !/strict|content|paint/.test(contain) &&
    clipPath === 'none' &&
    maskImage === 'none' &&
    clip.scrollHeight <= TALLEST &&
    /^(block|flow-root|flex|grid|list-item|inline-block|inline-flex)$/.test(display)
  );
}

/**
 * The plain colour that shows through a completion: empty if it covers what is behind it itself, or if the page's own canvas does that.
 * Undefined if it is a picture, or a mixture.
 */
function colourBehind(target: Element): string | undefined {
  const own = fill(target);
  if (own === 'mixed') return undefined;
  if (own !== 'none') return '';
  for (const ancestor of ancestorsOf(target)) {
    const style = styleOf(ancestor);
    if (style.opacity !== '1' || style.filter !== 'none' || style.mixBlendMode !== 'normal') return undefined;
    const colour = fill(ancestor);
    if (colour === 'mixed') return undefined;
    if (colour !== 'none') return outerParent(ancestor) ? colour : '';
  }
  return '';
}

function fill(element: Element): string {
  const { backgroundColor, backgroundImage } = styleOf(element);
  if (backgroundImage !== 'none') return 'mixed';
  if (/^transparent$|^rgba\(.*, 0\)$|\/ 0\)$/.test(backgroundColor)) return 'none';
  return /^rgba\(|\/ /.test(backgroundColor) ? 'mixed' : backgroundColor;
}
