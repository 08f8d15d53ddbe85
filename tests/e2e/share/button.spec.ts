import { expect, test } from '../fixtures/test.ts';
import { answered, ask, chatPage, openChat } from '../helpers/chat.ts';
import type { Box, BrowserUnderTest, OverlayItem, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';

const NAME = /^Share with label$/;
/** What has not stood still for this long takes no press. */
const TRUST_MS = 500;
/** A press that counts is answered by a notice; one that does not, by nothing for at least this long. */
const NOTHING_MS = 1500;

const middleOf = ({ box }: { box: Box }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function buttons(page: TestPage): Promise<OverlayItem[]> {
  return (await page.overlay()).filter(
    ({ tag, visible, name, box }) => tag === 'button' && visible && NAME.test(name) && box.x >= 0,
  );
}

/** The button, once it has been looked at long enough to take a press. */
async function readyButton(page: TestPage): Promise<OverlayItem> {
  await until('a button', async () => (await buttons(page))[0]);
  await pause(TRUST_MS + 400);
  return until('the button', async () => (await buttons(page))[0]);
}

async function notice(page: TestPage): Promise<OverlayItem | undefined> {
  return (await page.overlay()).find(
    ({ role, name, text, box }) => role === 'group' && `${name}${text}`.startsWith('Sharemark') && box.width > 40,
  );
}

async function expectNothing(page: TestPage): Promise<void> {
  const since = Date.now();
  while (Date.now() - since < NOTHING_MS) expect(await notice(page)).toBeUndefined();
}

/** A conversation of two answers, the last one in sight. */
async function openAnswers(
  browser: BrowserUnderTest,
  servers: Parameters<typeof openChat>[1],
  id = 'chatgpt',
): Promise<TestPage> {
  await browser.seedSettings({ name: 'Ada Lovelace' });
  return openChat(browser, servers, id, { history: 2 });
}

for (const id of ['chatgpt', 'chatgpt-2026-10', 'claude', 'gemini'])
  test(`${id}: no button while an answer is being written, one beside it when it is finished`, async ({
    browserUnderTest,
    servers,
  }) => {
    const page = await openChat(browserUnderTest, servers, id, { tps: 120 });
    await ask(page, chatPage(id), 'Please tell me all of it /safe');
    const writing = () =>
      page.evaluate(
        () => !Array.isArray(Reflect.get(window, '__completions')) || Reflect.get(window, '__completions').length === 0,
      );
    let looks = 0;
    while (await writing()) {
      const seen = await buttons(page);
      if (!(await writing())) break;
      expect(seen).toEqual([]);
      looks++;
    }
    expect(looks).toBeGreaterThan(2);
    await answered(page, 1);
    const button = await until('the button', async () => (await buttons(page))[0]);
    expect(button.attributes['aria-description']).toMatch(/\w/);
    expect(Math.min(button.box.width, button.box.height)).toBeGreaterThanOrEqual(24);
    expect(await buttons(page)).toHaveLength(1);
  });

test('a press by mouse is answered', async ({ browserUnderTest, servers }) => {
  const page = await openAnswers(browserUnderTest, servers);
  await page.click(middleOf(await readyButton(page)));
  await until('a notice', () => notice(page));
});

test('a press by keyboard is answered', async ({ browserUnderTest, servers }) => {
  const page = await openAnswers(browserUnderTest, servers);
  await readyButton(page);
  await until('Tab to reach a button', async () => {
    await page.press('Tab');
    return page.evaluate(() => document.activeElement?.hasAttribute('data-sm-share') ?? false);
  });
  await pause(TRUST_MS + 400);
  await page.press('Enter');
  await until('a notice', () => notice(page));
});

test('what the page makes up presses nothing', async ({ browserUnderTest, servers }) => {
  const page = await openAnswers(browserUnderTest, servers);
  const target = middleOf(await readyButton(page));
  const seen = await page.evaluate(({ x, y }) => {
    const host = document.elementFromPoint(x, y);
    if (!(host instanceof HTMLElement)) return 'no host';
    host.click();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      host.dispatchEvent(
        new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, detail: 1 }),
      );
    host.focus();
    for (const type of ['keydown', 'keypress', 'keyup'])
      host.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }));
    return { root: host.shadowRoot, text: host.textContent, parent: host.parentElement?.localName };
  }, target);
  expect(seen).toEqual({ root: null, text: '', parent: 'html' });
  await expectNothing(page);
});

