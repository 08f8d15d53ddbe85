import { type Asset, JPEG, PNG } from '@trustnxt/c2pa-ts/asset';
import { isJpeg } from '../metadata/jpeg.ts';
import { isPng } from '../metadata/png.ts';
import type { SignedFormat } from './claim.ts';
import { CredentialsError } from './error.ts';
import { isWebp, Webp } from './webp.ts';

const KINDS = {
  png: { is: isPng, open: (bytes: Uint8Array) => new PNG(bytes) },
  jpeg: { is: isJpeg, open: (bytes: Uint8Array) => new JPEG(bytes) },
  webp: { is: isWebp, open: (bytes: Uint8Array) => new Webp(bytes) },
} as const satisfies Record<SignedFormat, { is: (bytes: Uint8Array) => boolean; open: (bytes: Uint8Array) => Asset }>;

/** A picture as c2pa-ts sees it. @param bytes are left as they are @throws CredentialsError `format` */
export function assetOf(bytes: Uint8Array, format: SignedFormat): Asset {
  const { is, open } = KINDS[format];
  if (!is(bytes)) throw new CredentialsError('format', `this is no ${format}`);
  try {
    return open(Uint8Array.from(bytes));
  } catch (cause) {
    throw new CredentialsError('format', `the ${format} cannot be read`, { cause });
  }
}
