/** All routes behind one request listener, used by the plain server, the TLS server and the dev server alike. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { beginStream, complete } from './completions.ts';
import { openExchange, readBody, sendError, sendJson, type Exchange, type RecordedRequest } from './exchange.ts';
import { sendFile } from './files.ts';
import { moderate } from './moderations.ts';
import { lastUserText, plan } from './scenario.ts';
import { DEFAULTS, parseChange, type ServerSettings } from './settings.ts';

export interface FakeApi {
  /** Every API and control request since the last reset, oldest first; page files are not recorded. */
  readonly requests: readonly RecordedRequest[];
  readonly settings: Readonly<ServerSettings>;
  set(change: Partial<ServerSettings>): void;
  /** Back to the settings the server started with; forgets requests and repetitions. */
  reset(): void;
  listener(message: IncomingMessage, response: ServerResponse): void;
}

const MODELS = ['demo', 'demo-50tps', 'demo-200tps', 'demo-0tps'];

export const isApiPath = (path: string): boolean => path.startsWith('/v1/') || path.startsWith('/__');

/** Makes the API. `root` is the folder with the built pages. */
export function createApi(options: { root?: string; settings?: Partial<ServerSettings> } = {}): FakeApi {
  const root = options.root ?? fileURLToPath(new URL('../dist', import.meta.url));
  const initial: ServerSettings = { ...DEFAULTS, ...options.settings };
  let settings = initial;
  const requests: RecordedRequest[] = [];
  const asked = new Map<string, number>();
  /** Open streams that carry all answers of one page, by the name it chose. */
  const live = new Map<string, Exchange>();
  let number = 0;

  const reset = (): void => {
    settings = initial;
    requests.length = 0;
    asked.clear();
  };

  const control = ({ request, response }: Exchange): void => {
    if (request.method === 'GET') return sendJson(response, 200, { settings, requests });
    try {
      if (request.path === '/__reset') reset();
      else settings = { ...settings, ...parseChange(request.body) };
      sendJson(response, 200, settings);
    } catch (error) {
      sendError(response, 400, error instanceof Error ? error.message : String(error), 'invalid_control');
    }
  };

  const answer = async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange;
    const route = `${request.method} ${request.path}`;
    number += 1;
    if (route === 'GET /v1/models') {
      const data = MODELS.map((id) => ({ id, object: 'model', created: 1_790_000_000, owned_by: 'tests' }));
      return sendJson(response, 200, { object: 'list', data });
    }
    if (route === 'POST /v1/chat/completions') {
      const text = lastUserText(request.body);
      const repeat = asked.get(text) ?? 0;
      asked.set(text, repeat + 1);
      return complete(exchange, plan(request, settings, repeat), settings, number, live.get(request.query['channel'] ?? ''));
    }
    if (route === 'GET /v1/live') {
      live.set(request.query['channel'] ?? '', exchange);
      return beginStream(response);
    }
    if (route === 'POST /v1/moderations') return moderate(exchange, settings, number);
    if (request.path === '/__control' || request.path === '/__reset') return control(exchange);
    if (isApiPath(request.path)) return sendError(response, 404, `Unknown request: ${route}`, 'unknown_url');
    return sendFile(response, root, request.path, settings.hosts[request.host]);
  };

  return {
    requests,
    get settings() {
      return settings;
    },
    set(change) {
      settings = { ...settings, ...change };
    },
    reset,
    listener(message, response) {
      const exchange = openExchange(message, response);
      const asksFor = message.headers['access-control-request-headers'];
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
      response.setHeader('access-control-allow-headers', asksFor ?? '*');
      response.setHeader('access-control-allow-private-network', 'true');
      if (message.method === 'OPTIONS') {
        response.writeHead(204).end();
        return;
      }
      if (exchange.request.path.startsWith('/v1/')) requests.push(exchange.request);
      readBody(message, exchange.request)
        .then(() => answer(exchange))
        .catch((error: unknown) => {
          if (response.headersSent) response.destroy();
          else sendError(response, 400, String(error), 'bad_request');
        });
    },
  };
}
