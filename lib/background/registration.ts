import { hostPattern } from '../settings/origins.ts';
import { holdSheetPath } from '../sites/hold-sheet.ts';
import { contentScriptMatches, isBuiltIn } from '../sites/index.ts';
import { sameHost } from '../sites/patterns.ts';

/** The built files of the content script, as paths in the package. */
export const CHAT_SCRIPT = 'content-scripts/chat.js';
export const CHAT_SHEET = holdSheetPath();

const PREFIX = 'site ';

/** What `scripting.registerContentScripts` is given for one host. */
export interface SiteScript {
  readonly id: string;
  readonly matches: string[];
  /** Parts of the host that have a static script and a sheet of their own: no page gets two. */
  readonly excludeMatches?: string[];
  readonly js: string[];
  readonly css: string[];
  readonly runAt: 'document_start';
  readonly allFrames: true;
  readonly matchOriginAsFallback: true;
  readonly persistAcrossSessions: true;
}

/** The script for all ports of one host: match patterns with a port are refused by Firefox. */
export function siteScript(pattern: string): SiteScript {
  const builtIn = contentScriptMatches().filter((match) => sameHost(match, pattern));
  return {
    id: PREFIX + pattern,
    matches: [pattern],
    ...(builtIn.length > 0 ? { excludeMatches: builtIn } : {}),
    js: [CHAT_SCRIPT],
    css: [CHAT_SHEET],
    runAt: 'document_start',
    allFrames: true,
    matchOriginAsFallback: true,
    persistAcrossSessions: true,
  };
}

/** Host patterns of the origins that need a script of their own: those no shipped adapter covers, each once. */
export function wantedPatterns(allowedSites: readonly string[]): string[] {
  const patterns = new Set<string>();
  for (const origin of allowedSites) {
    const pattern = hostPattern(origin);
    if (pattern !== undefined && !isBuiltIn(new URL(origin))) patterns.add(pattern);
  }
  return [...patterns];
}

/**
 * What to change so that exactly the held patterns are registered.
 * @param held the wanted patterns the browser gives access to
 * @param registered ids of everything that is registered; what is not ours is left alone
 */
export function planRegistration(
  held: readonly string[],
  registered: readonly string[],
): { readonly add: string[]; readonly remove: string[] } {
  const ours = new Set(registered.filter((id) => id.startsWith(PREFIX)));
  const wanted = new Set(held.map((pattern) => PREFIX + pattern));
  return {
    add: held.filter((pattern) => !ours.has(PREFIX + pattern)),
    remove: [...ours].filter((id) => !wanted.has(id)),
  };
}
