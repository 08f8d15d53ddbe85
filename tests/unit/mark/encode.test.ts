import { describe, expect, it } from 'vitest';
import { canEncode, encoded } from '../../../lib/mark/encode.ts';
import { failureOf } from '../../../lib/background/share/error.ts';

const canvas = (type: string, width = 8, height = 8) => ({ width, height, convertToBlob: async () => new Blob(['x'], { type }) });

describe('encoded', () => {
  it('gives what the browser wrote', async () => {
    expect((await encoded(canvas('image/webp'), 'webp')).type).toBe('image/webp');
  });

  it('refuses a PNG that a browser gives in place of a WebP, and says so', async () => {
    const error: unknown = await encoded(canvas('image/png'), 'webp').catch((reason: unknown) => reason);
    expect(failureOf(error)).toBe('no-webp');
    expect(await canEncode('webp', () => canvas('image/png'))).toBe(false);
    expect(await canEncode('webp', () => canvas('image/webp'))).toBe(true);
  });

  it('refuses a side that WebP cannot hold', async () => {
    const error: unknown = await encoded(canvas('image/webp', 8, 16_384), 'webp').catch((reason: unknown) => reason);
    expect(failureOf(error)).toBe('webp-size');
    expect((await encoded(canvas('image/webp', 16_383, 8), 'webp')).type).toBe('image/webp');
    expect((await encoded(canvas('image/png', 8, 30_000), 'png')).type).toBe('image/png');
  });
});
