/** Synthetic captures: what a chat page leaves in pixels, without a browser. */
import * as fc from 'fast-check';
import type { LabelStyle } from '../../../../lib/types.ts';
import type { LabelPlan, LabelSpec, LabelTexts, Pixels } from '../../../../lib/mark/label/index.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

export const WHITE: Rgb = [255, 255, 255];
export const INK: Rgb = [20, 20, 24];

export const TEXTS: LabelTexts = {
  language: 'en',
  headline: 'AI-generated',
  withModel: 'with {model} on {site}.',
  withSite: 'on {site}.',
  modelOnSite: '{model} on {site}',
  onSite: 'An AI model on {site}',
  sharedBy: 'Shared by {name}',
  written: 'Written by an AI model, not by a person',
  captured: 'Captured with Sharemark',
};

export function specOf(scale: number, name = 'Jane Doe, Example Ltd', style: LabelStyle = 'card'): LabelSpec {
  const at = Date.UTC(2026, 10, 22, 12);
  const attribution = { name, model: 'gpt-5.2', host: 'chatgpt.com', site: 'ChatGPT', at, zone: 'Europe/Berlin' };
  return { attribution, texts: TEXTS, style, scale };
}

/** A canvas of plain arrays. */
export class Paint implements Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;

  constructor(width: number, height: number, page: Rgb = WHITE) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(width * height * 4);
    this.rect(0, 0, width, height, page);
  }

  dot(x: number, y: number, colour: Rgb): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * 4;
    [this.data[at], this.data[at + 1], this.data[at + 2], this.data[at + 3]] = [colour[0], colour[1], colour[2], 255];
  }

  rect(x: number, y: number, width: number, height: number, colour: Rgb): this {
    for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) this.dot(column, row, colour);
    return this;
  }

  /** A line of text: letters without two rows alike. */
  line(x: number, y: number, width: number, height: number, colour: Rgb = INK): this {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        if ((column * 7 + row * 13 + ((column * row) % 5)) % 6 < 2) this.dot(x + column, y + row, colour);
      }
    }
    return this;
  }

  /** A picture: no two rows alike, no two neighbours of one colour. */
  noise(x: number, y: number, width: number, height: number): this {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const value = (column * 37 + row * 91 + ((column * row) % 17) * 11) % 256;
        this.dot(x + column, y + row, [value, 255 - value, (value * 3) % 256]);
      }
    }
    return this;
  }

  /** Widest difference of a channel between two rows. */
  difference(row: number, other: number): number {
    const length = this.width * 4;
    let most = 0;
    for (let at = 0; at < length; at++) {
      most = Math.max(most, Math.abs((this.data[row * length + at] ?? 0) - (this.data[other * length + at] ?? 0)));
    }
    return most;
  }

  pixel(x: number, y: number): Rgb {
    const at = (y * this.width + x) * 4;
    return [this.data[at] ?? 0, this.data[at + 1] ?? 0, this.data[at + 2] ?? 0];
  }
}

interface Piece {
  readonly kind: 'paragraph' | 'heading' | 'code' | 'rule' | 'picture' | 'bubble';
  readonly lines: number;
  readonly space: number;
}

const piece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom('paragraph', 'paragraph', 'paragraph', 'heading', 'code', 'rule', 'picture', 'bubble'),
  lines: fc.integer({ min: 1, max: 7 }),
  space: fc.integer({ min: 8, max: 34 }),
});

/** Chats of many widths, heights and colours. */
export const chats: fc.Arbitrary<Paint> = fc
  .record({
    width: fc.integer({ min: 320, max: 900 }),
    margin: fc.constantFrom(0, 12, 28, 40),
    dark: fc.boolean(),
    pieces: fc.array(piece, { minLength: 1, maxLength: 12 }),
  })
  .map(({ width, margin, dark, pieces }) => paintChat(width, margin, dark, pieces));

function paintChat(width: number, margin: number, dark: boolean, pieces: readonly Piece[]): Paint {
  const page: Rgb = dark ? [22, 23, 27] : WHITE;
  const ink: Rgb = dark ? [236, 236, 240] : INK;
  const box: Rgb = dark ? [38, 40, 48] : [240, 240, 243];
  const heights = pieces.map(({ kind, lines, space }) => heightOf(kind, lines) + space);
  const paint = new Paint(
    width,
    heights.reduce((sum, height) => sum + height, margin * 2),
    page,
  );
  const inner = width - 2 * margin;
  let y = margin;
  for (const { kind, lines, space } of pieces) {
    const height = heightOf(kind, lines);
    if (kind === 'rule') paint.rect(margin, y, inner, height, box);
    if (kind === 'picture') paint.noise(margin, y, Math.floor(inner * 0.8), height);
    if (kind === 'heading') paint.line(margin, y, Math.floor(inner * 0.6), height, ink);
    const framed = kind === 'code' || kind === 'bubble';
    const left = kind === 'bubble' ? Math.floor(inner / 2) : 0;
    if (framed) paint.rect(margin + left, y, inner - left, height, box);
    if (framed || kind === 'paragraph') {
      for (let line = 0; line < lines; line++) {
        const top = y + (framed ? 14 : 0) + line * 26;
        paint.line(
          margin + left + (framed ? 16 : 0),
          top,
          Math.floor((inner - left) * (line === lines - 1 ? 0.5 : 0.9)) - 32,
          14,
          ink,
        );
      }
    }
    y += height + space;
  }
  return paint;
}

function heightOf(kind: Piece['kind'], lines: number): number {
  if (kind === 'rule') return 4;
  if (kind === 'heading') return 20;
  if (kind === 'picture') return lines * 60;
  return lines * 26 - 12 + (kind === 'paragraph' ? 0 : 28);
}

/** The picture without its texts, as a plan says to put it together: written apart from the code that draws it. */
export function assembled(plan: LabelPlan, capture: Paint): Paint {
  const paint = new Paint(plan.width, plan.height, plan.page);
  for (const { row, rows, y, height } of plan.bands) {
    for (let down = 0; down < height; down++) {
      const from = row + Math.floor((down * rows) / height);
      for (let across = 0; across < plan.captureWidth; across++) {
        paint.dot(plan.captureX + across, y + down, capture.pixel(Math.floor(across / plan.enlarged), from));
      }
    }
  }
  for (const { x, y, width, height } of plan.plates) paint.rect(x, y, width, height, plan.page);
  return paint;
}
