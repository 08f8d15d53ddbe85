import { MONO_SIZE } from './tokens.ts';
import type { Font, Measure } from './types.ts';

/** Advance of Geist Mono, em. */
const MONO_ADVANCE = 0.6;

/** em per character of Inter at the weights the label uses, a little on the wide side. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\s.,:;'!|ijl\p{Mn}]/u, 0.29],
  [/[-()[\]{}frtI·]/u, 0.4],
  [/[MWmw@%—]/u, 0.95],
  [/[A-Z&]/u, 0.72],
  [/[ -\u024f]/u, 0.63],
  [/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u, 0.7],
];

/** Widths without a canvas: exact for the marks, near enough for the rest to plan with. */
export const estimateWidth: Measure = (text, font) => {
  const characters = Array.from(text);
  const widths = characters.map((character) => (font.family === 'mono' ? monoWidth(character) : sansWidth(character)));
  const spaces = Math.max(0, characters.length - 1) * font.spacing;
  return font.size * (widths.reduce((sum, width) => sum + width, 0) + spaces);
};

function monoWidth(character: string): number {
  return /[ -\u024f]/u.test(character) ? MONO_ADVANCE : sansWidth(character);
}

function sansWidth(character: string): number {
  return CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? 1.05;
}

/** Widths as a canvas will draw them. The fonts must be loaded. */
export function measureWith(context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D): Measure {
  return (text, font) => {
    setFont(context, font);
    return context.measureText(text).width - font.spacing * font.size;
  };
}

/**
 * System fonts follow for scripts that ours lack. Those for Chinese are named: a worker has no language, and without one a browser may take
 * Japanese glyphs. What is measured is what is drawn, as both go through `setFont`.
 */
const CHINESE =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"';
const FAMILIES = {
  sans: `"Sharemark Sans", system-ui, ${CHINESE}, sans-serif`,
  mono: `"Sharemark Mono", ui-monospace, ${CHINESE}, monospace`,
} as const;

/** Makes a context draw with one of the label's fonts. */
export function setFont(context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D, font: Font): void {
  context.font = `${font.weight} ${font.size}px ${FAMILIES[font.family]}`;
  context.letterSpacing = `${font.spacing * font.size}px`;
  context.fontKerning = 'normal';
}

/** Letters of a credit line. @param unit px of the picture per css px of the label */
export function monoFont(unit: number, weight: number, spacing: number): Font {
  return { family: 'mono', size: MONO_SIZE * unit, weight, spacing };
}

/** px, and the side of the canvas a letter is tried on. */
const TRIAL = 32;
const TRIAL_SIDE = 48;
/** Assigned to nothing, so no font has it: what is drawn for it is drawn for every letter that is missing. */
const NOBODY = '\u{10FFFE}';

/**
 * Whether this machine has a font for every letter of a text: boxes in place of words are no label.
 * @param context on a canvas of at least 48 x 48 px that may be drawn over
 */
export function canWrite(text: string, context: OffscreenCanvasRenderingContext2D): boolean {
  const missing = look(NOBODY, context);
  return Array.from(text).every((letter) => letter.trim() === '' || look(letter, context) !== missing);
}

/** A letter's pixels, as a text that can be compared. */
function look(letter: string, context: OffscreenCanvasRenderingContext2D): string {
  context.clearRect(0, 0, TRIAL_SIDE, TRIAL_SIDE);
  setFont(context, { family: 'sans', size: TRIAL, weight: 800, spacing: 0 });
  context.fillStyle = '#000';
  context.fillText(letter, 4, TRIAL + 4);
  return context.getImageData(0, 0, TRIAL_SIDE, TRIAL_SIDE).data.join();
}
