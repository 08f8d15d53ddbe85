import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetadataError, readMetadata, writeMetadata } from '../../../../lib/mark/metadata/index.ts';
import { type Part, webpParts } from './container.ts';
import { FIELDS } from './sample.ts';
import { WEBP, webp, webpChunk, webpHeader, webpOf } from './webp-sample.ts';

const write = (bytes: Uint8Array): Uint8Array => writeMetadata(bytes, 'webp', FIELDS);
const types = (bytes: Uint8Array): string[] => webpParts(bytes).map(({ type }) => type);
const header = (bytes: Uint8Array): number[] => [...(webpParts(bytes).find(({ type }) => type === 'VP8X')?.data ?? [])];
const without = (bytes: Uint8Array, ...names: readonly string[]): Part[] =>
  webpParts(bytes).filter(({ type }) => !names.includes(type));
const SIZE = [0, 0, 0, 7, 0, 0, 5, 0, 0];
const simple = WEBP.lossy.subarray(12);

/** What a reader or writer makes of a file: the reason if it is refused. */
function outcome(run: (bytes: Uint8Array) => unknown, bytes: Uint8Array): unknown {
  try {
    return run(bytes);
  } catch (error) {
    return error instanceof MetadataError ? error.reason : error;
  }
}

const refusals = (bytes: Uint8Array): unknown[] => [outcome(readMetadata, bytes), outcome(write, bytes)];

describe('a WebP', () => {
  it.each([
    ['lossy', 0x04],
    ['lossless', 0x04],
    ['losslessAlpha', 0x14],
  ] as const)('that is simple becomes an extended one of the same size: %s', (name, flags) => {
    const written = write(WEBP[name]);
    const [picture = ''] = types(WEBP[name]);
    expect(types(written)).toEqual(['VP8X', picture, 'XMP ']);
    expect(header(written)).toEqual([flags, ...SIZE]);
    expect(without(written, 'VP8X', 'XMP ')).toEqual(webpParts(WEBP[name]));
  });

  it.each([
    ['transparency', WEBP.alpha, 0x14],
    ['frames', WEBP.animated, 0x16],
    ['profile and Exif', webpOf(webpHeader(0x28), webpChunk('ICCP', 'icc'), simple, webpChunk('EXIF', 'MM\0')), 0x2c],
  ])('keeps %s', (_, bytes, flags) => {
    const written = write(bytes);
    expect(header(written)[0]).toBe(flags);
    expect(header(written).slice(1)).toEqual(header(bytes).slice(1));
    expect(without(written, 'VP8X', 'XMP ')).toEqual(without(bytes, 'VP8X'));
    expect(types(written).at(-1)).toBe('XMP ');
  });

  it('announces the Exif of a simple file, and says of no other chunk that it counts', () => {
    expect(header(write(webp(WEBP.lossy, webpChunk('EXIF', 'MM'))))[0]).toBe(0x0c);
    expect(header(write(webp(WEBP.lossy, webpChunk('ICCP', 'icc'), webpChunk('ANIM', ''))))[0]).toBe(0x04);
  });

  it('has XMP behind image and Exif, and before what is not known', () => {
    const bytes = webpOf(webpHeader(0x08), simple, webpChunk('EXIF', 'MM'), webpChunk('C2PA', 'x'), webpChunk('abcd', 'y'));
    expect(types(write(bytes))).toEqual(['VP8X', 'VP8 ', 'EXIF', 'XMP ', 'C2PA', 'abcd']);
  });

  it('loses the XMP it had, wherever it stood and however it was spelled', () => {
    const [one, other] = [webpChunk('XMP ', 'old'), webpChunk('XMP\0', 'old')];
    const bytes = webpOf(webpHeader(0x04), one, other, simple, one, webpChunk('abcd', ''), one);
    expect(write(bytes)).toEqual(write(webpOf(webpHeader(0), simple, webpChunk('abcd', ''))));
  });

  it('loses what stood behind its end', () => {
    expect(write(Uint8Array.from([...WEBP.lossy, ...Buffer.from('PK secrets')]))).toEqual(write(WEBP.lossy));
  });

  it('is whole after any chunks: read back, all others as they were', () => {
    const chunk = fc.tuple(fc.constantFrom('EXIF', 'abcd', 'XMP ', 'XMP\0', 'C2PA'), fc.uint8Array({ maxLength: 9 }));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(WEBP)), fc.array(chunk, { maxLength: 6 }), (sample, extra) => {
        const bytes = webp(sample, ...extra.map(([type, data]) => webpChunk(type, data)));
        const written = write(bytes);
        expect(readMetadata(written)).toEqual(FIELDS);
        expect(without(written, 'VP8X', 'XMP ')).toEqual(without(bytes, 'VP8X', 'XMP ', 'XMP\0'));
        expect(types(written).filter((type) => type === 'VP8X' || type === 'XMP ')).toEqual(['VP8X', 'XMP ']);
      }),
      { numRuns: 300 },
    );
  });
});

