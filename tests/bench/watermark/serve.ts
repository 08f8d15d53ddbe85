import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const ORIGIN = 'http://localhost:1';
const root = join(import.meta.dirname, '../../..');

/** Opens an empty page that has the project's own modules, as they are but for their types, and pictures at /shot/<number>.png. No network. */
export async function openModules(page: Page, shots: readonly Buffer[], module: string): Promise<void> {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const number = /^\/shot\/(\d+)\.png$/.exec(path)?.[1];
    if (number !== undefined) await route.fulfill({ contentType: 'image/png', body: shots[Number(number)] ?? Buffer.alloc(0) });
    else if (path.endsWith('.ts'))
      await route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(readFileSync(join(root, path), 'utf8')) });
    else await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' });
  });
  await page.goto(`${ORIGIN}/`);
  await page.addScriptTag({ type: 'module', url: `${ORIGIN}/${module}` });
  await page.waitForFunction(() => 'bench' in globalThis);
}
