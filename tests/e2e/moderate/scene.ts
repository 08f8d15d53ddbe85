import { TERM } from '../../pages/texts.ts';
import { ask, chatPage, openChat } from '../helpers/chat.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import { photograph, sharpness, type Picture } from '../helpers/pixels.ts';
import { boxesOf, READABLE } from '../helpers/readable.ts';
import type { ChatServers } from '../helpers/servers.ts';
import type { Box, BrowserUnderTest, OverlayItem, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';

/** Settings under which the test pages' unsafe sentences are unsafe. */
const BLOCKED = { blocklist: { terms: [TERM], exceptions: [], shipped: true } };

/** Name of the pill over what the user's own term veils. */
export const VEILED = /Unsafe: your blocked term/;

/** Where our pill may lie over a veiled text: it has sharp letters of its own. */
export const pillZone = (boxes: readonly Box[]): Box[] =>
  boxes.slice(0, 1).map(({ x, y, height }) => ({ x: x - 8, y: y - 8, width: 400, height: height + 16 }));

interface Scene {
  /** Settings besides the blocked term. */
  settings?: Record<string, unknown>;
  /** Query of the chat page. */
  query?: Record<string, string | number>;
}

/** Opens a test page on which Sharemark runs, with the term blocked; pages without a site of their own are allowed first. */
export async function openScene(
  browser: BrowserUnderTest,
  servers: ChatServers,
  id: string,
  scene: Scene = {},
): Promise<TestPage> {
  await browser.seedSettings({ ...BLOCKED, ...scene.settings });
  const page = await openChat(browser, servers, id, scene.query);
  if (chatPage(id).host !== undefined) return page;
  await allowPage(browser, page);
  await page.reload();
  return page;
}

/** Asks for a scenario's answer. */
export function askFor(page: TestPage, id: string, scenario: string): Promise<void> {
  return ask(page, chatPage(id), `Please tell me all of it /${scenario}`);
}

/** Scrolls everything that scrolls so that the element's middle is in sight; looks into open shadow roots. */
export function scrollTo(page: TestPage, text: string): Promise<void> {
  return page.evaluate((wanted) => {
    const search = (root: Document | ShadowRoot): Element | undefined => {
      let found: Element | undefined;
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) found = search(element.shadowRoot) ?? found;
        if (!/^(script|style)$/.test(element.localName) && element.textContent.includes(wanted)) found = element;
      }
      return found;
    };
    search(document)?.scrollIntoView({ block: 'center' });
  }, text);
}

/** Everything that select-all and copy give, by the keyboard, as a reader would do it. */
export async function copyAll(page: TestPage): Promise<string> {
  await page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active instanceof HTMLElement) active.blur();
    // Firefox would go on selecting inside the composer as long as the caret is there.
    getSelection()?.removeAllRanges();
  });
  await page.press('Control+A');
  await page.press('Control+C');
  await page.evaluate(() => {
    const box = document.createElement('textarea');
    box.id = 'pasted';
    document.body.append(box);
    box.focus();
  });
  await page.press('Control+V');
  const pasted = await until('the copied text to be pasted', () =>
    page.evaluate(() => {
      const box = document.querySelector<HTMLTextAreaElement>('#pasted');
      return box?.value;
    }),
  );
  await page.evaluate(() => document.querySelector('#pasted')?.remove());
  return pasted;
}

/** What find-in-page finds of the texts. */
export function findable(page: TestPage, texts: readonly string[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    // Not in the types: WebKit's old name for find-in-page from the start of the page, in every browser.
    const { find } = window as unknown as { find(text: string, matchCase: boolean, backwards: boolean, wrap: boolean): boolean };
    return wanted.filter((text) => {
      getSelection()?.removeAllRanges();
      return find.call(window, text, false, false, true);
    });
  }, texts);
}

/**
 * What fills whole lines of text: the share of their pixels that differ from the ground to their left, and how many shades there are.
 * An empty place gives 0 and 1, a plain bar 1 and 1.
 */
export function inked({ x: startX, y: startY, width, data }: Picture, lines: readonly Box[]): { share: number; shades: number } {
  const green = (x: number, y: number): number =>
    data[((Math.round(y) - startY) * width + Math.round(x) - startX) * 4 + 1] ?? 255;
  const found: number[] = [];
  let inside = 0;
  for (const { x: left, y: top, width: wide, height } of lines) {
    const ground = green(left - 4, top + height / 2);
    for (let y = Math.ceil(top); y < top + height - 1; y++)
      for (let x = Math.ceil(left); x < left + wide - 1; x++) {
        found.push(green(x, y));
        if (Math.abs(green(x, y) - ground) > 3) inside += 1;
      }
  }
  return { share: found.length === 0 ? 0 : inside / found.length, shades: new Set(found).size };
}

