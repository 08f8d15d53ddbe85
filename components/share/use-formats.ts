import { useEffect, useState } from 'react';
import { canEncode } from '../../lib/mark/encode.ts';
import { PICTURE_FORMATS, type PictureFormat } from '../../lib/types.ts';

/** Asked once a page: a browser's canvas learns nothing new while the page is open. */
let asked: Promise<readonly PictureFormat[]> | undefined;

async function ask(): Promise<readonly PictureFormat[]> {
  const able = await Promise.all(PICTURE_FORMATS.map((format) => canEncode(format)));
  return PICTURE_FORMATS.filter((_, index) => able[index]);
}

/**
 * Formats that this browser writes, PNG and JPEG until it is known which; `chosen` is always among them, so that a choice that was made elsewhere
 * is seen.
 */
export function useFormats(chosen?: PictureFormat): readonly PictureFormat[] {
  const [able, setAble] = useState<readonly PictureFormat[]>(['png', 'jpeg']);
  useEffect(() => {
    asked ??= ask();
    void asked.then(setAble);
  }, []);
  return PICTURE_FORMATS.filter((format) => format === chosen || able.includes(format));
}
