import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { ICON_SIZES, ICON_STATES, iconFile, renderIcon } from '../../tools/icons.ts';

/** Brightness over a mid-grey toolbar, one number a pixel, colour forgotten: what somebody sees who sees no colour. */
function greys(png: PNG): number[] {
  return Array.from({ length: png.width * png.height }, (_, index) => {
    const [r = 0, g = 0, b = 0, a = 0] = png.data.subarray(index * 4, index * 4 + 4);
    const grey = 0.299 * r + 0.587 * g + 0.114 * b;
    return (grey * a + 128 * (255 - a)) / 255;
  });
}

function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

describe('toolbar icons', () => {
  it.each(ICON_STATES.flatMap((state) => ICON_SIZES.map((size) => [state, size] as const)))(
    '%s at %i px is what its drawing says',
    async (state, size) => {
      const kept = PNG.sync.read(readFileSync(iconFile(state, size)));
      expect([kept.width, kept.height]).toEqual([size, size]);
      // Image libraries may differ by a shade from one machine to the next.
      expect(difference(greys(kept), greys(PNG.sync.read(await renderIcon(state, size))))).toBeLessThan(1);
    },
  );

  it.each(ICON_SIZES)('tell the states apart without colour at %i px', async (size) => {
    const [plain, off, trouble] = await Promise.all(
      (['', 'off', 'trouble'] as const).map(async (state) => greys(PNG.sync.read(await renderIcon(state, size)))),
    );
    for (const [a, b] of [
      [plain, off],
      [plain, trouble],
      [off, trouble],
    ]) {
      expect(difference(a ?? [], b ?? [])).toBeGreaterThan(20);
    }
  });
});
