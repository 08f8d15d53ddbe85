import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_BITS, encode, nearest, score } from '../../../../lib/mark/watermark/code.ts';
import { THRESHOLD } from '../../../../lib/mark/watermark/read.ts';

const id = fc.integer({ min: 0, max: 0xffffffff });
/** Less than half of the least distance, 116: the nearest word is still the one that was sent. */
const CORRECTED = 57;

/** Numbers -1..1, the same for the same seed. */
function lots(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  };
}

describe('the code', () => {
  test('any id comes back from its own word, with the highest score there is', () => {
    fc.assert(
      fc.property(id, (sent) => {
        const word = encode(sent);
        expect(nearest(Float32Array.from(word))).toBe(sent);
        expect(score(Float32Array.from(word), word)).toBeCloseTo(Math.sqrt(CODE_BITS), 3);
      }),
      { numRuns: 30 },
    );
  });

  test(`any ${CORRECTED} wrong signs are corrected, wherever they are`, () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: CODE_BITS - 1 }), { minLength: CORRECTED, maxLength: CORRECTED });
    const bursts = fc
      .integer({ min: 0, max: CODE_BITS - CORRECTED })
      .map((from) => Array.from({ length: CORRECTED }, (_, at) => from + at));
    fc.assert(
      fc.property(id, fc.oneof(places, bursts), (sent, wrong) => {
        const soft = Float32Array.from(encode(sent));
        for (const place of wrong) soft[place] = -(soft[place] ?? 0);
        expect(nearest(soft)).toBe(sent);
      }),
      { numRuns: 60 },
    );
  });

  test('two thirds of the signs, drawn by lot, may be missing', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 1e6 }), (sent, seed) => {
        const next = lots(seed);
        const soft = Float32Array.from(encode(sent), (sign) => (Math.abs(next()) < 2 / 3 ? 0 : sign));
        expect(nearest(soft)).toBe(sent);
      }),
      { numRuns: 20 },
    );
  });

  test('no two words are nearer than 116 signs where ids differ in up to two bits', () => {
    const zero = encode(0);
    for (let one = 0; one < 32; one++) {
      for (let other = one; other < 32; other++) {
        const word = encode(((1 << one) | (1 << other)) >>> 0);
        expect(word.filter((sign, at) => sign !== zero[at]).length).toBeGreaterThanOrEqual(116);
      }
    }
  });

  test('what is nearest to noise stays below the threshold', () => {
    const lot = lots(12345);
    for (let run = 0; run < 100; run++) {
      const soft = Float32Array.from({ length: CODE_BITS }, lot);
      expect(score(soft, encode(nearest(soft)))).toBeLessThan(THRESHOLD - 0.5);
    }
  });
});
