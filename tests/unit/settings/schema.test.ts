import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { migrate, SETTINGS_VERSION } from '../../../lib/settings/migrations.ts';
import { defaultSettings, LIMITS, parseSettings, patchSettings, SettingsSchema } from '../../../lib/settings/schema.ts';
import { anySettings, brokenSettings } from './arbitrary.ts';

const FROZEN = new URL('../../fixtures/settings/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FROZEN), 'utf8'));

describe('parseSettings', () => {
  it('makes valid settings of anything and then leaves them alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), brokenSettings), (stored) => {
        const settings = parseSettings(stored);
        expect(v.is(SettingsSchema, settings)).toBe(true);
        expect(parseSettings(settings)).toEqual(settings);
      }),
    );
  });

  it('changes nothing about valid settings', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(parseSettings(settings)).toEqual(settings);
      }),
    );
  });

  it('falls back field by field', () => {
    const stored = {
      ...defaultSettings(),
      strictness: 'harsh',
      name: 'Ada',
      openai: { enabled: 'yes', endpoint: 'http://evil.example', model: 'm' },
    };
    expect(parseSettings(stored)).toEqual({
      ...defaultSettings(),
      name: 'Ada',
      openai: { ...defaultSettings().openai, model: 'm' },
    });
  });

  it('drops bad list items one by one, duplicates, and the oldest beyond the limit', () => {
    const sites = Array.from({ length: LIMITS.sites + 2 }, (_, index) => `https://h${index}.example`);
    const settings = parseSettings({
      blocklist: { terms: ['one', 7, ' one ', 'x'.repeat(LIMITS.termChars + 1), '', 'two\nthree', 'four'] },
      offSites: sites,
    });
    expect(settings.blocklist.terms).toEqual(['one', 'four']);
    expect(settings.offSites).toEqual(sites.slice(2));
  });

  it('keeps the good entries for sites, and of two for one site the later', () => {
    const origin = 'https://a.example';
    const settings = parseSettings({
      siteStrictness: [{ origin, strictness: 'strict' }, { origin, strictness: 'harsh' }, 3, { origin, strictness: 'relaxed' }],
      siteExceptions: [
        { origin, phrase: ' one ' },
        { origin: 'nowhere', phrase: 'x' },
        { origin, phrase: '' },
        { origin, phrase: 'one' },
      ],
    });
    expect(settings.siteStrictness).toEqual([{ origin, strictness: 'relaxed' }]);
    expect(settings.siteExceptions).toEqual([{ origin, phrase: 'one' }]);
  });

  it('gives every caller its own defaults', () => {
    parseSettings(undefined).blocklist.terms.push('shared?');
    expect(parseSettings(undefined).blocklist.terms).toEqual([]);
  });
});

describe('patchSettings', () => {
  it('replaces what is given, one level deep, and keeps the rest', () => {
    const before = parseSettings(read('v1.json'));
    const after = patchSettings(before, { strictness: 'relaxed', blocklist: { terms: ['new'] } });
    expect(after).toEqual({ ...before, strictness: 'relaxed', blocklist: { ...before.blocklist, terms: ['new'] } });
  });
});

describe('migrations', () => {
  it('has a frozen example for every version', () => {
    const names = readdirSync(FROZEN).toSorted();
    expect(names).toEqual(Array.from({ length: SETTINGS_VERSION }, (_, index) => `v${index + 1}.json`));
  });

  it('loses nothing of the frozen example of version 1', () => {
    expect(parseSettings(read('v1.json'))).toMatchObject(Object(read('v1.json')));
  });

  it('walks from version to version', () => {
    const steps = {
      1: ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, author: name }),
      2: (old: Readonly<Record<string, unknown>>) => ({ ...old, third: true }),
    };
    expect(migrate({ version: 1, name: 'Ada' }, steps, 3)).toEqual({ version: 3, author: 'Ada', third: true });
    expect(migrate({ version: 2, name: 'Ada' }, steps, 3)).toEqual({ version: 3, name: 'Ada', third: true });
  });

  it('leaves newer settings, and what a failing step was given, as they are', () => {
    expect(migrate({ version: 9, name: 'Ada' }, {}, 3)).toEqual({ version: 9, name: 'Ada' });
    const failing = {
      1: () => {
        throw new Error('no');
      },
    };
    expect(migrate({ version: 1, name: 'Ada' }, failing, 2)).toEqual({ version: 1, name: 'Ada' });
  });
});

describe('the remote engine', () => {
  const old = { enabled: true, endpoint: 'https://moderation.example/v1', model: 'm' };
  it('asks as it always did where settings are older than the choice', () => {
    const { openai } = parseSettings({ version: 1, openai: old });
    expect(openai).toEqual({ ...defaultSettings().openai, ...old });
    expect(openai).toMatchObject({ format: 'moderations', budget: { requests: null, chars: null }, thresholds: {} });
  });
  it('loses no more than what is wrong', () => {
    const wrong = { ...old, format: 'gpt', policy: 'x'.repeat(20_001), budget: { requests: -1 }, thresholds: { hate: 2 } };
    expect(parseSettings({ version: 1, openai: wrong }).openai).toEqual({ ...defaultSettings().openai, ...old });
    const right = { format: 'llama-guard', budget: { requests: 0, chars: 5_000 }, thresholds: { hate: 0.4 } };
    expect(parseSettings({ version: 1, openai: { ...old, ...right } }).openai).toMatchObject(right);
  });
});
