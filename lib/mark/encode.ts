import type { PictureFormat } from '../types.ts';

const MIME: Readonly<Record<PictureFormat, string>> = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' };
/** Of JPEG and WebP, 0..1: high enough that 10 px letters keep their edges. */
const QUALITY = 0.92;
/** Most pixels a side of a WebP has (RFC 9649, 2.7.1); the other formats have room for more than a canvas. */
const WEBP_SIDE = 16_383;

/** `no-webp`: this browser's canvas makes none; `webp-size`: the picture has a side that WebP cannot hold. */
export type EncodeReason = 'no-webp' | 'webp-size';

/** A picture that cannot be written in the format that was asked for. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError';
  readonly reason: EncodeReason;

  constructor(reason: EncodeReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What of a canvas is needed to encode it. */
type Encodable = Pick<OffscreenCanvas, 'width' | 'height' | 'convertToBlob'>;

/**
 * The canvas as a file. A browser that cannot write a format gives a PNG instead, and says so only in the blob's type.
 * @throws EncodeError
 */
export async function encoded(canvas: Encodable, format: PictureFormat): Promise<Blob> {
  if (format === 'webp' && Math.max(canvas.width, canvas.height) > WEBP_SIDE)
    throw new EncodeError('webp-size', `${canvas.width} by ${canvas.height} px is more than WebP holds`);
  const blob = await canvas.convertToBlob({ type: MIME[format], quality: QUALITY });
  if (blob.type !== MIME[format]) throw new EncodeError('no-webp', `asked for ${MIME[format]}, got ${blob.type}`);
  return blob;
}

/** Whether this browser's canvas writes a format. Every browser writes PNG and JPEG (HTML, "Serializing bitmaps to a file"). */
export async function canEncode(format: PictureFormat, canvas: () => Encodable = onePixel): Promise<boolean> {
  if (format !== 'webp') return true;
  try {
    await encoded(canvas(), format);
    return true;
  } catch {
    return false;
  }
}

function onePixel(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(1, 1);
  // Without a context there is nothing to write.
  canvas.getContext('2d');
  return canvas;
}
