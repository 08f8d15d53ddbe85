import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { result, type FakeClock } from './openai-fakes.ts';

/** Every way in which the service can fail, and the one in which it does not. */
export const FAULTS = [
  'ok',
  'slow',
  'loris',
  'endless',
  '429',
  '429-retry-after',
  '500',
  'malformed',
  'too-few',
  'too-many',
  'drop',
  'drop-midway',
  '401',
  'no-credit',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a request sends, as JSON. */
export function sentBody(init: RequestInit | undefined): unknown {
  return JSON.parse(v.parse(v.string(), init?.body));
}

/** Texts as a request to either endpoint holds them. */
const Body = v.union([
  v.object({ input: v.array(v.string()) }),
  v.object({ messages: v.array(v.object({ role: v.string(), content: v.string() })) }),
]);
export type Asked = v.InferOutput<typeof Body>;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

/** Sends a byte a second, or as fast as it is read, and never comes to an end. */
function body(clock: FakeClock, signal: AbortSignal | null | undefined, everyMs: number | undefined): Response {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      signal?.addEventListener('abort', () => controller.error(new DOMException('Aborted', 'AbortError')), { once: true });
      const drip = (): void => {
        if (signal?.aborted) return;
        controller.enqueue(new TextEncoder().encode(' '));
        clock.after(everyMs ?? 0, drip);
      };
      if (everyMs !== undefined) drip();
    },
    pull(controller) {
      if (everyMs === undefined) controller.enqueue(new Uint8Array(64_000).fill(32));
    },
  });
  return new Response(stream, { status: 200, headers: { 'content-type': 'application/json' } });
}

/** A service in memory that answers by a script, and well once that is used up. */
export class FaultyService {
  readonly asked: { readonly asked: Asked; readonly fault: Fault }[] = [];
  /** Texts that were answered as they should be. */
  readonly answered = new Set<string>();
  /** What comes next; the last ones stay if `stuck` is set. */
  script: Fault[] = [];
  /** Every request fails so, whatever the script says. */
  stuck: Fault | undefined;
  readonly #clock: FakeClock;
  readonly #answer: (asked: Asked) => unknown;

  constructor(clock: FakeClock, answer: (asked: Asked) => unknown = moderate) {
    this.#clock = clock;
    this.#answer = answer;
  }

  /** Characters of page texts received, in all requests. */
  get chars(): number {
    return this.asked.flatMap(({ asked }) => ('input' in asked ? asked.input : [])).reduce((sum, text) => sum + text.length, 0);
  }

  readonly fetch: typeof fetch = async (_input, init) => {
    const asked = v.parse(Body, sentBody(init));
    const fault = this.stuck ?? this.script.shift() ?? 'ok';
    this.asked.push({ asked, fault });
    const { signal } = init ?? {};
    const well = (): Response => {
      if ('input' in asked) for (const text of asked.input) this.answered.add(text);
      return json(this.#answer(asked));
    };
    switch (fault) {
      case 'ok':
        return well();
      case 'slow':
        return this.#later(1_500, signal, well);
      case 'loris':
        return body(this.#clock, signal, 1_000);
      case 'endless':
        return body(this.#clock, signal, undefined);
      case '429':
        return json({ error: { message: 'slow down' } }, 429);
      case '429-retry-after':
        return json({ error: { message: 'slow down' } }, 429, { 'retry-after': '7' });
      case '500':
        return json({ error: { message: 'oops' } }, 500);
      case 'malformed':
        return new Response('{"results":[{"flagged":fal', { headers: { 'content-type': 'application/json' } });
      case 'too-few':
        return json({ results: 'input' in asked ? asked.input.slice(1).map(result) : [] });
      case 'too-many':
        return json({ results: 'input' in asked ? [...asked.input.map(result), result('fine')] : [] });
      case 'drop':
        throw new TypeError('fetch failed');
      case 'drop-midway':
        return new Response(
          new ReadableStream({
            pull(controller) {
              controller.error(new TypeError('terminated'));
            },
          }),
          { headers: { 'content-type': 'application/json' } },
        );
      case '401':
        return json({ error: { message: 'no' } }, 401);
      case 'no-credit':
        return json({ error: { code: 'insufficient_quota' } }, 429);
      default:
        return fault satisfies never;
    }
  };

  #later(ms: number, signal: AbortSignal | null | undefined, well: () => Response): Promise<Response> {
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')), { once: true });
      this.#clock.after(ms, () => resolve(well()));
    });
  }
}

function moderate(asked: Asked): unknown {
  return { id: 'modr-1', model: 'omni-moderation-latest', results: 'input' in asked ? asked.input.map(result) : [] };
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await setImmediate();
}
