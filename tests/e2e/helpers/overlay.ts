import type { OverlayItem, TestPage } from './types.ts';
import { until } from './until.ts';

/** Pills take no click in their first half second, so that a page cannot push one under the pointer. */
const ARMED_AFTER_MS = 500;

/** Waits for a visible overlay element whose name matches. */
export async function overlayItem(page: TestPage, name: RegExp, timeout?: number): Promise<OverlayItem> {
  return until(
    `the overlay to show ${name}`,
    async () => (await page.overlay()).find((item) => item.visible && name.test(item.name)),
    timeout,
  );
}

/** Clicks the visible overlay button whose name matches, with the mouse, where the reader sees it. */
export async function clickOverlay(page: TestPage, name: RegExp): Promise<void> {
  const first = await overlayButton(page, name);
  // Wait with the mouse away from it, as long as a reader could not have reacted either.
  await new Promise((resolve) => setTimeout(resolve, ARMED_AFTER_MS + 100));
  const { box } = (await overlayButton(page, name).catch(() => undefined)) ?? first;
  await page.click({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

function overlayButton(page: TestPage, name: RegExp): Promise<OverlayItem> {
  return until(`the overlay to show a button ${name}`, async () =>
    (await page.overlay()).find(
      // Pills whose text is scrolled away stand far to the left of the window.
      ({ visible, tag, name: own, box }) => visible && tag === 'button' && name.test(own) && box.x >= 0 && box.y >= 0,
    ),
  );
}
