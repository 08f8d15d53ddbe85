import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { plain, xml } from '../../../../lib/mark/escape.ts';
import {
  metadataFaults,
  MetadataError,
  type MetadataFields,
  readMetadata,
  writeMetadata,
} from '../../../../lib/mark/metadata/index.ts';
import { hostileText } from '../hostile.ts';
import { jpegParts, pngParts } from './container.ts';
import { FIELDS, jpeg, JPEG, jpegSegment, png, pngChunk } from './sample.ts';
import { WEBP } from './webp-sample.ts';

const XMP_KEYWORD = 'XML:com.adobe.xmp\0\0\0\0\0';
const XMP_HEADER = 'http://ns.adobe.com/xap/1.0/\0';
const EXTENSION = 'http://ns.adobe.com/xmp/extension/\0';
const FOREIGN =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';

const formats = [
  ['png', png()],
  ['jpeg', JPEG],
  ['webp', WEBP.lossy],
] as const;

const withAttribution = (attribution: Partial<MetadataFields['attribution']>): MetadataFields => ({
  ...FIELDS,
  attribution: { ...FIELDS.attribution, ...attribution },
});

const pixels = (bytes: Uint8Array): Buffer => PNG.sync.read(Buffer.from(bytes)).data;

describe('a PNG', () => {
  it('carries one iTXt chunk right behind IHDR; all else is as it was', () => {
    const parts = pngParts(writeMetadata(png(pngChunk('tEXt', 'Author\0x')), 'png', FIELDS));
    expect(parts.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'tEXt', 'IDAT', 'IEND']);
    expect(parts[1]?.data.toString('latin1', 0, XMP_KEYWORD.length)).toBe(XMP_KEYWORD);
    const before = pngParts(png(pngChunk('tEXt', 'Author\0x')));
    expect(parts.toSpliced(1, 1)).toEqual(before);
  });

  it('keeps its pixels', () => {
    expect(pixels(writeMetadata(png(), 'png', FIELDS))).toEqual(pixels(png()));
  });

  it.each([
    ['plain', pngChunk('iTXt', `${XMP_KEYWORD}${FOREIGN}`)],
    ['with a language', pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0en\0XMP\0${FOREIGN}`)],
    ['compressed', pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0'), deflateSync(FOREIGN)]))],
    [
      'as ImageMagick has it',
      pngChunk('zTXt', Buffer.concat([Buffer.from('Raw profile type xmp\0\0'), deflateSync('xmp\n1\n00')])),
    ],
    ['as bare text', pngChunk('tEXt', `XML:com.adobe.xmp\0${FOREIGN}`)],
  ])('loses the XMP it had, %s', (_, chunk) => {
    const written = writeMetadata(png(chunk, chunk), 'png', FIELDS);
    expect(written).toEqual(writeMetadata(png(), 'png', FIELDS));
  });

  it('loses what stood behind its end', () => {
    const longer = Uint8Array.from([...png(), ...Buffer.from('PK secrets')]);
    expect(writeMetadata(longer, 'png', FIELDS)).toEqual(writeMetadata(png(), 'png', FIELDS));
  });
});

describe('a JPEG', () => {
  const app0 = jpegSegment(0xe0, 'JFXX\0');
  const exif = jpegSegment(0xe1, 'Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0');
  const profile = jpegSegment(0xe2, 'ICC_PROFILE\0\x01\x01');

  it('carries one APP1 segment behind JFIF; all else is as it was', () => {
    const parts = jpegParts(writeMetadata(JPEG, 'jpeg', FIELDS));
    expect(parts.slice(0, 2).map(({ type }) => type)).toEqual(['E0', 'E1']);
    expect(parts[1]?.data.toString('latin1', 0, XMP_HEADER.length)).toBe(XMP_HEADER);
    expect(parts.toSpliced(1, 1)).toEqual(jpegParts(JPEG));
  });

  it('puts it behind JFIF extensions and Exif, which must come first, and before the rest', () => {
    const parts = jpegParts(writeMetadata(jpeg(app0, exif, profile), 'jpeg', FIELDS));
    const behind = parts.map(({ type, data }) => `${type} ${/^\w{4}/.exec(data.toString('latin1'))?.[0] ?? ''}`).slice(0, 5);
    expect(behind).toEqual(['E0 JFIF', 'E0 JFXX', 'E1 Exif', 'E1 http', 'E2 ICC_']);
  });

  it('needs no JFIF', () => {
    const [, ...rest] = jpegParts(JPEG);
    const bare = Uint8Array.from([0xff, 0xd8, ...JPEG.subarray(4 + 16)]);
    expect(jpegParts(bare)).toEqual(rest);
    expect(jpegParts(writeMetadata(bare, 'jpeg', FIELDS))[0]?.type).toBe('E1');
    expect(readMetadata(writeMetadata(bare, 'jpeg', FIELDS))).toEqual(FIELDS);
  });

  it('loses the XMP it had, extensions included, wherever it stood', () => {
    const old = jpegSegment(0xe1, XMP_HEADER + FOREIGN);
    const extension = jpegSegment(0xe1, `${EXTENSION}${'0'.repeat(32)}\0\0\0\x01\0\0\0\0x`);
    expect(writeMetadata(jpeg(old, exif, extension, profile, old), 'jpeg', FIELDS)).toEqual(
      writeMetadata(jpeg(exif, profile), 'jpeg', FIELDS),
    );
    const betweenScans = Uint8Array.from([...JPEG.subarray(0, -2), ...old, 0xff, 0xd9]);
    expect(writeMetadata(betweenScans, 'jpeg', FIELDS)).toEqual(writeMetadata(JPEG, 'jpeg', FIELDS));
  });

  it('is at home with fill bytes, and loses what stood behind its end', () => {
    const filled = Uint8Array.from([...JPEG.subarray(0, 20), 0xff, 0xff, ...JPEG.subarray(20), 0xff, 0xd8, 0xff, 1, 2]);
    expect(readMetadata(writeMetadata(filled, 'jpeg', FIELDS))).toEqual(FIELDS);
    expect(writeMetadata(filled, 'jpeg', FIELDS).at(-1)).toBe(0xd9);
  });

  it('cuts the alt text between graphemes where the segment ends, and no other field', () => {
    for (const unit of ['&', '👩‍👩‍👧‍👦', 'x', '日']) {
      const fields = { ...FIELDS, altText: unit.repeat(70_000 / Buffer.byteLength(unit)) };
      const written = writeMetadata(JPEG, 'jpeg', fields);
      const packet = jpegParts(written)[1]?.data.subarray(XMP_HEADER.length);
      expect(packet?.length).toBeLessThanOrEqual(65_502);
      expect(packet?.length).toBeGreaterThan(65_502 - 40);
      const read = readMetadata(written);
      expect({ ...read, altText: '' }).toEqual({ ...FIELDS, altText: '' });
      expect(read?.altText.replaceAll(unit, '')).toBe('…');
      expect(metadataFaults(written, 'jpeg', fields)).toEqual([]);
    }
  });
});

describe.each(formats)('what is written into %s', (format, bytes) => {
  it('is read back', () => {
    expect(readMetadata(writeMetadata(bytes, format, FIELDS))).toEqual(FIELDS);
    const { model: _, ...attribution } = FIELDS.attribution;
    const other: MetadataFields = { ...FIELDS, attribution, sourceType: 'composite', reviewed: true, altText: '' };
    expect(readMetadata(writeMetadata(bytes, format, other))).toEqual(other);
  });

  it('is written once, however often', () => {
    const once = writeMetadata(bytes, format, FIELDS);
    expect(writeMetadata(once, format, withAttribution({ name: 'Somebody else' }))).not.toEqual(once);
    expect(writeMetadata(writeMetadata(once, format, withAttribution({ name: 'Somebody else' })), format, FIELDS)).toEqual(once);
  });

  it('keeps names of every script, and 1,000 characters of alt text', () => {
    for (const name of ['株式会社サンプル', 'שרה כהן', 'Müller & Söhne <GmbH>', `O'Neil "Ed" 👩‍💻`, 'Nguyễn Thị Hường']) {
      const fields = { ...withAttribution({ name, model: name }), altText: `${name} `.repeat(200).slice(0, 1000).trim() };
      expect(readMetadata(writeMetadata(bytes, format, fields))).toEqual(fields);
    }
  });

  it('is one safe line per text, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (one, two, three) => {
        const hostile = {
          ...withAttribution({ name: `n${one}`, model: two, site: `s${three}`, host: `h${one}` }),
          altText: three,
          software: `x${two}`,
        };
        const written = writeMetadata(bytes, format, hostile);
        const read = readMetadata(written);
        expect(read?.attribution.name).toBe(plain(`n${one}`));
        expect(read?.attribution.model ?? '').toBe(plain(two));
        expect(read?.attribution.site).toBe(plain(`s${three}`));
        expect(read?.altText).toBe(plain(three));
        expect(metadataFaults(written, format, hostile)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes names of 10 kB: they are cut, the file is whole', () => {
    for (const letter of ['x', '"', '日', '&']) {
      const long = letter.repeat(10_240);
      const fields = { ...withAttribution({ name: long, model: long, site: long, host: long }), id: long, software: long };
      const read = readMetadata(writeMetadata(bytes, format, fields));
      expect(read?.attribution.name.endsWith(`${letter}…`)).toBe(true);
      expect(xml(read?.attribution.name ?? '').length).toBeGreaterThan(330);
      expect(read?.altText).toBe(FIELDS.altText);
    }
  });

  it('tells the date with the offset of its zone, to the millisecond', () => {
    const dates = [
      ['Europe/Berlin', Date.UTC(2026, 9, 25, 0, 59, 59, 999), '2026-10-25T02:59:59.999+02:00'],
      ['Europe/Berlin', Date.UTC(2026, 9, 25, 1), '2026-10-25T02:00:00.000+01:00'],
      ['Asia/Kathmandu', Date.UTC(2026, 0, 1), '2026-01-01T05:45:00.000+05:45'],
      ['America/St_Johns', Date.UTC(2026, 0, 1), '2025-12-31T20:30:00.000-03:30'],
      ['Pacific/Kiritimati', Date.UTC(2026, 0, 1), '2026-01-01T14:00:00.000+14:00'],
      ['UTC', Date.UTC(2026, 0, 1), '2026-01-01T00:00:00.000+00:00'],
      ['Nowhere/At_All', Date.UTC(2026, 0, 1), '2026-01-01T00:00:00.000Z'],
    ] as const;
    for (const [zone, at, told] of dates) {
      const written = writeMetadata(bytes, format, withAttribution({ zone, at }));
      expect(Buffer.from(written).toString()).toContain(`<xmp:CreateDate>${told}</xmp:CreateDate>`);
      expect(readMetadata(written)?.attribution).toEqual({ ...FIELDS.attribution, zone, at });
    }
  });

  it('refuses fields that say nothing', () => {
    const empty = [
      withAttribution({ name: ' \u200B' }),
      withAttribution({ at: Number.NaN }),
      withAttribution({ at: 1e15 }),
      withAttribution({ at: -1e15 }),
      { ...FIELDS, id: '' },
    ];
    for (const fields of empty) {
      expect(() => writeMetadata(bytes, format, fields)).toThrow(expect.objectContaining({ reason: 'fields' }));
    }
  });
});

