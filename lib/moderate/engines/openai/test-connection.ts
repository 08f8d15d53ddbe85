import { systemClock, type Clock } from '../../../clock.ts';
import { canonicalEndpoint } from '../../../settings/origins.ts';
import type { UncheckedReason } from '../../../types.ts';
import { requestModeration } from './request.ts';
import { HANG_MS } from './service.ts';

const SAMPLE = 'The weather is fine today.';

/**
 * Sends one harmless sentence to the endpoint and says what is wrong, or undefined if it answered as it should. Never rejects. Runs in the
 * options page, which shares the extension's origin and thus its key store.
 */
export async function testConnection(
  service: { readonly endpoint: string; readonly model: string; readonly key: string | undefined },
  { clock = systemClock, fetch }: { readonly clock?: Clock; readonly fetch?: typeof globalThis.fetch } = {},
): Promise<UncheckedReason | undefined> {
  const endpoint = canonicalEndpoint(service.endpoint);
  if (endpoint === undefined) return 'failed';
  if (service.key === undefined) return 'no-key';
  const hung = new AbortController();
  const stop = clock.after(HANG_MS, () => hung.abort());
  const outcome = await requestModeration(
    { endpoint, model: service.model, key: service.key, ...(fetch ? { fetch } : {}) },
    [SAMPLE],
    hung.signal,
  );
  stop();
  if (!('failed' in outcome)) return undefined;
  return hung.signal.aborted ? 'timeout' : outcome.failed;
}
