import { expect, test } from 'vitest';
import { lightness } from '../../../../lib/page/share-ui/ground.ts';

test.each([
  ['rgb(255, 255, 255)', 1],
  ['rgb(0, 0, 0)', 0],
  ['rgba(255, 255, 255, 0.9)', 1],
  ['rgb(255 255 255 / 90%)', 1],
  ['oklch(0.21 0.006 285.885)', 0.21],
  ['oklab(0.9 0 0 / 0.8)', 0.9],
  ['lab(15 2 -3)', 0.15],
  ['lch(94% 2 none)', 0.0094],
  ['color(srgb 1 1 1)', 1],
  ['color(display-p3 0 0 0 / 1)', 0],
])('%s is %d light', (color, light) => {
  expect(lightness(color)).toBeCloseTo(light, 2);
});

test('dark and light themes of chat pages fall on their sides', () => {
  for (const dark of ['rgb(33, 33, 33)', 'rgb(38, 38, 36)', 'oklch(0.269 0 0)', 'rgb(30, 31, 32)', 'color(srgb 0.1 0.1 0.12)'])
    expect(lightness(dark)).toBeLessThan(0.5);
  for (const light of ['rgb(250, 249, 245)', 'rgb(240, 244, 249)', 'oklch(0.985 0 0)', 'rgb(255, 204, 0)'])
    expect(lightness(light)).toBeGreaterThan(0.5);
});

test.each(['rgba(0, 0, 0, 0)', 'transparent', 'rgba(0, 0, 0, 0.2)', 'oklch(0.2 0 0 / 0.1)', 'color(srgb 0 0 0 / 0)', ''])(
  'one can look through "%s"',
  (color) => {
    expect(lightness(color)).toBeUndefined();
  },
);
