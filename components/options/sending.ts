import type { SettingsPatch } from '../../lib/settings/schema.ts';
import type { SettingsStore } from '../../lib/settings/store.ts';
import { sendingNeedsConsent } from '../permissions.ts';

/** `written`: the change is in the settings. `granted`: the browser has answered, and sending is off again if it refused. */
export interface Sending {
  readonly written: Promise<void>;
  readonly granted: Promise<boolean>;
}

/**
 * Writes a change of the service a person has decided on, and turns sending off again if the browser, still being asked, refuses. Where the
 * browser's answer is consent to send page text (Firefox) sending starts with the answer, not before.
 */
export function applySending(
  store: SettingsStore,
  patch: SettingsPatch,
  asking: Promise<boolean>,
  answerFirst = sendingNeedsConsent,
): Sending {
  const starts = patch.openai?.enabled === true && !store.getState().openai.enabled;
  const waits = starts && answerFirst;
  const written = store.update(waits ? { ...patch, openai: { ...patch.openai, enabled: false } } : patch);
  const settle = async () => {
    await written;
    const granted = await asking;
    if (!granted) await store.update({ openai: { enabled: false } });
    else if (waits) await store.update({ openai: { enabled: true } });
    return granted;
  };
  return { written, granted: settle() };
}
