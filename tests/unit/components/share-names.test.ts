import { describe, expect, it } from 'vitest';
import { namedShare } from '../../../components/review/use-draft.ts';
import { parseShareRequest } from '../../../lib/messages.ts';

describe('the share of a review page', () => {
  it('is the one in its address', () => {
    expect(namedShare('?share=1b4e28ba-2fa1')).toBe('1b4e28ba-2fa1');
    expect(namedShare('?share=a%20b')).toBe('a b');
  });

  it.each(['', '?share=', '?tab=4', `?share=${'x'.repeat(65)}`])('%j names none', (search) => {
    expect(namedShare(search)).toBeUndefined();
  });

  it('never makes a request that the background would not take', () => {
    expect(parseShareRequest({ type: 'share-drop', share: namedShare(`?share=${'x'.repeat(64)}`) })).toBeDefined();
  });
});
