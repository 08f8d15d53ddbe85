/** One request and its response, with what every route needs. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What tests read about a request the server got. */
export interface RecordedRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Host header without port. */
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON body, the raw text if it was not JSON, undefined if there was none. */
  body: unknown;
  /** `open` until answered; `aborted` when the client left before the end. */
  state: 'open' | 'done' | 'aborted';
  /** ms since the epoch. */
  readonly at: number;
}

export interface Exchange {
  readonly request: RecordedRequest;
  readonly response: ServerResponse;
  /** Aborts when the client leaves early or the server closes. */
  readonly gone: AbortSignal;
}

/** Opens an exchange: records the request (without its body yet) and watches for the client's leaving. */
export function openExchange(message: IncomingMessage, response: ServerResponse): Exchange {
  const url = new URL(message.url ?? '/', 'http://x');
  const request: RecordedRequest = {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    host: (message.headers.host ?? '').replace(/:\d+$/, ''),
    headers: message.headers,
    body: undefined,
    state: 'open',
    at: Date.now(),
  };
  const gone = new AbortController();
  response.on('close', () => {
    request.state = response.writableFinished ? 'done' : 'aborted';
    gone.abort();
  });
  return { request, response, gone: gone.signal };
}

/** Reads a request's body into `request.body`; bodies over 4 MB are refused by throwing a RangeError. */
export async function readBody(message: IncomingMessage, request: RecordedRequest): Promise<void> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > 4e6) throw new RangeError('body too large');
    parts.push(bytes);
  }
  if (size === 0) return;
  const text = Buffer.concat(parts).toString('utf8');
  try {
    request.body = JSON.parse(text);
  } catch {
    request.body = text;
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** The error shape of OpenAI's API. */
export function sendError(
  response: ServerResponse,
  status: number,
  message: string,
  code: string,
  headers: Record<string, string> = {},
): void {
  const type = status < 429 ? 'invalid_request_error' : status === 429 ? 'requests' : 'server_error';
  sendJson(response, status, { error: { message, type, param: null, code } }, headers);
}

/** Waits `ms`, or less if the client leaves; true if it is still there. */
export async function pause(ms: number, gone: AbortSignal): Promise<boolean> {
  if (ms > 0 && !gone.aborted) await sleep(ms, undefined, { signal: gone }).catch(() => undefined);
  return !gone.aborted;
}
