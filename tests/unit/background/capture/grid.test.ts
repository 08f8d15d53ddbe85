import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeRect, windowRect } from '../../../../lib/background/capture/grid.ts';
import { type CaptureView, pixelStep } from '../../../../lib/share-protocol.ts';

const view = fc
  .record({
    scale: fc.constantFrom(1, 1.1, 1.25, 1.5, 1.75, 2, 3),
    left: fc.double({ min: 0, max: 500, noNaN: true }),
    top: fc.double({ min: -3000, max: 500, noNaN: true }),
    width: fc.double({ min: 1, max: 900, noNaN: true }),
    height: fc.double({ min: 1, max: 9000, noNaN: true }),
    scrolled: fc.double({ min: 3000, max: 9000, noNaN: true }),
  })
  .map(({ scale, left, top, width, height, scrolled }): CaptureView => ({
    session: 's',
    whole: true,
    area: { width, height },
    at: { left, top },
    window: { width: 1280, height: 900 },
    scroll: { left: 0, top: scrolled },
    seen: { left: 0, top: 0, right: width, bottom: height },
    scale,
  }));

test('a step is whole in css pixels and in device pixels', () => {
  for (const scale of [1, 1.1, 1.25, 1.5, 1.75, 2, 3])
    expect(pixelStep(scale) * scale).toBeCloseTo(Math.round(pixelStep(scale) * scale), 2);
  expect(pixelStep(1.25)).toBe(4);
});

test('what is asked for begins on the grid and holds the completion, which is snapped to device pixels', () => {
  fc.assert(
    fc.property(view, (given) => {
      const { rect, part } = wholeRect(given);
      expect(rect.x % pixelStep(given.scale)).toBe(0);
      expect(rect.y % pixelStep(given.scale)).toBe(0);
      expect(part.left >= 0 && part.top >= 0).toBe(true);
      expect(part.bottom).toBeLessThanOrEqual(Math.round(rect.height * given.scale));
      const start = (given.at.top + given.scroll.top) * given.scale;
      expect(Math.abs(rect.y * given.scale + part.top - start)).toBeLessThanOrEqual(0.51);
      expect(Math.abs(part.bottom - part.top - given.area.height * given.scale)).toBeLessThanOrEqual(1.01);
    }),
  );
});

test('a window asked for from the grid on says where the completion then is', () => {
  fc.assert(
    fc.property(view, (given) => {
      const { rect, shifted } = windowRect(given);
      expect(rect.y + shifted.at.top).toBeCloseTo(given.scroll.top + given.at.top, 6);
      expect(rect.y + rect.height).toBeCloseTo(given.scroll.top + given.window.height, 6);
    }),
  );
});
