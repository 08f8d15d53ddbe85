import { shadowOf } from '../shadow.ts';
import { overlap, type Rect } from './rect.ts';
import { boxOf } from './ancestry.ts';

/** Pictures that have come into sight get this long to arrive; animations with an end this long to reach it. In milliseconds. */
const PATIENCE_MS = 1200;

/** Resolves when the browser has painted so many frames. A tab that is out of sight paints none: `signal` ends the wait. */
export async function frames(count: number, signal: AbortSignal): Promise<void> {
  for (let frame = 0; frame < count; frame++) {
    await within(signal, (done) => {
      const id = requestAnimationFrame(() => done());
      return () => cancelAnimationFrame(id);
    });
  }
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return within(signal, (done) => {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  });
}

/** Waits for the pictures of a completion that are in sight and have not arrived yet. */
export async function picturesIn(target: Element, sight: Rect, signal: AbortSignal): Promise<void> {
  const missing = [...deep(target)].filter(
    (element): element is HTMLImageElement =>
      element instanceof HTMLImageElement && !element.complete && overlap(boxOf(element), sight),
  );
  if (missing.length === 0) return;
  await Promise.race([Promise.all(missing.map((image) => image.decode().catch(() => undefined))), pause(PATIENCE_MS, signal)]);
  signal.throwIfAborted();
}

/** Waits for what is fading in or sliding into its place. */
export async function animationsIn(target: Element, signal: AbortSignal): Promise<void> {
  const ending = target.getAnimations({ subtree: true }).filter((animation) => {
    const { endTime } = animation.effect?.getComputedTiming() ?? {};
    return animation.playState === 'running' && typeof endTime === 'number' && Number.isFinite(endTime);
  });
  if (ending.length === 0) return;
  await Promise.race([Promise.all(ending.map(({ finished }) => finished.catch(() => undefined))), pause(PATIENCE_MS, signal)]);
  signal.throwIfAborted();
}

/** An element and everything in it, shadow roots included. */
export function* deep(element: Element): Generator<Element> {
  yield element;
  for (const child of shadowOf(element)?.children ?? []) yield* deep(child);
  for (const child of element.children) yield* deep(child);
}

function within(signal: AbortSignal, start: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = start(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    const abort = () => {
      stop();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
  });
}
