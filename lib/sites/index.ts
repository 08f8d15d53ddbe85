import { chatgpt } from './chatgpt.ts';
import { claude } from './claude.ts';
import { gemini } from './gemini.ts';
import { generic } from './generic.ts';
import { playground } from './playground.ts';
import type { Site } from './site.ts';

/** Sites we ship an adapter for. The manifest's matches and the hold sheet are both generated from this list. */
export const SITES: readonly Site[] = [chatgpt, claude, gemini, playground];

/** Match patterns of the static content script. */
export function contentScriptMatches(): readonly string[] {
  return SITES.flatMap((site) => site.matches);
}

/** Whether `url` is covered by a match pattern of the form `scheme://host/*` (the only form adapters use). */
function matchesPattern(url: URL, pattern: string): boolean {
  const { protocol, hostname } = new URL(pattern.replace(/\*$/, ''));
  return url.protocol === protocol && url.hostname === hostname;
}

/** The adapter for a page: the shipped one of its host, else the generic one. */
export function siteFor(url: URL): Site {
  return SITES.find((site) => site.matches.some((pattern) => matchesPattern(url, pattern))) ?? generic;
}

/** Whether the page is covered without the user having to allow it. */
export function isBuiltIn(url: URL): boolean {
  return siteFor(url) !== generic;
}
