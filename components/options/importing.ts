import { parseTerms } from '../../lib/moderate/engines/blocklist/parse-terms.ts';
import { hostPattern } from '../../lib/settings/origins.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import type { SettingsStore } from '../../lib/settings/store.ts';
import { importPatch, needsConfirmation, type ImportPlan } from '../../lib/settings/transfer.ts';
import { hasAccess, requestAccess, sendingNeedsConsent } from '../permissions.ts';
import { applySending } from './sending.ts';

/** The term must come out of the editor's reading as it went in, else saving there would lose it. */
export function isUsableTerm(term: string): boolean {
  return parseTerms(term).terms.length === 1;
}

/** Hosts an import needs: those of the sites it allows, and the service's where that changes and is on. Match patterns, each once. */
export function importHosts(plan: ImportPlan, current: Settings): readonly string[] {
  const openai = { ...current.openai, ...plan.patch.openai };
  const service = openai.enabled && needsConfirmation(plan) ? [openai.endpoint] : [];
  return [...new Set([...(plan.patch.allowedSites ?? []), ...service].flatMap((address) => hostPattern(address) ?? []))];
}

/** How the browser is asked; a test asks nobody. */
export interface Access {
  readonly request: typeof requestAccess;
  readonly has: typeof hasAccess;
  readonly answerFirst: boolean;
}
const BROWSER: Access = { request: requestAccess, has: hasAccess, answerFirst: sendingNeedsConsent };

/**
 * Carries an import out. The browser is asked for hosts before this returns, because that must happen within the click. `written` resolves
 * when the settings are stored, `refused` to the hosts without access once the browser has answered.
 */
export function applyImport(
  store: SettingsStore,
  plan: ImportPlan,
  confirmed: boolean,
  { request, has, answerFirst }: Access = BROWSER,
): { readonly written: Promise<void>; readonly refused: Promise<readonly string[]> } {
  const current = store.getState();
  const hosts = importHosts(plan, current);
  const patch = importPatch(plan, confirmed);
  const sending = confirmed && needsConfirmation(plan) && (patch.openai?.enabled ?? current.openai.enabled);
  const asking = request(hosts, { sending });
  const { written, granted } = sending
    ? applySending(store, patch, asking, answerFirst)
    : { written: store.update(patch), granted: asking };
  const look = async () => {
    if (await granted) return [];
    const access = await Promise.all(hosts.map((host) => has(host)));
    return hosts.filter((_, index) => !access[index]);
  };
  return { written, refused: look() };
}
