import type { Clock } from '../../clock.ts';
import type { ShareFailure } from '../../messages.ts';
import { type CaptureQuestion, type CaptureView, parseCaptureAnswer } from '../../share-protocol.ts';
import { answered, ANSWER_MS, NoAnswer, PICTURE_MS, RESTORE_MS } from '../patience.ts';
import { CaptureError } from './error.ts';
import { type PixelRect, wholeRect, windowRect } from './grid.ts';
import { Pace, PACE_MS, pause } from './pace.ts';
import type { Picture, Studio } from './studio.ts';

/** A completion on a page. */
export interface CaptureTarget {
  readonly tabId: number;
  readonly windowId: number;
  readonly frameId: number;
  /** Which completion of the frame. */
  readonly token: string;
  /** Stretches of its text whose boxes are wanted. */
  readonly spans?: readonly { readonly start: number; readonly end: number }[];
  /** Asks the frame's content script. Rejects if there is none. */
  ask(message: CaptureQuestion): Promise<unknown>;
}

/** What is needed of the browser. Pictures are `data:` URLs of PNG files. */
export interface CaptureApi {
  captureVisibleTab(windowId: number): Promise<string>;
  /** Firefox only. `rect` in css pixels from the document's corner; the picture has `scale` pixels to each. */
  captureTab?(
    tabId: number,
    options: { rect: { x: number; y: number; width: number; height: number }; scale: number },
  ): Promise<string>;
  getTab(tabId: number): Promise<{ active: boolean; windowId?: number | undefined }>;
}

/** Milliseconds until what was scrolled is sure to be in a picture: Chrome showed the old place once when less was waited (docs/capture). */
const SETTLE_MS = 150;
const SETTLE_FIREFOX_MS = 40;
/** A browser that is busy, or short of its quota, is asked again so often. */
const TRIES = 6;

const paces = new WeakMap<CaptureApi, Pace>();

/** Takes pictures of one tab, by whatever the browser offers. */
export function camera(target: CaptureTarget, api: CaptureApi, clock: Clock, studio: Studio, signal: AbortSignal) {
  const captureTab = api.captureTab?.bind(api);
  const pace = paces.get(api) ?? new Pace(clock);
  paces.set(api, pace);

  const ask = async (question: CaptureQuestion): Promise<CaptureView> => {
    signal.throwIfAborted();
    const asked = target.ask(question);
    const answer = parseCaptureAnswer(
      await answered(asked, clock, ANSWER_MS, signal).catch(async (error: unknown) => {
        if (question.ask === 'prepare') await answered(putBack(asked), clock, RESTORE_MS).catch(() => undefined);
        throw new CaptureError('gone', 'The page does not answer.', { cause: error });
      }),
    );
    if (!answer || answer.kind === 'restored') throw new CaptureError('gone', 'The page has no script of this version.');
    if (answer.kind === 'failed') throw new CaptureError(answer.why, `The page says: ${answer.why}.`);
    return answer.view;
  };

  /** A page that is ready only after its capture has ended is put back as soon as it says so: nobody else knows its session. */
  const putBack = async (asked: Promise<unknown>): Promise<void> => {
    const late = parseCaptureAnswer(await asked);
    if (late?.kind === 'view') await target.ask({ type: 'capture', ask: 'restore', session: late.view.session });
  };

  /** The window a tab is in, if it is the one in front there. */
  const front = async (): Promise<number> => {
    const tab = await api.getTab(target.tabId).catch((error: unknown) => {
      throw new CaptureError('gone', 'The tab was closed.', { cause: error });
    });
    if (!tab.active) throw new CaptureError('hidden-tab', 'Another tab is in front.');
    return tab.windowId ?? target.windowId;
  };

  const attempt = async (take: () => Promise<string>): Promise<Picture> => {
    for (let count = 1; ; count++) {
      try {
        return await studio.decode(await answered(take(), clock, PICTURE_MS, signal));
      } catch (error) {
        if (error instanceof CaptureError || signal.aborted) throw error;
        const why = error instanceof NoAnswer ? 'gone' : reasonOf(error);
        if (why !== undefined || count === TRIES) throw new CaptureError(why ?? 'unknown', String(error), { cause: error });
        await pause(clock, PACE_MS, signal);
      }
    }
  };

  /** All that is in the window now, and the view as that picture has it. */
  const shoot = async (view: CaptureView): Promise<{ picture: Picture; view: CaptureView }> => {
    if (captureTab) {
      const { rect, shifted } = windowRect(view);
      return { picture: await attempt(() => captureTab(target.tabId, { rect, scale: view.scale })), view: shifted };
    }
    const picture = await attempt(async () => {
      await pace.turn(signal);
      const url = await api.captureVisibleTab(await front());
      // The picture is of whatever was in front: had that changed, it would be of another page.
      await front();
      return url;
    });
    return { picture, view };
  };

  /** All of a completion that was opened, wherever it lies, and which part of the picture that is. */
  const shootWhole = async (view: CaptureView): Promise<{ picture: Picture; part: PixelRect }> => {
    if (!captureTab) throw new CaptureError('unknown', 'This browser draws only what is in its window.');
    const { rect, part } = wholeRect(view);
    return { picture: await attempt(() => captureTab(target.tabId, { rect, scale: view.scale })), part };
  };

  const settle = captureTab ? SETTLE_FIREFOX_MS : SETTLE_MS;
  return { ask, shoot, shootWhole, whole: captureTab !== undefined, settle, signal };
}

/** What a browser's complaint means, or undefined if it is worth another try. */
function reasonOf(error: unknown): ShareFailure | undefined {
  const text = String(error);
  if (/quota|per_second/i.test(text)) return undefined;
  if (/permission|activeTab|not allowed|cannot access/i.test(text)) return 'no-permission';
  if (/no tab|invalid tab|no window|tab was closed/i.test(text)) return 'gone';
  return undefined;
}
