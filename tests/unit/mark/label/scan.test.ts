import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSteady } from '../../../../lib/mark/label/steady.ts';
import { rowReader } from '../../../../lib/mark/label/rows.ts';
import { scan } from '../../../../lib/mark/label/scan.ts';
import { chats, INK, Paint, type Rgb, WHITE } from './pictures.ts';

const GREY: Rgb = [240, 240, 243];

function seen(paint: Paint) {
  const reader = rowReader(paint);
  const result = scan(reader, 3);
  return { ...result, steady: result.gaps.filter((gap) => isSteady(gap, reader, result.page, 1)) };
}

describe('scan', () => {
  test('page colour, margins and the gap between two paragraphs', () => {
    const paint = new Paint(400, 100).line(30, 10, 300, 20).line(30, 60, 340, 15);
    const { page, margin, gaps } = seen(paint);
    expect(page).toEqual(WHITE);
    expect(margin).toMatchObject({ top: 10, bottom: 25 });
    expect(margin.left).toBeGreaterThanOrEqual(30);
    expect(margin.left).toBeLessThan(34);
    expect(gaps.map(({ from, to }) => [from, to])).toEqual([
      [0, 10],
      [30, 60],
      [75, 100],
    ]);
  });

  test('the page shows at the sides: a large dark picture does not turn it', () => {
    expect(seen(new Paint(300, 200).rect(70, 0, 160, 200, INK)).page).toEqual(WHITE);
  });

  test('every row of a gap looks like its first', () => {
    fc.assert(
      fc.property(chats, (paint) => {
        for (const { from, to } of seen(paint).gaps) {
          const rows = Array.from({ length: to - from }, (_, index) => from + index);
          expect(Math.max(...rows.map((row) => paint.difference(from, row)))).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('a slow gradient does not add up to one gap', () => {
    const paint = new Paint(100, 200);
    for (let y = 0; y < 200; y++) paint.rect(0, y, 100, 1, [255 - y, 255 - y, 255 - y]);
    for (const { from, to } of seen(paint).gaps) expect(to - from).toBeLessThanOrEqual(3);
  });

  test('reads pieces as it reads the whole', () => {
    fc.assert(
      fc.property(chats, (paint) => {
        const { width, height, data } = paint;
        const rows = (from: number, count: number) => data.slice(from * width * 4, (from + count) * width * 4);
        expect(scan(rowReader({ width, height, rows }), 3)).toEqual(scan(rowReader(paint), 3));
      }),
      { numRuns: 10 },
    );
  });
});

describe('rows that may be repeated', () => {
  test('between the stems of letters none may', () => {
    const paint = new Paint(400, 120);
    for (const x of [30, 38, 60, 90]) paint.rect(x, 40, 3, 20, INK);
    expect(seen(paint).gaps.some(({ from, to }) => from < 50 && to > 50)).toBe(true);
    expect(seen(paint).steady.some(({ from, to }) => from < 50 && to > 50)).toBe(false);
  });

  test('a thick rule must not become a bar', () => {
    const paint = new Paint(400, 120).rect(30, 50, 340, 6, GREY);
    expect(seen(paint).steady.map(({ from }) => from)).not.toContain(50);
  });

  test('between lines in a bordered box they may', () => {
    const paint = new Paint(400, 160).rect(20, 20, 360, 120, INK).rect(21, 21, 358, 118, GREY);
    paint.line(40, 40, 250, 14).line(40, 70, 300, 14).line(40, 100, 200, 14);
    expect(seen(paint).steady.map(({ from, to }) => [from, to])).toContainEqual([54, 70]);
  });
});
