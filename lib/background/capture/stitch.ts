import type { CaptureView } from '../../share-protocol.ts';
import type { camera } from './camera.ts';
import { CaptureError } from './error.ts';
import { Grid, type PixelRect, sameSize, sameView } from './grid.ts';
import { compareSeam, isStale } from './seam.ts';
import type { Board, Picture, Studio } from './studio.ts';

type Shooter = Pick<ReturnType<typeof camera>, 'ask' | 'shoot' | 'settle'>;

/** Css pixels two neighbouring shots share at least. */
const OVERLAP = 28;
/** Css pixels kept away from edges behind which the completion goes on: others cast their shadows there. Wider after each disagreement. */
const INSETS = [12, 12, 48, 96, 160];

/** What was put together so far. */
interface Work {
  readonly first: CaptureView;
  readonly shooter: Shooter;
  readonly studio: Studio;
  readonly progress: (done: number, of: number) => void;
  grid: Grid | undefined;
  board: Board | undefined;
  last: { picture: Picture; view: CaptureView } | undefined;
  shots: number;
}

/**
 * Scrolls along a completion and puts its shots together, column by column if the window is narrower than it. What two shots share must be
 * the same in both.
 * @throws CaptureError
 */
export async function stitch(first: CaptureView, shooter: Shooter, studio: Studio, progress: (done: number, of: number) => void) {
  const work: Work = { first, shooter, studio, progress, grid: undefined, board: undefined, last: undefined, shots: 0 };
  let left = 0;
  do {
    let top = 0;
    let right = Number.POSITIVE_INFINITY;
    do {
      const covered = await step(work, left, top, right);
      right = Math.min(right, covered.right);
      top = covered.bottom;
    } while (top < heightOf(work));
    left = right;
  } while (left < (work.grid?.width ?? 0));
  work.last?.picture.close();
  const { grid, board } = work;
  if (!grid || !board) throw new CaptureError('unknown', 'Nothing was taken.');
  return { canvas: board.canvas, width: grid.width, height: grid.height, scale: grid.scale, shots: work.shots };
}

/** Takes one shot that goes on where the last one ended, again if it does not fit. */
async function step(work: Work, left: number, top: number, right: number): Promise<PixelRect> {
  const { first, shooter } = work;
  const scale = work.grid?.scale ?? first.scale;
  let trouble = new CaptureError('moved', 'The page does not stand still.');
  for (const [attempt, inset] of INSETS.entries()) {
    const x = Math.max(0, left / scale - (left > 0 ? OVERLAP : 0));
    const y = Math.max(0, top / scale - (top > 0 ? OVERLAP : 0));
    const settle = shooter.settle * (1 + attempt);
    const view = await shooter.ask({ type: 'capture', ask: 'look', session: first.session, x, y, inset, settle });
    if (!sameSize(first, view)) throw new CaptureError('moved', 'The page changed its layout.', undefined, true);
    const shot = await shooter.shoot(view);
    const { picture } = shot;
    work.shots++;
    const after = await shooter.ask({ type: 'capture', ask: 'check', session: first.session, last: false });
    const found = sameView(view, after) ? place(work, shot.view, picture, { left, top, right }, inset) : 'it was scrolled';
    if (typeof found !== 'string') {
      work.last?.picture.close();
      work.last = { picture, view: shot.view };
      work.progress(work.shots, Math.max(work.shots, estimate(work, found)));
      return found;
    }
    picture.close();
    trouble = new CaptureError(found === 'cut off' ? 'too-large' : 'moved', `Shot ${work.shots}: ${found}.`);
    if (found === 'cut off') break;
  }
  throw trouble;
}

/** Draws what is new in a shot, or says why it cannot be used. */
function place(
  work: Work,
  view: CaptureView,
  picture: Picture,
  todo: { left: number; top: number; right: number },
  inset: number,
): PixelRect | string {
  const grid = (work.grid ??= new Grid(view, picture.width));
  const board = (work.board ??= work.studio.board(grid.width, grid.height));
  const origin = grid.origin(view);
  // Where the page cannot be scrolled any further, what is near the edge has to do.
  const covered = [inset, 0]
    .map((off) => grid.covered(view, picture, off))
    .find((rect) => rect.left <= todo.left && rect.top <= todo.top);
  if (!covered) return 'a part is missing';
  const right = Math.min(covered.right, todo.right);
  if (right <= todo.left || covered.bottom <= todo.top) return 'cut off';
  if (todo.right !== Number.POSITIVE_INFINITY && covered.right < todo.right && todo.top > 0) return 'a part is missing';
  const { last } = work;
  const moved = last && (last.view.at.top !== view.at.top || last.view.at.left !== view.at.left);
  const width = right - todo.left;
  const height = covered.bottom - todo.top;
  const fresh = { x: origin.x + todo.left, y: origin.y + todo.top, width, height };
  if (moved && last.picture.width === picture.width && isStale(last.picture, picture, fresh)) return 'it is an old picture';
  const shared = todo.top - covered.top;
  if (todo.top > 0 && shared > 0) {
    const at = { x: todo.left, y: covered.top };
    if (compareSeam(board, picture, at, origin, { width, height: shared }) === 'different')
      return 'it does not fit the one before';
  }
  const beside = todo.left - covered.left;
  if (todo.left > 0 && beside > 0) {
    const at = { x: covered.left, y: todo.top };
    if (compareSeam(board, picture, at, origin, { width: beside, height }) === 'different')
      return 'it does not fit the one beside';
  }
  const x = todo.left;
  const y = todo.top;
  board.draw(picture, { x: origin.x + x, y: origin.y + y }, { width, height }, { x, y });
  return { ...covered, left: x, top: y, right };
}

function heightOf(work: Work): number {
  return work.grid?.height ?? 0;
}

/** How many shots it will be in all, if the others show as much as this one. */
function estimate(work: Work, covered: PixelRect): number {
  const { grid, shots } = work;
  if (!grid) return shots;
  const columns = Math.ceil(grid.width / Math.max(1, covered.right - covered.left));
  const rows = (grid.height - covered.bottom) / Math.max(1, covered.bottom - covered.top);
  return columns > 1 ? Math.ceil(columns * (grid.height / Math.max(1, covered.bottom - covered.top))) : shots + Math.ceil(rows);
}
