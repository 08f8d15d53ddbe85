import { describe, expect, it } from 'vitest';
import { HOSTED } from '../../../lib/sites/index.ts';
import { providerOf } from '../../../lib/sites/providers.ts';

describe('providerOf', () => {
  it.each([
    ['https://chatgpt.com', 'OpenAI'],
    ['https://claude.ai', 'Anthropic'],
    ['https://gemini.google.com', 'Google'],
  ])('knows %s: %s', (origin, provider) => {
    expect(providerOf(origin)).toBe(provider);
  });

  it.each(['https://poe.com', 'https://openrouter.ai', 'http://localhost:3000', 'https://example.com', 'http://chatgpt.com'])(
    'does not guess: %s',
    (origin) => {
      expect(providerOf(origin)).toBeUndefined();
    },
  );

  it('has no entry that no adapter has', () => {
    const known = HOSTED.filter(({ matches }) => providerOf(new URL(matches[0] ?? '').origin) !== undefined);
    expect(known).toHaveLength(17);
  });
});
