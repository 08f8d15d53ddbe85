import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { planRegistration, siteScript, wantedPatterns } from '../../../lib/background/registration.ts';
import { createSiteScripts, type ScriptingApi, type SiteScripts } from '../../../lib/background/site-scripts.ts';
import { toggleSite } from '../../../lib/background/toggle-site.ts';

const LOCAL = 'http://localhost/*';
const EXAMPLE = 'https://chat.example/*';

describe('what is to be registered', () => {
  test('each host once, without its port, and none a shipped adapter covers', () => {
    const sites = [
      'http://localhost:5173',
      'http://localhost:3000',
      'https://localhost',
      'https://chat.example',
      'https://chatgpt.com',
    ];
    expect(wantedPatterns(sites)).toStrictEqual([LOCAL, 'https://localhost/*', EXAMPLE]);
  });
  test('a script covers all frames from the start and stays', () => {
    expect(siteScript(LOCAL)).toStrictEqual({
      id: `site ${LOCAL}`,
      matches: [LOCAL],
      js: ['content-scripts/chat.js'],
      css: ['content-scripts/chat.css'],
      runAt: 'document_start',
      allFrames: true,
      matchOriginAsFallback: true,
      persistAcrossSessions: true,
    });
  });
  test('the plan leads from any state to exactly the held patterns, and leaves what is not ours', () => {
    const pattern = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.uniqueArray(pattern), fc.uniqueArray(pattern), (held, before) => {
        const registered = [...before.map((name) => siteScript(name).id), 'foreign'];
        const { add, remove } = planRegistration(held, registered);
        const after = [...registered.filter((id) => !remove.includes(id)), ...add.map((name) => siteScript(name).id)];
        expect(after.toSorted()).toStrictEqual(['foreign', ...held.map((name) => siteScript(name).id)].toSorted());
      }),
    );
  });
});

/** A browser with tabs, permissions and registrations. */
class FakeBrowser implements ScriptingApi {
  ids = new Set<string>();
  held = new Set<string>();
  open: { id?: number; pattern: string; alive?: boolean; refuses?: boolean }[] = [];
  log: string[] = [];

  registered = () => Promise.resolve([...this.ids].map((id) => ({ id })));
  register: ScriptingApi['register'] = (scripts) => {
    for (const { id } of scripts) {
      if (this.ids.has(id)) return Promise.reject(new Error(`Duplicate script ID '${id}'`));
      this.ids.add(id);
    }
    return Promise.resolve();
  };
  unregister: ScriptingApi['unregister'] = (ids) => {
    for (const id of ids) this.ids.delete(id);
    return Promise.resolve();
  };
  holds: ScriptingApi['holds'] = (pattern) => Promise.resolve(this.held.has(pattern));
  tabs: ScriptingApi['tabs'] = (patterns) => Promise.resolve(this.open.filter(({ pattern }) => patterns.includes(pattern)));
  askStatus: ScriptingApi['askStatus'] = (tabId) => {
    if (!this.open.find(({ id }) => id === tabId)?.alive) return Promise.reject(new Error('Receiving end does not exist'));
    const counts = { checked: 0, veiled: 0, revealed: 0, unchecked: 0, failed: 0, held: 0, ms: 0, wouldVeil: 0 };
    return Promise.resolve({ origin: 'x', site: 'generic', found: [], health: 'none', active: true, ...counts, engines: [] });
  };
  insertSheet: ScriptingApi['insertSheet'] = ({ tabId }) => {
    if (this.open.find(({ id }) => id === tabId)?.refuses) return Promise.reject(new Error('Cannot access contents of the page'));
    this.log.push(`sheet ${tabId}`);
    return Promise.resolve();
  };
  runScript: ScriptingApi['runScript'] = ({ tabId }) => {
    this.log.push(`script ${tabId}`);
    return Promise.resolve();
  };
}

