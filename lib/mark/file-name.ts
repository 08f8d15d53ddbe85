import { PICTURE_FORMATS, type Attribution, type PictureFormat, type ShareId } from '../types.ts';
import { cut, fileName, plain, utf8Length } from './escape.ts';
import { zonedTime } from './metadata/zoned-time.ts';

const EXTENSIONS: Readonly<Record<PictureFormat, string>> = { png: 'png', jpeg: 'jpg', webp: 'webp' };
/** Bytes of a host that are told: what stands behind it must fit into the name. */
const HOST_BYTES = 60;
/** Of a share's id: enough to find its file again among a person's downloads. */
const SHORT_ID = 8;

/**
 * Name of a share's picture, such as `sharemark-chatgpt.com-2026-11-22-1714-1b4e28ba.png`: valid on every system, at most 120 bytes. Date and
 * time are those of the attribution's zone, and the id's first 8 characters always stand in it. @throws RangeError if `at` is no date
 */
export function fileNameOf(
  { host, at, zone }: Pick<Attribution, 'host' | 'at' | 'zone'>,
  share: ShareId,
  format: PictureFormat,
): string {
  const { date, time } = zonedTime(at, zone);
  const parts = [
    'sharemark',
    cut(plain(host), HOST_BYTES, utf8Length),
    date,
    time.slice(0, 5).replace(':', ''),
    share.slice(0, SHORT_ID),
  ];
  return fileName(parts.join('-'), EXTENSIONS[format]);
}

/** The format a file of ours is in, by its name; PNG if the name says nothing, for a person may have changed it. */
export function formatOfFile(name: string): PictureFormat {
  return PICTURE_FORMATS.find((format) => name.toLowerCase().endsWith(`.${EXTENSIONS[format]}`)) ?? 'png';
}
