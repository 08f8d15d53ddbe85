import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Page as ChromiumPage } from '@playwright/test';
import { PNG } from 'pngjs';
import { launch, type Page as FirefoxPage } from 'puppeteer-core';
import { build } from 'vite';
import { findBrowsers } from '../../tools/setup-browsers.ts';
import { removeFolders, temporaryFolder } from '../helpers/builds.ts';
import { chromiumPage } from '../helpers/chromium-page.ts';
import { chromeScope } from '../helpers/firefox-chrome-scope.ts';
import { firefoxPage } from '../helpers/firefox-page.ts';
import type { BrowserName, TestPage } from '../helpers/types.ts';

const folder = join(import.meta.dirname, 'rig');

/** What a capture gave: a picture, or why not. */
export interface Taken {
  png?: string;
  width: number;
  height: number;
  scale: number;
  hash: string;
  shots: number;
  ms: number;
  progress: [number, number][];
  why?: string;
  error?: string;
}

/** A page of the rig's browser, and a picture of any part of its document that the browser takes itself. */
export interface RigPage extends TestPage {
  ask(act: string): Promise<unknown>;
  capture(): Promise<Taken>;
  /** The browser's own picture of the last answer, in a window so high that nothing has to be scrolled. */
  reference(): Promise<Buffer>;
  contextMenu(point: { x: number; y: number }): Promise<void>;
}

export interface Rig {
  readonly url: string;
  open(path: string): Promise<RigPage>;
  close(): Promise<void>;
}

