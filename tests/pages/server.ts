/**
 * The fake OpenAI-compatible server, with the built pages on the same origin. Alone:
 * `node tests/pages/server.ts [port]`. What it answers is described in README.md.
 */
import { createServer, type Server } from 'node:http';
import { createApi, type FakeApi } from './server/handler.ts';
import { listen } from './server/listen.ts';
import type { ServerSettings } from './server/settings.ts';

export type { FakeApi } from './server/handler.ts';
export type { RecordedRequest } from './server/exchange.ts';
export type { ModerationMode, ServerSettings } from './server/settings.ts';

export interface RunningServer extends Omit<FakeApi, 'listener'> {
  /** Origin without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** For a second server (TLS) with the same settings and records. */
  readonly api: FakeApi;
  /** Ends open streams and hanging answers, too. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Folder with the built pages; default `dist` beside this file. */
  root?: string;
  settings?: Partial<ServerSettings>;
  /** Share settings and records of another server instead of having own ones. */
  api?: FakeApi;
}

/** Starts `server` on 127.0.0.1 and wraps it; shared with the TLS server. */
export async function run(server: Server, api: FakeApi, scheme: string, port = 0): Promise<RunningServer> {
  const bound = await listen(server, port);
  return {
    url: `${scheme}://127.0.0.1:${bound}`,
    port: bound,
    api,
    requests: api.requests,
    get settings() {
      return api.settings;
    },
    set: (change) => api.set(change),
    reset: () => api.reset(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Starts the server on 127.0.0.1. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const api = options.api ?? createApi(options);
  return run(
    createServer((message, response) => api.listener(message, response)),
    api,
    'http',
    options.port,
  );
}

if (import.meta.main) {
  const server = await startServer({ port: Number(process.argv[2] ?? 4173) });
  console.log(`Chat pages and fake API on ${server.url}`);
}
