import { TERM, UNSAFE } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { answered, openChat } from '../helpers/chat.ts';
import { pressByScript } from '../helpers/companion.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import { photograph, sharpness } from '../helpers/pixels.ts';
import { becomesReadable, isReadable, READABLE } from '../helpers/readable.ts';
import type { OverlayItem, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { askFor, openScene, pill, scrollTo, shownItems, VEILED } from './scene.ts';

/** A click sooner after the pill has appeared is not believed to be meant. */
const TRUST_MS = 500;

/** A seeded conversation whose last answer holds the veiled sentence. */
const HISTORY = { history: 1, historyUnsafe: 1 };

async function button(page: TestPage, name: RegExp): Promise<OverlayItem> {
  return until(`the button ${name}`, async () => (await shownItems(page, name)).find((item) => item.tag === 'button'));
}

const middleOf = ({ box }: OverlayItem) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** The reader looks at the pill long enough for it to take a press. */
async function trusted(page: TestPage): Promise<void> {
  await pill(page);
  const since = Date.now();
  await until('the pill to have been there for a while', () => Date.now() - since > TRUST_MS + 300);
}

for (const id of ['chatgpt', 'deep-chat', 'gemini'])
  test(`${id}: Show and Hide again by mouse`, async ({ browserUnderTest, servers }) => {
    const page = await openScene(browserUnderTest, servers, id, { query: { tps: 200 } });
    await askFor(page, id, 'unsafe');
    await answered(page, 1);
    await scrollTo(page, UNSAFE.paragraph);
    expect((await button(page, /^Show$/)).attributes['aria-expanded']).toBe('false');
    expect(await isReadable(page, UNSAFE.paragraph)).toBe(false);
    await page.clickOverlay(/^Show$/);
    await becomesReadable(page, UNSAFE.paragraph);
    expect((await button(page, /^Hide again$/)).attributes['aria-expanded']).toBe('true');
    await page.clickOverlay(/^Hide again$/);
    await button(page, /^Show$/);
    await until('the text to be hidden again', async () => !(await isReadable(page, UNSAFE.paragraph)));
  });

test('Show and Hide again by keyboard alone; the focus stays on the button', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: { tps: 200 } });
  await askFor(page, 'chatgpt', 'unsafe');
  await answered(page, 1);
  await trusted(page);
  await until('Tab to reach the pill', async () => {
    await page.press('Tab');
    return page.evaluate(
      () => document.activeElement?.parentElement === document.documentElement && document.activeElement !== document.body,
    );
  });
  for (const key of ['Enter', ' ']) {
    await page.press(key);
    expect((await button(page, /^Hide again$/)).attributes['aria-expanded']).toBe('true');
    await becomesReadable(page, UNSAFE.paragraph);
    // The same key again, without looking for the button anew.
    await page.press(key);
    expect((await button(page, /^Show$/)).attributes['aria-expanded']).toBe('false');
    await until('the text to be hidden again', async () => !(await isReadable(page, UNSAFE.paragraph)));
  }
});

test('a click in the first half second of a pill does nothing', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  const target = middleOf(await button(page, /^Show$/));
  // A busy machine may be late with a click, or with the pill's last place; then the attempt says nothing and is made again.
  await until(
    'clicks that all came within the first half second',
    async () => {
      await page.reload();
      await page.evaluate(() => {
        const clicks: number[] = [];
        Object.assign(globalThis, { clicks, appeared: undefined });
        addEventListener('click', (event) => event.target instanceof Element && clicks.push(event.timeStamp), { capture: true });
        const look = () => {
          const host = [...document.documentElement.children].at(-1);
          if (host !== document.body && host?.localName === 'div') Object.assign(globalThis, { appeared: performance.now() });
          else requestAnimationFrame(look);
        };
        look();
      });
      await page.waitFor('the pill to appear', () => typeof Reflect.get(globalThis, 'appeared') === 'number', undefined);
      await page.click(target);
      await page.click(target);
      const late = await page.evaluate(() => {
        const clicks: number[] = Reflect.get(globalThis, 'clicks');
        const appeared: number = Reflect.get(globalThis, 'appeared');
        return clicks.length < 2 || clicks.some((at) => at - appeared > 450);
      });
      const hit = await page.evaluate(
        ({ x, y }) => document.elementFromPoint(x, y)?.parentElement === document.documentElement,
        target,
      );
      return hit && !late;
    },
    25_000,
  );
  expect(await shownItems(page, /^Hide again$/)).toEqual([]);
  await trusted(page);
  await page.click(target);
  await button(page, /^Hide again$/);
});

