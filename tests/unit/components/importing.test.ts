import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applyImport, importHosts, isUsableTerm, type Access } from '../../../components/options/importing.ts';
import { defaultSettings, type SettingsPatch } from '../../../lib/settings/schema.ts';
import { createSettingsStore } from '../../../lib/settings/store.ts';
import { readImport, type ImportPlan } from '../../../lib/settings/transfer.ts';

function planOf(file: SettingsPatch): ImportPlan {
  const reading = readImport(JSON.stringify(file), defaultSettings(), isUsableTerm);
  if (!('plan' in reading)) throw new Error(JSON.stringify(reading.problems));
  return reading.plan;
}

/** A browser that answers `answer`, and afterwards gives access to `held` only. */
function browserSaying(answer: boolean | Promise<boolean>, held: readonly string[] = []) {
  const request = vi.fn<Access['request']>(async () => answer);
  return { request, has: async (pattern) => held.includes(pattern), answerFirst: false } satisfies Access;
}

const SITES = planOf({ allowedSites: ['http://localhost:5173', 'http://localhost:8080', 'https://chat.example.org'] });
const SERVICE = planOf({ strictness: 'strict', openai: { enabled: true, endpoint: 'http://127.0.0.1:9000/v1' } });

beforeEach(() => fakeBrowser.reset());

describe('importHosts', () => {
  it('names each host once, without ports', () => {
    expect(importHosts(SITES, defaultSettings())).toEqual(['http://localhost/*', 'https://chat.example.org/*']);
  });

  it('names the service only where it changes and is on', () => {
    expect(importHosts(SERVICE, defaultSettings())).toEqual(['http://127.0.0.1/*']);
    expect(importHosts(planOf({ openai: { endpoint: 'https://other.example' } }), defaultSettings())).toEqual([]);
    expect(
      importHosts(planOf({ strictness: 'strict' }), {
        ...defaultSettings(),
        openai: { ...defaultSettings().openai, enabled: true },
      }),
    ).toEqual([]);
  });
});

describe('applyImport', () => {
  it('asks the browser before anything else, within the click', async () => {
    const store = await createSettingsStore(fakeBrowser.storage.local);
    const access = browserSaying(true);
    const { written, refused } = applyImport(store, SITES, false, access);
    expect(access.request).toHaveBeenCalledWith(['http://localhost/*', 'https://chat.example.org/*'], { sending: false });
    expect(store.getState().allowedSites).toEqual([]);
    await written;
    expect(store.getState().allowedSites).toHaveLength(3);
    expect(await refused).toEqual([]);
  });

  it('imports while the browser is still asking', async () => {
    const store = await createSettingsStore(fakeBrowser.storage.local);
    await applyImport(store, SITES, false, browserSaying(new Promise(() => {}))).written;
    expect(store.getState().allowedSites).toHaveLength(3);
  });

  it('lists the hosts that were not granted', async () => {
    const store = await createSettingsStore(fakeBrowser.storage.local);
    const { refused } = applyImport(store, SITES, false, browserSaying(false, ['http://localhost/*']));
    expect(await refused).toEqual(['https://chat.example.org/*']);
  });

  it('leaves the service alone without confirmation', async () => {
    const store = await createSettingsStore(fakeBrowser.storage.local);
    const access = browserSaying(true);
    await applyImport(store, SERVICE, false, access).refused;
    expect(access.request.mock.calls[0]?.[1]).toEqual({ sending: false });
    expect(store.getState()).toEqual({ ...defaultSettings(), strictness: 'strict' });
  });

  it('turns the service on when confirmed, and off again if the browser refuses', async () => {
    const store = await createSettingsStore(fakeBrowser.storage.local);
    const granted = applyImport(store, SERVICE, true, browserSaying(true));
    expect(await granted.refused).toEqual([]);
    expect(store.getState().openai).toMatchObject({ enabled: true, endpoint: 'http://127.0.0.1:9000/v1' });
    await store.update({ openai: { enabled: false } });
    expect(await applyImport(store, SERVICE, true, browserSaying(false)).refused).toEqual(['http://127.0.0.1/*']);
    expect(store.getState().openai.enabled).toBe(false);
  });
});

describe('isUsableTerm', () => {
  it('takes what the editor would keep', () => {
    expect(['word', 'two words', 'wild*', '#tag'].every(isUsableTerm)).toBe(true);
    expect(['***', '# comment', 'x'.repeat(101)].some(isUsableTerm)).toBe(false);
  });
});
