import { fits } from '../../canvas.ts';
import { type PictureHeader, readHeader } from './header.ts';

/** Bytes of a file that are read at most; larger ones are refused unread. */
export const MOST_BYTES = 64 * 2 ** 20;
/** Pixels that are decoded at most, four bytes each: a file of some kilobytes can hold thousands of megapixels. */
export const MOST_PIXELS = 64e6;

/** Why a file is not looked into. */
export type IntakeTrouble = 'empty' | 'too-many-bytes' | 'unknown' | 'damaged' | 'too-many-pixels';

/** Whether a file may be read at all, by its size in bytes alone. */
export function admit(size: number): IntakeTrouble | undefined {
  if (size === 0) return 'empty';
  return size > MOST_BYTES ? 'too-many-bytes' : undefined;
}

/** What a file says of its picture, or why it is not decoded. Never throws. */
export function inspect(bytes: Uint8Array): PictureHeader | IntakeTrouble {
  const header = readHeader(bytes);
  if (typeof header === 'string') return header;
  const { width, height } = header;
  return width * height > MOST_PIXELS || !fits(width, height) ? 'too-many-pixels' : header;
}
