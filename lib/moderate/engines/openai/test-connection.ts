import { systemClock, type Clock } from '../../../clock.ts';
import { canonicalEndpoint } from '../../../settings/origins.ts';
import type { UncheckedReason } from '../../../types.ts';
import type { Service } from './client.ts';
import { requestGuard } from './guard-request.ts';
import { requestModeration } from './request.ts';
import { HANG_MS, SAMPLE } from './sender.ts';

/**
 * Sends one harmless sentence to the endpoint, in the form it is asked in, and says what is wrong, or undefined if it answered as it should
 * (`doubt`: as a chat model, but not in the guard's form). Never rejects. Runs in the options page, which shares the extension's origin and thus
 * its key store; it is not counted in the budget, because a person has pressed for it.
 */
export async function testConnection(
  asked: Service,
  { clock = systemClock }: { readonly clock?: Clock } = {},
): Promise<UncheckedReason | undefined> {
  const endpoint = canonicalEndpoint(asked.endpoint);
  const { key, format = 'moderations' } = asked;
  if (endpoint === undefined) return 'failed';
  if (key === undefined && format === 'moderations') return 'no-key';
  const service = { ...asked, endpoint };
  const hung = new AbortController();
  const stop = clock.after(HANG_MS, () => hung.abort());
  const outcome = await (format === 'moderations'
    ? requestModeration(service, [SAMPLE], hung.signal)
    : requestGuard({ ...service, format }, SAMPLE, hung.signal, () => Promise.resolve(false)));
  stop();
  if (!('failed' in outcome)) return outcome.assessments[0]?.unchecked;
  return hung.signal.aborted ? 'timeout' : outcome.failed;
}
