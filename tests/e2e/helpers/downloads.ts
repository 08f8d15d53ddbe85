import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserUnderTest } from './types.ts';

/** Names of Sharemark's pictures that have been saved. Firefox writes to a neighbour and leaves an empty file until it is done. */
export function savedPictures({ downloads }: BrowserUnderTest): string[] {
  const all = readdirSync(downloads);
  return all.filter(
    (name) =>
      /^sharemark-.*\.(?:png|jpg)$/.test(name) &&
      statSync(join(downloads, name)).size > 0 &&
      !all.some((other) => other.startsWith(name.replace(/\.\w+$/, '')) && other.endsWith('.part')),
  );
}
