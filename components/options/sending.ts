import { hostPattern } from '../../lib/settings/origins.ts';
import type { SettingsPatch } from '../../lib/settings/schema.ts';
import type { SettingsStore } from '../../lib/settings/store.ts';
import { requestAccess, sendingNeedsConsent } from '../permissions.ts';

/** Asks for what sending text to `endpoint` needs, and for `more` hosts. First thing in a click handler; see `requestAccess`. */
export function requestSending(endpoint: string, more: readonly string[] = []): Promise<boolean> {
  const pattern = hostPattern(endpoint);
  return requestAccess([...new Set([...(pattern === undefined ? [] : [pattern]), ...more])], { sending: true });
}

/**
 * Writes a change of the service a person has decided on, and turns sending off again if the browser, still being asked, refuses. Where the
 * browser's answer is consent to send page text (Firefox) sending starts with the answer, not before. Resolves to the answer.
 */
export async function applySending(
  store: SettingsStore,
  patch: SettingsPatch,
  asking: Promise<boolean>,
  answerFirst = sendingNeedsConsent,
): Promise<boolean> {
  const starts = patch.openai?.enabled === true && !store.getState().openai.enabled;
  const waits = starts && answerFirst;
  await store.update(waits ? { ...patch, openai: { ...patch.openai, enabled: false } } : patch);
  const granted = await asking;
  if (!granted) await store.update({ openai: { enabled: false } });
  else if (waits) await store.update({ openai: { enabled: true } });
  return granted;
}
