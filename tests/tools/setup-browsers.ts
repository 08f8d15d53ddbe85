import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { canUseApt, installWithApt, isProgram } from './setup-apt.ts';

export type BrowserName = 'chromium' | 'firefox';
export type Browsers = Partial<Record<BrowserName, string>>;

const ENVIRONMENT: Record<BrowserName, string> = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/** Program names in order of preference: Chromium takes unpacked extensions more willingly than branded Chrome. */
const NAMES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

const DEBIAN_PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'fonts-liberation'],
  firefox: ['firefox-esr', 'fonts-liberation'],
};

/** Paths of the installed browsers: environment first, then PATH, then the usual places of the system. */
export function findBrowsers(): Browsers {
  const found: Browsers = {};
  for (const name of ['chromium', 'firefox'] as const) {
    const path = find(name);
    if (path !== undefined) found[name] = path;
  }
  return found;
}

/** Like findBrowsers, but installs missing ones on Debian and Ubuntu as root, and throws a sentence to print otherwise. */
export function ensureBrowsers(wanted: readonly BrowserName[]): Browsers {
  const missing = wanted.filter((name) => find(name) === undefined);
  if (missing.length === 0) return findBrowsers();
  if (canUseApt()) installWithApt([...new Set(missing.flatMap((name) => DEBIAN_PACKAGES[name]))], 'to run a browser');
  const still = wanted.filter((name) => find(name) === undefined);
  if (still.length > 0) throw new Error(advice(still));
  return findBrowsers();
}

function find(name: BrowserName): string | undefined {
  const named = process.env[ENVIRONMENT[name]];
  if (named) {
    if (!isProgram(named)) throw new Error(`${ENVIRONMENT[name]} names ${named}, which is not a program.`);
    return named;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const inPath = NAMES[name].flatMap((program) => folders.map((folder) => join(folder, withSuffix(program))));
  return [...inPath, ...usualPlaces(name)].find(isProgram);
}

function usualPlaces(name: BrowserName): string[] {
  if (process.platform === 'darwin') {
    const apps =
      name === 'chromium'
        ? ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
        : ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => apps.map((app) => join(folder, app)));
  }
  if (process.platform === 'win32') {
    const folders = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
    const programs =
      name === 'chromium'
        ? ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe']
        : ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'];
    return folders.flatMap((folder) => (folder ? programs.map((program) => join(folder, program)) : []));
  }
  return name === 'chromium' ? ['/snap/bin/chromium'] : ['/snap/bin/firefox'];
}

function withSuffix(program: string): string {
  return process.platform === 'win32' ? `${program}.exe` : program;
}

function advice(missing: readonly BrowserName[]): string {
  const lines = missing.map((name) =>
    name === 'chromium'
      ? 'Chromium or Chrome was not found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.'
      : 'Firefox was not found. Install it (Debian: apt-get install firefox-esr) or set FIREFOX_PATH.',
  );
  return lines.join('\n');
}
