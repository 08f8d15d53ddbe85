import { MAX_PICTURE_CHARS } from '../../messages.ts';

/** The longer side of what is sent, in pixels. What a picture shows can be told from that, and it is a tenth of the traffic. */
const LONGEST = 1024;
/** JPEG qualities, tried in turn until the result is small enough. */
const QUALITIES = [0.85, 0.5];
/** A file that is larger, in bytes, is not fetched into memory. */
const MOST_BYTES = 20_000_000;

/** What became of reading: a JPEG in base64, nothing to be seen (a broken picture), or something that we must not or cannot read. */
export type Reading = { readonly jpeg: string } | 'nothing' | 'unreadable';

/**
 * Reads a picture as it is painted, made smaller, without its metadata. Another site's picture may only be looked at if that site lets every page:
 * the page's own rights are all we use. Never rejects.
 */
export async function readPicture(image: HTMLImageElement): Promise<Reading> {
  try {
    await image.decode();
  } catch {
    // A picture too large to decode has a size; a broken one has none.
    return image.naturalWidth === 0 ? 'nothing' : 'unreadable';
  }
  const { naturalWidth: width, naturalHeight: height, currentSrc } = image;
  const jpeg = (await encode(image, width, height)) ?? (await fetched(currentSrc));
  return jpeg === undefined ? 'unreadable' : { jpeg };
}

/** The size that is sent: never enlarged, at least a pixel each way. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Undefined where the picture is another site's (the canvas then keeps what is on it to itself), or does not get small enough. */
async function encode(source: CanvasImageSource, fullWidth: number, fullHeight: number): Promise<string | undefined> {
  const { width, height } = fitted(fullWidth, fullHeight);
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    // JPEG has no transparency, and pages are white more often than black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(source, 0, 0, width, height);
    for (const quality of QUALITIES) {
      // oxlint-disable-next-line no-await-in-loop -- the second only if the first is too large
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      // oxlint-disable-next-line no-await-in-loop
      const jpeg = await base64Of(blob);
      if (blob.type === 'image/jpeg' && jpeg.length <= MAX_PICTURE_CHARS) return jpeg;
    }
  } catch {
    // Tainted, or no memory for it.
  }
  return undefined;
}

/** As text at once: in Firefox bytes that were made with the page's canvas are the page's, and out of a content script's reach. */
function base64Of(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => {
      const { result } = reader;
      if (typeof result === 'string') resolve(result.slice(result.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}

/** The same of a file that the page may fetch: its own, and others' that allow it. Cookies go to the page's own site only. */
async function fetched(address: string): Promise<string | undefined> {
  if (!/^https?:/.test(address)) return undefined;
  try {
    const response = await fetch(address, {
      mode: 'cors',
      credentials: 'same-origin',
      cache: 'force-cache',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) return undefined;
    const bitmap = await createImageBitmap(await response.blob());
    try {
      return await encode(bitmap, bitmap.width, bitmap.height);
    } finally {
      bitmap.close();
    }
  } catch {
    return undefined;
  }
}
