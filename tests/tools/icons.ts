/** Renders the toolbar icons of the states "off" and "trouble"; the plain one is made by the build. `--check` exits 1 if a file is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

export const ICON_STATES = ['off', 'trouble'] as const;
export const ICON_SIZES = [16, 32, 48, 128] as const;
export type IconState = (typeof ICON_STATES)[number];
export type IconSize = (typeof ICON_SIZES)[number];

interface Sharp {
  (input: Buffer, options: { density: number }): { resize(size: number): { png(): { toBuffer(): Promise<Buffer> } } };
}

/** The image library of the build's icon module: its dependency, not ours, so it is looked up from there. */
const LIBRARY = 'sharp';

function loadSharp(): Sharp {
  const require = createRequire(import.meta.resolve('@wxt-dev/auto-icons'));
  return v.parse(
    v.custom<Sharp>((value) => typeof value === 'function'),
    require(LIBRARY),
  );
}

/** Where an icon lies in the source tree. */
export function iconFile(state: IconState, size: IconSize): URL {
  return new URL(`../../public/icons/${state}-${size}.png`, import.meta.url);
}

/** The PNG of one state (`''` is the plain icon), `size` pixels wide and high, drawn from assets/icon-<state>.svg. */
export async function renderIcon(state: IconState | '', size: IconSize): Promise<Buffer> {
  const svg = await readFile(new URL(`../../assets/icon${state && `-${state}`}.svg`, import.meta.url));
  return loadSharp()(svg, { density: 288 }).resize(size).png().toBuffer();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  for (const state of ICON_STATES) {
    for (const size of ICON_SIZES) {
      const png = await renderIcon(state, size);
      if (!check) await writeFile(iconFile(state, size), png);
      else if (!png.equals(await readFile(iconFile(state, size)))) {
        console.error(`public/icons/${state}-${size}.png is stale: run node tests/tools/icons.ts`);
        process.exitCode = 1;
      }
    }
  }
}
