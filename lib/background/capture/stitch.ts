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
const INSETS = [12, 12, 48, 96, 160] as const;

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
  /** Css pixels the last shot stayed away from edges: what was enough there is where the next one begins. */
  inset: number;
}

/**
 * Scrolls along a completion and puts its shots together, column by column if the window is narrower than it. What two shots share must be
 * the same in both.
 * @throws CaptureError
 */
export async function stitch(first: CaptureView, shooter: Shooter, studio: Studio, progress: (done: number, of: number) => void) {
  const work: Work = {
    first,
    shooter,
    studio,
    progress,
    grid: undefined,
    board: undefined,
    last: undefined,
    shots: 0,
    inset: INSETS[0],
  };
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
  for (const [attempt, least] of INSETS.entries()) {
    const inset = Math.max(least, work.inset);
    // What was taken last may lie in a shadow too: after a disagreement its edge is taken anew.
    const { seen } = work.last?.view ?? first;
    const todo = {
      left: Math.max(0, left - back(inset - work.inset, seen.right - seen.left - 2 * inset, scale)),
      top: Math.max(0, top - back(inset - work.inset, seen.bottom - seen.top - 2 * inset, scale)),
      right,
    };
    const x = Math.max(0, todo.left / scale - OVERLAP);
    const y = Math.max(0, todo.top / scale - OVERLAP);
    const settle = shooter.settle * (1 + attempt);
    const view = await shooter.ask({ type: 'capture', ask: 'look', session: first.session, x, y, inset, settle });
    if (!sameSize(first, view)) throw new CaptureError('moved', 'The page changed its layout.', undefined, true);
    const shot = await shooter.shoot(view);
    const { picture } = shot;
    work.shots++;
    const after = await shooter.ask({ type: 'capture', ask: 'check', session: first.session, last: false });
    const found = sameView(view, after) ? place(work, shot.view, picture, todo, inset) : 'it was scrolled';
    if (typeof found !== 'string' && found.right > left && found.bottom > top) {
      work.last?.picture.close();
      work.last = { picture, view: shot.view };
      work.inset = inset;
      work.progress(work.shots, Math.max(work.shots, estimate(work, found)));
      return found;
    }
    picture.close();
    const why = typeof found === 'string' ? found : 'a part is missing';
    trouble = new CaptureError(why === 'cut off' ? 'too-large' : 'moved', `Shot ${work.shots}: ${why}.`);
    if (found === 'cut off') break;
  }
  throw trouble;
}

/** Device pixels to take anew: those the edge is wider now, as long as half of the `room` css pixels that a shot shows is left for what is new. */
function back(wider: number, room: number, scale: number): number {
  return Math.round(Math.max(0, Math.min(wider, (room - OVERLAP) / 2)) * scale);
}

/** What is not taken yet: everything right of and below this point, up to the right edge of its column. */
interface Todo {
  readonly left: number;
  readonly top: number;
  readonly right: number;
}

/** Draws what is new in a shot, or says why it cannot be used. */
function place(work: Work, view: CaptureView, picture: Picture, todo: Todo, inset: number): PixelRect | string {
  const grid = (work.grid ??= new Grid(view, picture.width));
  work.board ??= work.studio.board(grid.width, grid.height);
  let trouble = '';
  for (const origin of grid.origins(view)) {
    const found = placeAt(work, view, picture, todo, inset, origin);
    if (typeof found !== 'string') return found;
    trouble ||= found;
  }
  return trouble;
}

function placeAt(
  { grid, board, last }: Work,
  view: CaptureView,
  picture: Picture,
  todo: Todo,
  inset: number,
  origin: { x: number; y: number },
): PixelRect | string {
  if (!grid || !board) return 'a part is missing';
  // Where the page cannot be scrolled any further, what is near the edge has to do.
  const covered = [inset, 0]
    .map((off) => grid.covered(view, origin, picture, off))
    .find((rect) => rect.left <= todo.left && rect.top <= todo.top && rect.bottom > todo.top);
  if (!covered) return isOver(grid, view, picture, origin, todo) ? 'cut off' : 'a part is missing';
  const { left: x, top: y } = todo;
  const right = Math.min(covered.right, todo.right);
  if (right <= x) return 'cut off';
  if (todo.right !== Number.POSITIVE_INFINITY && covered.right < todo.right && y > 0) return 'a part is missing';
  const width = right - x;
  const height = covered.bottom - y;
  const moved = last && (last.view.at.top !== view.at.top || last.view.at.left !== view.at.left);
  const fresh = { x: origin.x + x, y: origin.y + y, width, height };
  if (moved && last.picture.width === picture.width && isStale(last.picture, picture, fresh)) return 'it is an old picture';
  const shared = [
    { x, y: covered.top, width, height: y - covered.top },
    { x: covered.left, y, width: x - covered.left, height },
  ];
  for (const [side, strip] of shared.entries()) {
    const drawn = side === 0 ? y > 0 : x > 0;
    if (drawn && strip.width > 0 && strip.height > 0 && compareSeam(board, picture, strip, origin, strip) === 'different')
      return side === 0 ? 'it does not fit the one before' : 'it does not fit the one beside';
  }
  board.draw(picture, { x: fresh.x, y: fresh.y }, { width, height }, { x, y });
  return { ...covered, left: x, top: y, right };
}

/** Whether the page shows no more than what is taken already: an ancestor cuts the rest off. */
function isOver(grid: Grid, view: CaptureView, picture: Picture, origin: { x: number; y: number }, todo: Todo): boolean {
  const all = grid.covered(view, origin, picture, 0);
  return all.left <= todo.left && all.top <= todo.top && all.bottom <= todo.top;
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
