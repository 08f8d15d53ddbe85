import type { Box } from '../../types.ts';

/** Not black: a box must be seen on black pages, too. */
export const BOX_COLOUR = '#1f2933';
export const BOX_EDGE = '#9aa5b1';

/** Draws solid boxes over parts of a capture and gives a new one; nothing of what was there is left in its bytes. @throws Error if the browser has no memory for it */
export async function coverBoxes(shot: Blob, boxes: readonly Box[]): Promise<Blob> {
  const bitmap = await createImageBitmap(shot);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no memory for the picture.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  for (const { left, top, right, bottom } of boxes) {
    context.fillStyle = BOX_EDGE;
    context.fillRect(left, top, right - left, bottom - top);
    context.fillStyle = BOX_COLOUR;
    context.fillRect(left + 1, top + 1, right - left - 2, bottom - top - 2);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}
