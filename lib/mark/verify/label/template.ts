import { monoFont } from '../../label/measure.ts';
import { MARK, MONO_SPACING } from '../../label/tokens.ts';
import type { Pixels } from '../../label/types.ts';
import { brightness } from './patch.ts';
import type { DrawText, Template } from './types.ts';

/** px per unit the marks are drawn at to be compared with. */
const UNIT = 6;
/** The label's two weights: the first mark of a line, and all others. */
const WEIGHTS = [480, 650];
/** Share of the full ink under which a pixel is ground. */
const INK_LEAST = 0.25;

/**
 * Draws what is looked for. Once per page; a few ms.
 * @param texts wordings of the mark
 * @throws if a drawing is empty (the fonts were not loaded)
 */
export function labelTemplates(draw: DrawText, texts: readonly string[] = [MARK]): Template[] {
  return texts.flatMap((text) =>
    WEIGHTS.map((weight) => templateOf(draw(text, monoFont(UNIT, weight, MONO_SPACING)), text, weight)),
  );
}

function templateOf(pixels: Pixels, text: string, weight: number): Template {
  const ink = inkOf(pixels);
  const { left, top, right, bottom } = inkBox(ink, pixels.width);
  if (right <= left) throw new Error(`Nothing was drawn for “${text}”.`);
  const [width, height] = [right - left, bottom - top];
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += ink[(top + y) * pixels.width + left + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return { text, weight, width, height, unit: UNIT, letters: Array.from(text), sums };
}

/** 0..1: how far a pixel is from the first one's colour. */
function inkOf({ data }: Pixels): Float32Array {
  const ink = new Float32Array(data.length / 4);
  const ground = brightness(data, 0);
  let most = 1;
  for (let at = 0; at < ink.length; at++) {
    const far = Math.abs(brightness(data, at * 4) - ground);
    ink[at] = far;
    most = Math.max(most, far);
  }
  return ink.map((far) => far / most);
}

function inkBox(ink: Float32Array, width: number) {
  let [left, top, right, bottom] = [width, Infinity, 0, 0];
  for (const [at, value] of ink.entries()) {
    if (value < INK_LEAST) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return { left, top, right, bottom };
}
