import { nearPacked, pack } from './colour.ts';
import type { RowReader } from './rows.ts';
import type { Gap, Run } from './scan.ts';
import type { Colour } from './types.ts';

/** css px a run other than the page's own must reach up and down: more than the stems of letters do, less than bars and borders. */
const TALL = 44;
/** The same for wide runs, which are no stems but may be rules: a thick rule must not become a bar. */
const TALL_WIDE = 26;
/** css px; narrower runs may be stems. */
const WIDE = 16;
/** Columns of a run that are tried: text in front of it hides some. */
const PROBES = 9;

/**
 * Whether a gap's rows may be repeated: everything in them but the page goes on above or below, as sides of boxes do.
 * Stems of letters ("HTML", a lone 1) and rules are alike for some rows too, but would be stretched.
 * @param scale px of the capture per css px
 */
export function isSteady(gap: Gap, reader: RowReader, page: Colour, scale: number): boolean {
  const ground = pack(page);
  return gap.runs.every((run) => {
    if (nearPacked(pack(run.colour), ground)) return true;
    const least = (run.to - run.from >= WIDE * scale ? TALL_WIDE : TALL) * scale;
    return reaches(run, gap, reader, Math.ceil(least));
  });
}

function reaches({ from, to, colour }: Run, gap: Gap, reader: RowReader, least: number): boolean {
  const wanted = pack(colour);
  const count = Math.min(PROBES, to - from);
  let columns = Array.from({ length: count }, (_, index) => from + Math.floor(((index + 0.5) * (to - from)) / count));
  const heights = new Map(columns.map((column) => [column, gap.to - gap.from]));
  const tallest = () => Math.max(...heights.values());
  for (const step of [-1, 1]) {
    let left = columns;
    const start = step < 0 ? gap.from - 1 : gap.to;
    for (let y = start; y >= 0 && y < reader.height && left.length > 0 && tallest() < least; y += step) {
      const row = reader.row(y);
      left = left.filter((column) => nearPacked(row[column] ?? 0, wanted));
      for (const column of left) heights.set(column, (heights.get(column) ?? 0) + 1);
    }
    columns = [...heights.keys()];
  }
  return tallest() >= least;
}
