import * as fc from 'fast-check';
import { FEEDBACK_KINDS, type FeedbackEvent } from '../../../../lib/moderate/feedback/event.ts';
import { CATEGORIES, ENGINES, STRICTNESS_LEVELS } from '../../../../lib/types.ts';

/** An event with what matters to a test. */
export function said(change: Partial<FeedbackEvent> = {}): FeedbackEvent {
  return {
    at: 1_700_000_000_000,
    kind: 'not-unsafe',
    hash: 'h',
    category: 'violence',
    score: 0.6,
    engine: 'on-device',
    strictness: 'standard',
    site: 'https://chat.example',
    ...change,
  };
}

/** Any event: few texts and days, so that they meet. */
export const anyEvent: fc.Arbitrary<FeedbackEvent> = fc.record({
  at: fc.integer({ min: 0, max: 40 * 86_400_000 }),
  kind: fc.constantFrom(...FEEDBACK_KINDS),
  hash: fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.string({ minLength: 1, maxLength: 12 })),
  category: fc.constantFrom(...CATEGORIES),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  engine: fc.constantFrom(...ENGINES),
  strictness: fc.constantFrom(...STRICTNESS_LEVELS),
  site: fc.constantFrom('https://a.example', 'https://b.example'),
});
