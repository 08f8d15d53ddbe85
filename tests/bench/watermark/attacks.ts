import type { Pixels } from '../../../lib/mark/label/types.ts';

/** What happens to a picture between the one who shares it and the one who checks it. Runs in a browser's page. */
interface Attack {
  readonly scale?: number;
  /** Share of the area that is left. */
  readonly crop?: number;
  /** As a canvas takes it: 0..1. */
  readonly quality?: number;
  readonly type?: 'image/jpeg' | 'image/webp';
}

export const ATTACKS: Readonly<Record<string, Attack>> = {
  none: {},
  'JPEG q50': { quality: 0.5 },
  'JPEG q30': { quality: 0.3 },
  'WebP q50': { quality: 0.5, type: 'image/webp' },
  '50 %': { scale: 0.5 },
  '50 % + q50': { scale: 0.5, quality: 0.5 },
  '61 % + q70': { scale: 0.61, quality: 0.7 },
  'crop 25 % + q60': { crop: 0.25, quality: 0.6 },
};

/** @param chance 0..1, twice: where a crop is taken */
export async function attacked(
  pixels: Pixels,
  { scale = 1, crop = 1, quality, type = 'image/jpeg' }: Attack,
  chance: () => number,
): Promise<Pixels> {
  if (scale === 1 && crop === 1 && quality === undefined) return pixels;
  const from = new OffscreenCanvas(pixels.width, pixels.height);
  contextOf(from).putImageData(new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height), 0, 0);
  const side = Math.sqrt(crop);
  const cut = { width: Math.round(pixels.width * side), height: Math.round(pixels.height * side) };
  const left = Math.floor(chance() * (pixels.width - cut.width + 1));
  const top = Math.floor(chance() * (pixels.height - cut.height + 1));
  const to = new OffscreenCanvas(Math.round(cut.width * scale), Math.round(cut.height * scale));
  const context = contextOf(to);
  context.imageSmoothingQuality = 'high';
  context.drawImage(from, left, top, cut.width, cut.height, 0, 0, to.width, to.height);
  if (quality === undefined) return context.getImageData(0, 0, to.width, to.height);
  return pixelsOf(await to.convertToBlob({ type, quality }));
}

export async function pixelsOf(blob: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(blob);
  const context = contextOf(new OffscreenCanvas(bitmap.width, bitmap.height));
  context.drawImage(bitmap, 0, 0);
  const { width, height } = bitmap;
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('No canvas to draw on.');
  return context;
}
