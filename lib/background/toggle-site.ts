import { originOf } from '../settings/origins.ts';
import type { Settings, SettingsPatch } from '../settings/schema.ts';

/** Switches the site of `url` off, or on again if it is off. Undefined where there is nothing to switch (browser pages, unknown address). */
export function toggleSite(url: string | undefined, { offSites }: Pick<Settings, 'offSites'>): SettingsPatch | undefined {
  const origin = originOf(url);
  if (origin === undefined) return undefined;
  return { offSites: offSites.includes(origin) ? offSites.filter((site) => site !== origin) : [...offSites, origin] };
}