/** Bundles the capture parts into an extension of their own, and starts a browser with it and a server with the pages. */
export async function startRig(browser: BrowserName, options: { scale?: number; width?: number } = {}): Promise<Rig> {
  const extension = temporaryFolder();
  cpSync(join(folder, 'manifest.json'), join(extension, 'manifest.json'));
  for (const name of ['content', 'background']) {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: extension,
        emptyOutDir: false,
        minify: false,
        lib: { entry: join(folder, `${name}.ts`), formats: ['iife'], name: 'rig', fileName: () => `${name}.js` },
      },
    });
  }
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://rig').pathname.slice(1);
    void readFile(join(import.meta.dirname, 'pages', /^[\w-]+\.(html|js|css)$/.test(name) ? name : 'chat.html')).then(
      (bytes) => {
        const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html';
        response.setHeader('content-type', `${type}; charset=utf-8`).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running = browser === 'chromium' ? await startChromium(extension, options) : await startFirefox(extension, options);
  return {
    url,
    open: (path) => running.open(`${url}/${path}`),
    async close() {
      await running.close();
      server.close();
      removeFolders(extension);
    },
  };
}

async function startChromium(extension: string, { scale = 1, width = 1280 }: { scale?: number; width?: number }) {
  const profile = temporaryFolder();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowsers().chromium ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: false,
    // An emulated scale or viewport would not be what the browser's own pictures have.
    viewport: null,
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--force-device-scale-factor=${scale}`,
      `--window-size=${width},900`,
      '--no-first-run',
    ],
  });
  const reference = async (page: ChromiumPage) => {
    const session = await context.newCDPSession(page);
    // The driver reckons in the screen's pixels, the page in zoomed ones.
    const { width, ratio } = await page.evaluate(measured);
    const zoom = ratio / scale;
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width * zoom),
      height: TALL,
      deviceScaleFactor: 0,
      mobile: false,
    });
    const { x, y, ...size } = await page.evaluate(bare);
    const clip = { x: x * zoom, y: y * zoom, width: size.width * zoom, height: size.height * zoom, scale: 1 };
    const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: false });
    await session.send('Emulation.clearDeviceMetricsOverride');
    await session.detach();
    await page.evaluate(dressed);
    return Buffer.from(data, 'base64');
  };
  return {
    open: async (url: string) => {
      const page = await context.newPage();
      await page.goto(url);
      return withRig(
        chromiumPage(page),
        () => reference(page),
        ({ x, y }) => page.mouse.click(x, y, { button: 'right' }),
      );
    },
    async close() {
      await context.close();
      removeFolders(profile);
    },
  };
}

async function startFirefox(extension: string, { scale = 1, width = 1280 }: { scale?: number; width?: number }) {
  const profile = temporaryFolder();
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowsers().firefox ?? '/usr/bin/firefox-esr',
    headless: true,
    protocolTimeout: 120_000,
    userDataDir: profile,
    defaultViewport: null,
    args: ['--remote-allow-system-access', `--width=${width}`, '--height=900'],
    extraPrefsFirefox: { 'layout.css.devPixelsPerPx': String(scale) },
  });
  await browser.installExtension(extension);
  const scope = chromeScope(browser);
  return {
    open: async (url: string) => {
      const page = await browser.newPage();
      await page.goto(url);
      return withRig(
        firefoxPage(page, scope),
        () => firefoxReference(page),
        ({ x, y }) => page.mouse.click(x, y, { button: 'right' }),
      );
    },
    async close() {
      await browser.close();
      removeFolders(profile);
    },
  };
}

/** The whole answer as Firefox draws it. */
async function firefoxReference(page: FirefoxPage): Promise<Buffer> {
  const size = await page.evaluate(measured);
  await page.setViewport({ width: size.width, height: TALL });
  const { x, y, width, height } = await page.evaluate(bare);
  // Its clip is rounded to whole css pixels, which at a zoom of 125 % begin with a whole device pixel every fourth time only.
  const left = Math.floor(x / 4) * 4;
  const top = Math.floor(y / 4) * 4;
  const clip = { x: left, y: top, width: Math.ceil((x + width - left) / 4) * 4, height: Math.ceil((y + height - top) / 4) * 4 };
  const around = PNG.sync.read(Buffer.from(await page.screenshot({ captureBeyondViewport: false, clip })));
  const ratio = around.width / clip.width;
  const cut = new PNG({ width: Math.round(width * ratio), height: Math.round(height * ratio) });
  PNG.bitblt(around, cut, Math.round((x - left) * ratio), Math.round((y - top) * ratio), cut.width, cut.height, 0, 0);
  const png = PNG.sync.write(cut);
  await page.setViewport(null);
  await page.evaluate(dressed);
  return png;
}

/** Runs in the page. */
function measured() {
  return { width: innerWidth, ratio: devicePixelRatio };
}

/** Higher than every page of these tests. */
const TALL = 16_000;

/** Runs in the page: takes away what covers the answer, and tells where that is, on the screen's grid. */
async function bare() {
  const wrapper: Element = Reflect.get(window, 'last').getRootNode().querySelector('.shell').parentElement;
  for (const element of [document.documentElement, wrapper]) element.classList.add('bare');
  getSelection()?.removeAllRanges();
  for (let frame = 0; frame < 4; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, 400));
  const { left, top, right, bottom } = Reflect.get(window, 'last').getBoundingClientRect();
  const [x = 0, y = 0, end = 0, foot = 0] = [left, top, right, bottom].map(
    (length) => Math.round(length * devicePixelRatio) / devicePixelRatio,
  );
  return { x, y, width: end - x, height: foot - y };
}

function dressed() {
  const wrapper: Element = Reflect.get(window, 'last').getRootNode().querySelector('.shell').parentElement;
  for (const element of [document.documentElement, wrapper]) element.classList.remove('bare');
}

function withRig(page: TestPage, reference: RigPage['reference'], contextMenu: RigPage['contextMenu']): RigPage {
  const ask = (act: string) =>
    page.evaluate(
      (wanted) =>
        new Promise<unknown>((resolve) => {
          const id = String(Math.random());
          const settle = (event: Event) => {
            const { id: answered, answer } = JSON.parse(event instanceof CustomEvent ? String(event.detail) : '{}');
            if (answered !== id) return;
            document.removeEventListener('rig-answer', settle);
            resolve(answer);
          };
          document.addEventListener('rig-answer', settle);
          document.dispatchEvent(new CustomEvent('rig-ask', { detail: JSON.stringify({ id, act: wanted }) }));
        }),
      act,
    );
  return Object.assign(page, { ask, capture: async () => (await ask('capture')) as Taken, reference, contextMenu });
}
