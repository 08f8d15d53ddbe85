/** What a page notes of itself while it is measured. The functions run in the page, so they may use nothing from outside. */

/** Read from the page when the answer is there. */
export interface Probes {
  /** ms from a key's press until all that it set off (handlers, observers, tasks) is done, at the 95th percentile. */
  readonly typing: number;
  /** Sum of all layout shifts, those after a key included. */
  readonly shift: number;
  /** Sharemark's own callbacks: how many, the longest and all of them together in ms of the clock. */
  readonly callbacks: { readonly count: number; readonly longest: number; readonly slowest: string; readonly total: number };
}

interface Notes {
  keys: number[];
  shift: number;
}

/** Starts noting. Layout shifts from before are forgotten: opening a page is not what is measured. */
export function startProbes(): void {
  const notes: Notes = { keys: [], shift: 0 };
  Object.assign(window, { benchNotes: notes });
  document.documentElement.toggleAttribute('data-sm-measure', true);
  performance.clearMeasures();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) notes.shift += 'value' in entry && typeof entry.value === 'number' ? entry.value : 0;
  }).observe({ type: 'layout-shift' });
  addEventListener(
    'keydown',
    () => {
      const began = performance.now();
      // The first task after the handlers, their microtasks, and the frame that shows what was typed.
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        const frame = performance.now();
        painted.port1.addEventListener('message', () =>
          notes.keys.push(performance.now() - frame + Math.min(handled - began, 1000)),
        );
        painted.port1.start();
        painted.port2.postMessage(undefined);
      });
      let handled = began;
      const after = new MessageChannel();
      after.port1.addEventListener('message', () => (handled = performance.now()));
      after.port1.start();
      after.port2.postMessage(undefined);
    },
    { capture: true },
  );
}

/** Only once typing is over: later keys are not the composer's. */
export function readProbes(): Probes {
  const notes: Notes = Reflect.get(window, 'benchNotes');
  const sorted = notes.keys.toSorted((one, other) => one - other);
  const own = performance.getEntriesByType('measure').filter(({ name }) => name.startsWith('sharemark '));
  const slowest = own.toSorted((one, other) => other.duration - one.duration)[0];
  return {
    typing: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0,
    shift: notes.shift,
    callbacks: {
      count: own.length,
      longest: slowest?.duration ?? 0,
      slowest: slowest?.name ?? '',
      total: own.reduce((sum, { duration }) => sum + duration, 0),
    },
  };
}
