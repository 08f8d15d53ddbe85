import { LIMITS, type Settings, type SettingsPatch } from './schema.ts';
import type { Strictness } from '../types.ts';

/** The level a site has of its own, if it has one. */
export function ownStrictness(
  { siteStrictness }: Pick<Settings, 'siteStrictness'>,
  origin: string | undefined,
): Strictness | undefined {
  return siteStrictness.find((entry) => entry.origin === origin)?.strictness;
}

/** The settings as they count on one site: with its own strictness, if it has one, and its own exceptions besides those for all sites. Pure. */
export function settingsForSite(settings: Settings, origin: string | undefined): Settings {
  const phrases = settings.siteExceptions.flatMap((entry) => (entry.origin === origin ? [entry.phrase] : []));
  const { blocklist } = settings;
  return {
    ...settings,
    strictness: ownStrictness(settings, origin) ?? settings.strictness,
    // The site's own first: what is beyond the limit of the list is the farthest from what the user meant here.
    blocklist: { ...blocklist, exceptions: [...new Set([...phrases, ...blocklist.exceptions])].slice(0, LIMITS.terms) },
  };
}

/** Gives a site a level of its own, or none any more. */
export function withSiteStrictness(
  { siteStrictness }: Pick<Settings, 'siteStrictness'>,
  origin: string,
  strictness: Strictness | undefined,
): SettingsPatch {
  const others = siteStrictness.filter((entry) => entry.origin !== origin);
  return { siteStrictness: strictness === undefined ? others : [...others, { origin, strictness }] };
}

/** Excepts a phrase: on one site, or without one on all. */
export function withException(
  { siteExceptions, blocklist }: Pick<Settings, 'siteExceptions' | 'blocklist'>,
  phrase: string,
  origin: string | undefined,
): SettingsPatch {
  return origin === undefined
    ? { blocklist: { exceptions: [...blocklist.exceptions, phrase] } }
    : { siteExceptions: [...siteExceptions, { origin, phrase }] };
}

/** Takes an exception back. */
export function withoutException(
  { siteExceptions, blocklist }: Pick<Settings, 'siteExceptions' | 'blocklist'>,
  phrase: string,
  origin: string | undefined,
): SettingsPatch {
  return origin === undefined
    ? { blocklist: { exceptions: blocklist.exceptions.filter((other) => other !== phrase) } }
    : { siteExceptions: siteExceptions.filter((entry) => entry.origin !== origin || entry.phrase !== phrase) };
}
