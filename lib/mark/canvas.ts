import { MarkError } from './error.ts';

/** A canvas's 2d context. @throws MarkError `too-large` if there is no memory for it */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new MarkError('too-large', 'no memory for the picture');
  return context;
}

export async function canvasOf(source: Blob | OffscreenCanvas): Promise<OffscreenCanvas> {
  if (source instanceof OffscreenCanvas) return source;
  const bitmap = await createImageBitmap(source);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  contextOf(canvas).drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}
