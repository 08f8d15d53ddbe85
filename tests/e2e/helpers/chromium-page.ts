import type { Page } from '@playwright/test';
import { askOverlay, askTabId } from './companion.ts';
import { clickOverlay } from './overlay.ts';
import type { Control, Frame, Recording, TestPage } from './types.ts';
import { PATIENCE_MS, until } from './until.ts';

/** Wraps a Playwright page. */
export function chromiumPage(page: Page): TestPage {
  page.setDefaultTimeout(PATIENCE_MS);
  const self: TestPage = {
    browser: 'chromium',
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    close: () => page.close(),
    front: () => page.bringToFront(),
    evaluate: evaluator(page),
    async evaluateEarly(run, argument) {
      await page.addInitScript<unknown>(run as (argument: unknown) => void, argument);
    },
    async waitFor(what, condition, argument, timeout) {
      await until(what, () => self.evaluate(condition, argument), timeout);
    },
    async box(selector) {
      return until(`${selector} to have a box`, () => page.locator(selector).first().boundingBox());
    },
    text: (selector) => page.locator(selector).first().innerText(),
    async click(target) {
      if (typeof target === 'string') await page.locator(target).first().click();
      else await page.mouse.click(target.x, target.y);
    },
    moveMouse: ({ x, y }) => page.mouse.move(x, y),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    },
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    setFile: (selector, path) => page.locator(selector).first().setInputFiles(path),
    control: (role, name) => control(page, role, name),
    screenshot: (clip) => page.screenshot({ ...(clip ? { clip } : {}), animations: 'allow', caret: 'initial' }),
    print: () => page.pdf(),
    record: () => record(page),
    tabId: () => askTabId(self),
    overlay: () => askOverlay(self),
    clickOverlay: (name) => clickOverlay(self, name),
    accessibleText: () => accessibleText(page),
  };
  return self;
}

function evaluator(page: Page): TestPage['evaluate'] {
  const evaluate = (run: (argument: unknown) => unknown, argument?: unknown): Promise<unknown> => page.evaluate(run, argument);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- Playwright's type unwraps handles.
  return evaluate as TestPage['evaluate'];
}

function control(page: Page, role: string, name: string): Control {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Playwright rejects unknown roles itself.
  const found = page.getByRole(role as Parameters<Page['getByRole']>[0], { name, exact: true });
  return {
    click: () => found.click(),
    fill: (text) => found.fill(text),
    value: () => found.inputValue(),
    checked: () => found.isChecked(),
    shown: () => found.waitFor(),
    exists: async () => (await found.count()) > 0,
  };
}

/** The browser sends a picture whenever it has painted; each must be acknowledged before the next comes. */
async function record(page: Page): Promise<Recording> {
  const session = await page.context().newCDPSession(page);
  const frames: Frame[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({
      at: metadata.timestamp === undefined ? Date.now() : metadata.timestamp * 1000,
      png: Buffer.from(data, 'base64'),
    });
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return {
    async stop() {
      await session.send('Page.stopScreencast');
      await session.detach();
      return frames;
    },
  };
}

async function accessibleText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const lines = nodes
    .filter((node) => !node.ignored)
    .map((node) => [node.name?.value, node.value?.value, node.description?.value].filter(Boolean).join(' | '));
  return lines.filter(Boolean).join('\n');
}
