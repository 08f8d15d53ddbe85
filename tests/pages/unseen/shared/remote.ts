/* oxlint-disable no-underscore-dangle -- a name that no page script of a package can have */
/** The hooks of a chat in a frame, and the ends of its completions, for the page around it. */
import { completionBegan, completionEnded } from '../../shared/probe.ts';
import { createHooks, type Hooks, type Sighting, type Watched } from './hooks.ts';
import type { Box } from './look.ts';

/** Tells the page around this one when completions begin and end there; the probe tells this window's tests itself. */
export function reportToParent(): void {
  const ended = window.__completions;
  const push = ended.push.bind(ended);
  ended.push = (...texts) => {
    for (const text of texts) parent.postMessage({ ended: text }, '*');
    return push(...texts);
  };
}

/** Makes `window.__ui` of the frame's, in coordinates of this window; what is watched are the texts of both. */
export function exposeFrame(frame: HTMLIFrameElement): void {
  const waiting = new Map<number, (result: unknown) => void>();
  let count = 0;
  addEventListener('message', (event: MessageEvent<{ ui?: number; result?: unknown; ended?: string }>) => {
    if (event.source !== frame.contentWindow) return;
    const { ui, result, ended } = event.data;
    if (ended !== undefined) {
      completionBegan();
      completionEnded(ended);
    }
    if (ui === undefined) return;
    waiting.get(ui)?.(result);
    waiting.delete(ui);
  });
  const ask = <Result>(method: keyof Hooks, argument?: string): Promise<Result> =>
    new Promise((resolve) => {
      const ui = ++count;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are this project's own
      waiting.set(ui, (result) => resolve(result as Result));
      frame.contentWindow?.postMessage({ ui, method, argument }, '*');
    });
  const moved = (box: Box): Box => {
    const { x, y } = frame.getBoundingClientRect();
    return { ...box, x: box.x + x + frame.clientLeft, y: box.y + y + frame.clientTop };
  };
  const own = createHooks({ composer: () => null, answers: () => [], questions: () => [] });
  window.__ui = {
    async box(part) {
      const box = await ask<Box | undefined>('box', part);
      return box && moved(box);
    },
    texts: (which) => ask('texts', which),
    painted: (which) => ask('painted', which),
    follow: (text) => ask('follow', text),
    sightings: async () =>
      (await ask<Sighting[]>('sightings')).map(({ at, painted, boxes }) => ({
        at,
        painted,
        boxes: boxes.map((box) => moved(box)),
      })),
    async watch(what) {
      await own.watch(what);
      await ask('watch', what);
    },
    async watched() {
      const [outer, inner] = await Promise.all([own.watched(), ask<Watched>('watched')]);
      const { progress } = inner;
      return { looks: outer.looks + inner.looks, longest: { ...outer.longest, ...inner.longest }, progress };
    },
    find: async (text) => (await ask<Box[]>('find', text)).map((box) => moved(box)),
  };
}
