import { hashText } from '../moderate/cache.ts';
import { hostPattern } from '../settings/origins.ts';
import { KNOWN_SHEET } from '../sites/hold-sheet.ts';

const PREFIX = 'known ';

/** What `scripting.registerContentScripts` is given for the places where completions were found. */
export interface KnownScript {
  readonly id: string;
  readonly matches: string[];
  readonly css: string[];
  readonly runAt: 'document_start';
  readonly allFrames: true;
  readonly persistAcrossSessions: true;
}

/**
 * The sheet that tells a page's script at once, before storage could, that completions were found there: only such pages are held from the
 * first byte on. Its id names what it covers. Undefined if there are no such places.
 * @param places as `settings/familiar.ts` keeps them: an origin, a slash, and the first part of a path
 */
export function knownScript(places: readonly string[]): KnownScript | undefined {
  const matches = [...new Set(places.flatMap((place) => patternsOf(place)))].toSorted();
  if (matches.length === 0) return undefined;
  return {
    id: PREFIX + hashText(matches.join(' ')),
    matches,
    css: [KNOWN_SHEET],
    runAt: 'document_start',
    allFrames: true,
    persistAcrossSessions: true,
  };
}

/**
 * What to change so that exactly the script for these places is registered.
 * @param registered ids of everything that is registered; what is not ours is left alone
 */
export function planKnown(
  places: readonly string[],
  registered: readonly string[],
): { readonly add: KnownScript | undefined; readonly remove: string[] } {
  const wanted = knownScript(places);
  const ours = registered.filter((id) => id.startsWith(PREFIX));
  return {
    add: wanted && !ours.includes(wanted.id) ? wanted : undefined,
    remove: ours.filter((id) => id !== wanted?.id),
  };
}

function patternsOf(place: string): string[] {
  const host = hostPattern(place)?.replace(/\/\*$/, '');
  const path = place.slice(place.indexOf('/', place.indexOf('://') + 3));
  if (host === undefined) return [];
  // A conversation at the root of a host has an address without a path, or an id alone.
  return path === '/' ? [`${host}/`, `${host}/?*`] : [`${host}${path}`, `${host}${path}/*`, `${host}${path}?*`];
}
