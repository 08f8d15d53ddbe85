import { ORDINARY, type Act } from '../../pages/ordinary/pages.ts';
import { expect, test } from '../fixtures/test.ts';
import { allowOrigin } from '../helpers/extension-pages.ts';
import { readHidden, watchHidden } from '../helpers/hidden.ts';
import { followStatus, foundIn } from '../helpers/page-status.ts';
import type { TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';

/** Does something with real mouse and keys. */
async function act(page: TestPage, what: Act): Promise<void> {
  if ('click' in what) return page.click(what.click);
  await page.click(what.into);
  await page.type(what.type);
  if (what.press !== undefined) await page.press(what.press);
}

test.beforeAll(async ({ sharedBrowser, servers }) => {
  await allowOrigin(sharedBrowser, servers.url);
});

/** What tells pages apart does not depend on the browser: each third one is opened in both. */
const inBoth = (index: number): boolean => index % 3 === 0;

for (const [index, { id, acts }] of ORDINARY.entries())
  test(
    `${id}: no completion is invented and nothing is hidden`,
    { tag: inBoth(index) ? [] : '@chromium' },
    async ({ sharedBrowser, servers }) => {
      const page = await sharedBrowser.open('about:blank');
      await watchHidden(page);
      await page.goto(`${servers.url}/ordinary/${id}`);
      const status = await followStatus(sharedBrowser, page);
      await until('the page to be looked at', async () => (await readHidden(page)).frames > 5);
      const before = await readHidden(page);
      const foundBefore = foundIn(await status.now());
      for (const what of acts) await act(page, what);
      await page.evaluate(async () => {
        const use: () => Promise<void> = Reflect.get(window, '__use');
        await use();
      });
      // what is held for being short or unasked would have been let go of by now
      const used = (await readHidden(page)).frames;
      await until('a while to have passed', async () => (await readHidden(page)).frames > used + 40);
      const after = await readHidden(page);
      const found = [...(await status.said()), await status.now()].map(foundIn);
      await status.close();
      await page.close();
      test.info().annotations.push({
        type: 'hidden',
        description: `${after.unpainted} of ${after.frames} frames (${before.unpainted} before use), ${after.marked} with markers, ${Math.max(...found)} found; ${after.examples.join('; ')}`,
      });
      expect.soft(foundBefore, 'completions found before anything was done').toBe(0);
      expect.soft(Math.max(...found), 'completions found').toBe(0);
      expect.soft(after.examples).toEqual([]);
      expect.soft(after.unpainted, 'frames with text that was not painted').toBe(0);
      expect.soft(after.marked, 'frames with a marker that hides').toBe(0);
      expect(after.texts).toBeGreaterThan(0);
    },
  );
