import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answered, ask, chatPage, openChat } from '../e2e/helpers/chat.ts';
import { savedPictures } from '../e2e/helpers/downloads.ts';
import { allowPage, chooseStrictness, importSettings, inPopup } from '../e2e/helpers/extension-pages.ts';
import { launchBrowser } from '../e2e/helpers/launch.ts';
import { overlayItem } from '../e2e/helpers/overlay.ts';
import { arrives, becomesReadable, boxesOf, follow, isReadable, leaks } from '../e2e/helpers/readable.ts';
import type { ChatServers } from '../e2e/helpers/servers.ts';
import type { BrowserName, BrowserUnderTest, TestPage } from '../e2e/helpers/types.ts';
import { until } from '../e2e/helpers/until.ts';
import { readMetadata } from '../../lib/mark/metadata/index.ts';
import {
  BLOCKED_TERM,
  CHAT,
  QUESTION,
  SAFE_AFTER,
  SAFE_BEFORE,
  settingsFile,
  SHARED_CHAT,
  SHARED_MODEL,
  SHARED_QUESTION,
  UNSAFE_SENTENCE,
} from './scene.ts';
import { expectThat, output, say, tell } from './tell.ts';

/** Tokens of about four characters a second: as fast as a chat model in a good hour. */
const TOKENS_PER_SECOND = 40;
/** Fewer frames than this would prove little. */
const LEAST_FRAMES = 10;

/** Drives a browser without a display through what Sharemark does, and tells each thing once it has been checked. */
export async function walk(name: BrowserName, servers: ChatServers, started: (browser: BrowserUnderTest) => void): Promise<void> {
  servers.api.reset();
  say(`\n${name === 'chromium' ? 'Chromium' : 'Firefox'}`);
  const browser = await launchBrowser(name, servers);
  started(browser);
  try {
    await prepare(browser);
    const page = await openChat(browser, servers, CHAT, { tps: TOKENS_PER_SECOND });
    await tell(
      `The page of a chat component Sharemark has never seen is open; "Allow this page" in the popup turns it on there`,
      () => allowPage(browser, page),
    );
    await stream(page);
    await decide(page, name);
    await changeStrictness(browser, page);
    await page.close();
    await share(browser, servers);
  } finally {
    await browser.close();
  }
}

async function prepare(browser: BrowserUnderTest): Promise<void> {
  const file = settingsFile();
  await tell(`A settings file that blocks the made-up word "${BLOCKED_TERM}" is imported on the options page`, async () => {
    await importSettings(browser, file);
    const stored = JSON.stringify(await browser.storage());
    expectThat(stored.includes(BLOCKED_TERM), 'The imported term is not in the settings.');
  });
  rmSync(dirname(file), { recursive: true });
}

/** One answer, watched frame by frame while it is written. */
async function stream(page: TestPage): Promise<void> {
  const sightings = await follow(page, UNSAFE_SENTENCE);
  const recording = await page.record();
  await ask(page, chatPage(CHAT), QUESTION);
  await tell('The answer streams in, and its first sentences can be read while the rest is still being written', async () => {
    await becomesReadable(page, SAFE_BEFORE);
    expectThat((await boxesOf(page, UNSAFE_SENTENCE)).length === 0, 'The answer was there at once.');
  });
  await tell('The unsafe sentence arrives in the page', () => arrives(page, UNSAFE_SENTENCE, 60_000));
  await tell('What follows it can be read again', () => becomesReadable(page, SAFE_AFTER, 60_000));
  await answered(page, 1, 60_000);
  const frames = await recording.stop();
  const seen = await sightings.stop();
  const { judged, leaked } = leaks(frames, seen);
  await tell(`${frames.length} frames were captured; the ${judged} that had the unsafe sentence show nothing of it`, async () => {
    leaked.slice(0, 5).forEach(({ png }, index) => writeFileSync(join(output, `leak-${page.browser}-${index}.png`), png));
    expectThat(leaked.length === 0, `${leaked.length} frames show it.`);
    expectThat(judged >= LEAST_FRAMES, `Only ${judged} frames had it.`);
  });
}

