import * as fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { latin1 } from '../../../../lib/mark/metadata/bytes.ts';
import { readHeader } from '../../../../lib/mark/verify/header.ts';
import { admit, inspect, MOST_BYTES } from '../../../../lib/mark/verify/intake.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? Array.from(latin1(part)) : part)));
const png = (width: number, height: number): Uint8Array => new Uint8Array(PNG.sync.write(new PNG({ width, height })));
const u16 = (value: number): number[] => [value >> 8, value & 255];
const jpeg = (width: number, height: number, components: number): Uint8Array =>
  bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xff, 0xc2, 0, 11, 8, ...u16(height), ...u16(width), components, 0, 0, 0]);
const vp8x = (flags: number, width: number, height: number): Uint8Array =>
  bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, flags, 0, 0, 0], [width - 1, 0, 0, height - 1, 0, 0], [0, 0]);
const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0];
const gif = (frames: number): Uint8Array =>
  bytes('GIF89a', [7, 0, 9, 0, 0, 0, 0], [0x21, 0xf9, 4, 0, 0, 0, 0, 0], ...Array.from({ length: frames }, () => frame), [0x3b]);

describe('a picture before it is decoded', () => {
  test.each([
    ['a PNG', png(12, 34), { kind: 'png', width: 12, height: 34, animated: false, cmyk: false }],
    ['a JPEG', jpeg(300, 200, 3), { kind: 'jpeg', width: 300, height: 200, animated: false, cmyk: false }],
    ['a JPEG of four inks', jpeg(300, 200, 4), { kind: 'jpeg', width: 300, height: 200, animated: false, cmyk: true }],
    ['a WebP', vp8x(0, 100, 50), { kind: 'webp', width: 100, height: 50, animated: false, cmyk: false }],
    ['a WebP that moves', vp8x(2, 100, 50), { kind: 'webp', width: 100, height: 50, animated: true, cmyk: false }],
    ['a GIF', gif(1), { kind: 'gif', width: 7, height: 9, animated: false, cmyk: false }],
    ['a GIF that moves', gif(3), { kind: 'gif', width: 7, height: 9, animated: true, cmyk: false }],
  ])('%s', (_name, file, header) => {
    expect(inspect(file)).toEqual(header);
  });

  test('a PNG that moves', () => {
    const whole = png(5, 5);
    const moving = new Uint8Array([
      ...whole.subarray(0, 33),
      ...bytes([0, 0, 0, 0], 'acTL', [0, 0, 0, 0]),
      ...whole.subarray(33),
    ]);
    expect(inspect(moving)).toMatchObject({ animated: true });
  });

  test.each([
    ['no picture', bytes('hello'), 'unknown'],
    ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown'],
    ['a PNG that breaks off', png(9, 9).subarray(0, 20), 'damaged'],
    ['a JPEG that breaks off', jpeg(9, 9, 3).subarray(0, 12), 'damaged'],
    ['a PNG without size', bytes('\x89PNG\r\n\x1A\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 0, 0, 0, 0, 9]), 'damaged'],
    [
      '20,000 pixels each way',
      bytes('\x89PNG\r\n\x1A\n', [0, 0, 0, 13], 'IHDR', [0, 0, 78, 32, 0, 0, 78, 32]),
      'too-many-pixels',
    ],
    ['a side no canvas has', bytes('\x89PNG\r\n\x1A\n', [0, 0, 0, 13], 'IHDR', [0, 0, 255, 255, 0, 0, 0, 1]), 'too-many-pixels'],
  ])('%s', (_name, file, trouble) => {
    expect(inspect(file)).toBe(trouble);
  });

  test('a file is refused by its size alone', () => {
    expect([admit(0), admit(1), admit(MOST_BYTES), admit(2 ** 30)]).toEqual(['empty', undefined, undefined, 'too-many-bytes']);
  });

  test('whatever the bytes, it ends and throws nothing', () => {
    const starts = fc.constantFrom(png(3, 3), jpeg(3, 3, 3), vp8x(0, 3, 3), gif(2));
    fc.assert(
      fc.property(starts, fc.nat(60), fc.uint8Array({ maxLength: 300 }), (start, keep, rest) => {
        const header = readHeader(new Uint8Array([...start.subarray(0, keep), ...rest]));
        expect(typeof header === 'string' || (header.width > 0 && header.height > 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
