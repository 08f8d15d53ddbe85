import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256, sha256Bytes } from '../../lib/sha256.ts';

const reference = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

test('agrees with another implementation', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
      expect(sha256(text)).toBe(reference(text));
    }),
  );
});

test.each([0, 55, 56, 63, 64, 119, 120, 100_000])('agrees at the border of a block: %i bytes', (length) => {
  expect(sha256('a'.repeat(length))).toBe(reference('a'.repeat(length)));
});

test('gives the same as bytes', () => {
  const bytes = new TextEncoder().encode('abc');
  expect(Buffer.from(sha256Bytes(bytes)).toString('hex')).toBe(reference('abc'));
});
