import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applySending } from '../../../components/options/sending.ts';
import { createSettingsStore } from '../../../lib/settings/store.ts';

const TURN_ON = { openai: { enabled: true, endpoint: 'https://moderation.example/v1' } };

/** Applies the change; tells whether sending was on while the browser was still asking, and afterwards. */
async function sendingWith(
  granted: boolean,
  answerFirst: boolean,
  startOn = false,
): Promise<{ during: boolean; after: boolean }> {
  const store = await createSettingsStore(fakeBrowser.storage.local);
  await store.update({ openai: { enabled: startOn } });
  const answer = Promise.withResolvers<boolean>();
  const sending = applySending(store, TURN_ON, answer.promise, answerFirst);
  await sending.written;
  const during = store.getState().openai.enabled;
  answer.resolve(granted);
  expect(await sending.granted).toBe(granted);
  expect(store.getState().openai.endpoint).toBe(TURN_ON.openai.endpoint);
  return { during, after: store.getState().openai.enabled };
}

beforeEach(() => fakeBrowser.reset());

describe('applySending', () => {
  it('turns sending on and, if the browser refuses, off again', async () => {
    expect(await sendingWith(true, false)).toEqual({ during: true, after: true });
    expect(await sendingWith(false, false)).toEqual({ during: true, after: false });
  });

  it('sends nothing before the answer where the answer is the consent', async () => {
    expect(await sendingWith(true, true)).toEqual({ during: false, after: true });
    expect(await sendingWith(false, true)).toEqual({ during: false, after: false });
  });

  it('goes on sending while a new endpoint is asked for', async () => {
    expect(await sendingWith(true, true, true)).toEqual({ during: true, after: true });
  });
});