/** With a length (32 bits, little-endian) written over. */
const lying = (bytes: Uint8Array, at: number, length: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  new DataView(changed.buffer).setUint32(at, length, true);
  return changed;
};
const many = (type: string, bytes: number): Uint8Array => Buffer.alloc(bytes, webpChunk(type, ''));

describe('a hostile WebP', () => {
  it.each([
    ['nothing but a header', webpOf()],
    ['12 bytes that claim more', lying(webpOf(), 4, 5000)],
    ['an odd length', lying(webp(WEBP.lossy, webpChunk('abcd', 'x')), 4, WEBP.lossy.length + 1)],
    ['a length of 0', lying(WEBP.lossy, 4, 0)],
    ['a length of 4 GB', lying(WEBP.lossy, 4, 0xffff_fffe)],
    ['a chunk that claims 4 GB', lying(WEBP.lossy, 16, 0xffff_ffff)],
    ['a chunk that claims a byte too many', lying(WEBP.lossy, 16, 91)],
    ['no image', webpOf(webpHeader(0), webpChunk('EXIF', ''))],
    ['an unknown chunk first', webpOf(webpChunk('abcd', ''), simple)],
    ['two headers', webpOf(webpHeader(0), webpHeader(0), simple)],
    ['a header behind the image', webpOf(simple, webpHeader(0))],
    ['1 MB of chunks', webp(WEBP.lossy, many('abcd', 1_000_000))],
  ])('is damaged: %s', (_, bytes) => {
    expect(refusals(bytes)).toEqual(['damaged', 'damaged']);
  });

  it.each([
    ['a header of 9 bytes', webpOf(webpChunk('VP8X', new Uint8Array(9)), simple)],
    ['a frame that is no key frame', webpOf(webpChunk('VP8 ', Buffer.from([1, 0, 0, 0x9d, 1, 0x2a, 8, 0, 6, 0])))],
    ['a frame without a start code', webpOf(webpChunk('VP8 ', new Uint8Array(10)))],
    ['a frame of no size', webpOf(webpChunk('VP8 ', Buffer.from([0, 0, 0, 0x9d, 1, 0x2a, 0, 0, 6, 0])))],
    ['a frame of 9 bytes', webpOf(webpChunk('VP8 ', simple.subarray(8, 17)))],
    ['a lossless image without a signature', webpOf(webpChunk('VP8L', new Uint8Array(9)))],
    ['a lossless image of another version', webpOf(webpChunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0x20])))],
    ['a lossless image of 4 bytes', webpOf(webpChunk('VP8L', Buffer.from([0x2f, 0, 0, 0])))],
  ])('is written into by nobody: %s', (_, bytes) => {
    expect(refusals(bytes)).toEqual([undefined, 'damaged']);
  });

  it('says two things if it has two packets', () => {
    const packet = webpParts(write(WEBP.lossy)).at(-1)?.data ?? new Uint8Array();
    expect(outcome(readMetadata, webp(WEBP.lossy, webpChunk('XMP ', packet), webpChunk('XMP\0', packet)))).toBe('doubled');
    expect(readMetadata(webp(WEBP.lossy, webpChunk('XMP\0', packet)))).toEqual(FIELDS);
    expect(outcome(readMetadata, webp(WEBP.lossy, many('XMP ', 40_000)))).toBe('doubled');
  });

  it('of 1 MB of chunks is refused within a second', () => {
    const before = process.cpuUsage();
    for (const type of ['abcd', 'XMP ', 'VP8 ']) outcome(write, webp(WEBP.lossy, many(type, 1_000_000)));
    const { user, system } = process.cpuUsage(before);
    // Microseconds of this process, for three files.
    expect(user + system).toBeLessThan(3_000_000);
  });

  it('cut off anywhere is damaged, and never read for another', () => {
    const whole = write(WEBP.alpha);
    for (let length = 0; length < whole.length; length += 1)
      expect(outcome(readMetadata, whole.subarray(0, length))).toBe(length < 12 ? 'format' : 'damaged');
  });
});
