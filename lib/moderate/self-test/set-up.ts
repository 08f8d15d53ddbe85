import type { Settings } from '../../settings/schema.ts';
import { hashText } from '../cache.ts';
import type { FeedbackEvent } from '../feedback/event.ts';
import type { RecordedSetUp } from './record.ts';

/** Checksum in the preamble of a weights file (model.ts); which weights they are, and no more. Empty for what is no such file. */
export function classifierId(weights: ArrayBuffer | undefined): string {
  if (!weights || weights.byteLength < 16) return '';
  return new DataView(weights).getUint32(12, true).toString(16).padStart(8, '0');
}

/** Nothing of a list but whether it is the same: how many there are, and a hash. */
function listId(list: readonly string[]): string {
  return list.length === 0 ? '' : `${list.length}-${hashText(list.toSorted().join('\n'))}`;
}

/** How the service is asked and judged; a policy and thresholds as a hash. */
function remoteRules({ format, policy, thresholds }: Settings['openai']): string {
  return `${format} ${hashText(JSON.stringify([policy, thresholds]))}`;
}

/** What is kept of the settings with a run. Terms and feedback as hashes only: a result may be shown to others. */
export function recordSetUp(
  settings: Pick<Settings, 'strictness' | 'blocklist' | 'openai'>,
  feedback: readonly FeedbackEvent[],
  { version, weights }: { readonly version: string; readonly weights: ArrayBuffer | undefined },
): RecordedSetUp {
  const { strictness, blocklist, openai } = settings;
  return {
    version,
    strictness,
    classifier: classifierId(weights),
    remote: openai.enabled ? `${openai.model} ${openai.endpoint} ${remoteRules(openai)}` : '',
    shipped: blocklist.shipped,
    terms: listId(blocklist.terms),
    exceptions: listId(blocklist.exceptions),
    feedback: listId(feedback.map(({ kind, hash, at }) => `${kind} ${hash} ${at}`)),
  };
}
