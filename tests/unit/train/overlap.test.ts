import { describe, expect, it } from 'vitest';
import { likeness } from '../../train/overlap.ts';

const isKnown = likeness([
  'The quick brown fox jumps over the lazy dog near the river bank.',
  'Short one.',
  'a b c d e f g h i j',
]);

describe('likeness', () => {
  it('finds what is equal but for case, accents and punctuation', () => {
    expect(isKnown('short, ONE')).toBe(true);
    expect(isKnown('shört one')).toBe(false);
    expect(isKnown('the quick brown fox jumps over the lazy dog near the river bank')).toBe(true);
  });

  it('finds what shares half of the runs of the shorter text', () => {
    expect(isKnown('jumps over the lazy dog near the mountain')).toBe(true);
    expect(isKnown('a b c d e f g h x y z')).toBe(true);
    expect(isKnown('a b c d e x y z u v w r s t')).toBe(false);
  });

  it('lets everything else through, however short', () => {
    for (const text of ['', 'one', 'The slow green turtle sleeps under a tree far from the sea.'])
      expect(isKnown(text)).toBe(false);
  });
});
