import { describe, expect, it } from 'vitest';
import { pageOrigin, pageState, type PageFacts } from '../../../components/moderate/page-state.ts';
import type { PageStatus } from '../../../lib/messages.ts';
import { defaultSettings, patchSettings, type SettingsPatch } from '../../../lib/settings/schema.ts';

const status = (origin: string): PageStatus => ({
  origin,
  site: 'chatgpt',
  found: [],
  health: 'none',
  active: true,
  checked: 0,
  veiled: 0,
  revealed: 0,
  unchecked: 0,
  failed: 0,
  held: 0,
  ms: 0,
  wouldVeil: 0,
  engines: [],
});

const stateOf = (facts: Partial<PageFacts>, patch: SettingsPatch = {}) =>
  pageState({
    url: undefined,
    named: false,
    status: undefined,
    access: undefined,
    settings: patchSettings(defaultSettings(), patch),
    ...facts,
  });

const CHAT = 'https://chatgpt.com';
const OWN = 'http://localhost:5173';

describe('pageState', () => {
  it('is looking until the page has answered', () => {
    expect(stateOf({})).toBe('looking');
    expect(stateOf({ url: `${CHAT}/c/1` })).toBe('looking');
  });

  it('tells active, counting and off apart on a built-in site', () => {
    const facts = { url: `${CHAT}/c/1`, status: status(CHAT) };
    expect(stateOf(facts)).toBe('active');
    expect(stateOf(facts, { strictness: 'observe' })).toBe('observe');
    expect(stateOf(facts, { offSites: [CHAT] })).toBe('off');
  });

  it('knows the site from its script where the browser hides the address', () => {
    const facts = { status: status(CHAT) };
    expect(pageOrigin({ url: undefined, ...facts })).toBe(CHAT);
    expect(stateOf(facts)).toBe('active');
  });

  it('asks for a reload where nothing answers though it should', () => {
    expect(stateOf({ url: CHAT, status: null })).toBe('reload');
    expect(stateOf({ url: OWN, status: null, access: true }, { allowedSites: [OWN] })).toBe('reload');
  });

  it('needs both the wish and the access on other pages', () => {
    const facts = { url: `${OWN}/chat`, status: null };
    expect(stateOf({ ...facts, access: true })).toBe('not-allowed');
    expect(stateOf({ ...facts, access: false }, { allowedSites: [OWN] })).toBe('not-allowed');
    expect(stateOf(facts, { allowedSites: [OWN] })).toBe('looking');
    expect(stateOf({ ...facts, access: true, status: status(OWN) }, { allowedSites: [OWN] })).toBe('active');
  });

  it('does not offer what the browser forbids', () => {
    for (const url of [
      'chrome://extensions',
      'about:blank',
      'https://chromewebstore.google.com/x',
      'https://addons.mozilla.org/',
    ]) {
      expect(stateOf({ url, status: null })).toBe('cannot-run');
    }
    expect(stateOf({ status: null })).toBe('cannot-run');
  });

  it('asks which page a named tab shows if the browser does not say', () => {
    expect(stateOf({ status: null, named: true })).toBe('unknown');
  });
});
