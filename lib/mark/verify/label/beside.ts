import { LEADER_GAP, LEADER_LEAST } from '../../label/tokens.ts';
import type { Pixels } from '../../label/types.ts';
import { patchOf } from './patch.ts';
import type { Edges, Patch } from './types.ts';

/** Rows around a line's middle that are looked at for a leader, and those of them it may lie on, units. */
const NEAR = 4;
const MIDDLE = 1.6;
/** Least difference of a leader's brightness from the ground, 0..255. */
const LEADER_FAINT = 5;
/** Units between a line's middle and the near edge of a heavy rule, with room for rounding, and the rule's thickness. */
const RULE_FROM = 8.5;
const RULE_TO = 14.5;
const RULE_FAINT = 48;
/** Share of a line's columns that must show it. */
const ALONG = 0.9;

/** How many ends of a mark have a leader: 0..2. */
export function leadersBeside(pixels: Pixels, { left, top, right, bottom }: Edges, unit: number): number {
  const middle = (top + bottom) / 2;
  const rows = { top: middle - NEAR * unit, bottom: middle + NEAR * unit };
  // Half a unit of room on either side of the gap; the last part of the shortest leader is left to the next text's.
  const [from, to] = [(LEADER_GAP + 1.5) * unit, (LEADER_GAP + LEADER_LEAST - 3) * unit];
  const ends = [
    { left: left - to, right: left - from, ...rows },
    { left: right + from, right: right + to, ...rows },
  ];
  return ends.filter((end) => {
    if (end.left < 0 || end.right > pixels.width) return false;
    const patch = patchOf(pixels, end, 1);
    return hasLine(patch, middle - patch.top, MIDDLE * unit, LEADER_FAINT);
  }).length;
}

/** How many heavy rules lie above and below a mark: 0..2. */
export function rulesAround(pixels: Pixels, { left, top, right, bottom }: Edges, unit: number): number {
  const middle = (top + bottom) / 2;
  const sides = [
    { top: middle - RULE_TO * unit, bottom: middle - RULE_FROM * unit + 3 * unit, at: -1 },
    { top: middle + RULE_FROM * unit - 3 * unit, bottom: middle + RULE_TO * unit, at: 1 },
  ];
  return sides.filter((side) => {
    const patch = patchOf(pixels, { left, right, top: side.top, bottom: side.bottom }, 1);
    if (patch.height < 6 * unit) return false;
    const inner = side.at < 0 ? patch.height - 1 : 0;
    const ground = mean(patch, inner);
    const heavy = Array.from({ length: patch.height }, (_, row) => isLine(patch, row, ground, RULE_FAINT)).filter(Boolean).length;
    return heavy >= 1.8 * unit && heavy <= 4.5 * unit;
  }).length;
}

/** A thin line on one colour: near the middle rows that differ from the ground along their whole length, and nothing else. */
function hasLine(patch: Patch, middle: number, spread: number, faint: number): boolean {
  const rows = Array.from({ length: patch.height }, (_, row) => mean(patch, row));
  const grounds = rows.filter((_, row) => Math.abs(row + 0.5 - middle) > spread).toSorted((one, other) => one - other);
  const ground = grounds[grounds.length >> 1];
  if (ground === undefined) return false;
  const far = rows.map((row) => Math.abs(row - ground));
  const most = Math.max(...far.filter((_, row) => Math.abs(row + 0.5 - middle) <= spread), 0);
  const stray = Math.max(...far.filter((_, row) => Math.abs(row + 0.5 - middle) > spread + 1), 0);
  return most >= faint && stray <= most / 2 && isLine(patch, far.indexOf(most), ground, most / 2);
}

function isLine({ width, grey }: Patch, row: number, ground: number, faint: number): boolean {
  const sign = Math.sign(mean({ width, height: 0, grey }, row) - ground);
  let count = 0;
  for (let x = 0; x < width; x++) if (((grey[row * width + x] ?? 0) - ground) * sign >= faint) count++;
  return width > 0 && count >= ALONG * width;
}

function mean({ width, grey }: Patch, row: number): number {
  let sum = 0;
  for (let x = 0; x < width; x++) sum += grey[row * width + x] ?? 0;
  return sum / Math.max(1, width);
}
