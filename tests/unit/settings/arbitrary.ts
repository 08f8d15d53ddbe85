import * as fc from 'fast-check';
import { defaultSettings, LIMITS, type Settings } from '../../../lib/settings/schema.ts';
import { LABEL_STYLES, PICTURE_FORMATS, REDACTIONS, REMOTE_FORMATS, STRICTNESS_LEVELS } from '../../../lib/types.ts';

const origin = fc
  .tuple(fc.constantFrom('https', 'http'), fc.domain(), fc.option(fc.integer({ min: 1024, max: 65_535 })))
  .map(([scheme, host, port]) => new URL(`${scheme}://${host}${port === null ? '' : `:${port}`}`).origin);

/** A line as somebody might type it: trimmed, not empty, no line break. */
const term = fc
  .string({ unit: 'binary', minLength: 1, maxLength: LIMITS.termChars / 2 })
  .map((text) => text.replaceAll(/[\r\n]/g, ' ').trim())
  .filter((text) => text.length > 0 && text.length <= LIMITS.termChars);

const terms = fc.uniqueArray(term, { maxLength: 8 });

const most = fc.option(fc.integer({ min: 0, max: LIMITS.budget }));

/** Any valid settings. */
export const anySettings: fc.Arbitrary<Settings> = fc.record({
  version: fc.constant(1 as const),
  name: fc.string({ maxLength: LIMITS.name }).map((text) => text.trim()),
  strictness: fc.constantFrom(...STRICTNESS_LEVELS),
  siteStrictness: fc.uniqueArray(fc.record({ origin, strictness: fc.constantFrom(...STRICTNESS_LEVELS) }), {
    selector: (entry) => entry.origin,
    maxLength: 4,
  }),
  siteExceptions: fc.uniqueArray(fc.record({ origin, phrase: term }), {
    selector: (entry) => `${entry.origin} ${entry.phrase}`,
    maxLength: 4,
  }),
  offSites: fc.uniqueArray(origin, { maxLength: 4 }),
  allowedSites: fc.uniqueArray(origin, { maxLength: 4 }),
  blocklist: fc.record({ terms, exceptions: terms, shipped: fc.boolean() }),
  openai: fc.record({
    enabled: fc.boolean(),
    endpoint: fc.constantFrom('https://api.openai.com/v1', 'http://localhost:8080', 'https://moderation.example/base'),
    model: fc.constantFrom('omni-moderation-latest', 'other'),
    format: fc.constantFrom(...REMOTE_FORMATS),
    policy: fc.string({ maxLength: 200 }),
    budget: fc.record({ requests: most, chars: most }),
    images: fc.boolean(),
    thresholds: fc.dictionary(
      fc.constantFrom('hate', 'sexual/minors', 'violence'),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    ),
  }),
  packs: fc.constantFrom<string[]>([], ['openai-2021-08'], ['a.b-c', 'd']),
  share: fc.record({
    perDay: fc.option(fc.integer({ min: 1, max: LIMITS.perDay })),
    format: fc.constantFrom(...PICTURE_FORMATS),
    style: fc.constantFrom(...LABEL_STYLES),
    models: fc.uniqueArray(fc.record({ origin, model: fc.constantFrom('gpt-4o', 'mistral 7b') }), {
      selector: (entry) => entry.origin,
      maxLength: 4,
    }),
    redaction: fc.constantFrom(...REDACTIONS),
    names: fc.uniqueArray(fc.constantFrom('Jane Doe', 'Zoë', '山田'), { maxLength: 3 }),
    unlinkable: fc.boolean(),
  }),
  taught: fc.uniqueArray(
    fc.record(
      {
        origin,
        completion: fc.constantFrom('.answer', 'main > div > div'),
        user: fc.constantFrom('[data-role="user"]', 'a-user'),
      },
      { requiredKeys: ['origin', 'completion'] },
    ),
    { selector: (entry) => entry.origin, maxLength: 4 },
  ),
});

/** Valid settings with some fields, at either level, replaced by anything. */
export const brokenSettings: fc.Arbitrary<unknown> = fc
  .tuple(anySettings, fc.dictionary(fc.constantFrom(...Object.keys(defaultSettings())), fc.anything()), fc.anything())
  .map(([settings, broken, inner]) => Object.assign({}, settings, { blocklist: { terms: inner } }, broken));
