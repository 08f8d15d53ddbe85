import { inkOn } from '../colour.ts';
import { fit } from '../fit.ts';
import type { Colour, Font, LabelText, Measure } from '../types.ts';
import type { Writing } from './style.ts';

/** em of Inter above and below the baseline, accents aside. */
const ASCENT = 0.78;
const DESCENT = 0.24;

/** Size in css px, spacing in em. */
const FONTS = {
  headline: { size: 20, weight: 700, spacing: -0.012 },
  second: { size: 12.5, weight: 450, spacing: 0 },
  name: { size: 13, weight: 600, spacing: 0 },
  sentence: { size: 13, weight: 450, spacing: 0 },
  footer: { size: 12, weight: 450, spacing: 0 },
  badge: { size: 16, weight: 750, spacing: 0 },
} as const;
export type Line = keyof typeof FONTS;

export function fontOf(line: Line, unit: number, share = 1): Font {
  const { size, weight, spacing } = FONTS[line];
  return { family: 'sans', size: size * share * unit, weight, spacing };
}

/** One text of a header or footer. @param y of its baseline, px */
export function textAt(
  kind: 'header' | 'footer',
  text: string,
  font: Font,
  at: { readonly x: number; readonly baseline: number },
  ink: { readonly colour: Colour; readonly ground: Colour },
  measure: Measure,
): LabelText {
  const top = Math.floor(at.baseline - ASCENT * font.size);
  const size = { width: Math.ceil(measure(text, font)), height: Math.ceil((ASCENT + DESCENT) * font.size) };
  const { colour, ground } = ink;
  return { kind, text, font, ...at, colour: inkOn(ground, colour), ground, box: { x: at.x, y: top, ...size } };
}

/** Writes lines on the card's own ground, `down` css px below `top`. */
export function writer({ sheet, measure }: Writing, kind: 'header' | 'footer', top: number) {
  return (line: Line, text: string, x: number, down: number, colour: Colour, toRight = false): LabelText => {
    const font = fontOf(line, sheet.unit);
    const left = toRight ? sheet.right - Math.ceil(measure(text, font)) : x;
    const baseline = top + Math.round(down * sheet.unit);
    return textAt(kind, text, font, { x: left, baseline }, { colour, ground: sheet.page }, measure);
  };
}

/** The first text that fits, or as much of the last one as does. */
export function fitFirst(texts: readonly string[], room: number, font: Font, measure: Measure): string {
  return texts.find((text) => measure(text, font) <= room) ?? fit(texts.at(-1) ?? '', room, font, measure);
}

/** Puts parts on as few rows as hold them, in their order; each part is whole on one row, or cut if it alone is too long. */
export function rowsOf(parts: readonly string[], between: string, room: number, font: Font, measure: Measure): string[] {
  const rows: string[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    const longer = last === undefined ? undefined : `${last}${between}${part}`;
    if (longer !== undefined && measure(longer, font) <= room) rows[rows.length - 1] = longer;
    else rows.push(fit(part, room, font, measure));
  }
  return rows.filter((row) => row !== '');
}
