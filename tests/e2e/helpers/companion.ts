import * as v from 'valibot';
import type { Box, OverlayItem, TestPage } from './types.ts';
import { until } from './until.ts';

const BoxShape = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
const Followed = v.array(v.object({ at: v.number(), boxes: v.array(BoxShape) }));
const Overlay = v.array(
  v.object({
    tag: v.string(),
    role: v.string(),
    name: v.string(),
    text: v.string(),
    box: BoxShape,
    visible: v.boolean(),
    attributes: v.record(v.string(), v.string()),
  }),
);

type Evaluator = Pick<TestPage, 'evaluate'>;

export async function askOverlay(page: Evaluator): Promise<OverlayItem[]> {
  return v.parse(Overlay, await ask(page, 'overlay'));
}

/** The overlay of a frame of another origin, in coordinates of that frame. */
export async function askFrameOverlay(page: Evaluator): Promise<OverlayItem[]> {
  return v.parse(Overlay, (await ask(page, 'frameOverlay')) ?? []);
}

/** Presses an overlay button by events of a script's own making: what reached it, and whether the browser vouched for any of it. */
export async function pressByScript(page: Evaluator, name: string): Promise<{ clicks: number; trusted: boolean }> {
  return v.parse(v.object({ clicks: v.number(), trusted: v.boolean() }), await ask(page, 'press', name));
}

/** Notes from now on, with every frame, where the overlay paints; stop gives the notes, or none if there is no companion. */
export async function followOverlay(page: Evaluator): Promise<{ stop(): Promise<{ at: number; boxes: Box[] }[]> }> {
  await ask(page, 'follow');
  return { stop: async () => v.parse(Followed, (await ask(page, 'followed')) ?? []) };
}

export async function askTabId(page: Evaluator): Promise<number> {
  return v.parse(v.number(), await until('the companion extension to know its tab', () => ask(page, 'tabId')));
}

/** Resolves to null if no companion is there to answer. */
function ask(page: Evaluator, question: string, argument = ''): Promise<unknown> {
  return page.evaluate(
    (asked) =>
      new Promise<unknown>((resolve) => {
        const id = Math.random();
        const settle = (event: Event) => {
          const { id: answered, answer } = JSON.parse(event instanceof CustomEvent ? String(event.detail) : '{}');
          if (answered !== id) return;
          document.removeEventListener('sharemark-companion-answer', settle);
          resolve(answer);
        };
        document.addEventListener('sharemark-companion-answer', settle);
        document.dispatchEvent(new CustomEvent('sharemark-companion-ask', { detail: JSON.stringify({ id, ...asked }) }));
        setTimeout(() => resolve(null), 2000);
      }),
    { question, argument },
  );
}