/** What a page may do to have a reader press what they do not see; each gets the button's box. */
const TRICKS: Record<string, (box: Box) => void> = {
  'fades the page': () => {
    document.documentElement.style.opacity = '0.02';
  },
  'filters the page': () => {
    document.documentElement.style.filter = 'opacity(0)';
  },
  'masks the page': () => {
    document.documentElement.style.maskImage = 'linear-gradient(transparent, transparent)';
  },
  'moves the page': () => {
    document.documentElement.style.transform = 'translateX(-9px)';
  },
  'shrinks the page': () => {
    document.documentElement.style.scale = '0.9';
  },
  'moves our host into something faded, again and again': () => {
    const faded = document.createElement('div');
    faded.style.opacity = '0.01';
    document.body.append(faded);
    setInterval(() => {
      const host = document.querySelector('[data-sm-share]');
      if (host && host.parentElement !== faded) faded.append(host);
    }, 5);
  },
  'covers it': ({ x, y }) => {
    const cover = document.createElement('div');
    cover.style.cssText = `position: fixed; z-index: 2147483647; background: #fff; left: ${x - 9}px; top: ${y - 9}px; width: 46px; height: 46px`;
    document.documentElement.append(cover);
  },
  'covers it with what lets clicks through': ({ x, y }) => {
    const cover = document.createElement('div');
    cover.style.cssText = `position: fixed; z-index: 2147483647; pointer-events: none; background: #fff; left: ${x - 9}px; top: ${y - 9}px; width: 46px; height: 46px`;
    document.documentElement.append(cover);
  },
  'covers it from the top layer': ({ x, y }) => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = `pointer-events: none; margin: 0; border: 0; padding: 0; background: #fff; left: ${x - 9}px; top: ${y - 9}px; width: 46px; height: 46px`;
    document.body.append(cover);
    cover.showPopover();
  },
  'covers it with a shadow': () => {
    const cover = document.createElement('div');
    cover.style.cssText =
      'position: fixed; z-index: 2147483647; left: 0; top: 0; width: 1px; height: 1px; box-shadow: 0 0 0 3000px #fff';
    document.documentElement.append(cover);
  },
  'covers it with a drawing that leaves its frame': ({ x, y }) => {
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; z-index: 2147483647; pointer-events: none; left: 0; top: 0; width: 0; height: 0';
    cover.innerHTML = `<svg width="1" height="1" style="overflow: visible"><rect x="${x - 9}" y="${y - 9}" width="46" height="46" fill="white"/></svg>`;
    document.documentElement.append(cover);
  },
  'covers it with an outline far from its box': ({ x, y }) => {
    const cover = document.createElement('div');
    cover.style.cssText = `position: fixed; z-index: 2147483647; pointer-events: none; left: ${x - 317}px; top: ${y + 14}px; width: 1px; height: 1px; outline: 60px solid #fff; outline-offset: 300px`;
    document.documentElement.append(cover);
  },
  'covers it with generated content': () => {
    const sheet = document.createElement('style');
    sheet.textContent =
      'html::after { content: ""; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; background: #fff }';
    document.head.append(sheet);
  },
};

test.describe('a page that tricks a reader into a press', () => {
  for (const [what, trick] of Object.entries(TRICKS))
    test(what, async ({ browserUnderTest, servers }) => {
      const page = await openAnswers(browserUnderTest, servers);
      const { box } = await readyButton(page);
      await page.evaluate(trick, box);
      await pause(TRUST_MS + 300);
      // A reader presses where the button was; it may have gone along a little. One that stands elsewhere, to be seen, is another matter.
      await page.click(middleOf({ box }));
      const [now] = await buttons(page);
      if (now && Math.hypot(now.box.x - box.x, now.box.y - box.y) < box.width) await page.click(middleOf(now));
      await expectNothing(page);
    });
});

test('our host cannot be styled away', async ({ browserUnderTest, servers }) => {
  const page = await openAnswers(browserUnderTest, servers);
  const before = await readyButton(page);
  await page.evaluate(() => {
    const host = document.querySelector('[data-sm-share]');
    host?.setAttribute(
      'style',
      'opacity: 0.01 !important; transform: translateX(300px) !important; clip-path: inset(50%) !important; display: none !important',
    );
    host?.animate(
      [
        { opacity: 0, translate: '90px' },
        { opacity: 0, translate: '90px' },
      ],
      { duration: 1e6 },
    );
  });
  const after = await readyButton(page);
  expect(after.box).toEqual(before.box);
  await page.click(middleOf(after));
  await until('a notice', () => notice(page));
});

/** Zooms the tab as a reader does: the same window has fewer CSS pixels. */
async function zoom(browser: BrowserUnderTest, page: TestPage, factor: number): Promise<void> {
  const tab = await page.tabId();
  const extension = await browser.openExtensionPage('options.html');
  await extension.evaluate((wanted) => chrome.tabs.setZoom(wanted.tab, wanted.factor), { tab, factor });
  await extension.close();
  await page.front();
}

/** A browser remembers the zoom of a site, also for the tests that come after. */
test.afterEach(async ({ browserUnderTest }) => {
  const extension = await browserUnderTest.openExtensionPage('options.html');
  await extension.evaluate(async () => {
    for (const { id } of await chrome.tabs.query({}))
      if (id !== undefined && (await chrome.tabs.getZoom(id)) !== 1) await chrome.tabs.setZoom(id, 1);
  });
  await extension.close();
});

for (const width of [1280, 768, 320])
  test(`at ${width} px no button lies on text of the conversation`, async ({ browserUnderTest, servers }) => {
    const page = await openAnswers(browserUnderTest, servers);
    await zoom(browserUnderTest, page, 1280 / width);
    await page.waitFor(`a window of ${width} px`, (wanted) => Math.abs(innerWidth - wanted) <= 2, width);
    // As chat sites do in windows this narrow.
    if (width < 600)
      await page.evaluate(() => {
        const sheet = document.createElement('style');
        sheet.textContent =
          '.side, .top { display: none } .app { grid-template-columns: minmax(0, 1fr) } .pane { grid-template-rows: minmax(0, 1fr) auto }';
        document.head.append(sheet);
      });
    let looked = 0;
    const { answers, regenerate } = chatPage('chatgpt');
    for (const [selector, block] of [
      [answers, 'start'],
      [answers, 'end'],
      [regenerate, 'end'],
    ] as const) {
      await page.evaluate(([selector, block]) => [...document.querySelectorAll(selector)].at(-1)?.scrollIntoView({ block }), [
        selector,
        block,
      ] as const);
      await pause(TRUST_MS + 300);
      for (const { box } of await buttons(page)) {
        looked++;
        const touched = await page.evaluate(({ x, y, width, height }) => {
          const found: string[] = [];
          const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (!/\S/.test(node.textContent ?? '')) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const line of range.getClientRects())
              if (line.left < x + width && line.right > x && line.top < y + height && line.bottom > y)
                found.push(node.textContent ?? '');
          }
          return found;
        }, box);
        expect(touched).toEqual([]);
      }
    }
    expect(looked).toBeGreaterThan(0);
  });
