import type { Board, Picture } from './studio.ts';

/** Of the pixels two shots share, this share may differ: a blinking dot somewhere is no reason to give up. */
const FORGIVEN = 0.002;
/** Rows of an overlap that are looked at. */
const ROWS = 160;

/** What two shots say about the same place. */
export type Seam = 'same' | 'different' | 'blank';

/** Compares what a shot shows with what is on the board already. `blank`: they agree, but so would any two empty places. */
export function compareSeam(
  board: Board,
  picture: Picture,
  at: { x: number; y: number },
  origin: { x: number; y: number },
  size: { width: number; height: number },
): Seam {
  const height = Math.min(size.height, ROWS);
  // The rows next to what is new count.
  const y = at.y + size.height - height;
  const ours = board.pixels(at.x, y, size.width, height);
  const theirs = picture.pixels(origin.x + at.x, origin.y + y, size.width, height);
  const one = new Uint32Array(ours.buffer, ours.byteOffset, ours.length / 4);
  const other = new Uint32Array(theirs.buffer, theirs.byteOffset, theirs.length / 4);
  let different = 0;
  let blank = true;
  for (let i = 0; i < one.length; i++) {
    if (one[i] !== other[i]) different++;
    if (one[i] !== one[0]) blank = false;
  }
  if (different > one.length * FORGIVEN) return 'different';
  return blank ? 'blank' : 'same';
}

/** Whether two shots are the same picture although the page was scrolled between them: the second was taken too early. */
export function isStale(last: Picture, picture: Picture, area: { x: number; y: number; width: number; height: number }): boolean {
  const a = last.pixels(area.x, area.y, area.width, area.height);
  const b = picture.pixels(area.x, area.y, area.width, area.height);
  const one = new Uint32Array(a.buffer, a.byteOffset, a.length / 4);
  const other = new Uint32Array(b.buffer, b.byteOffset, b.length / 4);
  let plain = true;
  for (let i = 0; i < one.length; i++) {
    if (one[i] !== other[i]) return false;
    if (one[i] !== one[i % area.width]) plain = false;
  }
  // What looks the same in every row may well look the same after it was scrolled.
  return !plain;
}
