import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  ownStrictness,
  settingsForSite,
  withException,
  withoutException,
  withSiteStrictness,
} from '../../../lib/settings/for-site.ts';
import { defaultSettings, patchSettings } from '../../../lib/settings/schema.ts';
import { STRICTNESS_LEVELS } from '../../../lib/types.ts';
import { anySettings } from './arbitrary.ts';

const HERE = 'https://here.example';
const THERE = 'https://there.example';

it('a site has its own strictness and exceptions, another has not', () => {
  const settings = patchSettings(defaultSettings(), {
    siteStrictness: [{ origin: HERE, strictness: 'strict' }],
    siteExceptions: [{ origin: HERE, phrase: 'blue moon' }],
    blocklist: { exceptions: ['moonlight'] },
  });
  expect(settingsForSite(settings, HERE)).toMatchObject({
    strictness: 'strict',
    blocklist: { exceptions: ['blue moon', 'moonlight'] },
  });
  for (const other of [THERE, undefined, 'null'])
    expect(settingsForSite(settings, other)).toMatchObject({ strictness: 'standard', blocklist: { exceptions: ['moonlight'] } });
});

it('a level of its own that is taken away leaves nothing behind, and touches no other site', () => {
  fc.assert(
    fc.property(anySettings, fc.constantFrom(...STRICTNESS_LEVELS), (settings, level) => {
      const set = patchSettings(settings, withSiteStrictness(settings, HERE, level));
      expect(settingsForSite(set, HERE).strictness).toBe(level);
      expect(settingsForSite(set, THERE).strictness).toBe(settings.strictness);
      const back = patchSettings(set, withSiteStrictness(set, HERE, undefined));
      expect(back).toEqual(settings);
      expect(ownStrictness(back, HERE)).toBeUndefined();
    }),
  );
});

it('an exception that is taken back leaves the settings as they were', () => {
  fc.assert(
    fc.property(anySettings, fc.constantFrom(HERE, undefined), (settings, origin) => {
      const phrase = 'a phrase that nobody else has';
      const set = patchSettings(settings, withException(settings, phrase, origin));
      expect(settingsForSite(set, HERE).blocklist.exceptions).toContain(phrase);
      expect(settingsForSite(set, THERE).blocklist.exceptions.includes(phrase)).toBe(origin === undefined);
      expect(patchSettings(set, withoutException(set, phrase, origin))).toEqual(settings);
    }),
  );
});
