import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openChat } from '../e2e/helpers/chat.ts';
import { allowPage, importSettings } from '../e2e/helpers/extension-pages.ts';
import { launchBrowser } from '../e2e/helpers/launch.ts';
import type { ChatServers } from '../e2e/helpers/servers.ts';
import type { BrowserName, BrowserUnderTest, TestPage } from '../e2e/helpers/types.ts';
import { BLOCKED_TERM, CHAT, HARMLESS_QUESTION, QUESTION, settingsFile } from './scene.ts';
import { say } from './tell.ts';

/** Opens a window with Sharemark and a chat page in it, for a person to try; resolves when the browser is closed. */
export async function show(name: BrowserName, servers: ChatServers, started: (browser: BrowserUnderTest) => void): Promise<void> {
  const browser = await launchBrowser(name, servers, { headless: false, companion: false });
  started(browser);
  const file = settingsFile();
  await importSettings(browser, file);
  rmSync(dirname(file), { recursive: true });
  const page = await openChat(browser, servers, CHAT, { tps: 30 });
  await allow(browser, page);
  say(`
A browser with Sharemark is open on ${servers.url}/${CHAT}
(a fresh profile; the page is allowed, and the made-up word "${BLOCKED_TERM}" is on the blocklist).

Try this:
  1. Ask: ${QUESTION}
     One sentence of the answer is never shown; a pill says why. Press "Show", then "Hide again".
  2. Ask: ${HARMLESS_QUESTION}
     Nothing is veiled; notice whether you notice anything.
  3. Open Sharemark from the toolbar and choose "Count only", then "Standard" again.
  4. Press "Share with label" there, or Alt+Shift+S on the page: a labelled picture of the answer is saved.
  Other answers: /unsafe-places /unsafe-first /stall /code-unsafe /reasoning-unsafe /regenerate /long

Close the browser or press Ctrl-C to end.`);
  await browser.ended;
}

/** Allows the page in the popup, opened in a tab. Without the test companion the tab is found by its place. */
async function allow(browser: BrowserUnderTest, page: TestPage): Promise<void> {
  const finder = await browser.openExtensionPage('options.html');
  const id = await finder.evaluate(async () => {
    const own = await chrome.tabs.getCurrent();
    const tabs = await chrome.tabs.query({ windowId: own?.windowId ?? -2 });
    return tabs.find(({ index }) => index === (own?.index ?? 0) - 1)?.id ?? -1;
  });
  await finder.close();
  await allowPage(browser, { ...page, tabId: async () => id });
}
