import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import * as v from 'valibot';
import { findBrowsers } from '../../tools/setup-browsers.ts';
import { buildFolder, companionFolder, copyBuild, raiseVersion, removeFolders, temporaryFolder, unpackedId } from './builds.ts';
import { chromiumPage } from './chromium-page.ts';
import { readStorage, resetExtension, seedSettings } from './extension-state.ts';
import type { BrowserUnderTest, LaunchOptions, TestPage } from './types.ts';
import { until } from './until.ts';

/** Any extension page serves to reach storage and runtime; this one changes nothing. */
const PLAIN_PAGE = 'welcome.html';
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** Starts Chromium with a fresh profile, the unpacked build and the companion extension. */
export async function launchChromium(options: LaunchOptions = {}): Promise<BrowserUnderTest> {
  const executablePath = findBrowsers().chromium;
  if (executablePath === undefined) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  const build = options.build === null ? undefined : copyBuild(options.build ?? buildFolder('chromium'));
  const id = build === undefined ? '' : unpackedId(build);
  const profile = temporaryFolder();
  seedProfile(profile, build !== undefined && options.grantHosts !== false ? { id, path: build } : undefined);

  const folders = [...(build === undefined ? [] : [build]), ...(options.companion === false ? [] : [companionFolder])];
  const branded = isBranded(executablePath);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? true,
    chromiumSandbox: false,
    // Who started us ends us; a handler of the driver's own would be in the way of cleaning up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreHTTPSErrors: true,
    viewport: options.headless === false ? null : { width: 1280, height: 900 },
    // Branded Chrome has no --load-extension any more; there the extensions come in through the debugging pipe.
    ignoreDefaultArgs: branded ? ['--disable-extensions'] : [],
    args: [
      ...(branded ? [] : [`--disable-extensions-except=${folders.join(',')}`, `--load-extension=${folders.join(',')}`]),
      '--enable-unsafe-extension-debugging',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${resolverRules(options.tls)}`,
      ...QUIET,
    ],
  });
  const debug = await debugSession(context);
  // Files land where the profile says and under their own names, as for a user.
  await debug('Browser.setDownloadBehavior', { behavior: 'default' });
  if (branded) for (const path of folders) await debug('Extensions.loadUnpacked', { path });
  const extensionOrigin = `chrome-extension://${id}`;
  if (build !== undefined) await until('the background to start', () => hasWorker(context, id));
  const blank = context.pages()[0] ?? (await context.newPage());

  const open = async (url: string): Promise<TestPage> => {
    const page = await context.newPage();
    await page.goto(url);
    return chromiumPage(page);
  };
  let plain: Page | undefined;
  /** Runs something on a page of the extension, which stays open until the extension goes away. */
  const inside = async <Result>(act: (page: TestPage, raw: Page) => Promise<Result>): Promise<Result> => {
    if (plain === undefined || plain.isClosed()) {
      plain = await context.newPage();
      await plain.goto(`${extensionOrigin}/${PLAIN_PAGE}`);
    }
    return act(chromiumPage(plain), plain);
  };

  return {
    name: 'chromium',
    extensionOrigin,
    downloads: downloadsOf(profile),
    async command(page, name) {
      await page.front();
      const tab = await tabTarget(debug, await page.evaluate(() => location.href));
      // As with a real key, which headless Chromium has none of: the tab is opened to the extension, then the command comes.
      await debug('Extensions.triggerAction', { id, targetId: tab });
      const worker = context.serviceWorkers().find((candidate) => candidate.url().includes(id));
      await worker?.evaluate((command) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- for tests Chromium has it, the types do not.
        (chrome.commands.onCommand as unknown as { dispatch(name: string): void }).dispatch(command);
      }, name);
    },
    open,
    openExtensionPage: (path) => open(`${extensionOrigin}/${path}`),
    seedSettings: (patch) => inside((page) => seedSettings(page, patch)),
    storage: () => inside(readStorage),
    async reset() {
      for (const page of context.pages()) if (page !== blank && page !== plain) await page.close();
      if (build !== undefined) await inside(resetExtension);
    },
    stopWorker: () =>
      inside(async (_page, raw) => {
        const session = await context.newCDPSession(raw);
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.stopAllWorkers');
        await session.detach();
      }),
    async reloadExtension() {
      await reload(context, `${extensionOrigin}/${PLAIN_PAGE}`);
    },
    async updateExtension() {
      if (build !== undefined) raiseVersion(build);
      await reload(context, `${extensionOrigin}/${PLAIN_PAGE}`);
    },
    async uninstall() {
      // The debugger takes away only what it has loaded itself, not what came by the command line.
      await askFromWithin(context, `${extensionOrigin}/${PLAIN_PAGE}`, () => {
        setTimeout(() => void chrome.management.uninstallSelf(), 0);
      });
    },
    ended: new Promise((resolve) => context.once('close', () => resolve())),
    async close() {
      await context.close();
      removeFolders(profile, build);
    },
  };
}

