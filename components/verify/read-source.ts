import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { MOST_BYTES } from '../../lib/mark/verify/intake.ts';

/** A picture of a page that the context menu was opened on. */
export interface PictureSource {
  readonly src: string;
  readonly tabId: number;
  readonly frameId: number;
}

const Named = v.object({
  src: v.pipe(v.string(), v.minLength(1), v.maxLength(100_000)),
  tab: v.pipe(v.string(), v.digits(), v.transform(Number)),
  frame: v.pipe(v.string(), v.digits(), v.transform(Number)),
});

/** The picture in `?src=…&tab=…&frame=…`, if there is one. */
export function namedSource(search: string): PictureSource | undefined {
  const named = v.safeParse(Named, Object.fromEntries(new URLSearchParams(search)));
  return named.success ? { src: named.output.src, tabId: named.output.tab, frameId: named.output.frame } : undefined;
}

/** Reads a picture as the page itself can, as base64: scripting's answers are JSON. Runs in the page. */
async function readInPage(src: string, most: number): Promise<string | number | undefined> {
  try {
    const blob = await (await fetch(src, { cache: 'force-cache' })).blob();
    if (blob.size > most) return blob.size;
    const reader = new FileReader();
    return await new Promise((resolve) => {
      reader.onload = () =>
        resolve(typeof reader.result === 'string' ? reader.result.slice(reader.result.indexOf(',') + 1) : undefined);
      reader.onerror = () => resolve(undefined);
      reader.readAsDataURL(blob);
    });
  } catch {
    return undefined;
  }
}

const InPage = v.union([v.string(), v.number()]);

/** The host pattern that lets this page read a picture, for the browser's question; undefined if no access would help. */
export function patternOf(src: string): string | undefined {
  const url = URL.parse(src);
  return url && /^https?:$/.test(url.protocol) ? `${url.protocol}//${url.hostname}/*` : undefined;
}

/** The bytes of a page's picture, or how many there are if they are too many to read; undefined if neither the page nor we may read it. */
export async function readSource({ src, tabId, frameId }: PictureSource): Promise<Blob | number | undefined> {
  if (src.startsWith('data:')) return src.length > 2 * MOST_BYTES ? src.length : (await fetch(src)).blob();
  const answers = await browser.scripting
    .executeScript({ target: { tabId, frameIds: [frameId] }, func: readInPage, args: [src, MOST_BYTES] })
    .catch(() => []);
  const answer = v.safeParse(InPage, answers[0]?.result);
  if (answer.success && typeof answer.output === 'number') return answer.output;
  if (answer.success && typeof answer.output === 'string') return (await fetch(`data:;base64,${answer.output}`)).blob();
  if (patternOf(src) === undefined) return undefined;
  return fetch(src, { cache: 'force-cache', credentials: 'omit' }).then(
    (response) => (response.ok ? response.blob() : undefined),
    () => undefined,
  );
}