/** What the overlay shows now, by name. */
export async function shownItems(page: TestPage, name: RegExp): Promise<OverlayItem[]> {
  return (await page.overlay()).filter((item) => item.visible && name.test(item.name));
}

/** Waits for a pill with this label. */
export function pill(page: TestPage, label: RegExp = VEILED, timeout?: number): Promise<OverlayItem> {
  return until(
    `a pill ${label}`,
    async () => (await page.overlay()).find((item) => item.visible && item.role === 'group' && label.test(item.name)),
    timeout,
  );
}

/** Puts a completion into chatgpt's page that the server would never send: a text of the test's own, as a history has it. */
export function addCompletion(page: TestPage, text: string): Promise<void> {
  return addCompletions(page, [text]);
}

/**
 * Puts several into it in one update, as pages do that show a history.
 * @param generating the page says besides that it is still writing
 */
export function addCompletions(page: TestPage, texts: readonly string[], generating = false): Promise<void> {
  return page.evaluate(
    (given) => {
      const thread = document
        .querySelector('[data-message-author-role="assistant"]')
        ?.closest('[data-testid^="conversation-turn"], article, section');
      const place = thread?.parentElement ?? document.querySelector('main') ?? document.body;
      if (given.generating) {
        const stop = document.createElement('button');
        stop.dataset['testid'] = 'stop-button';
        stop.textContent = 'Stop';
        document.querySelector('form')?.append(stop);
      }
      for (const words of given.texts) {
        const message = document.createElement('div');
        message.dataset['messageAuthorRole'] = 'assistant';
        const paragraph = document.createElement('p');
        paragraph.textContent = words;
        message.append(paragraph);
        place.append(message);
      }
      place.lastElementChild?.scrollIntoView({ block: 'end' });
    },
    { texts, generating },
  );
}

/** Puts a completion of the test's own making into chatgpt's page, at its beginning. */
export async function addHtml(page: TestPage, html: string): Promise<void> {
  await page.waitFor('the chat', () => document.querySelector('#thread') !== null, undefined);
  await page.evaluate((given) => {
    const message = document.createElement('div');
    message.dataset['messageAuthorRole'] = 'assistant';
    message.id = 'made';
    message.style.cssText = 'padding: 120px 0 160px; font: 18px/2 sans-serif';
    message.innerHTML = given;
    document.querySelector('#thread')?.prepend(message);
    message.scrollIntoView({ block: 'start' });
  }, html);
}

/** How sharp what stands in an element's box is, where nothing of ours lies on it. */
export async function sharpnessIn(page: TestPage, selector: string): Promise<number> {
  const { box, ours, picture } = await until('the page to stand still', async () => {
    const look = async () => ({
      box: await page.box(selector),
      ours: (await page.overlay()).filter((item) => item.visible).map((item) => item.box),
    });
    const before = await look();
    const picture = await photograph(page, [before.box]);
    return JSON.stringify(before) === JSON.stringify(await look()) ? { ...before, picture } : undefined;
  });
  return sharpness(picture, [box], ours);
}

/** Whether a person could read the text on the screen now; letters of pills that lie on it do not count. */
export async function isSeen(page: TestPage, text: string): Promise<boolean> {
  const places = async () => ({
    boxes: await boxesOf(page, text),
    ours: (await page.overlay()).filter((item) => item.visible && /^(?:group|button)$/.test(item.role)).map((item) => item.box),
  });
  // A page that scrolls meanwhile would have other text where this one was.
  const { boxes, ours, picture } = await until('the page to stand still', async () => {
    const before = await places();
    const picture = await photograph(page, before.boxes);
    return JSON.stringify(before) === JSON.stringify(await places()) ? { ...before, picture } : undefined;
  });
  return boxes.length > 0 && sharpness(picture, boxes, ours) >= READABLE;
}

/** Waits until the text is in the page but not to be seen. */
export async function becomesHidden(page: TestPage, text: string, timeout?: number): Promise<void> {
  await until(
    `"${text}" to be hidden`,
    async () => (await boxesOf(page, text)).length > 0 && !(await isSeen(page, text)),
    timeout,
  );
}
