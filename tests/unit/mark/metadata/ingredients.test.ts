import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingredientOf, ingredientsOf } from '../../../../lib/mark/metadata/ingredients.ts';
import { MetadataError, readMetadata, writeMetadata } from '../../../../lib/mark/metadata/index.ts';
import { FIELDS, jpeg, JPEG, jpegSegment, png, pngChunk } from './sample.ts';
import { WEBP, webp, webpChunk } from './webp-sample.ts';

const TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const cbor = (text: string): Buffer => Buffer.concat([Buffer.from([0x78, text.length]), Buffer.from(text)]);
const STORE = Buffer.concat([Buffer.from('jumb c2pa'), cbor(`${TYPES}trainedAlgorithmicMedia`), Buffer.from('fsmallz')]);
const AIGC = { Label: '1', ContentProducer: 'Some Lab', ProduceID: '42' };
const EXIF = `Exif\0\0MM\0*{"AIGC":${JSON.stringify(AIGC)}}`;

describe('ingredientsOf', () => {
  it('says nothing of an image without marks, and refuses what is none', () => {
    for (const bytes of [png(), JPEG, ...Object.values(WEBP)]) expect(ingredientsOf(bytes)).toBeUndefined();
    expect(() => ingredientsOf(Buffer.from('GIF89a'))).toThrow(MetadataError);
    expect(() => ingredientsOf(png().subarray(0, -3))).toThrow(MetadataError);
  });

  it.each([
    ['PNG', png(pngChunk('caBX', STORE))],
    ['JPEG', jpeg(jpegSegment(0xeb, Buffer.concat([Buffer.from('JP\0\x01\0\0\0\x01'), STORE])))],
    ['WebP', webp(WEBP.lossy, webpChunk('C2PA', STORE))],
  ])('finds content credentials and the source type in them: %s', (_, bytes) => {
    expect(ingredientsOf(bytes)).toMatchObject({ hasCredentials: true, sourceTypes: [`${TYPES}trainedAlgorithmicMedia`] });
  });

  it.each([
    ['PNG', png(pngChunk('tEXt', `AIGC\0${JSON.stringify(AIGC)}`))],
    ['PNG with Exif', png(pngChunk('eXIf', EXIF.slice(6)))],
    ['JPEG', jpeg(jpegSegment(0xe1, EXIF))],
    ['WebP', webp(WEBP.lossy, webpChunk('EXIF', EXIF.slice(6)))],
  ])('finds the label of GB 45438 beside XMP: %s', (_, bytes) => {
    expect(ingredientsOf(bytes)?.aigc).toEqual({ label: '1', producer: 'Some Lab', id: '42' });
  });

  it('finds old IPTC records', () => {
    expect(ingredientsOf(jpeg(jpegSegment(0xed, 'Photoshop 3.0\x008BIM')))).toMatchObject({ iptc: true, xmp: false });
    expect(ingredientsOf(png(pngChunk('zTXt', 'Raw profile type iptc\0\0x')))).toMatchObject({ iptc: true });
  });

  it.each([
    ['png', png()],
    ['jpeg', JPEG],
    ['webp', WEBP.lossless],
  ] as const)('reads XMP, and what is written of it is read back: %s', (format, bytes) => {
    const marks = ingredientsOf(writeMetadata(bytes, format, FIELDS));
    expect(marks).toEqual({
      format,
      xmp: true,
      iptc: true,
      hasCredentials: false,
      sourceTypes: [`${TYPES}trainedAlgorithmicMedia`],
      aigc: { label: '1', producer: 'ChatGPT', id: FIELDS.id },
    });
    if (!marks) throw new Error('no marks');
    const fields = { ...FIELDS, ingredients: [ingredientOf('cat', { ...marks, instanceId: 'xmp.iid:7' })] };
    expect(readMetadata(writeMetadata(bytes, format, fields))).toEqual(fields);
  });

  it('says so where it cannot read', () => {
    const old = pngChunk('zTXt', 'Raw profile type xmp\0\0x');
    expect(ingredientsOf(png(old))).toMatchObject({ xmp: true, unread: 'compressed' });
    expect(ingredientsOf(png(pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0<a')))).toMatchObject({ xmp: true, unread: 'damaged' });
  });

  it('ends soon on a megabyte of beginnings, and throws nothing but its own errors', () => {
    const before = process.cpuUsage();
    for (const piece of [TYPES, 'AIGC{', '{"AIGC":{', 'AIGC:::', '\x78\x40http://'])
      ingredientsOf(webp(WEBP.lossy, webpChunk('C2PA', piece.repeat(20_000)), webpChunk('EXIF', piece.repeat(20_000))));
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(5_000_000);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('C2PA', 'EXIF', 'XMP '), (data, type) => {
        expect(ingredientsOf(webp(WEBP.lossy, webpChunk(type, data)))?.format ?? 'webp').toBe('webp');
      }),
      { numRuns: 100 },
    );
  });
});
