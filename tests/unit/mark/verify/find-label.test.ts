import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLabel, labelTemplates } from '../../../../lib/mark/verify/label/index.ts';
import { blank, creditLine, cut, draw, fill, halved, LETTERS, MARK_WIDTH, write } from './drawn.ts';

const templates = labelTemplates(draw);
const MARK = 'AI-GENERATED';
const different = (letters: readonly string[]) => letters.filter((letter, index) => letter !== MARK[index]).length;
const units = fc.double({ min: 1.2, max: 5, noNaN: true });

describe('a credit line', () => {
  test('is found where it is, at its size', () => {
    const { pixels, x, y } = creditLine({ unit: 2 });
    const { marks, style } = findLabel(pixels, templates);
    expect(style).toBe('lines');
    expect(marks).toHaveLength(1);
    const [mark] = marks;
    expect(mark).toMatchObject({ text: MARK, leaders: 2, rules: 0 });
    expect(mark?.unit).toBeCloseTo(2, 1);
    expect(mark?.score).toBeGreaterThan(0.9);
    expect(Math.abs((mark?.box.x ?? 0) - x)).toBeLessThan(1);
    expect(Math.abs((mark?.box.y ?? 0) - y)).toBeLessThan(1);
    expect(Math.abs((mark?.box.width ?? 0) - 2 * MARK_WIDTH)).toBeLessThan(3);
  });

  test('is found at any size, light and dark, in any crop that has a whole mark and some of a leader', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(units, fc.boolean(), share, share, share, (unit, dark, before, above, below) => {
        const { pixels, x, y } = creditLine({ unit, dark });
        const left = Math.floor(before * (x - 2 * unit));
        const top = Math.floor(above * (y - 5 * unit));
        const bottom = Math.ceil(y + 12 * unit + below * (pixels.height - y - 12 * unit));
        const crop = cut(pixels, left, top, pixels.width - left, Math.min(bottom, pixels.height) - top);
        const { marks } = findLabel(crop, templates);
        expect(marks).toHaveLength(1);
        expect(Math.abs((marks[0]?.unit ?? 0) / unit - 1)).toBeLessThan(0.04);
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  test('is found when the picture was made half as large', () => {
    for (const unit of [2.5, 3.3, 4.4]) expect(findLabel(halved(creditLine({ unit }).pixels), templates).marks).toHaveLength(1);
  });

  test('is found by the half of the mark that a crop left', () => {
    const { pixels, x } = creditLine({ unit: 2 });
    const [from, to] = [Math.floor(x + 5.5 * 6.6 * 2), Math.ceil(x + 6.8 * 6.6 * 2)];
    for (const part of [cut(pixels, from, 0, pixels.width - from, pixels.height), cut(pixels, 0, 0, to, pixels.height)]) {
      const { marks } = findLabel(part, templates);
      expect(marks).toHaveLength(1);
      expect(marks[0]).toMatchObject({ whole: false, leaders: 1 });
    }
    // Between two letters, and all but a sliver of the last.
    for (const letters of [8 - 0.1, 12 - 0.5]) {
      const most = cut(pixels, 0, 0, Math.ceil(x + letters * 6.6 * 2), pixels.height);
      expect(findLabel(most, templates).marks).toHaveLength(1);
    }
    const less = cut(pixels, 0, 0, Math.ceil(x + 3 * 6.6 * 2), pixels.height);
    expect(findLabel(less, templates).marks).toEqual([]);
  });

  test('between heavy rules is the strict style’s', () => {
    for (const dark of [false, true]) {
      const { marks, style } = findLabel(creditLine({ unit: 2, dark, ruled: true }).pixels, templates);
      expect(style).toBe('strict');
      expect(marks[0]?.rules).toBe(2);
    }
  });

  test('in a wording of two words is found if that is looked for', () => {
    const { pixels } = creditLine({ unit: 2, text: 'AI GENERATED' });
    expect(findLabel(pixels, labelTemplates(draw, ['AI GENERATED'])).marks[0]?.text).toBe('AI GENERATED');
  });
});

describe('nothing is found', () => {
  const none = { marks: [] };

  test('in an empty picture, one flat colour, or less than a line', () => {
    expect(findLabel(blank(0, 0, 0), templates)).toEqual(none);
    expect(findLabel(blank(1, 1, 9), templates)).toEqual(none);
    expect(findLabel(blank(300, 200, 128), templates)).toEqual(none);
  });

  test('in noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 120 * 80, maxLength: 120 * 80 }), fc.integer({ min: 1, max: 6 }), (values, size) => {
        const pixels = blank(120 * 2, 80 * 2, 255);
        for (const [at, value] of values.entries()) {
          fill(pixels, (at % 120) * size, Math.floor(at / 120) * size, size, size, value);
        }
        expect(findLabel(pixels, templates)).toEqual(none);
      }),
      { numRuns: 12, seed: 6 },
    );
  });

  test('in rules, tables and bars of the mark’s own shape', () => {
    const pixels = blank(600, 400, 255);
    for (let y = 20; y < 400; y += 31) fill(pixels, 10, y, 560, 2, 90);
    for (let x = 30; x < 600; x += 170) fill(pixels, x, 0, 2, 400, 90);
    for (let y = 27; y < 400; y += 62) fill(pixels, 50, y, 135, 12, 90);
    expect(findLabel(pixels, templates)).toEqual(none);
  });

  test('in another word of as many letters between leaders', () => {
    const word = fc.array(fc.constantFrom(...LETTERS), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        word.filter((letters) => different(letters) >= 4),
        fc.double({ min: 1.2, max: 2.5, noNaN: true }),
        (letters, unit) => {
          expect(findLabel(creditLine({ unit, text: letters.join('') }).pixels, templates)).toEqual(none);
        },
      ),
      { numRuns: 12, seed: 6 },
    );
  });

  test('in words that differ in two letters', () => {
    for (const text of ['DA-GENERATED', 'AD-GENERATEE', 'AI-NEEERATED']) {
      for (const unit of [1.3, 2, 3.1]) expect(findLabel(creditLine({ unit, text }).pixels, templates)).toEqual(none);
    }
  });

  test('where the mark is part of a longer line of text', () => {
    const pixels = blank(900, 60, 255);
    write(pixels, 'AI-GENERATED AI-GENERATED', 20, 20, 2, 0);
    write(pixels, 'DATED AI-GENERATED', 460, 20, 2, 0);
    expect(findLabel(pixels, templates)).toEqual(none);
  });
});

test('templates are refused where nothing is drawn, as without the fonts', () => {
  expect(() => labelTemplates(() => blank(10, 10, 255))).toThrow('AI-GENERATED');
});
