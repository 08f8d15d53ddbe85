import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkWindows, LabelError, type LabelPlan, planLabel } from '../../../../lib/mark/label/index.ts';
import { assembled, chats, INK, Paint, type Rgb, specOf, WHITE } from './pictures.ts';

type Box = { x: number; y: number; width: number; height: number };

function overlap(one: Box, other: Box): boolean {
  const across = one.x < other.x + other.width && other.x < one.x + one.width;
  return across && one.y < other.y + other.height && other.y < one.y + one.height;
}

/** Widest difference of a channel between the box's pixels and its ground. */
function unevenness(paint: Paint, { x, y, width, height }: Box, ground: Rgb): number {
  let most = 0;
  for (let down = y; down < y + height; down++) {
    for (let across = Math.floor(x); across < x + width; across++) {
      for (const [index, channel] of paint.pixel(across, down).entries())
        most = Math.max(most, Math.abs(channel - (ground[index] ?? 0)));
    }
  }
  return most;
}

/** Source rows in the order they are shown, without the repeated ones. */
function shown({ bands, enlarged }: LabelPlan): number[] {
  const copied = bands.filter(({ rows, height }) => height === rows * enlarged);
  return copied.flatMap(({ row, rows }) => Array.from({ length: rows }, (_, index) => row + index));
}

/** A tall chat without anything special: 30 paragraphs. */
function longChat(width: number, height: number, page: Rgb = WHITE, ink: Rgb = INK): Paint {
  const paint = new Paint(width, height, page);
  for (let y = 30; y < height - 40; y += 27 + (y % 4 === 0 ? 14 : 0)) paint.line(30, y, width - 90, 13, ink);
  return paint;
}

/** Plans the label of many chats. */
function plans(check: (plan: LabelPlan, paint: Paint) => void, numRuns = 25): void {
  fc.assert(
    fc.property(chats, (paint) => check(planLabel(paint, specOf(1)), paint)),
    { numRuns },
  );
}

/** A white capture that takes no memory. */
function blank(width: number, height: number) {
  const rows = (_from: number, count: number) => new Uint8ClampedArray(width * count * 4).fill(255);
  return { width, height, rows };
}

describe('planLabel on any chat', () => {
  test('leaves no window without a whole mark', () => {
    plans((plan) => {
      expect(plan.windows.bare).toBe(0);
      expect(checkWindows(plan)).toEqual(plan.windows);
    });
  });

  test('puts every text on one flat colour of what was captured', () => {
    plans((plan, paint) => {
      const picture = assembled(plan, paint);
      const uneven = plan.texts.filter(({ kind, box, ground }) => kind !== 'badge' && unevenness(picture, box, ground) > 2);
      expect(uneven).toEqual([]);
    }, 12);
  }, 30_000);

  test('shows every row of the capture once and in order', () => {
    plans((plan, paint) => {
      const rows = shown(plan);
      const repeats = plan.bands.filter(({ rows: count, height }) => height !== count * plan.enlarged);
      expect(rows).toEqual(Array.from({ length: paint.height }, (_, index) => index));
      for (const { rows: count } of repeats) expect(count).toBe(1);
      const heights = [...plan.bands, ...plan.plates].reduce((sum, { height }) => sum + height, 0);
      const [first, last] = [plan.bands[0], plan.bands.at(-1)];
      expect(heights).toBe((last?.y ?? 0) + (last?.height ?? 0) - (first?.y ?? 0));
    });
  });

  test('repeats a row only beside its like', () => {
    plans((plan, paint) => {
      for (const { row, rows, height } of plan.bands) {
        if (height === rows * plan.enlarged || row === 0) continue;
        expect(paint.difference(row, row - 1)).toBeLessThanOrEqual(2);
      }
    });
  });

  test('can be read, and nothing of the label lies on anything else of it', () => {
    plans((plan) => {
      expect(plan.contrast).toBeGreaterThanOrEqual(4.5);
      const boxes = plan.texts.filter(({ kind }) => kind !== 'badge').map(({ box }) => box);
      const all = [...boxes, ...plan.leaders, ...(plan.badge ? [plan.badge] : [])];
      for (const [index, box] of all.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(plan.card.x);
        expect(box.x + box.width).toBeLessThanOrEqual(plan.card.x + plan.card.width);
        expect(all.slice(index + 1).filter((other) => overlap(box, other))).toEqual([]);
      }
    });
  });
});

