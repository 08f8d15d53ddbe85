import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { LabelSpec, LabelTexts } from '../../../lib/mark/label/index.ts';
import { findBrowsers } from '../setup-browsers.ts';
import { LABEL_STYLES, type LabelStyle } from '../../../lib/types.ts';
import { type Chat, CHATS } from './chats.ts';
import type { Made } from './page.ts';
import { serve } from './server.ts';

export interface Picture extends Made {
  readonly id: string;
  readonly style: LabelStyle;
  readonly dark: boolean;
  readonly scale: number;
}

/** A browser with a page in which `label.make` and `label.copy` run. */
export interface Studio {
  readonly page: Page;
  /** Labels a chat; the picture is `<id>-<style>.png`, the capture `captures/<id>.png` in the folder. */
  picture(chat: Chat, style: LabelStyle): Promise<Picture>;
  close(): Promise<void>;
}

const TEXTS: Readonly<Record<'en' | 'de', LabelTexts>> = {
  en: {
    language: 'en',
    headline: 'AI-generated',
    withModel: 'with {model} on {site}.',
    withSite: 'on {site}.',
    modelOnSite: '{model} on {site}',
    onSite: 'An AI model on {site}',
    sharedBy: 'Shared by {name}',
    written: 'Written by an AI model, not by a person',
    captured: 'Captured with Sharemark',
  },
  de: {
    language: 'de',
    headline: 'KI-generiert',
    withModel: 'mit {model} auf {site}.',
    withSite: 'auf {site}.',
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
  const captured = new Set<string>();
  return {
    page,
    async picture(chat, style) {
      if (!captured.has(chat.id)) await capture(browser, server.origin, chat, folder);
      captured.add(chat.id);
      const id = `${chat.id}-${style}`;
      const files = { from: `/files/captures/${chat.id}.png`, to: `/files/${id}.png`, spec: specOf(chat, style) };
      const made = await page.evaluate(({ from, to, spec }) => window.label.make(from, to, spec), files);
      return { id, style, dark: chat.dark, scale: chat.scale, ...made };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Labels chats in each style, one after the other. @param wanted ids of chats and names of styles; none of a kind means all of it */
export async function makePictures(studio: Studio, wanted: readonly string[] = []): Promise<Picture[]> {
  const chosen = LABEL_STYLES.filter((style) => wanted.includes(style));
  const ids = wanted.filter((one) => !LABEL_STYLES.some((style) => style === one));
  const pictures: Picture[] = [];
  for (const chat of CHATS) {
    if (ids.length > 0 && !ids.includes(chat.id)) continue;
    for (const style of chosen.length > 0 ? chosen : LABEL_STYLES) pictures.push(await studio.picture(chat, style));
  }
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

function specOf(chat: Chat, style: LabelStyle): LabelSpec {
  const { scale, name = 'Jane Doe, Example Ltd', site = 'ChatGPT', language = 'en' } = chat;
  const attribution = { name, site, host: 'chatgpt.com', at: NOW, zone: 'Europe/Berlin' };
  const named = 'model' in chat ? chat.model : 'gpt-5.2';
  return {
    attribution: named === undefined ? attribution : { ...attribution, model: named },
    texts: TEXTS[language],
    ...(chat.marks === undefined ? {} : { marks: chat.marks }),
    style,
    scale,
  };
}
