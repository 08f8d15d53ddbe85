import type { Hooks, Progress } from '../../pages/unseen/shared/hooks.ts';
import type { UnseenPage } from '../../pages/unseen/pages.ts';
import { allowPage } from './extension-pages.ts';
import { followStatus, foundIn } from './page-status.ts';
import type { Sighting } from './readable.ts';
import type { ChatServers } from './servers.ts';
import type { Box, BrowserUnderTest, TestPage } from './types.ts';
import { until } from './until.ts';

export type { UnseenPage };

/** Calls one of the page's own hooks (`window.__ui`). */
export async function ui<Name extends keyof Hooks>(
  page: TestPage,
  method: Name,
  argument?: string,
): Promise<Awaited<ReturnType<Hooks[Name]>>> {
  const result = await page.evaluate(
    async (call) => {
      const hook: unknown = Reflect.get(Reflect.get(window, '__ui'), call.method);
      if (typeof hook !== 'function') throw new Error(`the page has no hook ${call.method}`);
      return hook(call.argument) as unknown;
    },
    { method, argument: argument ?? '' },
  );
  return result as Awaited<ReturnType<Hooks[Name]>>;
}

/**
 * How long a reader waited for each sentence of an answer up to an offset, in milliseconds: from the moment when something followed it, until it was
 * painted. Infinity: it never was.
 */
export function delaysOf(progress: readonly Progress[], text: string): number[] {
  let end = 0;
  const ends = Array.from(new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text), ({ segment }) => {
    const last = end + segment.trimEnd().length;
    end += segment.length;
    return last;
  });
  return ends.flatMap((offset) => {
    const there = progress.find(({ length }) => length > offset + 1)?.at;
    const read = progress.find(({ painted }) => painted >= offset)?.at ?? Number.POSITIVE_INFINITY;
    return there === undefined ? [] : [Math.max(0, Math.round(read - there))];
  });
}

/** Clicks a part of the page by the mouse, once it is there. */
export async function uiClick(page: TestPage, part: string): Promise<void> {
  await until(`${part} to have a box`, async () => ((await ui(page, 'box', part))?.width ?? 0) > 0);
  const { x, y, width, height }: Box = (await ui(page, 'box', part)) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.click({ x: x + width / 2, y: y + height / 2 });
}

/** Types a question and sends it, as a person does. */
export async function uiAsk(
  page: TestPage,
  { sendKey = 'Enter' }: UnseenPage,
  question: string,
  part = 'composer',
): Promise<void> {
  await uiClick(page, part);
  await page.type(question);
  await page.press(sendKey);
}

/** Opens one of them where Sharemark is allowed; a frame of another origin is allowed by itself, as its user would. */
export async function openUnseen(
  browser: BrowserUnderTest,
  servers: ChatServers,
  { id, frame }: UnseenPage,
  query: Record<string, string | number> = {},
): Promise<TestPage> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  if (frame !== undefined) {
    search.set('framePort', new URL(servers.otherUrl).port);
    const inner = await browser.open(`${servers.otherUrl}${frame}`);
    await allowPage(browser, inner);
    await inner.close();
  }
  const page = await browser.open(`${servers.url}/unseen/${id}?${search}`);
  await until('the page to be there', () => ui(page, 'texts', 'questions'));
  return page;
}

/** Where a followed text stood, frame by frame, and whether it was painted; nothing of the overlay yet. */
export async function sightingsOf(page: TestPage): Promise<(Sighting & { painted: boolean })[]> {
  return (await ui(page, 'sightings')).map(({ at, boxes, painted }) => ({ at, boxes, painted, overlay: [] }));
}

/** Completions that the popup would say were found in a page's top frame. */
export async function foundOn(browser: BrowserUnderTest, page: TestPage): Promise<number> {
  const status = await followStatus(browser, page);
  const found = foundIn(await status.now());
  await status.close();
  return found;
}
