import { expect, test } from 'vitest';
import { meanColour } from '../../../../lib/page/share/backdrop.ts';

test('the mean of the colours a gradient names', () => {
  expect(meanColour('linear-gradient(rgb(30, 27, 75), rgb(127, 29, 29))')).toBe('rgb(79, 28, 52)');
  expect(meanColour('linear-gradient(rgba(0, 0, 0, 0), rgb(10, 20, 30) 40px)')).toBe('rgb(10, 20, 30)');
});

test('a photograph names none', () => {
  expect(meanColour('url("https://chat.example/rgb.png")')).toBeUndefined();
});
