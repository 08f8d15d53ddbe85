/**
 * The code: 32 bits of an id, terminated, through a convolutional code of constraint length 11 and rate 1/16: 42 steps of 16 signs.
 * Decoded softly (Viterbi), which finds the nearest of all 2^32 words.
 */

const ID_BITS = 32;
const MEMORY = 10;
const STATES = 1 << MEMORY;
const REGISTERS = STATES * 2;
const STEPS = ID_BITS + MEMORY;
/** Taps of the 16 signs of a step; found by a random search; the least distance of two words is 116. */
const TAPS: readonly number[] = [
  0x529, 0x4b3, 0x7f7, 0x7b5, 0x665, 0x75b, 0x65f, 0x569, 0x5f3, 0x7bf, 0x47b, 0x6b7, 0x6f9, 0x73d, 0x545, 0x6d1,
];
const OUT = 16;
/** Signs in a code word. */
export const CODE_BITS = STEPS * OUT;

function parity(bits: number): number {
  let left = bits;
  left ^= left >>> 8;
  left ^= left >>> 4;
  left ^= left >>> 2;
  left ^= left >>> 1;
  return left & 1;
}

/** @param id uint32 @returns `CODE_BITS` signs */
export function encode(id: number): Int8Array {
  const word = new Int8Array(CODE_BITS);
  let register = 0;
  for (let step = 0; step < STEPS; step++) {
    const bit = step < ID_BITS ? (id >>> (ID_BITS - 1 - step)) & 1 : 0;
    register = ((register << 1) | bit) & (REGISTERS - 1);
    TAPS.forEach((taps, out) => {
      word[step * OUT + out] = parity(register & taps) ? -1 : 1;
    });
  }
  return word;
}

/** Walsh-Hadamard in place: from sums per taps to the metric of every content of the register. */
function hadamard(values: Float32Array): void {
  for (let half = 1; half < values.length; half *= 2) {
    for (let start = 0; start < values.length; start += 2 * half) {
      for (let at = start; at < start + half; at++) {
        const one = values[at] ?? 0;
        const other = values[at + half] ?? 0;
        values[at] = one + other;
        values[at + half] = one - other;
      }
    }
  }
}

/** The id whose word is nearest to soft values (sign: which bit, size: how sure). */
export function nearest(soft: Float32Array): number {
  let metric = new Float32Array(STATES).fill(-Infinity);
  let next = new Float32Array(STATES);
  metric[0] = 0;
  const branch = new Float32Array(REGISTERS);
  const came = new Uint8Array(STEPS * STATES);
  for (let step = 0; step < STEPS; step++) {
    branch.fill(0);
    TAPS.forEach((taps, out) => {
      branch[taps] = (branch[taps] ?? 0) + (soft[step * OUT + out] ?? 0);
    });
    hadamard(branch);
    // the register's top bit is the one that leaves the state: a state is reached from two
    for (let state = 0; state < STATES; state++) {
      const low = (metric[state >> 1] ?? 0) + (branch[state] ?? 0);
      const high = (metric[(state >> 1) | (STATES >> 1)] ?? 0) + (branch[state | STATES] ?? 0);
      if (high > low) came[step * STATES + state] = 1;
      next[state] = high > low ? high : low;
    }
    if (step >= ID_BITS) for (let odd = 1; odd < STATES; odd += 2) next[odd] = -Infinity;
    [metric, next] = [next, metric];
  }
  let id = 0;
  let state = 0;
  for (let step = STEPS - 1; step >= 0; step--) {
    if (step < ID_BITS) id |= (state & 1) << (ID_BITS - 1 - step);
    state = (state >> 1) | ((came[step * STATES + state] ?? 0) * (STATES >> 1));
  }
  return id >>> 0;
}

/** How far soft values point towards a word: sum of s*v over the root of the sum of v*v; 0 without values, at most the root of `CODE_BITS`. */
export function score(soft: Float32Array, word: Int8Array): number {
  let sum = 0;
  let squares = 0;
  soft.forEach((value, bit) => {
    sum += value * (word[bit] ?? 0);
    squares += value * value;
  });
  return squares === 0 ? 0 : sum / Math.sqrt(squares);
}
