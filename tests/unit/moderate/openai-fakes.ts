import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Clock } from '../../../lib/clock.ts';
import type { UsageStore } from '../../../lib/moderate/engines/openai/budget.ts';
import { localPort } from '../../../lib/moderate/engines/openai/local-port.ts';
import type { ModerationService } from '../../../lib/moderate/engines/openai/service.ts';
import type { RemotePort, ServicePort } from '../../../lib/moderate/engines/openai/ports.ts';
import { sendJson as answerJson } from '../../pages/server/exchange.ts';
import { judge, type ModerationResult } from '../../pages/server/moderations.ts';

/** A clock whose hands the test turns. */
export class FakeClock implements Clock {
  #now = 1_800_000_000_000;
  readonly #timers = new Set<{ at: number; run: () => void }>();

  now(): number {
    return this.#now;
  }
  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
  /** Turns the hands, running in order what falls due on the way. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      this.#timers.delete(next);
      next.run();
    }
    this.#now = end;
  }
  get pending(): number {
    return this.#timers.size;
  }
}

/** One end of a message port, the test being the other end. Messages are cloned as a browser does. */
export class FakePort implements RemotePort, ServicePort {
  readonly sent: unknown[] = [];
  sender: ServicePort['sender'];
  closed = false;
  readonly #onMessage: ((message: unknown) => void)[] = [];
  readonly #onDisconnect: (() => void)[] = [];
  #onSent: (() => void) | undefined;

  readonly onMessage = { addListener: (listener: (message: unknown) => void) => void this.#onMessage.push(listener) };
  readonly onDisconnect = { addListener: (listener: () => void) => void this.#onDisconnect.push(listener) };

  constructor(sender?: ServicePort['sender']) {
    this.sender = sender;
  }
  postMessage(message: unknown): void {
    if (this.closed) throw new Error('Attempting to use a disconnected port object');
    this.sent.push(structuredClone(message));
    this.#onSent?.();
  }
  disconnect(): void {
    this.closed = true;
  }
  /** A message from the other end. */
  receive(message: unknown): void {
    for (const listener of this.#onMessage) listener(structuredClone(message));
  }
  /** The other end goes away. */
  drop(): void {
    this.closed = true;
    for (const listener of this.#onDisconnect) listener();
  }
  /** Resolves with the `count`-th message that was sent. */
  async message(count: number): Promise<unknown> {
    while (this.sent.length < count) await new Promise<void>((resolve) => (this.#onSent = resolve));
    return this.sent[count - 1];
  }
}

/** A page's end of a port to the service, as the browser would give it. */
export function linked(service: Pick<ModerationService, 'serve'>, origin: string, tab: number): RemotePort {
  const { asker, service: end } = localPort(origin);
  service.serve({ ...end, sender: { tab: { id: tab }, origin } });
  return asker;
}

/** A count of what was sent that outlives a background, and nothing else. */
export function memory(kept?: unknown): UsageStore & { kept: unknown } {
  return {
    kept,
    read() {
      return Promise.resolve(this.kept);
    },
    write(usage) {
      this.kept = structuredClone(usage);
      return Promise.resolve();
    },
  };
}

/** What a test server has been asked. */
export interface Asked {
  readonly input: string[];
  readonly model: string;
  readonly headers: IncomingMessage['headers'];
  readonly url: string | undefined;
}

export interface TestServer {
  readonly endpoint: string;
  readonly asked: Asked[];
  /** How the next requests are answered. */
  reply: (asked: Asked, response: ServerResponse) => void;
  /** Resolves when a client has gone away before its answer was complete. */
  readonly aborted: () => Promise<void>;
  close(): Promise<void>;
}

/** A result as the endpoint documents it; texts with "kill" in them are flagged as violence. */
export const result = (text: string): ModerationResult => judge(text, { kill: 'violence' });

export function sendJson(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  answerJson(response, status, body, headers);
}

/** Answers as the endpoint should. */
function answerWell({ input }: Asked, response: ServerResponse): void {
  sendJson(response, { id: 'modr-1', model: 'omni-moderation-latest', results: input.map(result) });
}

/** Starts an HTTP server on a free port of 127.0.0.1. */
export async function startServer(): Promise<TestServer> {
  const asked: Asked[] = [];
  const gone = Promise.withResolvers<void>();
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { input, model } = v.parse(v.object({ input: v.array(v.string()), model: v.string() }), JSON.parse(body));
      const one: Asked = { input, model, headers: request.headers, url: request.url };
      asked.push(one);
      test.reply(one, response);
    });
    response.on('close', () => {
      if (!response.writableFinished) gone.resolve();
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port');
  const test: TestServer = {
    endpoint: `http://127.0.0.1:${address.port}/v1`,
    asked,
    reply: answerWell,
    aborted: () => gone.promise,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return test;
}
