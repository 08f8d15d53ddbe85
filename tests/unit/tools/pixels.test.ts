import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { decode, sharpness } from '../../e2e/helpers/pixels.ts';
import { leaks, type Sighting } from '../../e2e/helpers/readable.ts';

const WHOLE = { x: 0, y: 0, width: 60, height: 20 };

/** A picture whose brightness is a function of the column. */
function striped(brightness: (column: number) => number): Buffer {
  const png = new PNG({ width: WHOLE.width, height: WHOLE.height });
  for (let index = 0; index < png.data.length; index += 4) {
    const value = brightness((index / 4) % WHOLE.width);
    png.data.set([value, value, value, 255], index);
  }
  return PNG.sync.write(png);
}

const letters = striped((column) => (column % 6 < 2 ? 20 : 255));
const blurred = striped((column) => 200 + 30 * Math.sin(column / 4));
const empty = striped(() => 255);

test('strokes are sharp, a blur and an empty place are not', () => {
  expect(sharpness(decode(letters), [WHOLE])).toBeGreaterThan(60);
  expect(sharpness(decode(blurred), [WHOLE])).toBe(0);
  expect(sharpness(decode(empty), [WHOLE])).toBe(0);
});

test('what lies under a pill does not count', () => {
  expect(sharpness(decode(letters), [WHOLE], [WHOLE])).toBe(0);
});

const sighting = (at: number, y = 0): Sighting => ({ at, boxes: [{ ...WHOLE, y }], overlay: [] });

test('a frame that shows a followed text is a leak, one that does not is judged and clean', () => {
  const frames = [
    { at: 1000, png: letters },
    { at: 2000, png: blurred },
  ];
  const report = leaks(frames, [sighting(1010), sighting(2010)]);
  expect(report.judged).toBe(2);
  expect(report.leaked.map(({ at }) => at)).toEqual([1000]);
});

test('frames before the text arrived, and while it moved, are not judged', () => {
  const frames = [
    { at: 100, png: letters },
    { at: 1000, png: letters },
  ];
  expect(leaks(frames, [sighting(990), sighting(1010, 4)])).toEqual({ judged: 0, leaked: [] });
  expect(leaks(frames, [sighting(1064)])).toEqual({ judged: 0, leaked: [] });
});

test('a frame that took its time counts for the whole of it', () => {
  const frame = { since: 1000, at: 1600, png: letters };
  expect(leaks([frame], [sighting(1300)]).leaked).toEqual([frame]);
  expect(leaks([frame], [sighting(1100), sighting(1500, 4)]).judged).toBe(0);
});

test('a pill that lay on the text at that time is left out', () => {
  const covered: Sighting = { ...sighting(1000), overlay: [WHOLE] };
  expect(leaks([{ at: 1000, png: letters }], [covered]).leaked).toEqual([]);
});
