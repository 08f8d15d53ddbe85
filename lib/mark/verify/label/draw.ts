import { contextOf } from '../../canvas.ts';
import { setFont } from '../../label/measure.ts';
import type { DrawText } from './types.ts';

/** Draws with a canvas, black on white. The label's fonts must be loaded (`loadFonts`). */
export const drawText: DrawText = (text, font) => {
  const canvas = new OffscreenCanvas(1, 1);
  const context = contextOf(canvas);
  setFont(context, font);
  canvas.width = Math.ceil(context.measureText(text).width + 2 * font.size);
  canvas.height = Math.ceil(3 * font.size);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  // Sizing a canvas forgets its font.
  setFont(context, font);
  context.fillText(text, font.size, 2 * font.size);
  return context.getImageData(0, 0, canvas.width, canvas.height);
};
