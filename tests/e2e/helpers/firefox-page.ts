import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { askOverlay, askTabId } from './companion.ts';
import type { ChromeScope } from './firefox-chrome-scope.ts';
import { clickOverlay } from './overlay.ts';
import { clipAround } from './pixels.ts';
import type { Box, Control, Frame, Recording, TestPage } from './types.ts';
import { PATIENCE_MS, until } from './until.ts';

/** Wraps a puppeteer page that speaks WebDriver BiDi with Firefox. */
export function firefoxPage(page: Page, scope: ChromeScope): TestPage {
  page.setDefaultTimeout(PATIENCE_MS);
  const self: TestPage = {
    browser: 'firefox',
    async goto(url) {
      // BiDi sends no load events for extension pages, so those are waited for by what is in them.
      if (url.startsWith('moz-extension:')) await page.goto(url, { waitUntil: [] });
      else await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    close: () => page.close(),
    front: () => page.bringToFront(),
    evaluate: evaluator(page),
    async evaluateEarly(run, argument) {
      await page.evaluateOnNewDocument(run, argument);
    },
    async waitFor(what, condition, argument, timeout) {
      await until(what, () => self.evaluate(condition, argument), timeout);
    },
    box: async (selector) => boxOf(await element(page, selector)),
    text: async (selector) =>
      (await element(page, selector)).evaluate((found) => (found instanceof HTMLElement ? found.innerText : found.textContent)),
    async click(target) {
      if (typeof target !== 'string') return page.mouse.click(target.x, target.y);
      await (await element(page, target)).click();
    },
    moveMouse: ({ x, y }) => page.mouse.move(x, y),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    },
    press: (keys) => press(page, keys),
    type: (text) => page.keyboard.type(text),
    async setFile(selector, path) {
      const input = await element(page, selector);
      await (await input.toElement('input')).uploadFile(path);
    },
    control: (role, name) => control(page, role, name),
    screenshot: async (clip) => Buffer.from(await page.screenshot({ captureBeyondViewport: false, ...(clip ? { clip } : {}) })),
    print: async () => Buffer.from(await page.pdf()),
    record: async (area) => record(self, area),
    tabId: () => askTabId(self),
    overlay: () => askOverlay(self),
    clickOverlay: (name) => clickOverlay(self, name),
    accessibleText: () => accessibleText(self, scope),
  };
  return self;
}

function evaluator(page: Page): TestPage['evaluate'] {
  const evaluate = (run: () => unknown, argument?: unknown): Promise<unknown> =>
    argument === undefined ? page.evaluate(run) : page.evaluate(run, argument);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- puppeteer's own type is the same without the overloads.
  return evaluate as TestPage['evaluate'];
}

/** The first match in the page or in its open shadow roots, once it is there. */
async function element(page: Page, selector: string): Promise<ElementHandle> {
  return until(`${selector} to be in the page`, async () => {
    const handle = await page.evaluateHandle((wanted) => {
      const search = (root: Document | ShadowRoot): Element | null => {
        const direct = root.querySelector(wanted);
        if (direct) return direct;
        for (const host of root.querySelectorAll('*')) {
          const inner = host.shadowRoot && search(host.shadowRoot);
          if (inner) return inner;
        }
        return null;
      };
      return search(document);
    }, selector);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the function above returns an element or null.
    return handle.asElement() as ElementHandle | null;
  });
}

async function boxOf(handle: ElementHandle): Promise<Box> {
  return handle.evaluate((found) => {
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x, y, width, height };
  });
}

function control(page: Page, role: string, name: string): Control {
  const selector = `::-p-aria([name="${name}"][role="${role}"])`;
  const found = async () => {
    const handle = await page.waitForSelector(selector);
    if (handle === null) throw new Error(`No ${role} "${name}".`);
    return handle;
  };
  return {
    click: async () => (await found()).click(),
    async fill(text) {
      const handle = await found();
      await handle.focus();
      await press(page, 'Control+a');
      await page.keyboard.press('Delete');
      await handle.type(text);
    },
    value: async () => (await found()).evaluate((field) => ('value' in field ? String(field.value) : '')),
    checked: async () =>
      (await found()).evaluate((field) =>
        'checked' in field ? Boolean(field.checked) : field.getAttribute('aria-checked') === 'true',
      ),
    shown: async () => {
      await found();
    },
    exists: async () => (await page.$(selector)) !== null,
  };
}

async function press(page: Page, keys: string): Promise<void> {
  const parts = keys.split('+');
  const last = parts.pop() ?? '';
  for (const modifier of parts) await page.keyboard.down(key(modifier));
  const letter = last.length === 1 && !parts.includes('Shift') ? last.toLowerCase() : last;
  await page.keyboard.press(key(letter));
  for (const modifier of parts.toReversed()) await page.keyboard.up(key(modifier));
}

function key(name: string): KeyInput {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- puppeteer rejects unknown names itself.
  return name as KeyInput;
}

/** How far a text may move while a picture of its place is taken, in CSS pixels. */
const MOVES = 120;

/** Firefox offers no stream of frames; this takes one picture after the other as fast as it can, the quicker the less it shows. */
function record(self: TestPage, area?: () => Promise<readonly Box[]>): Recording {
  const frames: Frame[] = [];
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      const clip = area && (await clipAround(self, await area(), MOVES));
      if (area && !clip) continue;
      const since = Date.now();
      const png = await self.screenshot(clip);
      frames.push({ since, at: Date.now(), png, ...(clip ? { corner: clip } : {}) });
    }
  })();
  return {
    async stop() {
      stop.abort();
      await loop;
      return frames;
    },
  };
}

/** Reads the accessibility tree of the tab in front, as a screen reader gets it. */
async function accessibleText(self: TestPage, scope: ChromeScope): Promise<string> {
  await self.front();
  const answer = await until('Firefox to build its accessibility tree', async () => {
    const text = await scope.run(`(() => {
      const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
      const lines = [];
      const walk = (node) => {
        lines.push([node.name, node.value, node.description].filter(Boolean).join(' | '));
        for (let child = node.firstChild; child; child = child.nextSibling) walk(child);
      };
      const start = service.getAccessibleFor(gBrowser.selectedBrowser);
      if (!start?.firstChild?.firstChild) return '';
      walk(start);
      return lines.filter(Boolean).join('\\n');
    })()`);
    return typeof text === 'string' && text.length > 0 ? text : undefined;
  });
  return answer;
}