it('writes into no other format than the one it is told', () => {
  expect(() => writeMetadata(JPEG, 'png', FIELDS)).toThrow(MetadataError);
  expect(() => writeMetadata(png(), 'jpeg', FIELDS)).toThrow(MetadataError);
  expect(() => writeMetadata(WEBP.lossy, 'png', FIELDS)).toThrow(MetadataError);
  expect(() => writeMetadata(Buffer.from('GIF89a'), 'png', FIELDS)).toThrow(expect.objectContaining({ reason: 'format' }));
});

describe('metadataFaults', () => {
  it('names what is missing, other or too many', () => {
    const written = writeMetadata(png(), 'png', FIELDS);
    expect(metadataFaults(written, 'png', FIELDS)).toEqual([]);
    expect(metadataFaults(written, 'jpeg', FIELDS)).toEqual(['format']);
    expect(metadataFaults(png(), 'png', FIELDS)).toEqual(['missing']);
    expect(metadataFaults(written.subarray(0, -1), 'png', FIELDS)).toEqual(['damaged']);
    expect(metadataFaults(written, 'png', { ...FIELDS, reviewed: true })).toEqual(['sharemark:Reviewed']);
    expect(metadataFaults(written, 'png', { ...FIELDS, sourceType: 'composite' })).toEqual(['Iptc4xmpExt:DigitalSourceType']);
    expect(metadataFaults(written, 'png', withAttribution({ name: 'Other' }))).toEqual([
      'dc:creator',
      'dc:description',
      'photoshop:Credit',
      'TC260:AIGC',
    ]);
    const { model: _, ...attribution } = FIELDS.attribution;
    expect(metadataFaults(written, 'png', { ...FIELDS, attribution })).toContain('sharemark:Model');
  });
});