let browser: FakeBrowser;
let scripts: SiteScripts;
beforeEach(() => {
  browser = new FakeBrowser();
  scripts = createSiteScripts(browser);
});

describe('site scripts', () => {
  const sites = ['http://localhost:5173', 'https://chat.example'];

  test('are registered where access is held, and brought into open tabs, sheet first', async () => {
    browser.held = new Set([LOCAL]);
    browser.open = [{ id: 1, pattern: LOCAL }, { id: 2, pattern: EXAMPLE }, { pattern: LOCAL }];
    await scripts.reconcile(sites);
    expect([...browser.ids]).toStrictEqual([siteScript(LOCAL).id]);
    expect(browser.log).toStrictEqual(['sheet 1', 'script 1']);
    browser.held.add(EXAMPLE);
    await scripts.reconcile(sites);
    expect(browser.log).toStrictEqual(['sheet 1', 'script 1', 'sheet 2', 'script 2']);
  });
  test('go when the site is taken back or access is', async () => {
    browser.held = new Set([LOCAL, EXAMPLE]);
    await scripts.reconcile(sites);
    await scripts.reconcile(['https://chat.example']);
    expect([...browser.ids]).toStrictEqual([siteScript(EXAMPLE).id]);
    browser.held.clear();
    await scripts.reconcile(['https://chat.example']);
    expect([...browser.ids]).toStrictEqual([]);
  });
  test('are not registered twice by changes in quick succession', async () => {
    browser.held = new Set([LOCAL]);
    const warn = vi.spyOn(console, 'warn');
    await Promise.all([scripts.reconcile(sites), scripts.reconcile(sites), scripts.reconcile(sites)]);
    expect([...browser.ids]).toStrictEqual([siteScript(LOCAL).id]);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
  test('leave tabs alone in which one is alive, and survive tabs that refuse', async () => {
    browser.held = new Set([LOCAL]);
    browser.open = [
      { id: 1, pattern: LOCAL, alive: true },
      { id: 2, pattern: LOCAL, refuses: true },
      { id: 3, pattern: LOCAL },
    ];
    await scripts.reconcile(sites);
    expect(browser.log).toStrictEqual(['sheet 3', 'script 3']);
  });
  test('after an update are brought into all tabs of built-in and allowed sites', async () => {
    browser.held = new Set([LOCAL, 'https://chatgpt.com/*']);
    browser.open = [
      { id: 1, pattern: LOCAL },
      { id: 2, pattern: 'https://chatgpt.com/*' },
      { id: 3, pattern: 'https://claude.ai/*' },
    ];
    await scripts.refreshTabs(sites);
    expect(browser.log.toSorted()).toStrictEqual(['script 1', 'script 2', 'sheet 1', 'sheet 2']);
  });
  test('a browser that fails once does not stop the next attempt', async () => {
    browser.held = new Set([LOCAL]);
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const broken = vi.spyOn(browser, 'registered').mockRejectedValueOnce(new Error('gone'));
    await scripts.reconcile(sites);
    expect(warn).toHaveBeenCalledOnce();
    await scripts.reconcile(sites);
    expect(browser.ids.size).toBe(1);
    broken.mockRestore();
    warn.mockRestore();
  });
});

describe('the command that switches a site', () => {
  test('off, and on again', () => {
    const off = toggleSite('https://chatgpt.com/c/123', { offSites: ['https://claude.ai'] });
    expect(off).toStrictEqual({ offSites: ['https://claude.ai', 'https://chatgpt.com'] });
    expect(toggleSite('https://chatgpt.com/', { offSites: off?.offSites ?? [] })).toStrictEqual({
      offSites: ['https://claude.ai'],
    });
  });
  test.each([[undefined], ['chrome://settings'], ['about:blank'], ['file:///etc/passwd']])('does nothing on %s', (url) => {
    expect(toggleSite(url, { offSites: [] })).toBeUndefined();
  });
});
