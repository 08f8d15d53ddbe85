import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { type MetadataFields, writeMetadata } from '../../../../lib/mark/metadata/index.ts';
import { PICTURE_FORMATS } from '../../../../lib/types.ts';
import { runExiftool } from '../../../tools/check-metadata.ts';
import { FIELDS, jpeg, jpegSegment, png, pngChunk } from './sample.ts';
import { WEBP, webp, webpChunk } from './webp-sample.ts';

const TRAINED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const OLD = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';
const NAMES = ['Jane Doe', '株式会社サンプル', '👩‍💻 Zoë 🏳️‍🌈', 'שרה כהן', 'Müller & Söhne <GmbH> "Süd" \'n\' ]]> ;'];
const ALT = 'Screenshot of an AI chat: 1,000 characters. '.repeat(25).slice(0, 999).padEnd(1000, '.');

function fieldsFor(name: string, index: number): MetadataFields {
  return {
    ...FIELDS,
    attribution: { ...FIELDS.attribution, name, model: `${name} 5.2` },
    altText: index === 0 ? ALT : `${name}: ${ALT}`.slice(0, 1000).trimEnd(),
    sourceType: index % 2 === 0 ? 'trained' : 'composite',
    reviewed: index % 2 === 1,
    provider: 'OpenAI',
    watermarkId: '0badc0de',
    ingredients: [
      { name, format: 'webp', instanceId: 'xmp.iid:1', digitalSourceType: TRAINED, hasCredentials: true },
      { name: 'b.png', format: 'png', hasCredentials: false },
    ],
  };
}

const cases = NAMES.map(fieldsFor);

const folder = mkdtempSync(join(tmpdir(), 'sharemark-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pictures = {
  png: png(pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${OLD}`)),
  jpeg: jpeg(jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${OLD}`)),
  webp: webp(WEBP.lossy, webpChunk('XMP ', OLD)),
} as const;

const Tags = v.array(v.record(v.string(), v.unknown()));

describe.each(PICTURE_FORMATS)('ExifTool on %s', (format) => {
  const files = cases.map((fields, index) => {
    const file = join(folder, `${index}.${format}`);
    writeFileSync(file, writeMetadata(pictures[format], format, fields));
    return file;
  });
  const read = v.parse(
    Tags,
    JSON.parse(runExiftool(['-j', '-validate', '-warning', '-error', '-a', '-G1', '-XMP:all', ...files])),
  );

  it.each(cases.map((fields, index) => [fields.attribution.name, fields, index] as const))(
    'finds every field: %s',
    (_, fields, index) => {
      const { name, model } = fields.attribution;
      const tags = read[index] ?? {};
      expect(tags['ExifTool:Validate']).toBe('OK');
      expect(Object.keys(tags).filter((tag) => /:(?:Warning|Error)/.test(tag))).toEqual([]);
      const { 'XMP-TC260:Aigc': upper, 'XMP-TC260:AIGC': label = upper, ...others } = tags;
      expect(others).toMatchObject({
        'XMP-dc:Creator': name,
        'XMP-dc:Description': `AI-generated with ChatGPT ${model}, shared by ${name}`,
        'XMP-dc:Identifier': FIELDS.id,
        'XMP-xmp:CreateDate': '2026:11:22 17:14:02.123+01:00',
        'XMP-xmp:CreatorTool': 'Sharemark 0.2.0',
        'XMP-xmpMM:DocumentID': `xmp.did:${FIELDS.id}`,
        'XMP-photoshop:Credit': name,
        'XMP-iptcCore:AltTextAccessibility': fields.altText,
        'XMP-iptcExt:DigitalSourceType': expect.stringMatching(
          fields.sourceType === 'trained' ? /\/trainedAlgorithmicMedia$/ : /\/compositeWithTrainedAlgorithmicMedia$/,
        ),
        'XMP-iptcExt:DigitalImageGUID': `urn:uuid:${FIELDS.id}`,
        'XMP-iptcExt:AISystemUsed': `OpenAI ChatGPT ${model}`,
        'XMP-xmpMM:IngredientsFilePath': [name, 'b.png'],
        'XMP-xmpMM:IngredientsInstanceID': 'xmp.iid:1',
        'XMP-iptcExt:AISystemVersionUsed': model,
      });
      expect(typeof label === 'string' ? JSON.parse(label) : label).toEqual({
        Label: '1',
        ContentProducer: 'OpenAI',
        ProduceID: FIELDS.id,
        ReservedCode1: '',
        ContentPropagator: name,
        PropagateID: FIELDS.id,
        ReservedCode2: '',
      });
      const own = Object.fromEntries(Object.entries(tags).filter(([tag]) => tag.startsWith('XMP-sharemark:')));
      expect(own).toEqual({
        'XMP-sharemark:Reviewed': expect.toSatisfy((value) => String(value).toLowerCase() === String(fields.reviewed)),
        'XMP-sharemark:Site': 'ChatGPT',
        'XMP-sharemark:Host': 'chatgpt.com',
        'XMP-sharemark:Model': model,
        'XMP-sharemark:TimeZone': 'Europe/Berlin',
        'XMP-sharemark:Provider': 'OpenAI',
        'XMP-sharemark:WatermarkId': '0badc0de',
      });
    },
  );
});

it('finds a fault where there is one', () => {
  const file = join(folder, 'bad.png');
  const bytes = writeMetadata(png(), 'png', FIELDS);
  writeFileSync(file, bytes.subarray(0, -6));
  expect(runExiftool(['-validate', '-warning', '-a', file])).not.toMatch(/Validate\s*: OK/);
});
