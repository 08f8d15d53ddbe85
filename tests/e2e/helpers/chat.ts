import { PAGES, type TestPage as ChatPage } from '../../pages/pages.ts';
import type { ChatServers } from './servers.ts';
import type { BrowserUnderTest, TestPage } from './types.ts';

export type { ChatPage };

/** How a test page is worked: its composer, buttons and answers. */
export function chatPage(id: string): ChatPage {
  const found = PAGES.find((page: ChatPage) => page.id === id);
  if (found === undefined) throw new Error(`There is no test page "${id}".`);
  return found;
}

/** Opens a test page: under the name of the site it stands for if it has one, else on 127.0.0.1. */
export function openChat(
  browser: BrowserUnderTest,
  servers: ChatServers,
  id: string,
  query: Record<string, string | number> = {},
): Promise<TestPage> {
  const { host } = chatPage(id);
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return browser.open(`${host === undefined ? `${servers.url}/${id}` : `https://${host}/`}?${search}`);
}

/** Types a question and sends it, as a person does. A scenario is named by its slash: 'Hello /unsafe-middle'. */
export async function ask(page: TestPage, chat: ChatPage, question: string): Promise<void> {
  await page.box(chat.composer);
  await page.click(chat.composer);
  await page.type(question);
  await page.press(chat.sendKey);
}

/** Waits until the page has shown so many answers in full since it was loaded. */
export async function answered(page: TestPage, count: number, timeout?: number): Promise<void> {
  await page.waitFor(
    `answer ${count} to end`,
    (wanted) => {
      const ended: unknown = Reflect.get(window, '__completions');
      return Array.isArray(ended) && ended.length >= wanted;
    },
    count,
    timeout,
  );
}
