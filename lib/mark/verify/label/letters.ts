import type { Pixels } from '../../label/types.ts';
import { brightness } from './patch.ts';
import type { Edges } from './types.ts';

/** px; what is no larger than this either way is noise: the least hyphen is 3 px long. */
const SPECK = 2;
/** px; smaller capitals than this cannot be read. */
const TALL_LEAST = 4;
/** px; larger ones would be a label enlarged by more than ten. */
const TALL_MOST = 240;
/** Wider than this many times its height, something is a line and not letters, not even a whole mark. */
const LONG = 16;

/**
 * Boxes of what stands out from its surroundings: letters, or a few that touch. Edges are what counts, so that the ground's colour,
 * and which of the two is darker, does not.
 * @param step difference in brightness between neighbouring pixels, 0..255, that is an edge
 */
export function lettersIn({ width, height, data }: Pixels, step: number): Edges[] {
  const shapes = new Shapes();
  let above = new Uint8Array(width + 1);
  let here = new Uint8Array(width + 1);
  let before: Run[] = [];
  if (height > 0) readRow(data, width, 0, above);
  for (let y = 1; y < height; y++) {
    readRow(data, width, y, here);
    before = joined(shapes, before, edgeRuns(above, here, width, step), y);
    [above, here] = [here, above];
  }
  return shapes.boxes().filter(({ left, top, right, bottom }) => {
    const [wide, high] = [right - left, bottom - top];
    return Math.max(wide, high) > SPECK && high <= TALL_MOST && wide <= LONG * Math.max(high, TALL_LEAST);
  });
}

interface Run {
  readonly from: number;
  readonly to: number;
  shape: number;
}

function readRow(data: Uint8ClampedArray, width: number, y: number, into: Uint8Array): void {
  for (let x = 0, at = y * width * 4; x < width; x++, at += 4) into[x] = brightness(data, at);
  into[width] = into[width - 1] ?? 0;
}

function edgeRuns(above: Uint8Array, here: Uint8Array, width: number, step: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let x = 0; x < width; x++) {
    const value = here[x] ?? 0;
    const across = value - (here[x + 1] ?? 0);
    const down = value - (above[x] ?? 0);
    const edge = across > step || across < -step || down > step || down < -step;
    if (edge && from < 0) from = x;
    else if (!edge && from >= 0) {
      runs.push({ from, to: x, shape: -1 });
      from = -1;
    }
  }
  if (from >= 0) runs.push({ from, to: width, shape: -1 });
  return runs;
}

/** Gives each run of a row the shape it touches in the row above, corners included. */
function joined(shapes: Shapes, before: readonly Run[], runs: Run[], y: number): Run[] {
  let first = 0;
  for (const run of runs) {
    while ((before[first]?.to ?? Infinity) < run.from) first++;
    for (let index = first; index < before.length; index++) {
      const other = before[index];
      if (other === undefined || other.from > run.to) break;
      run.shape = run.shape < 0 ? shapes.root(other.shape) : shapes.join(run.shape, other.shape);
    }
    if (run.shape < 0) run.shape = shapes.add();
    shapes.grow(run.shape, run.from, run.to, y);
  }
  return runs;
}

/** Boxes that become one when their shapes meet. */
class Shapes {
  readonly #parents: number[] = [];
  /** left, top, right, bottom of each */
  readonly #edges: number[] = [];

  add(): number {
    this.#edges.push(Infinity, Infinity, 0, 0);
    return this.#parents.push(this.#parents.length) - 1;
  }

  root(shape: number): number {
    let at = shape;
    for (let next = this.#parents[at] ?? at; next !== at; next = this.#parents[at] ?? at) {
      this.#parents[at] = this.#parents[next] ?? next;
      at = next;
    }
    return at;
  }

  join(one: number, other: number): number {
    const [kept, gone] = [this.root(one), this.root(other)];
    if (kept === gone) return kept;
    this.#parents[gone] = kept;
    const { left, top, right, bottom } = this.#box(gone);
    this.#stretch(kept, left, top, right, bottom);
    return kept;
  }

  grow(shape: number, from: number, to: number, y: number): void {
    this.#stretch(this.root(shape), from, y, to, y + 1);
  }

  boxes(): Edges[] {
    return this.#parents.flatMap((parent, shape) => (parent === shape ? [this.#box(shape)] : []));
  }

  #stretch(shape: number, left: number, top: number, right: number, bottom: number): void {
    const [edges, at] = [this.#edges, shape * 4];
    edges[at] = Math.min(edges[at] ?? left, left);
    edges[at + 1] = Math.min(edges[at + 1] ?? top, top);
    edges[at + 2] = Math.max(edges[at + 2] ?? right, right);
    edges[at + 3] = Math.max(edges[at + 3] ?? bottom, bottom);
  }

  #box(shape: number): Edges {
    const [left = 0, top = 0, right = 0, bottom = 0] = this.#edges.slice(shape * 4, shape * 4 + 4);
    return { left, top, right, bottom };
  }
}
