import { contextOf } from '../canvas.ts';
import type { Pixels } from '../label/types.ts';

/** Decodes a picture with a canvas, of a moving one the first frame. @throws if the browser cannot, or has not the memory */
export async function decode(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  try {
    const { width, height } = bitmap;
    const context = contextOf(new OffscreenCanvas(width, height));
    // What shines through would be black; feeds show it on white.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, width, height);
  } finally {
    bitmap.close();
  }
}