test('a script that holds the button itself cannot press it', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  // Nothing but the origin of the events may be what they are refused for: the pill is old enough, and in sight.
  await trusted(page);
  const target = middleOf(await button(page, /^Show$/));
  for (const name of ['Show', 'Not unsafe']) expect(await pressByScript(page, name)).toEqual({ clicks: 3, trusted: false });
  expect(await shownItems(page, /^(Hide again|Undo)$/)).toEqual([]);
  expect(await isReadable(page, UNSAFE.middle)).toBe(false);
  // A person's click at the same place counts, and tells the page no more than that our host was clicked.
  await page.evaluate(() => {
    addEventListener(
      'click',
      (event) => {
        const inside = event.composedPath().filter((at) => at instanceof Node && at.getRootNode() !== document);
        const own = event.target instanceof Element && event.target.parentElement === document.documentElement;
        Object.assign(globalThis, { path: `${own ? 'host' : 'other'}, ${inside.length} nodes inside` });
      },
      { capture: true },
    );
  });
  await page.click(target);
  await button(page, /^Hide again$/);
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'path'))).toBe('host, 0 nodes inside');
});

test('a page that was there first cannot catch the pills’ root', async ({ browserUnderTest, servers }) => {
  // Sharemark's script has prototypes of its own: what the page has put in place of them is not called.
  await browserUnderTest.seedSettings({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
  const page = await openChat(browserUnderTest, servers, 'styled', { ...HISTORY, style: 'plain' });
  await page.evaluate(() => {
    const caught: string[] = [];
    Object.assign(globalThis, { caught });
    const { attachShadow, append } = Element.prototype;
    Element.prototype.attachShadow = function patched(init) {
      caught.push('attachShadow');
      return attachShadow.call(this, { ...init, mode: 'open' });
    };
    Element.prototype.append = function patched(...nodes) {
      caught.push('append');
      append.call(this, ...nodes);
    };
    const { addEventListener: listen } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function patched(...all: Parameters<typeof listen>) {
      if (this instanceof HTMLButtonElement) caught.push('addEventListener');
      listen.call(this, ...all);
    };
  });
  await allowPage(browserUnderTest, page);
  await button(page, /^Show$/);
  const seen = await page.evaluate(() => ({
    // The patches do work on what the page itself makes.
    own: (document.createElement('div').attachShadow({ mode: 'closed' }), Reflect.get(globalThis, 'caught') as unknown),
    open: [...document.documentElement.children].map((element) => element.shadowRoot).filter((root) => root !== null).length,
  }));
  expect(seen).toEqual({ own: ['attachShadow'], open: 0 });
});

test('the page cannot press the buttons', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  await trusted(page);
  // Only now: while the page still settles, the pill moves with its text.
  const target = middleOf(await button(page, /^Show$/));
  const seen = await page.evaluate(({ x, y }) => {
    const host = document.elementFromPoint(x, y);
    if (!(host instanceof HTMLElement)) return 'no host';
    host.click();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      host.dispatchEvent(
        new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, detail: 1 }),
      );
    host.focus();
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    return { root: host.shadowRoot, text: host.textContent, tag: host.localName };
  }, target);
  expect(seen).toEqual({ root: null, text: '', tag: 'div' });
  expect(await shownItems(page, /^Hide again$/)).toEqual([]);
  // Nor can it fade, move or remove the pill, to have the reader click at its place unknowingly.
  await page.evaluate(({ x, y }) => {
    const host = document.elementFromPoint(x, y);
    host?.setAttribute(
      'style',
      'opacity: 0.01 !important; transform: translateX(300px) !important; clip-path: inset(50%) !important',
    );
  }, target);
  const shown = await button(page, /^Show$/);
  expect(middleOf(shown)).toEqual(target);
  expect(sharpness(await photograph(page, [shown.box]), [shown.box])).toBeGreaterThan(READABLE);
  await page.evaluate(() => document.documentElement.lastElementChild?.remove());
  await button(page, /^Show$/);
  expect(await shownItems(page, /^Hide again$/)).toEqual([]);
});

test('Not unsafe clears the text, Undo takes it back, and a reload does not', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt', { query: HISTORY });
  expect(await isReadable(page, UNSAFE.middle)).toBe(false);
  await page.clickOverlay(/^Not unsafe$/);
  await becomesReadable(page, UNSAFE.middle);
  await page.clickOverlay(/^Undo$/);
  await pill(page);
  await until('the text to be veiled again', async () => !(await isReadable(page, UNSAFE.middle)));
  await page.clickOverlay(/^Not unsafe$/);
  await becomesReadable(page, UNSAFE.middle);
  await page.front();
  await page.reload();
  await becomesReadable(page, UNSAFE.middle);
  expect(await shownItems(page, VEILED)).toEqual([]);
});
