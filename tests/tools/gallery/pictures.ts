import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { LabelSpec, LabelTexts } from '../../../lib/mark/label/index.ts';
import { findBrowsers } from '../setup-browsers.ts';
import { type Chat, CHATS } from './chats.ts';
import type { Made } from './page.ts';
import { serve } from './server.ts';

export interface Picture extends Made {
  readonly id: string;
  readonly dark: boolean;
  readonly scale: number;
}

/** A browser with a page in which `label.make` and `label.copy` run. */
export interface Studio {
  readonly page: Page;
  /** Labels a chat; the picture is `<id>.png`, the capture `captures/<id>.png` in the folder. */
  picture(chat: Chat): Promise<Picture>;
  close(): Promise<void>;
}

const TEXTS: Readonly<Record<'en' | 'de', LabelTexts>> = {
  en: {
    language: 'en',
    modelOnSite: '{model} on {site}',
    onSite: 'An AI model on {site}',
    sharedBy: 'Shared by {name}',
    written: 'Written by an AI model, not by a person',
    captured: 'Captured with Sharemark',
  },
  de: {
    language: 'de',
    modelOnSite: '{model} auf {site}',
    onSite: 'Ein KI-Modell auf {site}',
    sharedBy: 'Geteilt von {name}',
    written: 'Von einem KI-Modell geschrieben, nicht von einem Menschen',
    captured: 'Aufgenommen mit Sharemark',
  },
};

/** 22 November 2026, noon. */
const NOW = Date.UTC(2026, 10, 22, 12);

export async function openStudio(folder: string): Promise<Studio> {
  const executablePath = findBrowsers().chromium;
  if (executablePath === undefined) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: ['--force-color-profile=srgb'] });
  const page = await browser.newPage();
  await page.goto(server.origin);
  await page.waitForFunction(() => 'label' in window);
  return {
    page,
    async picture(chat) {
      await capture(browser, server.origin, chat, folder);
      const files = { from: `/files/captures/${chat.id}.png`, to: `/files/${chat.id}.png`, spec: specOf(chat) };
      const made = await page.evaluate(({ from, to, spec }) => window.label.make(from, to, spec), files);
      return { id: chat.id, dark: chat.dark, scale: chat.scale, ...made };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Labels all chats, or those named, one after the other. */
export async function makePictures(studio: Studio, ids: readonly string[] = []): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const chat of CHATS) if (ids.length === 0 || ids.includes(chat.id)) pictures.push(await studio.picture(chat));
  return pictures;
}

async function capture(browser: Browser, origin: string, { id, width, scale }: Chat, folder: string): Promise<void> {
  const viewport = { width: Math.max(400, width), height: 1000 };
  const page = await browser.newPage({ viewport, deviceScaleFactor: scale });
  await page.goto(`${origin}/chat/${id}`);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await mkdir(join(folder, 'captures'), { recursive: true });
  await writeFile(join(folder, 'captures', `${id}.png`), await page.locator('.root').screenshot({ scale: 'device' }));
  await page.close();
}

function specOf(chat: Chat): LabelSpec {
  const { scale, name = 'Jane Doe, Example Ltd', site = 'ChatGPT', language = 'en' } = chat;
  const attribution = { name, site, host: 'chatgpt.com', at: NOW, zone: 'Europe/Berlin' };
  const named = 'model' in chat ? chat.model : 'gpt-5.2';
  return {
    attribution: named === undefined ? attribution : { ...attribution, model: named },
    texts: TEXTS[language],
    style: 'card',
    scale,
  };
}
