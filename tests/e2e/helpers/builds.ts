import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { BrowserName } from './types.ts';

const root = resolve(import.meta.dirname, '../../..');
export const companionFolder = join(import.meta.dirname, 'companion');

const Manifest = v.looseObject({
  version: v.string(),
  browser_specific_settings: v.optional(v.looseObject({ gecko: v.looseObject({ id: v.string() }) })),
});

/** Where the shipped package lies unpacked; SHAREMARK_BUILDS names another folder with chrome-mv3 and firefox-mv3 in it. */
export function buildFolder(browser: BrowserName): string {
  const builds = process.env['SHAREMARK_BUILDS'] ?? join(root, '.output');
  const folder = join(builds, browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3');
  if (!existsSync(join(folder, 'manifest.json'))) throw new Error(`${folder} holds no build: run npm run build first.`);
  return folder;
}

/** A copy that a test may reload, raise in version or lose, without touching the build others are testing. */
export function copyBuild(folder: string): string {
  const copy = join(temporaryFolder(), 'extension');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Adds one to the last number of the manifest's version, as an update does. */
export function raiseVersion(folder: string): void {
  const manifest = readManifest(folder);
  const numbers = manifest.version.split('.').map(Number);
  numbers.push((numbers.pop() ?? 0) + 1);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version: numbers.join('.') }));
}

export function geckoId(folder: string): string {
  const id = readManifest(folder).browser_specific_settings?.gecko.id;
  if (id === undefined) throw new Error(`${folder} has no gecko id.`);
  return id;
}

/** Chromium's id of an unpacked extension: the first half of its path's SHA-256, written with the letters a to p. */
export function unpackedId(folder: string): string {
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return hex.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** Fresh folder under the system's temporary one; whoever asks for it removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sharemark-'));
}

/** Removes a profile, and a copied build with the folder made for it. */
export function removeFolders(profile: string, build?: string): void {
  for (const folder of [profile, ...(build === undefined ? [] : [dirname(build)])]) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readManifest(folder: string) {
  return v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
}
