import { contextOf } from './canvas.ts';
import { embedWatermark, readWatermark } from './watermark/index.ts';

/** Rows that are marked at a time: a multiple of the 8 of a chip, but not of the 256 of a tile. The widest canvas makes 16 MB of it. */
const STRIP_ROWS = 120;
/** Pixels of a picture's middle that are read: as many as reading looks at, whatever it is given. */
const MOST_PX = 3e6;

type Strips = Pick<OffscreenCanvasRenderingContext2D, 'getImageData' | 'putImageData'>;
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Writes the id into a whole canvas, strip by strip: all of a long picture at once may be a gigabyte. @param id uint32 @param busy as for {@link embedWatermark} */
export function watermarkCanvas(context: Strips, { width, height }: Size, id: number, busy?: number): void {
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const strip = context.getImageData(0, top, width, Math.min(STRIP_ROWS, height - top));
    embedWatermark(strip, id, top, busy);
    context.putImageData(strip, 0, top);
  }
}

/** The id that a picture's middle carries, if it can be read there. */
export function watermarkOfPicture(picture: ImageBitmap | OffscreenCanvas): number | undefined {
  const { left, top, width, height } = middleOf(picture);
  const context = contextOf(new OffscreenCanvas(width, height));
  context.drawImage(picture, left, top, width, height, 0, 0, width, height);
  return readWatermark(context.getImageData(0, 0, width, height))?.id;
}

/** At most `MOST_PX`, as square as the picture lets it be. */
export function middleOf({ width, height }: Size): Size & { readonly left: number; readonly top: number } {
  const side = Math.floor(Math.sqrt(MOST_PX));
  const across = Math.min(width, Math.max(side, Math.floor(MOST_PX / height)));
  const down = Math.min(height, Math.floor(MOST_PX / across));
  return { left: Math.floor((width - across) / 2), top: Math.floor((height - down) / 2), width: across, height: down };
}