/** What the reader can do about a veiled sentence. */
async function decide(page: TestPage, name: BrowserName): Promise<void> {
  await tell('A pill stands beside it and says why: "your blocked term"', async () => {
    await overlayItem(page, /your blocked term/i);
    writeFileSync(join(output, `${name}-veiled.png`), await page.screenshot());
  });
  await tell('The accessibility tree, which screen readers get, does not have the sentence', async () => {
    expectThat(!(await page.accessibleText()).includes(BLOCKED_TERM), 'It has.');
    expectThat((await page.accessibleText()).includes(SAFE_BEFORE), 'It does not have the safe text either.');
  });
  await tell('"Show" makes it readable', async () => {
    await page.clickOverlay(/^Show$/);
    await becomesReadable(page, UNSAFE_SENTENCE);
    writeFileSync(join(output, `${name}-shown.png`), await page.screenshot());
  });
  await tell('"Hide again" veils it again', async () => {
    await page.clickOverlay(/^Hide again$/);
    await becomesHidden(page);
  });
}

async function changeStrictness(browser: BrowserUnderTest, page: TestPage): Promise<void> {
  await tell('"Count only" in the popup hides nothing on the open page any more, but counts', async () => {
    await chooseStrictness(browser, page, 'Count only');
    await becomesReadable(page, UNSAFE_SENTENCE);
    await inPopup(browser, page, async (popup) => {
      await popup.waitFor('the count', () => /1\s*would veil|would veil\s*1/.test(document.body.innerText), undefined);
    });
  });
  await tell('"Standard" veils the sentence again, without a reload', async () => {
    await chooseStrictness(browser, page, 'Standard');
    await becomesHidden(page);
  });
  await inPopup(browser, page, async (popup) => {
    await popup.waitFor('the popup to count', () => /1\s*veiled|veiled\s*1/.test(document.body.innerText), undefined);
    writeFileSync(join(output, `${browser.name}-popup.png`), await popup.screenshot(await popup.box('main')));
  });
}

/** One press of the shortcut, from the answer to the marked file and its entry in the ledger. */
async function share(browser: BrowserUnderTest, servers: ChatServers): Promise<void> {
  const page = await openChat(browser, servers, SHARED_CHAT, { tps: 400 });
  await ask(page, chatPage(SHARED_CHAT), SHARED_QUESTION);
  await answered(page, 1, 60_000);
  let file = '';
  await tell('On ChatGPT, one press of the shortcut saves a safe answer as a picture', async () => {
    await overlayItem(page, /^Share with label/);
    await browser.command(page, 'share-shot');
    await until('the picture', async () => savedPictures(browser).length === 1, 30_000);
    file = savedPictures(browser)[0] ?? '';
    copyFileSync(join(browser.downloads, file), join(output, `${browser.name}-${file}`));
  });
  await tell('The file says by itself what it is: AI-generated, by which model, shared by whom', async () => {
    const fields = readMetadata(readFileSync(join(browser.downloads, file)));
    expectThat(fields?.sourceType === 'trained', 'Its data do not call it AI-generated.');
    expectThat(fields?.attribution.name === 'Demo', 'Its data do not name who shared it.');
    expectThat(fields?.attribution.model === SHARED_MODEL, 'Its data do not name the model.');
  });
  await tell('The share has its entry in the ledger: the popup says "1 of 4 today", the history names the file', async () => {
    await inPopup(browser, page, (popup) =>
      popup.waitFor('the count', () => document.body.innerText.includes('1 of 4 today'), undefined),
    );
    const history = await browser.openExtensionPage('history.html');
    await history.waitFor('the entry', (name) => document.body.innerText.includes(name), file);
    writeFileSync(join(output, `${browser.name}-history.png`), await history.screenshot());
    await history.close();
  });
  await page.close();
}

async function becomesHidden(page: TestPage): Promise<void> {
  await until('the unsafe sentence to be hidden', async () => !(await isReadable(page, UNSAFE_SENTENCE)));
  expectThat(await isReadable(page, SAFE_AFTER), 'The safe text after it is hidden as well.');
}
