import type { PageStatus } from '../../lib/messages.ts';
import { originOf } from '../../lib/settings/origins.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { HOSTED, isBuiltIn } from '../../lib/sites/index.ts';

/** What Sharemark does on the tab the popup is about. */
export type PageState =
  /** Still asking the tab. */
  | 'looking'
  /** Moderating. */
  | 'active'
  /** "Count only". */
  | 'observe'
  /** The user switched this site off. */
  | 'off'
  /** Ought to run, but the page was there before Sharemark (or its permission) was. */
  | 'reload'
  /** A web page that the user has not allowed. */
  | 'not-allowed'
  /** Browser pages and extension shops. */
  | 'cannot-run'
  /** The browser does not say which page this is. */
  | 'unknown';

export interface PageFacts {
  /** The tab's address, if the browser tells. */
  readonly url: string | undefined;
  /** The popup is about a tab that was named to it, not the one it was opened on: then a hidden address does not mean a browser page. */
  readonly named: boolean;
  /** What the content script answered; null if there is none, undefined if it has not been asked yet. */
  readonly status: PageStatus | null | undefined;
  /** Whether the browser gives access to the page's host; undefined if not known yet. */
  readonly access: boolean | undefined;
  readonly settings: Pick<Settings, 'strictness' | 'offSites' | 'allowedSites'>;
}

/** Extensions are kept off these hosts by the browsers themselves. */
const SHOPS = /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com|addons\.mozilla\.org|accounts\.firefox\.com)$/;

/** The origin the popup acts on, or undefined. */
export function pageOrigin({ url, status }: Pick<PageFacts, 'url' | 'status'>): string | undefined {
  return originOf(url) ?? originOf(status?.origin);
}

/** The host of an origin, with its port, as people read it. */
export function hostOf(origin: string): string {
  return new URL(origin).host;
}

/** One state from everything that is known. Pure. */
export function pageState(facts: PageFacts): PageState {
  const { url, status, access, settings } = facts;
  const origin = pageOrigin(facts);
  if (origin === undefined) {
    if (status === undefined) return 'looking';
    return url === undefined && facts.named ? 'unknown' : 'cannot-run';
  }
  if (SHOPS.test(origin)) return 'cannot-run';
  // Of a site that is known by its path only the page itself can tell, if the browser does not give the address.
  const builtIn =
    isBuiltIn(new URL(originOf(url) === undefined ? origin : (url ?? origin))) || HOSTED.some(({ id }) => id === status?.site);
  if (!builtIn) {
    if (!settings.allowedSites.includes(origin)) return 'not-allowed';
    if (access === undefined) return 'looking';
    if (!access) return 'not-allowed';
  }
  if (settings.offSites.includes(origin)) return 'off';
  if (status === undefined) return 'looking';
  if (status === null) return 'reload';
  return settings.strictness === 'observe' ? 'observe' : 'active';
}
