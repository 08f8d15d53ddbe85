import { GET_PAGE_STATUS, parsePageStatus } from '../messages.ts';
import { holdSheetPath } from '../sites/hold-sheet.ts';
import { HOSTED } from '../sites/index.ts';
import { CHAT_SHEET, planRegistration, siteScript, wantedPatterns, type SiteScript } from './registration.ts';

interface Target {
  readonly tabId: number;
  readonly allFrames: true;
}

/** What this needs of the browser. */
export interface ScriptingApi {
  registered(): Promise<readonly { readonly id: string }[]>;
  register(scripts: SiteScript[]): Promise<void>;
  unregister(ids: string[]): Promise<void>;
  holds(pattern: string): Promise<boolean>;
  tabs(patterns: string[]): Promise<readonly { readonly id?: number | undefined }[]>;
  askStatus(tabId: number, message: unknown): Promise<unknown>;
  insertSheet(target: Target, file: string): Promise<unknown>;
  runScript(target: Target): Promise<unknown>;
}

/** Keeps the content script on the pages the user allowed, and brings it into tabs that were open before it. */
export interface SiteScripts {
  /** Makes the registrations fit; pages of newly registered hosts get the script at once. Calls run one after the other. Never rejects. */
  reconcile(allowedSites: readonly string[]): Promise<void>;
  /** Brings the script into all open tabs it belongs in and is not alive in, as after an update. Never rejects. */
  refreshTabs(allowedSites: readonly string[]): Promise<void>;
}

export function createSiteScripts(api: ScriptingApi): SiteScripts {
  const held = async (patterns: readonly string[]): Promise<string[]> => {
    const answers = await Promise.all(patterns.map((pattern) => api.holds(pattern).catch(() => false)));
    return patterns.filter((_, index) => answers[index]);
  };

  const alive = async (tabId: number): Promise<boolean> => {
    try {
      return parsePageStatus(await api.askStatus(tabId, GET_PAGE_STATUS)) !== undefined;
    } catch {
      return false;
    }
  };

  const inject = async (tabId: number, sheet: string): Promise<void> => {
    if (await alive(tabId)) return;
    const target: Target = { tabId, allFrames: true };
    // The sheet first: what is on the page is then held until the script has judged it.
    await api.insertSheet(target, sheet);
    await api.runScript(target);
  };

  /** Brings script and sheet into tabs; where two groups name the same tab, the first one's sheet is its. */
  const injectAll = async (groups: readonly { readonly patterns: string[]; readonly sheet: string }[]): Promise<void> => {
    const sheets = new Map<number, string>();
    for (const { patterns, sheet } of groups) {
      if (patterns.length === 0) continue;
      for (const { id } of await api.tabs(patterns)) if (id !== undefined && !sheets.has(id)) sheets.set(id, sheet);
    }
    // Tabs that are discarded, closing, or showing an error page refuse; the others must not suffer for it.
    await Promise.allSettled([...sheets].map(([id, sheet]) => inject(id, sheet)));
  };

  let last: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    last = last.then(task).catch((error: unknown) => console.warn('Sharemark could not set up an allowed page', error));
    return last;
  };

  return {
    reconcile: (allowedSites) =>
      inTurn(async () => {
        const registered = await api.registered();
        const plan = planRegistration(
          await held(wantedPatterns(allowedSites)),
          registered.map(({ id }) => id),
        );
        if (plan.remove.length > 0) await api.unregister(plan.remove);
        if (plan.add.length > 0) await api.register(plan.add.map(siteScript));
        await injectAll([{ patterns: plan.add, sheet: CHAT_SHEET }]);
      }),
    refreshTabs: (allowedSites) =>
      inTurn(async () => {
        const builtIn = HOSTED.map(async (site) => ({ patterns: await held(site.matches), sheet: holdSheetPath(site) }));
        const allowed = { patterns: await held(wantedPatterns(allowedSites)), sheet: CHAT_SHEET };
        await injectAll([...(await Promise.all(builtIn)), allowed]);
      }),
  };
}
