import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetadataError, type MetadataReason, readMetadata, writeMetadata } from '../../../../lib/mark/metadata/index.ts';
import { FIELDS, jpeg, JPEG, jpegSegment, png, PNG_SIGNATURE, pngChunk } from './sample.ts';
import { WEBP } from './webp-sample.ts';

const DC = 'http://purl.org/dc/elements/1.1/';
const XMP_HEADER = 'http://ns.adobe.com/xap/1.0/\0';
const packetIn = (written: Uint8Array): string =>
  /<\?xpacket begin[^]*end="r"\?>/.exec(Buffer.from(written).toString())?.[0] ?? '';
const OWN = packetIn(writeMetadata(png(), 'png', FIELDS));

const pngWith = (packet: string): Uint8Array => png(pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${packet}`));
const jpegWith = (packet: string): Uint8Array => jpeg(jpegSegment(0xe1, XMP_HEADER + packet));

/** The reason why a file cannot be read; fails if another error or none comes. */
function refusal(bytes: Uint8Array): MetadataReason {
  try {
    readMetadata(bytes);
  } catch (error) {
    if (error instanceof MetadataError) return error.reason;
    throw error;
  }
  throw new Error('it was read');
}

describe('a picture of others', () => {
  it.each([
    ['a PNG without XMP', png()],
    ['a JPEG without XMP', JPEG],
    ['XMP of another program', pngWith(OWN.replace(/<sharemark:.*/g, ''))],
    ['a JPEG with XMP of another program', jpegWith(OWN.replace(/<sharemark:.*/g, ''))],
  ])('says nothing: %s', (_, bytes) => {
    expect(readMetadata(bytes)).toBeUndefined();
  });

  it('is told from what is no picture', () => {
    for (const bytes of [new Uint8Array(), PNG_SIGNATURE.subarray(0, 7), Buffer.from('GIF89a'), Buffer.from('<svg/>')]) {
      expect(refusal(bytes)).toBe('format');
    }
  });
});

describe('our own XMP', () => {
  it('is read wherever it stands, and however another tool has spelled it', () => {
    expect(readMetadata(pngWith(OWN))).toEqual(FIELDS);
    expect(readMetadata(jpegWith(OWN))).toEqual(FIELDS);
    // Simple properties as attributes, another prefix, other white space, two descriptions, a second language before the default one.
    const respelled = OWN.replaceAll('sharemark:', 'sm:')
      .replace(/<sm:Reviewed>False<\/sm:Reviewed>/, '')
      .replace('rdf:about=""', "rdf:about='' sm:Reviewed='False'")
      .replace('<dc:identifier>', `</rdf:Description>\r\n<rdf:Description rdf:about="" xmlns:dc="${DC}"><dc:identifier>`)
      .replace('</dc:identifier>', `</dc:identifier></rdf:Description>${/<rdf:Description[^>]*>/.exec(OWN)?.[0] ?? ''}`)
      .replace('<rdf:li xml:lang="x-default">', '<rdf:li xml:lang="de">Anders</rdf:li><!-- - --><rdf:li xml:lang="x-default">')
      .replace('<xmp:CreatorTool>', '<xmp:Label rdf:parseType="Resource"><xmp:a>1</xmp:a></xmp:Label><xmp:CreatorTool>')
      .replace('Sharemark 0.2.0', '<![CDATA[Sharemark 0.2.0]]>')
      .replaceAll('xmlns:sharemark=', 'xmlns:sm =\n');
    expect(respelled).not.toBe(OWN);
    expect(readMetadata(pngWith(respelled))).toEqual(FIELDS);
  });

  it.each([
    ['dc:creator', /<dc:creator>.*/],
    ['dc:identifier', /<dc:identifier>.*/],
    ['xmp:CreateDate', /<xmp:CreateDate>.*/],
    ['Iptc4xmpExt:DigitalSourceType', /<Iptc4xmpExt:DigitalSourceType>.*/],
    ['sharemark:Host', /<sharemark:Host>.*/],
    ['xmp:CreatorTool', />Sharemark 0\.2\.0</],
  ])('is incomplete without %s', (name, line) => {
    const packet = OWN.replace(line, line.source.startsWith('>') ? '><' : '');
    expect(packet).not.toBe(OWN);
    expect(() => readMetadata(pngWith(packet))).toThrow(name);
    expect(refusal(pngWith(packet))).toBe('incomplete');
  });

  it.each([
    ['a date', 'T17:14:02.123+01:00', 'T25:14:02.123+01:00'],
    ['a date in full', 'T17:14:02.123+01:00', ''],
    ['a source that is AI', 'trainedAlgorithmicMedia', 'digitalCapture'],
    ['yes or no', '>False<', '>perhaps<'],
  ])('is incomplete if what should be %s is none', (_, from, to) => {
    expect(OWN).toContain(from);
    expect(refusal(pngWith(OWN.replace(from, to)))).toBe('incomplete');
  });
});

/** The file with other bytes at one place. */
const lying = (bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array =>
  bytes.map((byte, index) => values[index - at] ?? byte);

describe('a hostile file', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "&a;&a;">`).join('')}]><x>&a;</x>`;
  const chunk = pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${OWN}`);
  const segment = jpegSegment(0xe1, XMP_HEADER + OWN);

  it.each<[string, MetadataReason, Uint8Array]>([
    ['two packets', 'doubled', png(chunk, chunk)],
    ['two segments', 'doubled', jpeg(segment, segment)],
    ['a packet between scans besides', 'doubled', Uint8Array.from([...jpeg(segment).subarray(0, -2), ...segment, 0xff, 0xd9])],
    [
      'compressed XMP',
      'compressed',
      png(pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0'), deflateSync(OWN)]))),
    ],
    ['a raw profile', 'compressed', png(pngChunk('zTXt', 'Raw profile type xmp\0\0x'))],
    ['a PNG of 8 bytes', 'damaged', PNG_SIGNATURE],
    ['a chunk that claims 100 MB', 'damaged', lying(png(), 33, [0x06, 0x40, 0, 0])],
    ['a chunk that claims 4 GB', 'damaged', lying(png(), 33, [0xff, 0xff, 0xff, 0xff])],
    ['a wrong checksum', 'damaged', lying(png(), 29, [1, 2, 3, 4])],
    ['a chunk without a type', 'damaged', Uint8Array.from([...PNG_SIGNATURE, ...pngChunk('\0\0\0\0', '')])],
    ['no IHDR', 'damaged', Uint8Array.from([...PNG_SIGNATURE, ...pngChunk('IDAT', ''), ...pngChunk('IEND', '')])],
    ['two IHDR', 'damaged', png(pngChunk('IHDR', ''))],
    ['more chunks than a picture has', 'damaged', png(...Array.from({ length: 100_001 }, () => pngChunk('tEXt', '')))],
    ['a segment longer than the file', 'damaged', lying(JPEG, 4, [0xff, 0xff])],
    ['a segment of length 0', 'damaged', lying(JPEG, 4, [0, 0])],
    ['a scan without an end', 'damaged', JPEG.subarray(0, -2)],
    ['a scan that ends in fill bytes', 'damaged', Uint8Array.from([...JPEG.subarray(0, -2), 0xff, 0xff, 0xff])],
    ['nothing but fill bytes', 'damaged', new Uint8Array(1_000_000).fill(0xff).fill(0xd8, 1, 2)],
    ['a JPEG in a JPEG', 'damaged', Uint8Array.from([...JPEG.subarray(0, 20), ...JPEG])],
    ['more segments than a picture has', 'damaged', jpeg(Buffer.alloc(400_000, Buffer.from([0xff, 0xd0])))],
    ['XMP that is not UTF-8', 'damaged', png(pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0\xff\xfe', 'latin1')))],
    ['empty XMP', 'damaged', pngWith('')],
    ['XMP without RDF', 'damaged', pngWith('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')],
    ['a property said twice', 'damaged', pngWith(OWN.replace(/<dc:identifier>.*/, '$&$&'))],
    ['entities that unfold', 'damaged', pngWith(bomb)],
    ['XMP of 2 MB', 'damaged', pngWith(OWN.replace('Sharemark 0.2.0', 'x'.repeat(2_000_000)))],
    ['XMP nested deep', 'damaged', pngWith('<a>'.repeat(100_000))],
  ])('%s: %s', (_, reason, bytes) => {
    expect(refusal(bytes)).toBe(reason);
  });

  it('ends soon, however much it declares', () => {
    const declarations = Array.from({ length: 20_000 }, (_, n) => ` xmlns:p${n}="u"`).join('');
    const graph = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"${declarations}>${'<b xmlns="c"/>'.repeat(30_000)}</rdf:RDF>`;
    expect(readMetadata(pngWith(graph))).toBeUndefined();
    for (const piece of ['<a ', '<!--', '&#', 'a:', '<![CDATA[', ' a="', '\r', '<?', '</']) {
      expect(refusal(pngWith(`<x>${piece.repeat(900_000 / piece.length)}`))).toBe('damaged');
    }
  });

  it('cut off anywhere is damaged, and never read for another', () => {
    for (const whole of [writeMetadata(png(), 'png', FIELDS), writeMetadata(JPEG, 'jpeg', FIELDS)]) {
      for (let length = 3; length < whole.length; length += 1) {
        expect(refusal(whole.subarray(0, length))).toMatch(length < 8 ? /damaged|format/ : 'damaged');
      }
    }
  });

  it('with any bytes changed is read, refused or empty, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          writeMetadata(png(), 'png', FIELDS),
          writeMetadata(JPEG, 'jpeg', FIELDS),
          writeMetadata(WEBP.alpha, 'webp', FIELDS),
        ),
        fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (whole, changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          let outcome: unknown;
          try {
            outcome = readMetadata(bytes);
          } catch (error) {
            outcome = error;
          }
          expect(outcome === undefined || outcome instanceof MetadataError || (outcome !== null && typeof outcome === 'object' && 'id' in outcome)).toBe(true); // prettier-ignore
          expect(outcome instanceof Error && !(outcome instanceof MetadataError)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
