import OpenAI, { APIError } from 'openai';
import * as v from 'valibot';
import type { Assessment, Category, RemoteFormat, UncheckedReason } from '../../../types.ts';

/** Where and how to ask. */
export interface Service {
  /** Canonical base address, see `canonicalEndpoint`. */
  readonly endpoint: string;
  readonly model: string;
  /** Null where the user says that none is needed; absent if nobody has said, which guard models of one's own may take. */
  readonly key?: string | null | undefined;
  /** `moderations` if absent. */
  readonly format?: RemoteFormat;
  /** What a guard model that takes a policy judges by; '' or absent for ours. */
  readonly policy?: string;
  /** From which score on a category counts as flagged, in place of the endpoint's own word. */
  readonly thresholds?: Readonly<Partial<Record<Category, number>>>;
  /** Names this installation to a chat model, and nobody behind it. */
  readonly safetyId?: string;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** What came of one request. It never carries an error object: the SDK's hold headers, and headers hold the key. */
export type Outcome =
  | { readonly assessments: readonly Assessment[] }
  | { readonly failed: UncheckedReason; /** Only with `limited` and `no-credit`. */ readonly headers?: Pick<Headers, 'get'> };

/** The SDK's own timeout only backs up the caller's signal. */
const SDK_TIMEOUT_MS = 60_000;
/** Longest answer read, in bytes: ten times the longest that is to be expected, 32 results of 2.5 kB. */
const MAX_ANSWER_BYTES = 1_000_000;

/** Headers that tell the service about the user's computer and are of no use to it. */
const SILENT = ['Arch', 'Async', 'Lang', 'OS', 'Package-Version', 'Retry-Count', 'Runtime', 'Runtime-Version', 'Timeout'].map(
  (name) => [`X-Stainless-${name}`, null] as const,
);

/** OpenAI's names for "there is no money left", in the body of a 429. */
const CREDIT = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active', 'quota_exceeded']);
/** And for "not from where you are", in that of a 403. */
const PLACE = new Set(['unsupported_country_region_territory', 'request_forbidden']);

const Told = v.object({ code: v.nullish(v.string()), type: v.nullish(v.string()) });

/** One try at a service: its client, and whether it has answered at all. */
class Attempt {
  reached = false;
  readonly client: OpenAI;

  constructor({ endpoint, key, fetch: given }: Service) {
    this.client = new OpenAI({
      apiKey: key ?? 'none',
      baseURL: endpoint,
      organization: null,
      project: null,
      // Retrying is decided by the caller, which knows about all tabs.
      maxRetries: 0,
      timeout: SDK_TIMEOUT_MS,
      logLevel: 'off',
      // The key is in the extension's own origin, where no page's script runs.
      dangerouslyAllowBrowser: true,
      defaultHeaders: { ...Object.fromEntries(SILENT), ...(typeof key === 'string' ? {} : { Authorization: null }) },
      // A redirect could take the texts and the key somewhere else.
      fetchOptions: { redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' },
      fetch: async (input, init) => {
        const response = await (given ?? fetch)(input, init);
        this.reached = true;
        const { status, statusText, headers } = response;
        return new Response(response.body?.pipeThrough(limitedTo(MAX_ANSWER_BYTES)) ?? null, { status, statusText, headers });
      },
    });
  }

  /** Why it came to nothing. @param gone whether we have given up ourselves */
  reason(error: unknown, gone: boolean): Outcome {
    if (!this.reached && !gone) return { failed: 'offline' };
    if (!(error instanceof APIError)) return { failed: 'failed' };
    // The SDK types these as possibly any; what a server sends is read as unknown.
    const status: unknown = error.status;
    const given: unknown = error.headers;
    const headers = given instanceof Headers ? { headers: given } : {};
    const told = v.safeParse(Told, { code: error.code, type: error.type });
    const says = (names: ReadonlySet<string>) =>
      told.success && [told.output.code, told.output.type].some((name) => names.has(name ?? ''));
    if (status === 402 || (status === 429 && says(CREDIT))) return { failed: 'no-credit', ...headers };
    if (status === 403 && says(PLACE)) return { failed: 'blocked' };
    if (status === 401 || status === 403) return { failed: 'bad-key' };
    if (status === 429) return { failed: 'limited', ...headers };
    return { failed: 'failed' };
  }
}

/** An answer that never ends must not fill the memory. */
function limitedTo(bytes: number): TransformStream<Uint8Array, Uint8Array> {
  let left = bytes;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new RangeError('The answer is too long'));
      else controller.enqueue(chunk);
    },
  });
}

/**
 * Sends one JSON body below the service's base address and reads its answer with `read`, which gives undefined for anything that is not what it
 * should be. Never rejects: a refused key is `bad-key`, 429 is `limited` or `no-credit`, no answer at all is `offline`, and everything else that is
 * not a complete, well-formed answer is `failed`.
 */
export async function post<T>(
  service: Service,
  path: '/moderations' | '/chat/completions',
  body: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  read: (answer: unknown) => T | undefined,
): Promise<{ readonly value: T } | Extract<Outcome, { failed: unknown }>> {
  const attempt = new Attempt(service);
  try {
    const answer: unknown = await attempt.client.post<unknown>(path, { body, signal });
    const value = read(answer);
    return value === undefined ? { failed: 'failed' } : { value };
  } catch (error) {
    const reason = attempt.reason(error, signal.aborted);
    return 'failed' in reason ? reason : { failed: 'failed' };
  }
}
