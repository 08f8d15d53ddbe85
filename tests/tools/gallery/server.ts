import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, normalize, sep } from 'node:path';
import { build } from 'vite';
import { CHATS, pageOf } from './chats.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MODULES = join(ROOT, 'node_modules/@fontsource-variable');

/** Names in the package, and where the build takes them from. */
const FONTS: Readonly<Record<string, string>> = {
  'inter-latin.woff2': 'inter/files/inter-latin-wght-normal.woff2',
  'inter-latin-ext.woff2': 'inter/files/inter-latin-ext-wght-normal.woff2',
  'geist-mono-latin.woff2': 'geist-mono/files/geist-mono-latin-wght-normal.woff2',
};

export interface GalleryServer {
  readonly origin: string;
  close(): void;
}

/** Serves the chats, the fonts and the label code on 127.0.0.1, and takes pictures by PUT into `folder`. */
export async function serve(folder: string): Promise<GalleryServer> {
  const script = await bundle();
  const server = createServer((request, response) => {
    answer(request, response, folder, script).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above.
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The label code as the package ships it, as one script. */
async function bundle(): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2024',
      lib: { entry: join(import.meta.dirname, 'page.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs.flatMap((one) => ('output' in one ? one.output : [])).find((one) => one.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('The label code was not bundled.');
  return chunk.code;
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string, script: string): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  const [, kind = '', name = ''] = path.split('/');
  if (kind === 'files') {
    const file = normalize(join(folder, path.slice('/files/'.length)));
    if (!file.startsWith(folder + sep)) throw new Error(`${path} lies elsewhere.`);
    if (request.method === 'PUT') {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, await Array.fromAsync(request));
      response.writeHead(204).end();
    } else createReadStream(file).pipe(response.writeHead(200));
    return;
  }
  if (kind === 'fonts') {
    const font = FONTS[name];
    if (font === undefined) throw new Error(`${name} is no font of the label.`);
    response.writeHead(200, { 'content-type': 'font/woff2' }).end(await readFile(join(MODULES, font)));
    return;
  }
  const chat = CHATS.find(({ id }) => id === name);
  if (kind === 'page.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
  else if (kind === 'chat' && chat !== undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(chat));
  else if (path === '/')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<script type="module" src="/page.js"></script>');
  else response.writeHead(404).end();
}
