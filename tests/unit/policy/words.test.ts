import { describe, expect, test } from 'vitest';
import { isBlank, isReason } from '../../../lib/policy/words.ts';

const HANGUL_FILLER = '\u3164';

describe('isBlank', () => {
  test.each([
    ['nothing', undefined],
    ['the empty text', ''],
    ['spaces of every kind', ' \t\n\u00A0\u2003\u3000'],
    ['zero-width characters', '\u200B\u200D\uFEFF\u2060'],
    ['directions only', '\u202E\u2066\u2069'],
    ['control characters', '\0\u0007\u009F'],
    ['half of a character', '\uD83D'],
    ['letters drawn as nothing', `${HANGUL_FILLER}\u115F\uFFA0\u2800`],
    ['a variation selector', '\uFE0F'],
  ])('%s', (_what, text) => {
    expect(isBlank(text)).toBe(true);
  });
  test.each(['A', 'ACME Ltd', '李', '🦊', '\u202Eevil', '  x  ', '٣'])('not %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('isReason', () => {
  test.each([
    'clear false positive',
    'It is a recipe: "kill" is what yeast does at 60 °C.',
    'これは料理のレシピです',
    'это рецепт хлеба',
    'هذه وصفة للخبز',
  ])('%s', (text) => {
    expect(isReason(text)).toBe(true);
  });
  test.each([undefined, '', '   ', '...', '! ! ! !', 'ok', 'false positive', '\u200B \u200B \u200B', '- - - -'])(
    'not %j',
    (text) => {
      expect(isReason(text)).toBe(false);
    },
  );
});
