import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { findBrowsers } from '../../tools/setup-browsers.ts';
import { buildFolder, companionFolder, copyBuild, geckoId, raiseVersion, removeFolders, temporaryFolder } from './builds.ts';
import { readStorage, resetExtension, seedSettings } from './extension-state.ts';
import { chromeScope } from './firefox-chrome-scope.ts';
import { firefoxPage } from './firefox-page.ts';
import type { BrowserUnderTest, LaunchOptions, TestPage } from './types.ts';
import { until } from './until.ts';

const UUID = '7b1f4b0e-1c51-4d5e-9d3a-5a3c0e6f2d11';
/** Any extension page serves to reach storage and runtime; this one changes nothing. */
const PLAIN_PAGE = 'welcome.html';
const LAUNCH_MS = 120_000;

/** Starts Firefox with a fresh profile, the unpacked build and the companion extension. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<BrowserUnderTest> {
  const executablePath = findBrowsers().firefox;
  if (executablePath === undefined) throw new Error('No Firefox found; set FIREFOX_PATH.');
  const build = options.build === null ? undefined : copyBuild(options.build ?? buildFolder('firefox'));
  const id = build === undefined ? '' : geckoId(build);
  const profile = temporaryFolder();
  const downloads = join(profile, 'Downloads');
  mkdirSync(downloads);
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    protocolTimeout: LAUNCH_MS,
    timeout: LAUNCH_MS,
    acceptInsecureCerts: true,
    // Who started us ends us; a handler of the driver's own would be in the way of cleaning up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    userDataDir: profile,
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    // Without this switch Firefox refuses to open extension pages for a remote agent.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { ...preferences(id, options), 'browser.download.folderList': 2, 'browser.download.dir': downloads },
  });
  const scope = chromeScope(browser);
  if (options.companion !== false) await browser.installExtension(companionFolder);
  if (build !== undefined) await browser.installExtension(build);
  const extensionOrigin = `moz-extension://${UUID}`;
  const blank = (await browser.pages())[0];

  const open = async (url: string): Promise<TestPage> => {
    const page = firefoxPage(await browser.newPage(), scope);
    await page.goto(url);
    return page;
  };
  let plain: Page | undefined;
  /** Runs something on a page of the extension, which stays open until the extension goes away. */
  const inside = async <Result>(act: (page: TestPage) => Promise<Result>): Promise<Result> => {
    if (plain === undefined || plain.isClosed()) {
      plain = await browser.newPage();
      const page = firefoxPage(plain, scope);
      await page.goto(`${extensionOrigin}/${PLAIN_PAGE}`);
      await loaded(page, PLAIN_PAGE);
    }
    return act(firefoxPage(plain, scope));
  };
  /** Before the extension goes away: what is left of its pages then differs. */
  const leave = async (): Promise<void> => {
    await plain?.close();
    plain = undefined;
  };
  const openExtensionPage = async (path: string): Promise<TestPage> => {
    const page = await open(`${extensionOrigin}/${path}`);
    await loaded(page, path);
    return page;
  };

  return {
    name: 'firefox',
    extensionOrigin,
    downloads,
    async command(page, name) {
      await page.front();
      const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;
      await scope.run(`${extension}.tabManager.addActiveTabPermission(gBrowser.selectedTab)`);
      await scope.run(`${extension}.shortcuts.onCommand(${JSON.stringify(name)})`);
    },
    open,
    openExtensionPage,
    seedSettings: (patch) => inside((page) => seedSettings(page, patch)),
    storage: () => inside(readStorage),
    async reset() {
      await closePages(browser, [blank, plain]);
      if (build !== undefined) await inside(resetExtension);
    },
    async stopWorker() {
      await scope.run(`WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension.terminateBackground()`);
    },
    async reloadExtension() {
      await leave();
      await scope.run(`AddonManager.getAddonByID(${JSON.stringify(id)}).then((addon) => addon.reload())`);
    },
    async updateExtension() {
      if (build === undefined) return;
      await leave();
      raiseVersion(build);
      await browser.installExtension(build);
    },
    async uninstall() {
      await leave();
      await browser.uninstallExtension(id);
    },
    ended: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    async close() {
      await browser.close();
      removeFolders(profile, build);
    },
  };
}

function loaded(page: TestPage, path: string): Promise<unknown> {
  return until(`${path} to load`, () => page.evaluate(() => document.readyState === 'complete' && 'chrome' in globalThis));
}

async function closePages(browser: Browser, kept: readonly (Page | undefined)[]): Promise<void> {
  for (const page of await browser.pages()) if (!kept.includes(page)) await page.close().catch(() => undefined);
}

function preferences(id: string, { tls, proxyPort, grantHosts }: LaunchOptions) {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    'extensions.webextOptionalPermissionPrompts': grantHosts === false,
    'dom.events.testing.asyncClipboard': true,
    'browser.tabs.remote.separatePrivilegedContentProcess': false,
    ...(tls && proxyPort ? { 'network.proxy.type': 2, 'network.proxy.autoconfig_url': proxyScript(tls.hosts, proxyPort) } : {}),
  };
}

/** The chat sites' names go to the CONNECT proxy before the local TLS server, nothing else leaves this machine. */
function proxyScript(hosts: readonly string[], port: number): string {
  const script = `function FindProxyForURL(url, host) {
    if (${JSON.stringify(hosts)}.indexOf(host) >= 0) return 'PROXY 127.0.0.1:${port}';
    if (host === 'localhost' || host === '127.0.0.1') return 'DIRECT';
    return 'PROXY 127.0.0.1:9';
  }`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}