/** Has the extension do something after which it ends; the page that asked is closed by that. */
async function askFromWithin(context: BrowserContext, url: string, act: () => void): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
  const closed = page.waitForEvent('close');
  await page.evaluate(act);
  await closed;
}

async function reload(context: BrowserContext, url: string): Promise<void> {
  await askFromWithin(context, url, () => {
    setTimeout(() => chrome.runtime.reload(), 0);
  });
  await until('the extension to be back', async () => {
    const probe = await context.newPage();
    const answer = await probe.goto(url).catch(() => null);
    await probe.close();
    return answer !== null;
  });
}

function hasWorker(context: BrowserContext, id: string): boolean {
  return context.serviceWorkers().some((worker) => worker.url().includes(id));
}

const Targets = v.object({ targetInfos: v.array(v.object({ targetId: v.string(), type: v.string(), url: v.string() })) });

/** A tab as the debugger names it: not its page. */
async function tabTarget(debug: (method: string, parameters: object) => Promise<unknown>, url: string): Promise<string> {
  const { targetInfos } = v.parse(Targets, await debug('Target.getTargets', { filter: [{ type: 'tab', exclude: false }] }));
  const tab = targetInfos.find((target) => target.type === 'tab' && target.url === url);
  if (tab === undefined) throw new Error(`Chromium shows no tab of ${url}.`);
  return tab.targetId;
}

async function debugSession(context: BrowserContext) {
  const browser = context.browser();
  if (browser === null) throw new Error('Playwright gives no browser for a persistent context.');
  const session = await browser.newBrowserCDPSession();
  // The Extensions domain is newer than Playwright's list of commands.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above.
  const send: (method: string, parameters: object) => Promise<unknown> = session.send.bind(session) as never;
  return (method: string, parameters: object) => send(method, parameters);
}

function isBranded(executablePath: string): boolean {
  // Only Linux and macOS print a version; Windows builds named chrome.exe are taken as branded.
  if (process.platform === 'win32') return executablePath.includes('Google');
  return spawnSync(executablePath, ['--version'], { encoding: 'utf8' }).stdout.includes('Google Chrome');
}

/** Nothing but this machine can be reached; the chat sites' names lead to the local TLS server. */
function resolverRules(tls: LaunchOptions['tls']): string {
  const sites = (tls?.hosts ?? []).map((host) => `MAP ${host}:443 127.0.0.1:${tls?.port}`);
  return [...sites, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(',');
}

/** Where this profile's files land. */
function downloadsOf(profile: string): string {
  return join(profile, 'Downloads');
}

/** Without a display nobody can answer the permission prompt: this profile remembers that it was granted once. */
export function seedProfile(profile: string, granted?: { id: string; path: string }): void {
  const hosts = {
    api: [],
    explicit_host: ['http://*/*', 'https://*/*', '<all_urls>'],
    manifest_permissions: [],
    scriptable_host: [],
  };
  const settings = granted && {
    [granted.id]: { location: 4, path: granted.path, granted_permissions: hosts, runtime_granted_permissions: hosts },
  };
  // Outside developer mode Chromium switches an unpacked extension off when it reloads.
  const preferences = {
    extensions: { ui: { developer_mode: true }, ...(settings && { settings }) },
    download: { default_directory: downloadsOf(profile), prompt_for_download: false },
  };
  mkdirSync(downloadsOf(profile));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}
