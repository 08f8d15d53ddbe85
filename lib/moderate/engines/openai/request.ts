import OpenAI, { APIError } from 'openai';
import type { Assessment, UncheckedReason } from '../../../types.ts';
import { parseResponse } from './response.ts';

/** Where and how to ask. */
export interface Service {
  /** Canonical base address, see `canonicalEndpoint`. */
  readonly endpoint: string;
  readonly model: string;
  readonly key: string;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** What came of one request. It never carries an error object: the SDK's hold headers, and headers hold the key. */
export type Outcome =
  | { readonly assessments: readonly Assessment[] }
  | { readonly failed: UncheckedReason; /** Only with `limited`. */ readonly headers?: Pick<Headers, 'get'> };

/** The SDK's own timeout only backs up the caller's signal. */
const SDK_TIMEOUT_MS = 60_000;

/** Headers that tell the service about the user's computer and are of no use to it. */
const SILENT = ['Arch', 'Async', 'Lang', 'OS', 'Package-Version', 'Retry-Count', 'Runtime', 'Runtime-Version', 'Timeout'].map(
  (name) => [`X-Stainless-${name}`, null] as const,
);

function clientFor({ endpoint, key, fetch }: Service): OpenAI {
  return new OpenAI({
    apiKey: key,
    baseURL: endpoint,
    organization: null,
    project: null,
    // Retrying is decided by the caller, which knows about all tabs.
    maxRetries: 0,
    timeout: SDK_TIMEOUT_MS,
    logLevel: 'off',
    // The key is in the extension's own origin, where no page's script runs.
    dangerouslyAllowBrowser: true,
    defaultHeaders: Object.fromEntries(SILENT),
    // A redirect could take the texts and the key somewhere else.
    fetchOptions: { redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' },
    ...(fetch ? { fetch } : {}),
  });
}

function reasonFor(error: unknown): Outcome {
  if (!(error instanceof APIError)) return { failed: 'failed' };
  // The SDK types these as possibly any; what a server sends is read as unknown.
  const status: unknown = error.status;
  const headers: unknown = error.headers;
  if (status === 401 || status === 403) return { failed: 'bad-key' };
  if (status === 429) return headers instanceof Headers ? { failed: 'limited', headers } : { failed: 'limited' };
  return { failed: 'failed' };
}

/**
 * Asks the moderation endpoint about `texts`, once. Never rejects: refused keys are `bad-key`, 429 is `limited`, and everything else that is
 * not a complete, well-formed answer to exactly these texts is `failed`.
 */
export async function requestModeration(service: Service, texts: readonly string[], signal: AbortSignal): Promise<Outcome> {
  try {
    const body: unknown = await clientFor(service).moderations.create({ model: service.model, input: [...texts] }, { signal });
    const assessments = parseResponse(body, texts.length);
    return assessments ? { assessments } : { failed: 'failed' };
  } catch (error) {
    return reasonFor(error);
  }
}
