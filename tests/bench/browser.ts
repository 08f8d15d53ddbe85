import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { removeFolders, temporaryFolder, unpackedId } from '../e2e/helpers/builds.ts';
import { seedProfile } from '../e2e/helpers/chromium.ts';
import { chromiumPage } from '../e2e/helpers/chromium-page.ts';
import { seedSettings } from '../e2e/helpers/extension-state.ts';
import type { ChatServers } from '../e2e/helpers/servers.ts';
import { until } from '../e2e/helpers/until.ts';
import { findBrowsers } from '../tools/setup-browsers.ts';

/** A Chromium with one extension or none, and one page that all its runs use. */
export interface BenchBrowser {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Of the browser, as it names itself. */
  readonly version: string;
  /** Merges into the extension's stored settings; only for Sharemark. */
  seed(settings: Record<string, unknown>): Promise<void>;
  /** Allows Sharemark on the pages of an origin that it does not know. */
  allow(origin: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts Chromium with a fresh profile and without anything that is not measured: no companion extension, no background traffic.
 * The end-to-end helpers' launcher is not used because it keeps the debugging protocol to itself.
 * @param extension folder of an unpacked extension, taken as it is; removed from the way with its parent folder when the browser closes
 */
export async function launch(servers: ChatServers, extension?: string): Promise<BenchBrowser> {
  const executablePath = findBrowsers().chromium;
  if (executablePath === undefined) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  const profile = temporaryFolder();
  seedProfile(profile, extension === undefined ? undefined : { id: unpackedId(extension), path: extension });
  const sites = servers.tls.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${servers.tls.port}`);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${[...sites, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  try {
    if (extension !== undefined) await install(context, extension);
    const page = context.pages()[0] ?? (await context.newPage());
    return {
      page,
      devtools: await context.newCDPSession(page),
      version: context.browser()?.version() ?? '',
      seed: (settings) => onOptions(context, extension ?? '', (options) => seedSettings(chromiumPage(options), settings)),
      allow: (origin) => onOptions(context, extension ?? '', (options) => allow(options, origin)),
      async close() {
        await context.close();
        removeFolders(profile, extension);
      },
    };
  } catch (error) {
    await context.close();
    removeFolders(profile, extension);
    throw error;
  }
}

/** By the debugging pipe: branded Chrome takes no extensions from its command line any more. */
async function install(context: BrowserContext, path: string): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error('Playwright gives no browser for a persistent context.');
  const session = await browser.newBrowserCDPSession();
  // The Extensions domain is newer than Playwright's list of commands.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above.
  const send: (method: string, parameters: object) => Promise<unknown> = session.send.bind(session) as never;
  await send('Extensions.loadUnpacked', { path });
  await session.detach();
}

/** Does something on the extension's options page. */
async function onOptions(context: BrowserContext, extension: string, act: (options: Page) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  const url = `chrome-extension://${unpackedId(extension)}/options.html`;
  await until('the options page', () => page.goto(url).catch(() => null));
  await act(page);
  await page.close();
}

async function allow(options: Page, origin: string): Promise<void> {
  const { protocol, hostname } = new URL(origin);
  await options.evaluate((pattern) => chrome.permissions.request({ origins: [pattern] }), `${protocol}//${hostname}/*`);
  await seedSettings(chromiumPage(options), { allowedSites: [origin] });
  await until('the script to be registered there', () =>
    options.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0),
  );
}
