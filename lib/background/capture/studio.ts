import { fits } from '../../canvas.ts';
import { CaptureError } from './error.ts';

/** A picture the browser gave us. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA of a part, row by row. */
  pixels(x: number, y: number, width: number, height: number): Uint8ClampedArray;
  close(): void;
}

/** What pictures are put together on. */
export interface Board {
  readonly canvas: OffscreenCanvas;
  draw(
    picture: Picture,
    from: { x: number; y: number },
    size: { width: number; height: number },
    to: { x: number; y: number },
  ): void;
  pixels(x: number, y: number, width: number, height: number): Uint8ClampedArray;
}

/** Decodes pictures and puts them together; tests bring their own. */
export interface Studio {
  decode(url: string): Promise<Picture>;
  /** @throws CaptureError `too-large` */
  board(width: number, height: number): Board;
}

const bitmaps = new WeakMap<Picture, ImageBitmap>();

/** The studio of a browser's background. */
export const browserStudio: Studio = {
  async decode(url) {
    const bitmap = await createImageBitmap(await (await fetch(url)).blob());
    let context: OffscreenCanvasRenderingContext2D | undefined;
    const picture: Picture = {
      width: bitmap.width,
      height: bitmap.height,
      pixels(x, y, width, height) {
        if (!context) {
          context = contextOf(new OffscreenCanvas(bitmap.width, bitmap.height));
          context.drawImage(bitmap, 0, 0);
        }
        return context.getImageData(x, y, width, height).data;
      },
      close: () => bitmap.close(),
    };
    bitmaps.set(picture, bitmap);
    return picture;
  },
  board(width, height) {
    if (!fits(width, height)) throw new CaptureError('too-large', `${width} x ${height} pixels do not fit into a picture.`);
    const canvas = new OffscreenCanvas(width, height);
    const context = contextOf(canvas);
    return {
      canvas,
      draw(picture, from, size, to) {
        const bitmap = bitmaps.get(picture);
        if (bitmap) context.drawImage(bitmap, from.x, from.y, size.width, size.height, to.x, to.y, size.width, size.height);
      },
      pixels: (x, y, columns, rows) => context.getImageData(x, y, columns, rows).data,
    };
  },
};

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new CaptureError('too-large', 'The browser has no memory for the picture.');
  context.imageSmoothingEnabled = false;
  return context;
}
