import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, MAX_INGREDIENTS } from '../../../../lib/mark/metadata/fields.ts';
import {
  type Ingredient,
  metadataFaults,
  MetadataError,
  type MetadataFields,
  readMetadata,
  writeMetadata,
} from '../../../../lib/mark/metadata/index.ts';
import { PICTURE_FORMATS, type PictureFormat } from '../../../../lib/types.ts';
import { hostileText } from '../hostile.ts';
import { FIELDS, JPEG, png, pngChunk } from './sample.ts';
import { WEBP } from './webp-sample.ts';

const PICTURES: Readonly<Record<PictureFormat, Uint8Array>> = { png: png(), jpeg: JPEG, webp: WEBP.lossy };
const TRAINED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

const INGREDIENTS: readonly Ingredient[] = [
  { name: 'cat.webp', format: 'webp', instanceId: 'xmp.iid:1', digitalSourceType: TRAINED, hasCredentials: true },
  { name: 'A “photo” <of> & by us', format: 'png', hasCredentials: false },
];
const WHOLE: MetadataFields = {
  ...FIELDS,
  provider: 'OpenAI',
  version: '2026-11-20',
  watermarkId: '0badc0de',
  ingredients: INGREDIENTS,
};

const packetOf = (fields: MetadataFields): string => Buffer.from(writeMetadata(png(), 'png', fields)).toString();
const property = (fields: MetadataFields, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(packetOf(fields))?.[1]?.replaceAll('&quot;', '"');
/** The file with some of its packet spelled in another way. */
const respelled = (from: string | RegExp, to: string): Uint8Array => {
  const packet = /<\?xpacket begin[^]*end="r"\?>/.exec(packetOf(WHOLE))?.[0] ?? '';
  expect(packet.replace(from, to)).not.toBe(packet);
  return png(pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${packet.replace(from, to)}`));
};
const refusal = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof MetadataError ? error.reason : error;
  }
};

describe('provider and version', () => {
  it('are told in the fields of IPTC and TC260', () => {
    expect(property(WHOLE, 'Iptc4xmpExt:AISystemUsed')).toBe('OpenAI ChatGPT gpt-5.2');
    expect(property(WHOLE, 'Iptc4xmpExt:AISystemVersionUsed')).toBe('2026-11-20');
    expect(JSON.parse(property(WHOLE, 'TC260:AIGC') ?? '')).toMatchObject({ ContentProducer: 'OpenAI' });
  });

  it('are never guessed: without them the site is the producer and the model the version', () => {
    expect(property(FIELDS, 'Iptc4xmpExt:AISystemUsed')).toBe('ChatGPT gpt-5.2');
    expect(property(FIELDS, 'Iptc4xmpExt:AISystemVersionUsed')).toBe('gpt-5.2');
    expect(JSON.parse(property(FIELDS, 'TC260:AIGC') ?? '')).toMatchObject({ ContentProducer: 'ChatGPT' });
    expect(packetOf(FIELDS)).not.toMatch(/sharemark:(?:Provider|Version)/);
  });

  it('stand in a name once', () => {
    const attribution = { ...FIELDS.attribution, site: 'Microsoft Copilot', model: 'GPT-5' };
    expect(property({ ...FIELDS, attribution, provider: 'Microsoft' }, 'Iptc4xmpExt:AISystemUsed')).toBe(
      'Microsoft Copilot GPT-5',
    );
    expect(readMetadata(writeMetadata(png(), 'png', { ...FIELDS, version: 'gpt-5.2' }))).toEqual(FIELDS);
  });
});

describe.each(PICTURE_FORMATS)('what else is said in %s', (format) => {
  it('is read back', () => {
    const written = writeMetadata(PICTURES[format], format, WHOLE);
    expect(readMetadata(written)).toEqual(WHOLE);
    expect(metadataFaults(written, format, WHOLE)).toEqual([]);
  });

  it('is read back whatever it is, as one safe line of a bounded length', { timeout: 30_000 }, () => {
    const ingredient = fc.record(
      {
        name: hostileText.map((text) => `n${text}`),
        format: fc.constantFrom(...PICTURE_FORMATS),
        instanceId: hostileText,
        digitalSourceType: hostileText,
        hasCredentials: fc.boolean(),
      },
      { requiredKeys: ['name', 'format', 'hasCredentials'] },
    );
    const more = fc.record(
      {
        provider: hostileText,
        version: fc.oneof(hostileText, fc.constant('gpt-5.2')),
        watermarkId: fc.stringMatching(/^[\da-f]{8}$/),
        ingredients: fc.array(ingredient, { maxLength: 4 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(more, (others) => {
        const fields: MetadataFields = { ...FIELDS, ...others };
        const written = writeMetadata(PICTURES[format], format, fields);
        expect(readMetadata(written)).toEqual(asWritten(fields));
        expect(metadataFaults(written, format, fields)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is checked field by field', () => {
    const written = writeMetadata(PICTURES[format], format, WHOLE);
    const faults = (change: Partial<MetadataFields>): readonly string[] =>
      metadataFaults(written, format, { ...WHOLE, ...change });
    expect(faults({ provider: 'Other' })).toEqual(['Iptc4xmpExt:AISystemUsed', 'TC260:AIGC', 'sharemark:Provider']);
    expect(faults({ version: '2' })).toEqual(['Iptc4xmpExt:AISystemVersionUsed', 'sharemark:Version']);
    expect(faults({ watermarkId: '0badc0df' })).toEqual(['sharemark:WatermarkId']);
    expect(faults({ ingredients: INGREDIENTS.slice(0, 1) })).toEqual(['xmpMM:Ingredients']);
    expect(faults({ ingredients: INGREDIENTS.map((one) => ({ ...one, hasCredentials: true })) })).toEqual(['xmpMM:Ingredients']);
    expect(faults({ ingredients: INGREDIENTS.toReversed() })).toEqual(['xmpMM:Ingredients']);
    expect(metadataFaults(writeMetadata(PICTURES[format], format, FIELDS), format, WHOLE)).toContain('xmpMM:Ingredients');
    const bare: MetadataFields = { ...FIELDS, provider: 'OpenAI', watermarkId: '0badc0de' };
    expect(metadataFaults(written, format, bare).toSorted()).toEqual([
      'Iptc4xmpExt:AISystemVersionUsed',
      'sharemark:Version',
      'xmpMM:Ingredients',
    ]);
  });
});

describe('what is too much or too little', () => {
  it('leaves the alt text whole, however long all the others are', () => {
    for (const letter of ['x', '"', '日', '\\', '&']) {
      const long = letter.repeat(10_240);
      const fields: MetadataFields = {
        ...WHOLE,
        id: long,
        attribution: { ...FIELDS.attribution, name: long, model: long, site: long, host: `h${long}` },
        software: long,
        provider: `p${long}`,
        version: `v${long}`,
        altText: 'a'.repeat(8000),
        ingredients: Array.from({ length: 100 }, () => ({
          name: long,
          format: 'webp',
          instanceId: long,
          digitalSourceType: long,
          hasCredentials: true,
        })),
      };
      const read = readMetadata(writeMetadata(JPEG, 'jpeg', fields));
      expect(read?.altText).toBe(fields.altText);
      expect(read?.ingredients).toHaveLength(MAX_INGREDIENTS);
      expect(read).toEqual(asWritten(fields));
    }
  });

  it.each([
    ['an id of 7 digits', { watermarkId: '0badc0d' }],
    ['an id of capital letters', { watermarkId: '0BADC0DE' }],
    ['an empty id', { watermarkId: '' }],
    ['an ingredient without a name', { ingredients: [{ name: ' \u200B', format: 'png', hasCredentials: true }] }],
  ] satisfies readonly [string, Partial<MetadataFields>][])('is refused: %s', (_, change) => {
    expect(refusal(() => writeMetadata(png(), 'png', { ...FIELDS, ...change }))).toBe('fields');
  });

  it.each([
    ['a watermark', '>0badc0de<', '>0badc0dX<'],
    ['a list of structures', '<rdf:li rdf:parseType="Resource">', '<rdf:li>text</rdf:li><rdf:li rdf:parseType="Resource">'],
    ['a name', /<stRef:filePath>[^<]*/, '<stRef:filePath>'],
    ['a format', '>image/webp<', '>image/gif<'],
    ['yes or no', '<sharemark:Credentials>True', '<sharemark:Credentials>1'],
  ])('is incomplete if what should be %s is none', (_, from, to) => {
    expect(refusal(() => readMetadata(respelled(from, to)))).toBe('incomplete');
  });

  it('is damaged if a structure says a thing twice', () => {
    expect(refusal(() => readMetadata(respelled(/<stRef:filePath>[^<]*<\/stRef:filePath>/, '$&$&')))).toBe('damaged');
  });
});

it('reads structures however they are spelled', () => {
  const [first = ''] = /<rdf:li rdf:parseType="Resource">.*?<\/rdf:li>/.exec(packetOf(WHOLE)) ?? [];
  const inside = first.slice('<rdf:li rdf:parseType="Resource">'.length, -'</rdf:li>'.length);
  const attributes = inside.replaceAll(/<([\w:]+)>([^<]*)<\/[\w:]+>/g, ' $1="$2"');
  for (const other of [
    `<rdf:li><rdf:Description>${inside}</rdf:Description></rdf:li>`,
    `<rdf:li\n${attributes}/>`,
    `<rdf:li><rdf:Description${attributes}/></rdf:li>`,
    `<rdf:li>\n <rdf:Description dc:format="image/webp">${inside.replace(/<dc:format>.*<\/dc:format>/, '')}</rdf:Description>\n</rdf:li>`,
  ])
    expect(readMetadata(respelled(first, other))).toEqual(WHOLE);
});