describe('planLabel', () => {
  test('light and dark follow the capture', () => {
    expect(planLabel(longChat(600, 900), specOf(1)).dark).toBe(false);
    expect(planLabel(longChat(600, 900, [22, 23, 27], WHITE), specOf(1)).dark).toBe(true);
  });

  test('says everything it has to, on every kind of card', () => {
    const sizes = [
      [320, 1400],
      [380, 900],
      [760, 1100],
      [760, 200],
      [700, 90],
      [1600, 900],
    ] as const;
    for (const [width, height] of sizes) {
      const { texts } = planLabel(longChat(width, height), specOf(1));
      const all = texts.map(({ text }) => text).join(' | ');
      for (const said of [
        'AI-generated',
        'gpt-5.2 on ChatGPT',
        'Jane Doe, Example Ltd',
        '22 Nov 2026',
        'Captured with Sharemark',
      ]) {
        expect(all).toContain(said);
      }
    }
  });

  test.each([760, 1200, 1600])('takes at most 12 percent of an ordinary capture %i px wide', (width) => {
    for (const height of [700, 1000, 1500, 4000])
      expect(planLabel(longChat(width, height), specOf(1)).area.bands).toBeLessThanOrEqual(0.12);
  });

  test.each([
    [0.5, 4],
    [1, 2],
    [1.25, 2],
    [2, 1],
    [3, 1],
  ])('a capture at %f device px per css px is enlarged %i times', (scale, enlarged) => {
    expect(planLabel(longChat(800, 900), specOf(scale)).enlarged).toBe(enlarged);
  });

  test('no stretch of a long picture is longer than half a phone screen without a line', () => {
    const plan = planLabel(longChat(760, 9000), specOf(1));
    const distances = plan.lines.slice(1).map((top, index) => top - (plan.lines[index] ?? 0));
    expect(Math.max(...distances)).toBeLessThanOrEqual(430 * plan.unit);
    expect(plan.holes).toEqual([]);
  });

  test('a picture taller than the pitch is parted by plates, and nothing of it is lost', () => {
    const paint = new Paint(600, 1100).line(30, 30, 500, 14).noise(30, 80, 540, 950).line(30, 1060, 400, 14);
    const plan = planLabel(paint, specOf(1));
    expect(plan.plates.length).toBeGreaterThan(0);
    expect(plan.windows.bare).toBe(0);
    expect(shown(plan)).toHaveLength(1100);
  });

  test('a gradient behind everything gets plates between the lines of text', () => {
    const paint = new Paint(600, 900);
    for (let y = 0; y < 900; y++)
      for (let x = 0; x < 600; x++) paint.dot(x, y, [255 - (y >> 3), 200 + ((x + y) % 55), 255 - (x >> 3)]);
    const plain = new Paint(600, 900);
    for (let y = 20; y < 880; y += 30) plain.line(40, y, 480, 14);
    for (let y = 0; y < 900; y++) for (let x = 0; x < 600; x++) if (plain.pixel(x, y)[0] < 128) paint.dot(x, y, INK);
    const plan = planLabel(paint, specOf(1));
    expect(plan.plates.length).toBeGreaterThan(0);
    expect(plan.windows.bare).toBe(0);
    expect(shown(plan)).toHaveLength(900);
  });

  test('a slow gradient behind everything is still one ground for each line', () => {
    const paint = new Paint(600, 900);
    for (let y = 0; y < 900; y++) {
      const shade = 255 - (y >> 4);
      paint.rect(0, y, 300, 1, [shade, shade, 255]).rect(300, y, 300, 1, [shade - 2, shade - 2, 255]);
    }
    for (let y = 20; y < 880; y += 40) paint.line(40, y, 480, 14);
    const plan = planLabel(paint, specOf(1));
    expect(plan.windows.bare).toBe(0);
    expect(shown(plan)).toHaveLength(900);
  });

  test('a capture of nothing is refused', () => {
    expect(() => planLabel({ width: 0, height: 10, data: new Uint8ClampedArray() }, specOf(1))).toThrow(LabelError);
  });
});

describe('what a canvas holds', () => {
  test('a capture that cannot be doubled is labelled at its own size', () => {
    const plan = planLabel(blank(800, 30_000), specOf(1));
    expect(plan.enlarged).toBe(1);
    expect(plan.height).toBeLessThanOrEqual(32_767);
    expect(plan.windows.bare).toBe(0);
  });

  test('one that is larger than a canvas is refused with the reason', () => {
    expect(() => planLabel(blank(400, 33_000), specOf(1))).toThrow(expect.objectContaining({ reason: 'too-large' }));
  });
});
