/** A square of complex numbers, row after row. */
export interface Complex {
  readonly re: Float32Array;
  readonly im: Float32Array;
}

interface Plan {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  readonly reversed: Uint16Array;
}

const plans = new Map<number, Plan>();

function planFor(side: number): Plan {
  const known = plans.get(side);
  if (known !== undefined) return known;
  const bits = Math.log2(side);
  const turn = (step: number): number => (-2 * Math.PI * step) / side;
  const plan: Plan = {
    cos: Float64Array.from({ length: side / 2 }, (_, step) => Math.cos(turn(step))),
    sin: Float64Array.from({ length: side / 2 }, (_, step) => Math.sin(turn(step))),
    reversed: Uint16Array.from({ length: side }, (_, index) => {
      let turned = 0;
      for (let bit = 0; bit < bits; bit++) if ((index >> bit) & 1) turned |= 1 << (bits - 1 - bit);
      return turned;
    }),
  };
  plans.set(side, plan);
  return plan;
}

function transformRow({ re, im }: Complex, from: number, side: number, { cos, sin, reversed }: Plan): void {
  for (let index = 0; index < side; index++) {
    const other = reversed[index] ?? 0;
    if (other > index) {
      swap(re, from + index, from + other);
      swap(im, from + index, from + other);
    }
  }
  for (let half = 1; half < side; half *= 2) {
    const stride = side / (2 * half);
    for (let start = from; start < from + side; start += 2 * half) {
      for (let step = 0; step < half; step++) {
        const c = cos[step * stride] ?? 0;
        const s = sin[step * stride] ?? 0;
        const low = start + step;
        const high = low + half;
        const highRe = re[high] ?? 0;
        const highIm = im[high] ?? 0;
        const turnedRe = highRe * c - highIm * s;
        const turnedIm = highRe * s + highIm * c;
        const lowRe = re[low] ?? 0;
        const lowIm = im[low] ?? 0;
        re[low] = lowRe + turnedRe;
        im[low] = lowIm + turnedIm;
        re[high] = lowRe - turnedRe;
        im[high] = lowIm - turnedIm;
      }
    }
  }
}

function swap(values: Float32Array, one: number, other: number): void {
  const kept = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = kept;
}

function transpose(values: Float32Array, side: number): void {
  for (let y = 0; y < side; y++) for (let x = y + 1; x < side; x++) swap(values, y * side + x, x * side + y);
}

/** Fourier transform of a square in place, its result transposed: two in a row are the right way round again. `side` is a power of two. */
export function transform(square: Complex, side: number): void {
  const plan = planFor(side);
  for (let y = 0; y < side; y++) transformRow(square, y * side, side, plan);
  transpose(square.re, side);
  transpose(square.im, side);
  for (let y = 0; y < side; y++) transformRow(square, y * side, side, plan);
}
