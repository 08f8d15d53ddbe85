import { fits } from '../../canvas.ts';
import type { Clock } from '../../clock.ts';
import { systemClock } from '../../clock.ts';
import type { CaptureQuestion, CaptureView } from '../../share-protocol.ts';
import type { Box } from '../../types.ts';
import { answered, RESTORE_MS } from '../patience.ts';
import { camera, type CaptureApi, type CaptureTarget } from './camera.ts';
import { CaptureError } from './error.ts';
import { sameSize } from './grid.ts';
import { stitch } from './stitch.ts';
import { browserStudio, type Studio } from './studio.ts';

export type { CaptureApi, CaptureTarget } from './camera.ts';
export { CaptureError } from './error.ts';

/** A completion as a picture, in device pixels. */
export interface CapturedShot {
  readonly canvas: OffscreenCanvas;
  readonly width: number;
  readonly height: number;
  /** Device pixels per css pixel. */
  readonly scale: number;
  /** SHA-256 of the visible text, the same before and after. */
  readonly hash: string;
  /** Of each stretch of text that was asked about, in css pixels from the completion's corner. */
  readonly boxes: readonly (readonly Box[])[];
  /** Pictures it was made of. */
  readonly shots: number;
}

/** A page that changes its layout while it is scrolled is begun anew so often. */
const TRIES = 3;

/**
 * Takes one completion as a picture. The page is made ready, and put back however this ends.
 * @param progress called with the shots done and the shots needed, as far as can be told
 * @throws CaptureError
 */
export async function captureCompletion(
  target: CaptureTarget,
  api: CaptureApi,
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
  parts: { studio: Studio; clock: Clock } = { studio: browserStudio, clock: systemClock },
): Promise<CapturedShot> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(target, api, signal, progress, parts);
    } catch (error) {
      if (signal.aborted) throw new CaptureError('cancelled', 'The capture was cancelled.', { cause: error });
      if (!(error instanceof CaptureError)) throw new CaptureError('unknown', String(error), { cause: error });
      if (error.why !== 'moved' || !error.again || attempt === TRIES) throw error;
    }
  }
}

async function once(
  target: CaptureTarget,
  api: CaptureApi,
  signal: AbortSignal,
  progress: (done: number, of: number) => void,
  { studio, clock }: { studio: Studio; clock: Clock },
): Promise<CapturedShot> {
  const shooter = camera(target, api, clock, studio, signal);
  const first = await shooter.ask({
    type: 'capture',
    ask: 'prepare',
    token: target.token,
    whole: shooter.whole,
    settle: shooter.settle,
  });
  const { session } = first;
  try {
    signal.throwIfAborted();
    if (!fits(first.area.width * first.scale, first.area.height * first.scale))
      throw new CaptureError('too-large', `The completion is ${Math.round(first.area.height)} css pixels high.`);
    const shot = first.whole ? await wholePicture(first, shooter, studio) : await stitch(first, shooter, studio, progress);
    const spans = target.spans?.map(({ start, end }) => ({ start, end })) ?? [];
    const last = await shooter.ask({
      type: 'capture',
      ask: 'check',
      session,
      last: true,
      ...(spans.length > 0 ? { spans } : {}),
    });
    if (last.hash !== first.hash) throw new CaptureError('changed', 'The text changed while it was taken.');
    if (!sameSize(first, last)) throw new CaptureError('moved', 'The page changed its layout.', undefined, true);
    progress(shot.shots, shot.shots);
    if ((last.boxes?.length ?? 0) !== spans.length) throw new CaptureError('changed', 'Not all boxes are known.');
    return { ...shot, hash: first.hash ?? '', boxes: last.boxes ?? [] };
  } finally {
    // Whatever happened, a cancel too: the page is put back. If it is gone or hangs, there is nothing to wait for.
    const restore: CaptureQuestion = { type: 'capture', ask: 'restore', session };
    await answered(target.ask(restore), clock, RESTORE_MS).catch(() => undefined);
  }
}

type Shooter = ReturnType<typeof camera>;

/** Firefox draws all of the page that is asked for, in one go. */
async function wholePicture(view: CaptureView, shooter: Shooter, studio: Studio): Promise<Omit<CapturedShot, 'hash' | 'boxes'>> {
  const { picture, part } = await shooter.shootWhole(view);
  const width = part.right - part.left;
  const height = part.bottom - part.top;
  const board = studio.board(width, height);
  const size = { width: Math.min(picture.width - part.left, width), height: Math.min(picture.height - part.top, height) };
  // One row or column may fall victim to rounding, more would be an answer to another question.
  if (width - size.width > 1 || height - size.height > 1)
    throw new CaptureError('unknown', `Asked for ${width} x ${height} pixels, got ${picture.width} x ${picture.height}.`);
  board.draw(picture, { x: part.left, y: part.top }, size, { x: 0, y: 0 });
  picture.close();
  return { canvas: board.canvas, width, height, scale: view.scale, shots: 1 };
}
