import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkWindows, measureWith, planLabel, type LabelPlan } from '../../../../lib/mark/label/index.ts';
import { setFont } from '../../../../lib/mark/label/measure.ts';
import { CAP_EM } from '../../../../lib/mark/label/styles/strict.ts';
import { LABEL_STYLES, type LabelStyle } from '../../../../lib/types.ts';
import { assembled, chats, INK, Paint, specOf, WHITE, type Rgb } from './pictures.ts';

const SLOW = 300_000;

function said({ texts }: LabelPlan): string {
  return texts.map(({ text }) => text).join(' | ');
}

function headlines({ texts }: LabelPlan) {
  return texts.filter(({ kind }) => kind === 'header');
}

function talk(width: number, height: number, page: Rgb = WHITE, ink: Rgb = INK): Paint {
  const paint = new Paint(width, height, page);
  for (let y = 30; y < height - 40; y += 27 + (y % 4 === 0 ? 14 : 0)) paint.line(30, y, width - 90, 13, ink);
  return paint;
}

/** Letters half as wide again as they are tall. */
const broad = (text: string, { size }: { size: number }) => Array.from(text).length * size * 1.5;

const planned = (paint: Paint, style: LabelStyle, marks?: readonly string[]) =>
  planLabel(paint, { ...specOf(1, undefined, style), ...(marks === undefined ? {} : { marks }) });

/** Pixels under a text that are not its ground. */
function inked(picture: Paint, { box, ground }: LabelPlan['texts'][number]): boolean {
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = Math.floor(box.x); x < box.x + box.width; x++) {
      if (picture.pixel(x, y).some((channel, index) => Math.abs(channel - (ground[index] ?? 0)) > 2)) return true;
    }
  }
  return false;
}

describe.each(LABEL_STYLES)('%s on any chat', (style) => {
  test(
    'leaves no window bare, can be read, and writes on nothing',
    () => {
      fc.assert(
        fc.property(chats, (paint) => {
          const plan = planned(paint, style);
          expect(plan.style).toBe(style);
          expect(plan.windows.bare).toBe(0);
          expect(checkWindows(plan)).toEqual(plan.windows);
          expect(plan.contrast).toBeGreaterThanOrEqual(4.5);
          const picture = assembled(plan, paint);
          for (const { x, y, width, height, colour } of plan.strips) picture.rect(x, y, width, height, colour);
          expect(plan.texts.filter((text) => text.kind !== 'badge' && inked(picture, text))).toEqual([]);
        }),
        { numRuns: 8 },
      );
    },
    SLOW,
  );

  test.each([
    [320, 1400, WHITE, INK],
    [1600, 900, WHITE, INK],
    [760, 60, WHITE, INK],
    [380, 900, [22, 23, 27], WHITE],
    [820, 700, [233, 216, 180], INK],
  ] as const)(
    'says whose it is, of which model and when on %i x %i',
    (width, height, page, ink) => {
      const plan = planned(talk(width, height, page, ink), style);
      expect(plan.windows.bare).toBe(0);
      expect(plan.contrast).toBeGreaterThanOrEqual(4.5);
      const all = said(plan).replaceAll(' | ', ' ');
      for (const part of ['Jane Doe, Example Ltd', 'gpt-5.2', 'ChatGPT', '22 Nov 2026', 'AI-GENERATED']) {
        expect(all).toContain(part);
      }
    },
    SLOW,
  );

  test(
    'has the words that rules ask for at first sight and on every line, and none of ours',
    () => {
      const plan = planned(talk(640, 800), style, ['AI GENERATED', '人工智能生成']);
      const first = headlines(plan)
        .map(({ text }) => text)
        .join(' | ');
      expect(first).toContain('AI GENERATED');
      expect(first).toContain('人工智能生成');
      expect(plan.texts.filter(({ kind }) => kind === 'mark').every(({ text }) => text === 'AI GENERATED')).toBe(true);
      expect(said(plan)).not.toMatch(/AI-generated/i);
      expect(plan.windows.bare).toBe(0);
    },
    SLOW,
  );
});

describe('strict', () => {
  test(
    'has the mark at 5 % of the shortest side, whatever the shape, and whole in the picture',
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 320, max: 1400 }),
          fc.integer({ min: 60, max: 1200 }),
          fc.boolean(),
          (width, height, asked) => {
            const plan = planned(talk(width, height), 'strict', asked ? ['AI GENERATED', 'AI生成'] : undefined);
            for (const { font, box } of headlines(plan)) {
              expect(font.size * CAP_EM).toBeGreaterThanOrEqual(0.05 * Math.min(plan.width, plan.height));
              expect(box.x + box.width).toBeLessThanOrEqual(plan.width);
              expect(box.y + box.height).toBeLessThanOrEqual(plan.lines[0] ?? 0);
            }
          },
        ),
        { numRuns: 12 },
      );
    },
    SLOW,
  );

  test(
    'has rules of 3 px on both sides of every line, 20 px apart, and a block in place of the first',
    () => {
      const plan = planned(talk(760, 900), 'strict');
      const [block, ...rules] = plan.strips;
      expect(block).toMatchObject({ x: 0, y: 0, width: plan.width, colour: [0x11, 0x11, 0x11] });
      expect(rules).toHaveLength(2 * plan.lines.length - 1);
      expect(rules.every(({ height }) => height === 6)).toBe(true);
      const [above, below] = rules.slice(1);
      expect((below?.y ?? 0) - (above?.y ?? 0) - 6).toBe(40);
    },
    SLOW,
  );

  test(
    'has a line at least every 190 px where the capture has gaps',
    () => {
      const plan = planned(talk(760, 3000), 'strict');
      const distances = plan.lines.slice(1).map((top, index) => top - (plan.lines[index] ?? 0));
      expect(Math.max(...distances)).toBeLessThanOrEqual(190 * plan.unit + 1);
    },
    SLOW,
  );
});

describe('words in other scripts', () => {
  test('are measured in the fonts they are drawn in, which name Chinese ones', () => {
    const fonts: string[] = [];
    const fake = { font: '', letterSpacing: '', fontKerning: '', measureText: (text: string) => ({ width: 100 * text.length }) };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- node has no canvas.
    const context = fake as unknown as OffscreenCanvasRenderingContext2D;
    const font = { family: 'mono', size: 20, weight: 650, spacing: 0.06 } as const;
    expect(measureWith(context)('人工智能生成', font)).toBeCloseTo(600 - 1.2);
    fonts.push(fake.font);
    fake.font = '';
    setFont(context, font);
    fonts.push(fake.font);
    expect(fonts[0]).toBe(fonts[1]);
    expect(fonts[0]).toContain('Noto Sans SC');
  });

  test(
    'get the room that was measured for them',
    () => {
      const plan = planLabel(talk(640, 700), { ...specOf(1, undefined, 'strict'), marks: ['人工智能生成'] }, broad);
      const mark = plan.texts.find(({ kind }) => kind === 'mark');
      expect(mark?.box.width).toBe(Math.ceil(6 * (mark?.font.size ?? 0) * 1.5));
    },
    SLOW,
  );
});
