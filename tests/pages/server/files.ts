/** Serves the built pages. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** Folders whose pages have folders of their own: `/unseen/lit`. */
const GROUPS = new Set(['unseen', 'ordinary']);

/** Folder of the page that stands at a path without an extension. */
export function pageFolder(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  return GROUPS.has(first) && second !== '' ? `${first}/${second}` : first;
}

/**
 * Sends a file of the build. A path without an extension is a page: `/chatgpt`, `/chatgpt/c/7` and, on a host that
 * stands for one page, any path at all.
 * @param page the page of the request's host, if it stands for one
 */
export async function sendFile(response: ServerResponse, root: string, path: string, page: string | undefined): Promise<void> {
  const extension = extname(path);
  const name = page ?? pageFolder(decodeURIComponent(path));
  const relative = extension === '' ? join(name, 'index.html') : decodeURIComponent(path);
  const file = normalize(join(root, relative));
  if (!file.startsWith(normalize(root) + sep)) return void response.writeHead(403).end();
  try {
    const bytes = await readFile(file);
    response
      .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' })
      .end(bytes);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end(`Not found: ${path}\nPages are built by: npx vite build --config tests/pages/vite.config.ts\n`);
  }
}
